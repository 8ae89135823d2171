import { readColumns } from './columns.ts';
import { type Created, type CreatedReader, rangeOf } from './created.ts';
import { define } from './define.ts';
import { insideString } from './docs.ts';
import type { Range } from './docs-form.ts';
import { noteNameAt } from './names.ts';
import type { Reading } from './reading.ts';
import { scopeIn } from './scopes.ts';
import { KIND } from './tokens.ts';
import { after, closing, elements, statementEnd } from './walk.ts';

const NAMED = new Set(['OF', 'LIKE', 'CLONE', 'COPY']);

/** `CREATE TABLE t (…)`, `… AS SELECT`, `… PARTITION OF p`, `CREATE VIRTUAL TABLE t USING fts5(…)`. */
export const readTable: CreatedReader = (reading, created) => {
  const { tokens, facts } = reading;
  const { words } = tokens;
  const { at, name } = created;
  const end = tableEnd(reading, created);
  const paren = columnsAt(reading, name.next, end);
  const range = rangeOf(reading, at, end);
  const signatureEnd = paren < 0 ? bodyStart(reading, name.next, end) : tokens.start[paren]!;
  const doc = commentOption(reading, paren < 0 ? name.next : after(tokens, paren), end);
  const { temporary } = created;
  const symbol = define(reading, { kind: 'table', name, ...range, signatureEnd, doc, said: 'TABLE', temporary });
  const first = paren < 0 ? name.next : paren;
  readOptions(reading, name.next, first);
  if (paren < 0) return readRest(reading, first, end);
  const last = closing(tokens, paren);
  const close = tokens.start[last] ?? facts.text.length;
  const scope = scopeIn(reading.scope, 'class', tokens.start[paren]!, () => close + (words[last] === ')' ? 1 : 0));
  const inside = {
    ...reading,
    parent: symbol < 0 ? reading.parent : symbol,
    scope,
    exported: reading.exported && !temporary,
  };
  if (/^(?:SELECT|WITH)$/.test(words[paren + 1] ?? '')) reading.readCode(inside, paren + 1, last, '(');
  else if (words[paren - 1] === 'AS' || isNamesOnly(reading, paren + 1, last, end))
    reading.readCode(inside, paren + 1, last, '(');
  else if (!words.slice(name.next, paren).includes('USING')) readColumns(inside, paren + 1, last, 'column');
  else readModuleColumns(inside, paren + 1, last);
  return readRest(reading, after(tokens, paren), end);
};

/** The statement's end: a query may follow, which is part of it. */
function tableEnd({ tokens }: Reading, { name, to }: Created): number {
  return statementEnd(tokens, name.next, to);
}

/** The parenthesis of the columns; -1 when there is none. */
function columnsAt({ tokens }: Reading, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const word = tokens.words[i]!;
    if (word === '(') return i;
    if (/^(?:AS|SELECT|WITH|PARTITION|FOR|LIKE|ENGINE|TABLESPACE|SERVER)$/.test(word) && tokens.kind[i] === KIND.word) {
      if (word === 'PARTITION' && tokens.words[i + 1] === 'OF') continue;
      return -1;
    }
  }
  return -1;
}

function bodyStart({ tokens }: Reading, from: number, end: number): number {
  for (let i = from; i < end; i++)
    if (tokens.words[i] === 'AS' || tokens.words[i] === 'SELECT') return tokens.end[i - 1]!;
  return tokens.end[Math.max(end - 1, from - 1)]!;
}

/** `(a, b)` before `AS SELECT`: the query has the types. */
function isNamesOnly({ tokens }: Reading, from: number, to: number, end: number): boolean {
  const next = to + 1;
  if (next >= end || tokens.words[next] !== 'AS') return false;
  for (const element of elements(tokens, from, to)) if (element.to - element.from > 1) return false;
  return true;
}

/** SQLite: what a module is given are columns and options `a=b`. */
function readModuleColumns(reading: Reading, from: number, to: number): void {
  for (const element of elements(reading.tokens, from, to)) {
    if (reading.tokens.words[element.from + 1] !== '=') readColumns(reading, element.from, element.to, 'column');
  }
}

function readOptions(reading: Reading, from: number, to: number): void {
  for (let i = from; i < to; i++) if (NAMED.has(reading.tokens.words[i]!)) noteNameAt(reading, i + 1, to, 'read');
}

/** What follows the columns: parents, options, the query that fills it. */
function readRest(reading: Reading, from: number, end: number): number {
  const { tokens } = reading;
  const { words } = tokens;
  for (let i = from; i < end; i = after(tokens, i)) {
    const word = words[i]!;
    if (word === 'SELECT' || (word === 'WITH' && words[i - 1] === 'AS') || (word === '(' && words[i - 1] === 'AS')) {
      reading.readCode(reading, i, end);
      return end;
    }
    if (word === 'AS' && words[i + 1] === 'EXECUTE') return noteNameAt(reading, i + 2, end, 'call');
    if (word === 'INHERITS' && words[i + 1] === '(') reading.readCode(reading, i + 2, closing(tokens, i + 1), '=');
    else if (word === 'LIKE' || (word === 'OF' && words[i - 1] === 'PARTITION') || word === 'SERVER')
      noteNameAt(reading, i + 1, end, 'read');
    else if (word === '(' && /^(?:RANGE|LIST|HASH|BY|KEY|COLUMNS)$/.test(words[i - 1] ?? '')) {
      reading.readCode(reading, i + 1, Math.min(closing(tokens, i), end), '=');
    }
  }
  return end;
}

/** MySQL `COMMENT = '…'` behind the columns. */
function commentOption({ tokens }: Reading, from: number, end: number): Range | undefined {
  for (let i = from; i + 1 < end; i = after(tokens, i)) {
    if (tokens.words[i] !== 'COMMENT') continue;
    const at = tokens.words[i + 1] === '=' ? i + 2 : i + 1;
    if (tokens.kind[at] === KIND.string) return insideString(tokens.text, tokens.start[at]!, tokens.end[at]!);
  }
  return undefined;
}
