import { readColumns } from './columns.ts';
import { readDataType } from './data-types.ts';
import { PROCEDURAL } from './keywords.ts';
import { isName, nameRange } from './names.ts';
import type { Clause, Reading } from './reading.ts';
import { bindLocal } from './scopes.ts';
import { KIND } from './tokens.ts';
import { after, closing, isEnd, terminator } from './walk.ts';

const CURSOR = new Set(['CURSOR', 'INSENSITIVE', 'SCROLL', 'NO', 'BINARY', 'ASENSITIVE']);

/** `DECLARE`: variables of T-SQL, one or several of MySQL, or a section up to `BEGIN`. */
export const readDeclare: Clause = (reading, level, at) => {
  const { tokens } = reading;
  if (tokens.kind[at + 1] === KIND.variable) return readVariables(reading, at + 1, level.to);
  if (/^(?:CONTINUE|EXIT|UNDO)$/.test(tokens.words[at + 1] ?? '')) return afterCondition(reading, at + 4, level.to);
  let i = at + 1;
  for (;;) {
    const isMember = isMemberAt(reading, i, level.to);
    const next = isMember ? reading.readDeclaration(reading, i, level.to) : readDeclaration(reading, i, level.to);
    if (next === i) return i;
    i = next;
    if (tokens.words[i] === ';') i++;
    if (reading.dialect === 'mysql' || !startsDeclaration(reading, i, level.to)) return i;
  }
};

const CONDITIONS = new Set(['NOT', 'FOUND', 'SQLEXCEPTION', 'SQLWARNING', 'SQLSTATE', 'VALUE', ',']);

/** Behind what a handler of MySQL is for. */
function afterCondition({ tokens }: Reading, at: number, to: number): number {
  let i = at;
  while (
    i < to &&
    (CONDITIONS.has(tokens.words[i]!) || tokens.kind[i] === KIND.string || tokens.kind[i] === KIND.number)
  )
    i++;
  return i;
}

const MEMBERS = new Set(['PROCEDURE', 'FUNCTION', 'TYPE', 'SUBTYPE', 'CURSOR', 'PRAGMA']);

/** Oracle: a routine, type or cursor of a block. */
function isMemberAt({ tokens }: Reading, at: number, to: number): boolean {
  const { words, kind } = tokens;
  const isWord = kind[at + 1] === KIND.word || kind[at + 1] === KIND.quoted;
  return at + 2 < to && MEMBERS.has(words[at]!) && isWord && words[at + 1] !== 'FOR';
}

/** Whether a name and a type stand at `at`, or another declaration. */
export function startsDeclaration(reading: Reading, at: number, to: number): boolean {
  const { tokens } = reading;
  const { words, kind } = tokens;
  if (isMemberAt(reading, at, to)) return true;
  if (at + 1 >= to || !isName(tokens, at) || (kind[at] === KIND.word && PROCEDURAL.has(words[at]!))) return false;
  return (kind[at + 1] === KIND.word || kind[at + 1] === KIND.quoted) && !/^(?:INTO|AS|FROM|IS)$/.test(words[at + 1]!);
}

/** `a, b integer := 1;` as local names; gives the token after it, or `at` when there is none. */
function readDeclaration(reading: Reading, at: number, to: number): number {
  const { tokens, facts, scope, readCode } = reading;
  const { words } = tokens;
  let i = at;
  for (;;) {
    if (!isName(tokens, i) || i >= to) return at;
    const { start, end } = nameRange(tokens, i);
    bindLocal(facts, scope, 'variable', start, end);
    i++;
    if (words[i] !== ',') break;
    i++;
  }
  if (words[i] === 'CONSTANT') i++;
  const end = terminator(tokens, i, to);
  const isCursor = CURSOR.has(words[i] ?? '');
  while (i < end && CURSOR.has(words[i]!)) i++;
  if (!isCursor && words[i] !== 'CONDITION' && words[i] !== 'ALIAS' && words[i] !== 'EXCEPTION')
    i = readDataType(reading, i, end);
  else if (!isCursor) i++;
  readCode(reading, i, end);
  return Math.min(end + 1, to);
}

/** `@a int = 1, @b TABLE (x int)` */
function readVariables(reading: Reading, at: number, to: number): number {
  const { tokens, facts, scope } = reading;
  const { words, kind, start, end } = tokens;
  let i = at;
  while (i < to && kind[i] === KIND.variable) {
    bindLocal(facts, scope, 'variable', start[i]!, end[i]!);
    i++;
    if (words[i] === 'AS') i++;
    if (words[i] === 'TABLE' && words[i + 1] === '(') {
      readColumns({ ...reading, parent: -1 }, i + 2, closing(tokens, i + 1), 'local');
      i = after(tokens, i + 1);
    } else i = readDataType(reading, i, to);
    if (words[i] === '=') i = readValue(reading, i + 1, to);
    if (words[i] !== ',') return i;
    i++;
  }
  return i;
}

const NEW_STATEMENT = new Set(
  'SELECT INSERT SET DELETE UPDATE DECLARE EXEC EXECUTE IF WHILE BEGIN PRINT RETURN CREATE DROP WITH'.split(' '),
);

/** An expression up to a comma or what begins a statement. */
function readValue(reading: Reading, at: number, to: number): number {
  const { tokens } = reading;
  let i = at;
  while (i < to && tokens.words[i] !== ',' && !isEnd(tokens, i) && !NEW_STATEMENT.has(tokens.words[i]!))
    i = after(tokens, i);
  reading.readCode(reading, at, Math.min(i, to), '=');
  return Math.min(i, to);
}

/** `FOR x IN …`, `FOREACH x IN ARRAY …`: a variable of the routine around. */
export const readLoop: Clause = ({ tokens, facts, scope }, level, at) => {
  const { words } = tokens;
  const isLoop =
    (words[at + 2] === 'IN' || words[at + 2] === 'AS' || words[at + 2] === 'SLICE') && isName(tokens, at + 1);
  if (!isLoop || at + 2 >= level.to || words[at + 1] === 'SYSTEM_TIME') return at + 1;
  const { start, end } = nameRange(tokens, at + 1);
  bindLocal(facts, scope, 'variable', start, end);
  return at + 3;
};
