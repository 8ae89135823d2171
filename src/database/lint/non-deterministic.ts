import type { ScriptStatement } from './script.ts';
import { closingOf, outside, parts, word } from './word.ts';

const CLOCK = /^(current_timestamp|current_date|current_time)$/;
/** Functions of time and the number of arguments with which they mean now. */
const TIME: Record<string, number> = { date: 0, time: 0, datetime: 0, julianday: 0, unixepoch: 0, strftime: 1 };

/**
 * What makes the rows a statement writes depend on the moment, on chance or on the machine, as it is written; undefined
 * when nothing does. Only for statements that write rows: a default, a trigger or a view is evaluated later.
 */
export function nonDeterministic({ tokens, action: { kind } }: ScriptStatement): string | undefined {
  const from = kind === 'insert' || kind === 'update' || kind === 'delete' ? 1 : asOf(kind, tokens);
  if (from === -1) return undefined;
  for (let at = from; at < tokens.length; at += 1) {
    const name = word(tokens[at]);
    // After these come names of tables and columns, whatever they are called.
    if (tokens[at]?.kind !== 'name' || ['.', 'into', 'update', 'from', 'join', 'as'].includes(word(tokens[at - 1])))
      continue;
    if (word(tokens[at + 1]) !== '(') {
      if (CLOCK.test(name)) return tokens[at]?.text;
      continue;
    }
    const close = closingOf(tokens, at + 1);
    // WITH random (x) AS (…)
    if (word(tokens[close + 1]) === 'as' && word(tokens[close + 2]) === '(') continue;
    const inside = tokens.slice(at + 2, close);
    const written = `${tokens[at]?.text}(${inside.map(({ text }) => text).join(' ')})`;
    if (name === 'random' || name === 'randomblob') return written;
    const least = Object.hasOwn(TIME, name) ? TIME[name] : undefined;
    if (least === undefined) continue;
    const given = parts(inside);
    if (
      given.length <= least ||
      given.some((part) => part.length === 1 && /^'(now|localtime|utc)'$/i.test(part[0]!.text))
    )
      return written;
  }
  return undefined;
}

/** Where the query of CREATE TABLE … AS begins, else -1. */
function asOf(kind: string, tokens: ScriptStatement['tokens']): number {
  return kind === 'create-table' ? outside(tokens, ['as']) : -1;
}
