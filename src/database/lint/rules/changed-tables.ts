import { quoted } from '../../own-tables.ts';
import { counted } from '../counted.ts';
import type { Judged, Report } from '../judged.ts';
import { rowCount } from '../trial-database.ts';
import { outside } from '../word.ts';

/** Tables that are gone, have another name, or have lost all their rows to a DELETE. */
export function changedTables({ compare, past, present, fates }: Judged, report: Report): void {
  for (const fate of fates) {
    const table = past.get(fate.past)!;
    const rows = table.virtual ? 0 : rowCount(compare, table.name, 'past');
    const view = viewOf(compare, fate.past);
    if (fate.present === undefined) {
      if (view !== undefined && rowsShown(compare, view) >= rows) continue;
      report(
        'drops-table',
        fate.ended,
        rows > 0
          ? `drops table ${table.name} with its ${counted(rows, 'row')}`
          : `drops table ${table.name}, which has no rows here but may have some elsewhere`,
        'copy what is still needed to another table first; older programs that use the table fail',
        rows > 0 ? 'error' : 'warning',
      );
    } else if (fate.present !== fate.past) {
      if (view !== undefined) continue;
      const name = present.get(fate.present)!.name;
      report(
        'renames-table',
        fate.ended,
        `renames table ${table.name} to ${name}: older programs that use ${table.name} fail`,
        `keep the old name readable: CREATE VIEW ${quoted(table.name)} AS SELECT * FROM ${quoted(name)}`,
      );
    } else if (!fate.rebuilt && rows > 0 && rowCount(compare, table.name) === 0) {
      const emptied = fate.emptied.find(({ tokens }) => outside(tokens, ['where', 'limit']) === -1);
      if (!emptied) continue;
      report(
        'deletes-all-rows',
        emptied,
        `deletes all ${counted(rows, 'row')} of ${table.name}, since it has no WHERE`,
        'say which rows are meant in a WHERE',
      );
    }
  }
}

/** The view that has a name now. */
function viewOf(compare: Judged['compare'], name: string): string | undefined {
  const row = compare.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'view' AND lower(name) = ?").get(name);
  return row ? String(row.name) : undefined;
}

/** How many rows a view shows; -1 when it cannot be read. */
function rowsShown(compare: Judged['compare'], view: string): number {
  try {
    return rowCount(compare, view);
  } catch {
    return -1;
  }
}
