import type { SymbolKind } from '../../model/index.ts';
import { readDataType } from './data-types.ts';
import { define } from './define.ts';
import { insideString } from './docs.ts';
import type { Range } from './docs-form.ts';
import { TYPES } from './keywords.ts';
import { isName, nameRange, noteNameAt, noteToken } from './names.ts';
import type { Reading } from './reading.ts';
import { bindLocal } from './scopes.ts';
import { KIND } from './tokens.ts';
import { after, closing, elements, skipWords } from './walk.ts';

/** What columns become: symbols of a table, those of a type, or names of the scope around. */
export type ColumnsAs = 'column' | 'field' | 'local' | 'parameter';

const ALONE = new Set(
  'CONSTRAINT CHECK FOREIGN PRIMARY UNIQUE LIKE EXCLUDE PERIOD INDEX KEY FULLTEXT SPATIAL SUPPLEMENTAL'.split(' '),
);

/** Reads the elements of `CREATE TABLE t (…)` in [from, to): columns, constraints, indexes. */
export function readColumns(reading: Reading, from: number, to: number, as: ColumnsAs, owner?: string): void {
  for (const element of elements(reading.tokens, from, to)) {
    if (reading.isLate()) return;
    if (isConstraint(reading, element.from, element.to)) readConstraint(reading, element.from, element.to, owner);
    else readColumn(reading, element.from, element.to, as, owner);
  }
}

/** Whether an element of a table is no column. Words that begin one can be names of columns, too. */
export function isConstraint({ tokens }: Reading, from: number, to: number): boolean {
  const { words, kind } = tokens;
  const word = words[from]!;
  if (kind[from] !== KIND.word || !ALONE.has(word)) return false;
  if (word !== 'KEY' && word !== 'INDEX' && word !== 'PERIOD' && word !== 'LIKE') return true;
  if (from + 1 >= to) return false;
  if (TYPES.has(words[from + 1]!) && words[from + 2] !== '(') return false;
  if (/^(?:TEXT|VARCHAR|N?CHAR|NVARCHAR|VARCHAR2|DECIMAL|NUMERIC|INT|TINYINT|BIGINT)$/.test(words[from + 1]!))
    return false;
  return true;
}

/** `name type constraints`, in [from, to). */
export function readColumn(reading: Reading, from: number, to: number, as: ColumnsAs, owner?: string): void {
  const { tokens, facts, scope, docs } = reading;
  const { kind, words, start, end } = tokens;
  if (kind[from] !== KIND.word && kind[from] !== KIND.quoted) {
    reading.readCode(reading, from, to, '=');
    return;
  }
  const name = { parts: [from], next: from + 1 };
  if (as === 'local' || as === 'parameter') {
    const range = nameRange(tokens, from);
    bindLocal(facts, scope, as === 'local' ? 'variable' : 'parameter', range.start, range.end);
  } else {
    const last = end[to - 1]!;
    const doc = commentIn(reading, from, to) ?? docs.above(start[from]!) ?? docs.behind(last);
    const kindOf: SymbolKind = as;
    const about = owner === undefined ? {} : { owner };
    define(reading, { kind: kindOf, name, start: start[from]!, end: last, doc, said: 'COLUMN', ...about });
  }
  let i = from + 1;
  if (words[i] !== 'AS' && words[i] !== 'GENERATED') i = readDataType(reading, i, to);
  readColumnRest(reading, i, to);
}

/** MySQL `COMMENT '…'`. */
function commentIn({ tokens }: Reading, from: number, to: number): Range | undefined {
  for (let i = from + 1; i + 1 < to; i = after(tokens, i)) {
    if (tokens.words[i] !== 'COMMENT') continue;
    const at = tokens.words[i + 1] === '=' ? i + 2 : i + 1;
    if (tokens.kind[at] !== KIND.string || at >= to) continue;
    const range = insideString(tokens.text, tokens.start[at]!, tokens.end[at]!);
    return range.start < range.end ? range : undefined;
  }
  return undefined;
}

/** The constraints behind a column's type. */
export function readColumnRest(reading: Reading, from: number, to: number): void {
  const { tokens, readCode } = reading;
  const { words } = tokens;
  let i = from;
  while (i < to) {
    const word = words[i]!;
    if (word === 'CONSTRAINT' && isName(tokens, i + 1) && i + 1 < to) i = defineConstraint(reading, i, i, to);
    else if (word === 'REFERENCES') i = readReferences(reading, i, to);
    else if (word === '(') {
      if (words[i - 1] !== 'IDENTITY') readCode(reading, i + 1, Math.min(closing(tokens, i), to), '=');
      i = after(tokens, i);
    } else if (word === 'DEFAULT' || word === '=' || word === ':=') i = readDefault(reading, i + 1, to);
    else if (word === 'COLLATE' || word === '::') i = readDataType(reading, i + 1, to);
    else i++;
  }
}

const AFTER_DEFAULT = new Set(
  'NOT NULL CHECK PRIMARY UNIQUE REFERENCES CONSTRAINT COLLATE COMMENT GENERATED AUTO_INCREMENT ON KEY FOR WITH ENCODING FIRST AFTER INVISIBLE VISIBLE OUTPUT OUT READONLY ENABLE SPARSE ROWGUIDCOL'.split(
    ' ',
  ),
);

function readDefault(reading: Reading, at: number, to: number): number {
  let i = at;
  while (i < to && (i === at || !AFTER_DEFAULT.has(reading.tokens.words[i]!))) i = after(reading.tokens, i);
  reading.readCode(reading, at, Math.min(i, to), '=');
  return Math.min(i, to);
}

/** `REFERENCES t (a, b)`: table and columns are read. */
function readReferences(reading: Reading, at: number, to: number): number {
  const { tokens } = reading;
  const i = noteNameAt(reading, at + 1, to, 'read');
  return tokens.words[i] === '(' && i < to ? noteColumns(reading, i) : Math.max(i, at + 1);
}

/** Columns in parentheses are read; gives the token after them. */
export function noteColumns(reading: Reading, paren: number): number {
  const { tokens } = reading;
  for (let i = paren + 1; i < closing(tokens, paren); i = after(tokens, i)) {
    if (tokens.words[i] === '(') reading.readCode(reading, i + 1, closing(tokens, i), '=');
    else if (tokens.words[i - 1] === ',' || i === paren + 1) {
      if (tokens.words[i + 1] === '(' && !/^\d/.test(tokens.text[tokens.start[i + 2] ?? 0] ?? ''))
        noteNameAt(reading, i, i + 1, 'call');
      else if (tokens.kind[i] === KIND.word || tokens.kind[i] === KIND.quoted) noteToken(reading, i, 'read');
    }
  }
  return after(tokens, paren);
}

const INDEX_WORDS = new Set(['FULLTEXT', 'SPATIAL', 'UNIQUE', 'INDEX', 'KEY']);

/** A constraint or an index in a table's parentheses, or what `ADD` adds; `owner` is the table where that is not around. */
export function readConstraint(reading: Reading, from: number, to: number, owner?: string): void {
  const { tokens } = reading;
  const { words } = tokens;
  let i = from;
  if (words[i] === 'CONSTRAINT' && isName(tokens, i + 1)) i = defineConstraint(reading, i, from, to, owner);
  else if (INDEX_WORDS.has(words[i]!)) {
    while (i < to && INDEX_WORDS.has(words[i]!)) i++;
    if (isName(tokens, i) && i < to && words[i] !== 'CLUSTERED' && words[i] !== 'NONCLUSTERED') {
      const about = owner === undefined ? {} : { owner };
      const name = { parts: [i], next: i + 1 };
      define(reading, { kind: 'index', name, start: tokens.start[from]!, end: tokens.end[to - 1]!, ...about });
      i++;
    }
  } else if (words[i] === 'LIKE') i = noteNameAt(reading, i + 1, to, 'read');
  while (i < to) {
    if (words[i] === 'REFERENCES') i = readReferences(reading, i, to);
    else if (words[i] !== '(') i++;
    else if (words[i - 1] === 'CHECK' || words[i - 1] === 'WHERE' || words[i - 1] === 'WITH') {
      if (words[i - 1] !== 'WITH') reading.readCode(reading, i + 1, Math.min(closing(tokens, i), to), '=');
      i = after(tokens, i);
    } else i = noteColumns(reading, i);
  }
}

/** `CONSTRAINT name …` from `at` on, a symbol of the table; gives the token after the name. */
function defineConstraint(reading: Reading, at: number, from: number, to: number, owner?: string): number {
  const { tokens, docs } = reading;
  const what = tokens.words[skipWords(tokens, at + 2, 'NOT')] ?? '';
  const kind = /^(?:PRIMARY|FOREIGN|UNIQUE|REFERENCES)$/.test(what) ? 'key' : 'rule';
  const [start, end] = [tokens.start[from]!, tokens.end[to - 1]!];
  const about = owner === undefined ? {} : { owner };
  const doc = docs.above(start) ?? docs.behind(end);
  define(reading, { kind, name: { parts: [at + 1], next: at + 2 }, start: tokens.start[at]!, end, doc, ...about });
  return at + 2;
}
