import { isLineStart } from './commands.ts';
import { readAlias, readTables } from './from.ts';
import { isOperand, noteName, noteToken, readName } from './names.ts';
import type { Clause, Level, Reading } from './reading.ts';
import { scopeIn } from './scopes.ts';
import { KIND, type Tokens } from './tokens.ts';
import { after, closing, terminator } from './walk.ts';

/** Words after which `INSERT`, `UPDATE` and `DELETE` begin no statement. */
const NOT_AFTER = new Set(['FOR', 'ON', 'KEY', 'OR', 'BEFORE', 'AFTER', 'OF', ',', 'INSTEAD', 'DO', 'SHARE']);
const INSERT_WORDS = new Set(
  'LOW_PRIORITY DELAYED HIGH_PRIORITY IGNORE OR REPLACE ROLLBACK ABORT FAIL INTO OVERWRITE TABLE'.split(' '),
);
const UPDATE_WORDS = new Set('LOW_PRIORITY IGNORE ONLY OR REPLACE ROLLBACK ABORT FAIL QUICK FROM'.split(' '));

function begin({ tokens }: Reading, level: Level, at: number): void {
  const end = (): number => {
    const last = terminator(tokens, at, level.to);
    return last < tokens.count ? tokens.start[last]! : tokens.end[tokens.count - 1]!;
  };
  level.scope = scopeIn(level.base, 'block', tokens.start[at]!, end);
  level.output = undefined;
  level.setting = false;
}

/** Words and `TOP (n)` between the verb and the table. */
function target({ words, kind, count }: Tokens, at: number, skipped: ReadonlySet<string>): number {
  let i = at;
  while (i < count && kind[i] === KIND.word && skipped.has(words[i]!) && words[i + 1] !== '.') i++;
  if (words[i] === 'TOP') i = words[i + 1] === '(' ? i + 4 : i + 2;
  return words[i] === 'INTO' || words[i] === 'FROM' ? i + 1 : i;
}

/** `INSERT INTO t (columns)`, `REPLACE INTO t`, `MERGE INTO t`: table and columns are written. */
export const readInsert: Clause = (reading, level, at) => {
  const { tokens } = reading;
  const { words } = tokens;
  if (words[at] === 'REPLACE' && words[at + 1] !== 'INTO' && !isOperand(tokens, at + 1)) return at;
  // In a MERGE: the columns stand alone.
  if (words[at + 1] === '(') return readColumns(reading, level, at + 1);
  if (NOT_AFTER.has(words[at - 1] ?? '') || words[at + 1] === '.') return at;
  const i = target(tokens, at + 1, INSERT_WORDS);
  if (!isOperand(tokens, i) || i >= level.to) return at + 1;
  begin(reading, level, at);
  const name = readName(reading, i, level.to);
  noteName(reading, name, 'write');
  const columns = words[name.next] === '(' ? name.next : readAlias(reading, level, name.next);
  return words[columns] === '(' ? readColumns(reading, level, columns) : columns;
};

/** Columns in parentheses, if that is what they are. */
function readColumns(reading: Reading, level: Level, paren: number): number {
  const { tokens } = reading;
  const { words, kind } = tokens;
  if (/^(?:SELECT|WITH|VALUES|\()$/.test(words[paren + 1] ?? '')) return paren;
  const end = Math.min(closing(tokens, paren), level.to);
  for (let i = paren + 1; i < end; i++) {
    const isColumn = words[i + 1] === ',' || i + 1 === end;
    if (isColumn && (kind[i] === KIND.word || kind[i] === KIND.quoted)) noteToken(reading, i, 'write');
  }
  return after(tokens, paren);
}

/** `UPDATE t SET …` */
export const readUpdate: Clause = (reading, level, at) => {
  const { tokens } = reading;
  const { words } = tokens;
  if (NOT_AFTER.has(words[at - 1] ?? '') || words[at + 1] === 'SET' || words[at + 1] === '(') return at;
  begin(reading, level, at);
  return readTables(reading, level, target(tokens, at + 1, UPDATE_WORDS), 'write');
};

/** `DELETE FROM t`, `DELETE a, b FROM …` */
export const readDelete: Clause = (reading, level, at) => {
  const { tokens } = reading;
  if (NOT_AFTER.has(tokens.words[at - 1] ?? '')) return at;
  begin(reading, level, at);
  return readTables(reading, level, target(tokens, at + 1, UPDATE_WORDS), 'write');
};

/** `TRUNCATE TABLE a, b` */
export const readTruncate: Clause = (reading, level, at) => {
  const i = reading.tokens.words[at + 1] === 'TABLE' ? at + 2 : at + 1;
  if (!isOperand(reading.tokens, i)) return at;
  begin(reading, level, at);
  return readTables(reading, level, i, 'write');
};

const INTO_WORDS = new Set('STRICT TABLE TEMP TEMPORARY UNLOGGED OUTFILE DUMPFILE'.split(' '));

/** `INTO a, b` of a query: a table or variables that are written. */
export const readInto: Clause = (reading, level, at) => {
  const { tokens } = reading;
  let i = at + 1;
  while (INTO_WORDS.has(tokens.words[i]!)) i++;
  while (i < level.to && isOperand(tokens, i)) {
    const name = readName(reading, i, level.to);
    noteName(reading, name, 'write');
    i = after(tokens, name.next - 1);
    if (tokens.words[i] === '(') i = after(tokens, i);
    if (tokens.words[i] !== ',') return i;
    i++;
  }
  return i;
};

/** `SET`: the assignments of an `UPDATE`, a variable, or a setting. */
export const readSet: Clause = (reading, level, at) => {
  const { tokens } = reading;
  const { words } = tokens;
  if (words[at - 1] === 'CHARACTER' || words[at - 1] === 'ON') return at + 1;
  const i = at + 1;
  if (i >= level.to) return i;
  if (words[i] === '(' || words[at - 1] === 'UPDATE') {
    level.setting = true;
    return i;
  }
  const next = isOperand(tokens, i) ? readName(reading, i, level.to).next : i;
  if (/^(?:=|:=|[+*/%&|^-])$/.test(words[next] ?? '') && next > i) {
    level.setting = true;
    return i;
  }
  // A setting of the session: what it is called and set to are no names of the database.
  const end = terminator(tokens, i, level.to);
  let last = i;
  while (last < end && !isLineStart(tokens.text, tokens.start[last]!)) last++;
  return last;
};
