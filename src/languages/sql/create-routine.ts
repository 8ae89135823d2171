import { readColumns } from './columns.ts';
import type { CreatedReader } from './created.ts';
import { readDataType } from './data-types.ts';
import { startsDeclaration } from './declare.ts';
import { define } from './define.ts';
import { insideString } from './docs.ts';
import type { Range } from './docs-form.ts';
import type { Name } from './names.ts';
import { bodyRange } from './others.ts';
import { readParameters } from './parameters.ts';
import type { Reading } from './reading.ts';
import { type BodyStyle, bodyEnd } from './routine-end.ts';
import { scopeIn } from './scopes.ts';
import { KIND, type Tokens } from './tokens.ts';
import { after, closing, isEnd, terminator } from './walk.ts';

/** `CREATE FUNCTION`, `PROCEDURE`, `AGGREGATE`, `EVENT`. */
export const readRoutine: CreatedReader = (reading, { at, name, what, to }) =>
  readRoutineAt(reading, at, name, what, to);

/** What comes where in a routine, as tokens; `text` is a body that is a text in the text. */
interface Head {
  body: number;
  end: number;
  text: number;
}

/**
 * A routine from its first word `at` on, with `name` read: `CREATE FUNCTION f(…)`, or `FUNCTION f(…)` of an Oracle package.
 * Gives the token after it.
 */
export function readRoutineAt(reading: Reading, at: number, name: Name, what: string, to: number): number {
  const { tokens } = reading;
  const { words, start, end } = tokens;
  const head = findBody(reading, name.next, to, words[at] !== 'CREATE' && words[at] !== 'ALTER');
  const last = Math.max(head.end, name.next);
  const offsets = { start: start[at]!, end: end[last - 1]! };
  const signatureEnd = Math.min(end[Math.max(head.body, name.next) - 1]!, offsets.end);
  const kind = what === 'EVENT' ? 'trigger' : 'function';
  const declaration = head.body >= last && words[at] !== 'CREATE' && words[at] !== 'ALTER';
  const doc = commentOf(reading, name.next, head);
  const said = what === 'PROC' ? 'PROCEDURE' : what;
  const symbol = define(reading, { kind, name, ...offsets, signatureEnd, said, doc, declaration });
  const scope = scopeIn(reading.scope, 'function', end[name.next - 1]!, () => offsets.end);
  const parent = symbol < 0 ? reading.parent : symbol;
  const inside: Reading = { ...reading, parent, scope, exported: false, depth: reading.depth + 1 };
  if (inside.depth > DEEP) return last;
  const next = readParameters(inside, name.next, Math.min(head.body, last));
  readHead(inside, next, Math.min(head.body, last));
  if (head.text >= 0) readTextBody(inside, name.next, head);
  else readBody(inside, head.body, last);
  return last;
}

/** Routines in so many others are not read. */
const DEEP = 200;
const BODY_WORDS = new Set([
  'AS',
  'IS',
  'BEGIN',
  'RETURN',
  'SELECT',
  'INSERT',
  'UPDATE',
  'DELETE',
  'SET',
  'CALL',
  'IF',
  'WHILE',
  'DO',
  'DECLARE',
]);

/** Where the body begins and ends; a member of a package has one behind `IS` or `AS` only. */
function findBody({ tokens, dialect }: Reading, from: number, to: number, member: boolean): Head {
  const { words, kind } = tokens;
  const stop = terminator(tokens, from, to);
  for (let i = from; i < stop; i++) {
    if (kind[i] === KIND.body) return { body: words[i - 1] === 'AS' ? i - 1 : i, end: stop, text: i };
    if (words[i] === '(') i = after(tokens, i) - 1;
  }
  for (let i = from; i < stop; i = after(tokens, i)) {
    const word = words[i]!;
    if (kind[i] !== KIND.word || !BODY_WORDS.has(word) || words[i - 1] === '.') continue;
    if (word === 'AS' && kind[i + 1] === KIND.string) return { body: i, end: stop, text: i + 1 };
    if (word === 'AS' && /^(?:OWNER|CALLER|SELF|LOCATOR)$/.test(words[i + 1] ?? '')) continue;
    if (word === 'AS' && (kind[i - 1] === KIND.variable || words[i + 1] === 'ENUM')) continue;
    // Oracle says `RETURN type`, PostgreSQL `SET name = value` and `CALLED ON NULL INPUT` in the head.
    if (member && word !== 'IS' && word !== 'AS') continue;
    if (word === 'RETURN' && !isReturnOfValue(tokens, i, stop)) continue;
    if (word === 'SET' && dialect === 'postgres') continue;
    if (/^(?:INSERT|UPDATE|DELETE|SELECT|IF|SET)$/.test(word) && /^(?:ON|OR|IS|,|NOT)$/.test(words[i - 1]!)) continue;
    return { body: i, end: bodyEnd({ tokens }, i, to, styleOf(tokens, i, dialect)), text: -1 };
  }
  return { body: stop, end: stop, text: -1 };
}

function isReturnOfValue({ words, kind }: Tokens, at: number, stop: number): boolean {
  for (let i = at + 1; i < stop; i++)
    if (kind[i] === KIND.word && /^(?:AS|IS|BEGIN|LANGUAGE|AGGREGATE|PIPELINED)$/.test(words[i]!)) return false;
  return kind[stop] === undefined || words[stop] !== undefined;
}

function styleOf({ words }: Tokens, at: number, dialect: string): BodyStyle {
  if (dialect === 'tsql') return 'batch';
  if (words[at] !== 'AS' && words[at] !== 'IS' && words[at] !== 'DECLARE') return 'statement';
  if (words[at + 1] === 'BEGIN' || words[at + 1] === 'LANGUAGE' || words[at + 1] === 'EXTERNAL') return 'statement';
  if (dialect === 'oracle' || words[at] !== 'AS') return 'sections';
  return /^(?:SELECT|WITH|SET|RETURN|INSERT|UPDATE|DELETE|TABLE|\(|DECLARE)$/.test(words[at + 1] ?? '')
    ? 'batch'
    : 'sections';
}

/** `RETURNS TABLE (a int)`, `RETURNS t`, `RETURN t`; what else stands in a head names nothing. */
function readHead(reading: Reading, from: number, to: number): void {
  const { tokens } = reading;
  const { words } = tokens;
  let i = from;
  while (i < to) {
    if (words[i] === 'RETURNS' || words[i] === 'RETURN') i = readReturns(reading, i + 1, to);
    else if (words[i] === 'DEFAULT' || words[i] === '=') {
      reading.readCode(reading, i + 1, Math.min(i + 2, to), '=');
      i += 2;
    } else i = after(tokens, i);
  }
}

function readReturns(reading: Reading, at: number, to: number): number {
  const { tokens, facts } = reading;
  const { words, kind } = tokens;
  let i = at;
  if (kind[i] === KIND.variable) {
    facts.occurrence(tokens.start[i]!, tokens.end[i]!, 'definition');
    i++;
  }
  if (words[i] === 'TABLE' && words[i + 1] === '(') {
    const close = Math.min(closing(tokens, i + 1), to);
    readColumns(reading, i + 2, close, kind[at] === KIND.variable ? 'local' : 'parameter');
    return after(tokens, i + 1);
  }
  return Math.max(readDataType(reading, i, to), at);
}

const SQL_LANGUAGES = /^(?:SQL|PLPGSQL|PLTSQL|PLISQL)$/i;

/** PostgreSQL: the body is a string, and in SQL when the language is. */
function readTextBody(reading: Reading, from: number, { text, end }: Head): void {
  const { tokens } = reading;
  let language = '';
  for (let i = from; i < end; i++) {
    if (tokens.words[i] === 'LANGUAGE')
      language = tokens.text.slice(tokens.start[i + 1]!, tokens.end[i + 1]!).replace(/['"]/g, '');
  }
  if (!SQL_LANGUAGES.test(language)) return;
  if (tokens.kind[text] === KIND.body) reading.readText(reading, ...bodyRange(tokens, text));
  else {
    const { start, end: last } = insideString(tokens.text, tokens.start[text]!, tokens.end[text]!);
    // With quotes in it that are doubled, it is no text that could be read where it stands.
    if (!/''|\\/.test(tokens.text.slice(start, last))) reading.readText(reading, start, last);
  }
}

/** A body that is part of the script, with the declarations before its block. */
function readBody(reading: Reading, from: number, to: number): void {
  const { words } = reading.tokens;
  let i = from;
  if (i < to && (words[i] === 'AS' || words[i] === 'IS')) {
    i++;
    while (startsDeclaration(reading, i, to) && reading.dialect !== 'tsql') {
      const next = reading.readDeclaration(reading, i, to);
      if (next === i) break;
      i = words[next] === ';' ? next + 1 : next;
    }
  }
  reading.readCode(reading, i, to);
}

/** MySQL `COMMENT '…'` in the head. */
function commentOf({ tokens }: Reading, from: number, head: Head): Range | undefined {
  for (let i = from; i < head.body; i = after(tokens, i)) {
    if (isEnd(tokens, i)) return undefined;
    if (tokens.words[i] === 'COMMENT' && tokens.kind[i + 1] === KIND.string) {
      return insideString(tokens.text, tokens.start[i + 1]!, tokens.end[i + 1]!);
    }
  }
  return undefined;
}
