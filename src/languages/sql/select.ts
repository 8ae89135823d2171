import { readDataType } from './data-types.ts';
import { isName, nameRange } from './names.ts';
import type { Clause, Level, Reading } from './reading.ts';
import { bindLocal, scopeIn } from './scopes.ts';
import type { Tokens } from './tokens.ts';
import { after, isEnd } from './walk.ts';

/** What ends one query of a statement without ending the parentheses it is in. */
const AFTER_QUERY = new Set(
  'UNION INTERSECT EXCEPT MINUS SELECT INSERT DECLARE EXEC EXECUTE CREATE DROP TRUNCATE MERGE RETURN WHILE PRINT LOOP BEGIN'.split(
    ' ',
  ),
);
/** Where the names that a query gives to its columns are seen. */
const AFTER_ROWS = new Set(['ORDER', 'GROUP', 'HAVING', 'QUALIFY', 'LIMIT']);

/** `SELECT`: from here to the end of the query the names of its `FROM` are bound in a scope of their own. */
export const readSelect: Clause = ({ tokens }, level, at) => {
  const start = tokens.start[at]!;
  const end = once(() => offset(tokens, queryEnd(tokens, at + 1, level.to, AFTER_QUERY)));
  level.scope = scopeIn(level.base, 'block', start, end);
  const rows = new Set([...AFTER_QUERY, ...AFTER_ROWS]);
  level.output = scopeIn(level.scope, 'block', start, end);
  const output = level.output;
  // Asked when something is bound in it only, as the end is.
  output.end = () => {
    output.start = Math.min(offset(tokens, queryEnd(tokens, at + 1, level.to, rows)), end());
    return end();
  };
  level.setting = false;
  return at + 1;
};

function once(ask: () => number): () => number {
  let known = -1;
  return () => {
    if (known < 0) known = ask();
    return known;
  };
}

function queryEnd(tokens: Tokens, from: number, to: number, words: ReadonlySet<string>): number {
  let i = from;
  while (i < to && !isEnd(tokens, i) && !(words.has(tokens.words[i]!) && tokens.words[i - 1] !== '.'))
    i = after(tokens, i);
  return Math.min(i, to);
}

function offset({ start, end, count }: Tokens, at: number): number {
  return at < count ? start[at]! : (end[count - 1] ?? 0);
}

/** `AS`: a type in a cast, the name of a column in a query. */
export const readAs: Clause = (reading: Reading, level: Level, at: number) => {
  const { tokens, facts } = reading;
  if (level.cast) return readDataType(reading, at + 1, level.to);
  if (!level.query || !level.output || at + 1 >= level.to || tokens.words[at + 2] === '.') return at + 1;
  if (!isName(tokens, at + 1)) return at + 1;
  const { start, end } = nameRange(tokens, at + 1);
  bindLocal(facts, level.output, 'variable', start, end);
  return at + 2;
};
