import { quoted } from '../../own-tables.ts';
import { sqlTokens } from '../../sql-tokens.ts';
import { aligned, countWhere } from '../aligned.ts';
import { counted } from '../counted.ts';
import type { Judged, Report } from '../judged.ts';
import type { TableFate } from '../lineage.ts';
import { rowidColumn, type TableFacts } from '../table-facts.ts';
import { rowCount } from '../trial-database.ts';
import { word } from '../word.ts';

/** What a table that was made anew under its old name has lost. Gives the tables whose rows have other keys now. */
export function rebuiltTables(judged: Judged, report: Report): Set<TableFate> {
  const renumbered = new Set<TableFate>();
  for (const fate of judged.fates) {
    const before = judged.past.get(fate.past)!;
    const after = fate.present === undefined ? undefined : judged.present.get(fate.present);
    if (!after) continue;
    lostForeignKeys(judged, fate, [before, after], report);
    if (!fate.rebuilt) continue;
    lostIndexes(judged, fate, [before, after], report);
    lostTriggers(judged, fate, [before, after], report);
    if (before.virtual || after.virtual) continue;
    lostRows(judged, fate, report);
    const rows = renumberedRows(judged, fate, [before, after]);
    if (rows === 0) continue;
    renumbered.add(fate);
    const children = [...judged.past.values()].filter(({ foreignKeys }) =>
      foreignKeys.some(({ table }) => table === fate.past),
    );
    const key = rowidColumn(before)?.name;
    report(
      'renumbers-rows',
      fate.filled.at(-1) ?? fate.created,
      `does not copy ${before.name}.${key}: ${counted(rows, 'row')} would have another number${children.length > 0 ? `, and ${children.map(({ name }) => name).join(', ')} would refer to wrong rows` : ''}`,
      `name ${key} in both lists of INSERT INTO … (…) SELECT …`,
    );
  }
  return renumbered;
}

type Pair = [before: TableFacts, after: TableFacts];

function lostRows({ compare, rowsWhenDropped }: Judged, fate: TableFate, report: Report): void {
  const rows = rowsWhenDropped.get(fate.past) ?? 0;
  const lost = rows - rowCount(compare, fate.past);
  // A DELETE says that it is meant.
  if (lost <= 0 || fate.emptied.length > 0) return;
  report(
    'loses-rows',
    fate.filled.at(-1) ?? fate.created,
    `copies ${rows - lost} of the ${counted(rows, 'row')} of ${fate.past}; the other ${lost} would be lost`,
    'copy all rows; when some shall go, say which in a DELETE before the copy',
  );
}

/** How many rows have another rowid after the copy: as many rows, but not the same numbers, or the same values under others. */
function renumberedRows(judged: Judged, fate: TableFate, [before, after]: Pair): number {
  const { compare } = judged;
  const [was, is] = [rowidColumn(before), rowidColumn(after)];
  if (!was || was.name.toLowerCase() !== is?.name.toLowerCase()) return 0;
  if (rowCount(compare, before.name, 'past') !== rowCount(compare, after.name)) return 0;
  const [p, n, key] = [`past.${quoted(before.name)}`, `main.${quoted(after.name)}`, quoted(was.name)];
  const missing = Number(
    compare.prepare(`SELECT count(*) AS n FROM ${p} WHERE ${key} NOT IN (SELECT ${key} FROM ${n})`).get()?.n,
  );
  if (missing > 0) return missing;
  const common = before.columns
    .filter((column) => column !== was && after.columns.some(({ name }) => name === column.name))
    .map(({ name }) => quoted(name));
  const from = aligned(judged, fate);
  if (common.length === 0 || from === undefined) return 0;
  const other = countWhere(judged, from, common.map((name) => `p.${name} IS NOT n.${name}`).join(' OR '));
  if (other === 0) return 0;
  const list = common.join(', ');
  const changed = compare.prepare(`SELECT ${list} FROM ${p} EXCEPT SELECT ${list} FROM ${n} LIMIT 1`).get();
  return changed === undefined ? other : 0;
}

function lostForeignKeys({ fates }: Judged, fate: TableFate, [before, after]: Pair, report: Report): void {
  const columns = new Set(after.columns.map(({ name }) => name.toLowerCase()));
  // A key of a renamed column goes with it.
  const nameOf = (column: string): string => fate.renamedColumns.get(column)?.to ?? column;
  for (const { from, table } of before.foreignKeys) {
    // The key of a column that stayed is there, whatever it refers to now.
    if (!fate.rebuilt && !from.some((column) => fate.droppedColumns.has(column))) continue;
    const parent = fates.find(({ past }) => past === table);
    const now = parent ? parent.present : table;
    if (now === undefined || !from.every((column) => columns.has(nameOf(column)))) continue;
    if (after.foreignKeys.some((key) => key.table === now && key.from.join() === from.map(nameOf).join())) continue;
    report(
      'drops-foreign-key',
      fate.rebuilt
        ? fate.created
        : from.map((column) => fate.droppedColumns.get(column)).find((by) => by !== undefined),
      `${before.name} is left without its foreign key from ${from.join(', ')} to ${table}`,
      `add REFERENCES ${now} to ${from.join(', ')}`,
    );
  }
}

function lostIndexes({ statements }: Judged, fate: TableFate, [before, after]: Pair, report: Report): void {
  const columns = new Set(after.columns.map(({ name }) => name.toLowerCase()));
  const dropped = new Set(statements.flatMap(({ action }) => (action.kind === 'drop-index' ? [action.name] : [])));
  for (const { name, keys, explicit, unique } of before.indexes) {
    if (!explicit || dropped.has(name.toLowerCase())) continue;
    // Of a column that is gone there can be no index.
    if (!keys.every((key) => key.name === '' || columns.has(key.name))) continue;
    const list = JSON.stringify(keys.map((key) => key.name));
    const kept = after.indexes.some(
      (each) =>
        each.name === name || (JSON.stringify(each.keys.map((key) => key.name)) === list && each.unique >= unique),
    );
    if (kept) continue;
    report(
      'rebuild-loses-index',
      fate.ended,
      `${before.name} is built again, and its ${unique ? 'unique ' : ''}index ${name} goes with the old table`,
      `create ${name} again at the end, or say DROP INDEX ${name} when it shall go`,
    );
  }
}

function lostTriggers({ statements }: Judged, fate: TableFate, [before, after]: Pair, report: Report): void {
  const dropped = new Set(statements.flatMap(({ action }) => (action.kind === 'drop-trigger' ? [action.name] : [])));
  for (const { name, sql } of before.triggers) {
    if (dropped.has(name.toLowerCase()) || after.triggers.some((each) => each.name === name)) continue;
    const isNew = (trigger: { name: string }): boolean => !before.triggers.some((each) => each.name === trigger.name);
    if (after.triggers.some((each) => isNew(each) && eventOf(each.sql) === eventOf(sql))) continue;
    report(
      'rebuild-loses-trigger',
      fate.ended,
      `${before.name} is built again, and its trigger ${name} goes with the old table`,
      `create ${name} again at the end, or say DROP TRIGGER ${name} when it shall go`,
    );
  }
}

function eventOf(sql: string): string {
  return [...sqlTokens(sql)].map(word).find((each) => /^(insert|update|delete)$/.test(each)) ?? '';
}
