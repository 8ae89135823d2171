import { isName, nameRange, noteToken } from './names.ts';
import type { Clause, Reading } from './reading.ts';
import { bindLocal, type Scope, scopeIn } from './scopes.ts';
import { KIND } from './tokens.ts';
import { after, closing, skipWords, terminator } from './walk.ts';

/**
 * `WITH a AS (…), b AS (…)`: each name is seen from behind its query on, one that may be in its own query from its name
 * on. Anything else behind `WITH` are options, which name nothing.
 */
export const readWith: Clause = (reading, level, at) => {
  const { tokens, facts, readCode } = reading;
  const { words } = tokens;
  const recursive = words[at + 1] === 'RECURSIVE';
  let i = recursive ? at + 2 : at + 1;
  if (words[i] === '(') return after(tokens, i);
  if (queryOf(reading, i, level.to) < 0) return at + 1;
  let end = -1;
  const levelEnd = (): number => {
    if (end < 0) {
      const last = terminator(tokens, at, level.to);
      end = last < tokens.count ? tokens.start[last]! : tokens.end[tokens.count - 1]!;
    }
    return end;
  };
  let scope: Scope = level.base;
  while (i < level.to) {
    const query = queryOf(reading, i, level.to);
    if (query < 0) break;
    const { start, end: nameEnd } = nameRange(tokens, i);
    const own = recursive || mayBeRecursive(reading, query);
    const from = own ? start : tokens.start[after(tokens, query) - 1]! + 1;
    const next = scopeIn(scope, 'block', from, levelEnd);
    bindLocal(facts, next, 'variable', start, nameEnd);
    if (words[i + 1] === '(')
      for (let c = i + 2; c < closing(tokens, i + 1); c++) if (isName(tokens, c)) noteToken(reading, c, 'write');
    readCode({ ...reading, scope: own ? next : scope }, query + 1, closing(tokens, query), '(');
    scope = next;
    i = after(tokens, query);
    if (words[i] === ',') i++;
  }
  level.base = scope;
  level.scope = scope;
  return i;
};

/** The parenthesis of the query that `name [(columns)] AS (` names; -1 when this is something else. */
function queryOf({ tokens }: Reading, at: number, to: number): number {
  const { words, kind } = tokens;
  if (at >= to || !(isName(tokens, at) || kind[at] === KIND.placeholder)) return -1;
  let i = at + 1;
  if (words[i] === '(') i = after(tokens, i);
  if (words[i] !== 'AS') return -1;
  i = skipWords(tokens, skipWords(tokens, i + 1, 'NOT'), 'MATERIALIZED');
  return words[i] === '(' && i < to ? i : -1;
}

/** T-SQL and Oracle have no word for it; there it takes a `UNION`. */
function mayBeRecursive({ tokens, dialect }: Reading, query: number): boolean {
  if (dialect !== 'tsql' && dialect !== 'oracle' && dialect !== 'unknown') return false;
  for (let i = query + 1; i < closing(tokens, query); i = after(tokens, i))
    if (tokens.words[i] === 'UNION') return true;
  return false;
}
