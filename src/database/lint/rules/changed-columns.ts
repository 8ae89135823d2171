import { quoted } from '../../own-tables.ts';
import { aligned, countWhere } from '../aligned.ts';
import { counted } from '../counted.ts';
import type { Judged, Report } from '../judged.ts';
import type { TableFate } from '../lineage.ts';
import type { ColumnFacts } from '../table-facts.ts';

/** Columns that are gone, have another name, or have lost what was in them. `renumbered` tables are not compared row by row. */
export function changedColumns(judged: Judged, renumbered: ReadonlySet<TableFate>, report: Report): void {
  for (const fate of judged.fates) {
    const before = judged.past.get(fate.past)!;
    const after = fate.present === undefined ? undefined : judged.present.get(fate.present);
    if (!after || before.virtual || after.virtual) continue;
    const from = renumbered.has(fate) ? undefined : aligned(judged, fate);
    const columns = new Map(after.columns.map((column) => [column.name.toLowerCase(), column]));
    const added = after.columns.filter(({ name }) => !before.columns.some((each) => sameName(each.name, name)));
    for (const column of before.columns) {
      const now = columns.get(column.name.toLowerCase());
      if (now) sameColumn(judged, { fate, table: before.name, column, now, from }, report);
      else goneColumn(judged, { fate, table: before.name, column, added, from }, report);
    }
  }
}

interface Gone {
  fate: TableFate;
  table: string;
  column: ColumnFacts;
  added: readonly ColumnFacts[];
  from: string | undefined;
}

function goneColumn(judged: Judged, { fate, table, column, added, from }: Gone, report: Report): void {
  const name = column.name.toLowerCase();
  const renamed = fate.renamedColumns.get(name);
  const by = renamed?.by ?? fate.droppedColumns.get(name) ?? fate.created;
  const values = column.generated ? 0 : valuesIn(judged, table, column.name);
  const copy =
    from === undefined || values === 0
      ? undefined
      : added.find((each) => countWhere(judged, from, `p.${quoted(column.name)} IS NOT n.${quoted(each.name)}`) === 0);
  const to = renamed?.to ?? copy?.name;
  if (to !== undefined) {
    report(
      'renames-column',
      by,
      `renames column ${table}.${column.name} to ${to}: older programs that use ${column.name} fail`,
      `keep the old name readable: ALTER TABLE ${table} ADD COLUMN ${column.name} AS (${to})`,
    );
    return;
  }
  report(
    'drops-column',
    by,
    values > 0
      ? `drops column ${table}.${column.name} with a value in ${counted(values, 'row')}`
      : `drops column ${table}.${column.name}, which holds nothing here but may elsewhere`,
    'copy what is still needed to another column first; older programs that use the column fail',
    values > 0 ? 'error' : 'warning',
  );
}

interface Same {
  fate: TableFate;
  table: string;
  column: ColumnFacts;
  now: ColumnFacts;
  from: string | undefined;
}

function sameColumn(judged: Judged, { fate, table, column, now, from }: Same, report: Report): void {
  const name = column.name.toLowerCase();
  const replaced = fate.rebuilt || fate.droppedColumns.has(name);
  if (!replaced || from === undefined || now.generated || column.generated) return;
  const [p, n] = [`p.${quoted(column.name)}`, `n.${quoted(now.name)}`];
  const by = fate.rebuilt ? (fate.filled.at(-1) ?? fate.created) : fate.droppedColumns.get(name);
  const values = valuesIn(judged, table, column.name);
  const fallback = expressionOf(now.fallback);
  if (values > 0) {
    const kept = countWhere(judged, from, `${p} IS NOT NULL AND ${n} IS NOT NULL AND ${n} IS NOT (${fallback})`);
    const changed = countWhere(judged, from, `${p} IS NOT NULL AND ${p} IS NOT ${n}`);
    if (kept === 0 && changed > 0) {
      report(
        'rebuild-loses-values',
        by,
        `does not copy column ${table}.${column.name}: ${counted(changed, 'row')} would have ${fallback} instead of a value`,
        'name the column in both lists of INSERT INTO … (…) SELECT …',
      );
      return;
    }
  }
  const [was, is] = [affinity(column.type), affinity(now.type)];
  if (was === is) return;
  const lost = countWhere(judged, from, lossy(p, n));
  if (lost === 0) return;
  const example = judged.compare
    .prepare(
      `SELECT substr(quote(${p}), 1, 40) AS was, substr(quote(${n}), 1, 40) AS now FROM ${from} WHERE ${lossy(p, n)} LIMIT 1`,
    )
    .get();
  report(
    'changes-type',
    fate.rebuilt ? fate.created : by,
    `changes ${table}.${column.name} from ${column.type || 'no type'} to ${now.type || 'no type'}, and ${counted(lost, 'value')} cannot be kept: ${example?.was} would be ${example?.now}`,
    'convert such values in a way of their own, or keep the type',
  );
}

/**
 * A condition for what a mere conversion has cut off: it is the cast of the value before, and that cannot be had back.
 * Computed values (cents of a price, the seconds of a date) are meant and no loss; nor is empty text that is now NULL.
 */
function lossy(was: string, is: string): string {
  // The plus takes the affinity of the column away: '007' and 7 are not the same.
  const [p, n] = [`+${was}`, `+${is}`];
  const bare = (x: string): string =>
    `CASE WHEN instr(${x}, '.') AND NOT instr(lower(${x}), 'e') THEN rtrim(rtrim(${x}, '0'), '.') ELSE ${x} END`;
  const same = `(${p} IS ${n} OR (typeof(${was}) <> 'blob' AND typeof(${is}) <> 'blob'
    AND (${bare(`trim(CAST(${p} AS TEXT))`)}) = (${bare(`CAST(${n} AS TEXT)`)}))
    OR (typeof(${was}) = 'blob' AND CAST(${p} AS TEXT) = ${n}) OR (typeof(${is}) = 'blob' AND CAST(${p} AS BLOB) = ${n}))`;
  const casts = ['INTEGER', 'REAL', 'NUMERIC', 'TEXT', 'BLOB'].map((type) => `${n} IS CAST(${p} AS ${type})`);
  return `${was} IS NOT NULL AND NOT coalesce(${same}, 0) AND ((${is} IS NULL AND trim(${was}) <> '') OR ${casts.join(' OR ')})`;
}

/** A default as an expression that can stand anywhere: as a default, a name is a text. */
function expressionOf(fallback: string | null): string {
  if (fallback === null) return 'NULL';
  const name = /^"(.*)"$/s.exec(fallback)?.[1] ?? /^[a-z_]\w*$/i.exec(fallback)?.[0];
  if (name === undefined || /^(null|true|false|current_\w+)$/i.test(name)) return fallback;
  return `'${name.replaceAll("'", "''")}'`;
}

/** The affinity that SQLite gives a declared type, https://www.sqlite.org/datatype3.html#determination_of_column_affinity */
function affinity(type: string): string {
  if (/int/i.test(type)) return 'integer';
  if (/char|clob|text/i.test(type)) return 'text';
  if (/blob/i.test(type) || type === '' || /^any$/i.test(type)) return 'blob';
  return /real|floa|doub/i.test(type) ? 'real' : 'numeric';
}

function valuesIn({ compare }: Judged, table: string, column: string): number {
  const sql = `SELECT count(*) AS n FROM past.${quoted(table)} WHERE ${quoted(column)} IS NOT NULL`;
  return Number(compare.prepare(sql).get()?.n);
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
