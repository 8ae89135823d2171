import { readAlter } from './alter.ts';
import { readClientLine } from './client-lines.ts';
import { readCreate } from './create.ts';
import { readDataType } from './data-types.ts';
import { readDeclare, readLoop } from './declare.ts';
import { readDelete, readInsert, readInto, readSet, readTruncate, readUpdate } from './dml.ts';
import { readDrop } from './drop.ts';
import { readExecute } from './execute.ts';
import { readFrom, readJoin, readUsing } from './from.ts';
import { PROCEDURAL, RESERVED, SOFT, TYPES } from './keywords.ts';
import { isName, nameRange, noteName, noteToken, readName } from './names.ts';
import { readBody, readCommentOn, readNamed, readOver, readWindow, skipStatement } from './others.ts';
import type { Clause, Level, Reading } from './reading.ts';
import { bindLocal, madeScope } from './scopes.ts';
import { readAs, readSelect } from './select.ts';
import { KIND, type Tokens } from './tokens.ts';
import { after, closing } from './walk.ts';
import { readWith } from './with.ts';

/** What begins with a word. */
const CLAUSES: ReadonlyMap<string, Clause> = new Map(
  Object.entries({
    ...{ SELECT: readSelect, AS: readAs, FROM: readFrom, JOIN: readJoin, APPLY: readJoin, STRAIGHT_JOIN: readJoin },
    ...{ USING: readUsing, WITH: readWith, INTO: readInto, INSERT: readInsert, REPLACE: readInsert, MERGE: readInsert },
    ...{ UPDATE: readUpdate, SET: readSet, DELETE: readDelete, TRUNCATE: readTruncate },
    ...{
      EXEC: readExecute,
      EXECUTE: readExecute,
      CALL: readExecute,
      DECLARE: readDeclare,
      FOR: readLoop,
      FOREACH: readLoop,
    },
    ...{
      CREATE: readCreate,
      ALTER: readAlter,
      DROP: readDrop,
      COMMENT: readCommentOn,
      DO: readBody,
      OVER: readOver,
      WINDOW: readWindow,
    },
    ...{ GRANT: skipStatement, REVOKE: skipStatement, PRAGMA: skipStatement, REFRESH: readNamed, COPY: readNamed },
    ...{
      ANALYZE: readNamed,
      VACUUM: readNamed,
      REINDEX: readNamed,
      CLUSTER: readNamed,
      LOCK: readNamed,
      USE: readNamed,
    },
  } satisfies Record<string, Clause>),
);

/** Parentheses in so many others are read as if they were none. */
const DEEP = 100;

/** See {@link Reading.readCode}. */
export function readCode(around: Reading, from: number, to: number, inside = ''): void {
  if (around.depth > 2 * DEEP) return;
  const reading = { ...around, depth: around.depth + 1 };
  const { tokens, scope } = reading;
  const first = tokens.words[from]!;
  const query = inside === '' || first === 'SELECT' || first === 'WITH' || first === '(' || first === 'FROM';
  const cast = inside === 'CAST' || inside === 'TRY_CAST' || inside === 'SAFE_CAST';
  const level: Level = { to, query, cast, setting: false, base: scope, scope, output: undefined };
  for (let i = from; i < to; ) {
    if (i % 1024 === 0 && reading.isLate()) return;
    i = Math.max(i + 1, readToken(reading, level, i));
  }
}

function readToken(reading: Reading, level: Level, at: number): number {
  const { tokens } = reading;
  const { kind, words } = tokens;
  const word = words[at]!;
  switch (kind[at]) {
    case KIND.string:
    case KIND.number:
      return at + 1;
    case KIND.sign:
      if (word === '(') return readParens(reading, level, at);
      return word === '::' ? readDataType(reading, at + 1, level.to) : at + 1;
    case KIND.command:
      readClientLine(reading, at);
      return endStatement(reading, level, at);
    case KIND.end:
    case KIND.stop:
      return endStatement(reading, level, at);
    case KIND.word: {
      const clause = words[at - 1] === '.' ? undefined : CLAUSES.get(word);
      const next = clause ? clause(reading, level, at) : at;
      if (next > at) return next;
      if (words[at + 1] === '(' && (word === 'LEFT' || word === 'RIGHT')) return readOperand(reading, level, at);
      if (RESERVED.has(word) || (isKeyword(tokens, at) && words[at + 1] !== '.')) return at + 1;
      return readOperand(reading, level, at);
    }
    case KIND.body:
      return at + 1;
    default:
      return readOperand(reading, level, at);
  }
}

function endStatement({ scope }: Reading, level: Level, at: number): number {
  Object.assign(level, { setting: false, base: scope, scope, output: undefined });
  return at + 1;
}

function readParens(reading: Reading, level: Level, at: number): number {
  const { tokens, depth, readCode: read } = reading;
  if (depth > DEEP) return at + 1;
  if (isData(tokens, at)) return after(tokens, at);
  const head = tokens.kind[at - 1] === KIND.word ? tokens.words[at - 1]! : '(';
  read({ ...reading, scope: level.scope }, at + 1, Math.min(closing(tokens, at), level.to), head);
  return after(tokens, at);
}

/** A row of literals, as there are many. */
function isData({ kind, words, count }: Tokens, paren: number): boolean {
  let i = paren + 1;
  while (i < count && (kind[i] === KIND.string || kind[i] === KIND.number || words[i] === ',' || words[i] === 'NULL'))
    i++;
  return words[i] === ')';
}

/** Words of {@link SOFT} that parentheses follow though they are no functions. */
const NO_CALLS = new Set(
  'FILTER CONFLICT SETS WITHIN OPTION OPTIONS TABLESAMPLE EXCLUDE KEY INDEX MATCH USE'.split(' '),
);
/** What takes the name of a part of a date first. */
const OF_DATES = new Set(
  'EXTRACT DATEADD DATEDIFF DATEDIFF_BIG DATEPART DATENAME TIMESTAMPADD TIMESTAMPDIFF DATETRUNC'.split(' '),
);

function isKeyword(tokens: Tokens, at: number): boolean {
  const { words, kind } = tokens;
  const word = words[at]!;
  const next = words[at + 1];
  const before = words[at - 1];
  if (TYPES.has(word) && kind[at + 1] === KIND.string) return true;
  if (before === '(' && OF_DATES.has(words[at - 2] ?? '') && next !== '.' && next !== '(') return true;
  if (before === 'WHEN' || (before === 'NOT' && words[at - 2] === 'WHEN')) {
    if (word === 'MATCHED' || word === 'OTHERS') return true;
  }
  if (PROCEDURAL.has(word)) return !isBetweenSigns(tokens, at);
  if (!SOFT.has(word)) return false;
  return next === '(' ? NO_CALLS.has(word) : !isBetweenSigns(tokens, at);
}

const NEVER_BEFORE = new Set(['FETCH', 'CURRENT', 'WITH', 'FOR', 'IF', 'BEGIN', 'THEN', 'ELSE', 'END', 'LOOP', 'DO']);

/** Whether an operand can stand here, and nothing but an operator follows it. */
function isBetweenSigns({ words, kind, count }: Tokens, at: number): boolean {
  const before = words[at - 1] ?? '';
  const opens = kind[at - 1] === KIND.sign ? before !== ')' && before !== ']' : RESERVED.has(before);
  if (at === 0 || !opens || NEVER_BEFORE.has(before)) return false;
  return at + 1 >= count || kind[at + 1] !== KIND.word || RESERVED.has(words[at + 1]!)
    ? kind[at + 1] !== KIND.string && kind[at + 1] !== KIND.quoted && kind[at + 1] !== KIND.variable
    : false;
}

function readOperand(reading: Reading, level: Level, at: number): number {
  const { tokens, facts } = reading;
  const { words } = tokens;
  const name = readName(reading, at, level.to);
  const next = words[name.next] ?? '';
  if (next === '(' && name.next < level.to) noteName(reading, name, 'call');
  else if (next === ':=' || (next === '=' && isAssigned(reading, level, at))) noteName(reading, name, 'write');
  else if (next === '=>' && name.parts.length === 1) noteToken(reading, at, 'key');
  else if (words[at - 1] === '<' && words[at - 2] === '<' && next === '>') return readLabel(reading, at);
  else if (next === ':' && name.parts.length === 1 && words[at - 1] !== '?') return readLabel(reading, at);
  else if (isAlias(tokens, level, at, name.next)) {
    const { start, end } = nameRange(tokens, at);
    bindLocal(facts, level.output!, 'variable', start, end);
  } else if (isLabel(tokens, at, name.next)) noteToken(reading, name.parts.at(-1)!, 'label');
  else noteName(reading, name, 'read');
  return name.next;
}

/** `LEAVE a`, `END LOOP a`, `END f;`. */
function isLabel({ words }: Tokens, at: number, next: number): boolean {
  const before = words[at - 1] ?? '';
  if (/^(?:LEAVE|ITERATE|GOTO)$/.test(before)) return true;
  if (before === 'END') return words[next] === ';' || words[next] === undefined || words[next] === '';
  return /^(?:LOOP|WHILE|REPEAT)$/.test(before) && words[at - 2] === 'END';
}

function readLabel({ tokens, facts, scope }: Reading, at: number): number {
  const { start, end } = nameRange(tokens, at);
  if (start < end) {
    facts.occurrence(start, end, 'label');
    facts.bind({ scope: madeScope(facts, scope), kind: 'label', start, end, symbol: -1 });
  }
  return at + 2;
}

function isAssigned({ tokens, dialect }: Reading, { setting }: Level, at: number): boolean {
  const before = tokens.words[at - 1];
  if (before === 'SET' || (before === ',' && setting)) return true;
  return dialect === 'tsql' && tokens.kind[at] === KIND.variable && (before === 'SELECT' || before === ',');
}

const AFTER_ALIAS = new Set([',', 'FROM', 'INTO', ')', ';', 'UNION', 'EXCEPT', 'INTERSECT']);
const LITERALS = new Set(['END', 'NULL', 'TRUE', 'FALSE', 'CURRENT_DATE', 'CURRENT_TIMESTAMP', ')', ']']);

/** `total` in `SELECT sum(x) total FROM`. */
function isAlias(tokens: Tokens, { query, output, to }: Level, at: number, next: number): boolean {
  if (!query || !output || next !== at + 1 || !isName(tokens, at)) return false;
  if (next < to && !AFTER_ALIAS.has(tokens.words[next]!)) return false;
  const before = at - 1;
  const word = tokens.words[before]!;
  if (tokens.kind[before] === KIND.sign || RESERVED.has(word)) return LITERALS.has(word);
  return tokens.kind[before] !== KIND.word || !SOFT.has(word);
}
