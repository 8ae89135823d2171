import { quoted } from '../own-tables.ts';
import type { Judged } from './judged.ts';
import type { TableFate } from './lineage.ts';
import { rowCount } from './trial-database.ts';

/**
 * A FROM clause in which each row of a table before is `p` and the same row after is `n`: by primary key, by rowid, or
 * in a rebuilt table without a key by its place. Undefined when nothing tells which rows belong together.
 */
export function aligned({ compare, past, present }: Judged, fate: TableFate): string | undefined {
  const before = past.get(fate.past);
  const after = fate.present === undefined ? undefined : present.get(fate.present);
  if (!before || !after || before.virtual || after.virtual) return undefined;
  const [p, n] = [`past.${quoted(before.name)}`, `main.${quoted(after.name)}`];
  const keys = before.columns
    .filter(({ key }) => key > 0)
    .map(({ name }) => ({ was: name, is: fate.renamedColumns.get(name.toLowerCase())?.to ?? name.toLowerCase() }));
  const keysNow = after.columns.filter(({ key }) => key > 0).map(({ name }) => name.toLowerCase());
  if (keys.length > 0 && keys.length === keysNow.length && keys.every(({ is }) => keysNow.includes(is))) {
    const same = keys.map(({ was, is }) => `p.${quoted(was)} = n.${quoted(is)}`);
    return `${p} p JOIN ${n} n ON ${same.join(' AND ')}`;
  }
  if (before.withoutRowid || after.withoutRowid) return undefined;
  if (!fate.rebuilt) return `${p} p JOIN ${n} n ON p.rowid = n.rowid`;
  if (rowCount(compare, before.name, 'past') !== rowCount(compare, after.name)) return undefined;
  const numbered = (table: string): string => `(SELECT row_number() OVER (ORDER BY rowid) AS "#", * FROM ${table})`;
  return `${numbered(p)} p JOIN ${numbered(n)} n ON p."#" = n."#"`;
}

/** How many aligned rows a condition on `p` and `n` holds for. */
export function countWhere({ compare }: Judged, from: string, condition: string): number {
  return Number(compare.prepare(`SELECT count(*) AS n FROM ${from} WHERE ${condition}`).get()?.n);
}
