import { SOFT } from './keywords.ts';
import { isName, isOperand, nameRange, noteName, readName } from './names.ts';
import type { Clause, Level, Reading } from './reading.ts';
import { bindLocal } from './scopes.ts';
import { KIND } from './tokens.ts';
import { after, closing } from './walk.ts';

const AFTER_TABLE = new Set(
  'TABLESAMPLE USE FORCE IGNORE START CONNECT OPTION LOOP FOR LOCK ESCAPE MATCH_RECOGNIZE VALUE VALUES WHEN PARTITION ANTI SEMI ASOF GLOBAL POSITIONAL PREWHERE FINAL SAMPLE SETTINGS FORMAT LANGUAGE PROCEDURE DECLARE BEGIN OPEN EXEC EXECUTE PRINT CLOSE DEALLOCATE COMMIT ROLLBACK RAISERROR HASH WINDOW GO CLUSTER DISTRIBUTE SORT'.split(
    ' ',
  ),
);

/** `FROM` and the tables after it. */
export const readFrom: Clause = (reading, level, at) => {
  const { words } = reading.tokens;
  if (!level.query || words[at - 1] === 'DISTINCT' || words[at - 2] === 'FETCH') return at + 1;
  level.setting = false;
  return readTables(reading, level, at + 1, 'read');
};

/** `JOIN`, `APPLY` and the table after it. */
export const readJoin: Clause = (reading, level, at) => readTables(reading, level, at + 1, 'read');

/** `USING` and the tables after it, in `MERGE` and `DELETE`; columns are in parentheses. */
export const readUsing: Clause = (reading, level, at) => {
  const { words } = reading.tokens;
  if (!level.query || (words[at + 1] === '(' && !/^(?:SELECT|WITH|VALUES|\()$/.test(words[at + 2] ?? '')))
    return at + 1;
  return readTables(reading, level, at + 1, 'read');
};

/** Reads `a, b AS x JOIN …` up to what is no table and no name of one; gives the token after. */
export function readTables(reading: Reading, level: Level, at: number, role: 'read' | 'write'): number {
  const { tokens } = reading;
  let i = at;
  for (;;) {
    i = readTable(reading, level, i, role);
    if (i >= level.to || tokens.words[i] !== ',') return Math.min(i, level.to);
    i++;
  }
}

function readTable(reading: Reading, level: Level, at: number, role: 'read' | 'write'): number {
  const { tokens, readCode } = reading;
  const { words, kind } = tokens;
  let i = at;
  while (
    i < level.to &&
    (words[i] === 'ONLY' || words[i] === 'LATERAL' || words[i] === 'TABLE') &&
    words[i + 1] !== '.'
  )
    i++;
  if (i >= level.to) return i;
  if (words[i] === '(') {
    if (reading.depth > 200) return i;
    const inner = { ...reading, scope: level.scope };
    const end = Math.min(closing(tokens, i), level.to);
    if (/^(?:SELECT|WITH|VALUES|INSERT|UPDATE|DELETE|MERGE|EXEC)$/.test(words[i + 1] ?? ''))
      readCode(inner, i + 1, end, '(');
    else readTablesIn(inner, level, i + 1, end);
    i = after(tokens, i);
  } else if (isOperand(tokens, i) || (kind[i] === KIND.word && words[i + 1] === '.')) {
    const name = readName(reading, i, level.to);
    const isCall = words[name.next] === '(' && name.next < level.to && !isHint(reading, name.next);
    noteName(reading, name, isCall ? 'call' : role);
    i = name.next;
    if (isCall) {
      readCode({ ...reading, scope: level.scope }, i + 1, Math.min(closing(tokens, i), level.to), '(');
      i = after(tokens, i);
    }
  } else if (kind[i] === KIND.string) i++;
  else return i;
  return readAlias(reading, level, i);
}

function readTablesIn(reading: Reading, level: Level, from: number, to: number): void {
  const inner: Level = { ...level, to };
  const next = readTables(reading, inner, from, 'read');
  reading.readCode(reading, next, to, 'FROM');
}

function isHint({ tokens, dialect }: Reading, paren: number): boolean {
  return (
    dialect === 'tsql' &&
    /^(?:NOLOCK|TABLOCKX?|UPDLOCK|HOLDLOCK|ROWLOCK|READPAST|READUNCOMMITTED|INDEX)$/.test(tokens.words[paren + 1] ?? '')
  );
}

/** The name of a table in a query: `AS u`, `u`, `AS u(a, b)`. */
export function readAlias(reading: Reading, level: Level, at: number): number {
  const { tokens, facts } = reading;
  const { words, kind } = tokens;
  let i = at;
  if (words[i] === 'WITH' && words[i + 1] === 'ORDINALITY') i += 2;
  if (words[i] === '*') i++;
  // `FOR SYSTEM_TIME AS OF x` and the like come before the name.
  if (words[i] === 'FOR' && words[i + 1] === 'SYSTEM_TIME') return i + 2;
  if (words[i] === '(' && isHint(reading, i)) i = after(tokens, i);
  const said = words[i] === 'AS';
  if (said) i++;
  if (i >= level.to || !isName(tokens, i)) {
    if (said && words[i] === '(') return readCode(reading, level, i);
    return i;
  }
  if (!said && kind[i] === KIND.word && (AFTER_TABLE.has(words[i]!) || (SOFT.has(words[i]!) && words[i + 1] === '(')))
    return i;
  const { start, end } = nameRange(tokens, i);
  bindLocal(facts, level.scope, 'variable', start, end);
  i++;
  return words[i] === '(' && i < level.to && !isHint(reading, i) ? readCode(reading, level, i) : i;
}

/** The names and types of columns behind the name of a table. */
function readCode(reading: Reading, level: Level, at: number): number {
  const { tokens } = reading;
  reading.readCode({ ...reading, scope: level.scope }, at + 1, Math.min(closing(tokens, at), level.to), '(');
  return after(tokens, at);
}
