import type { Judged, Report } from '../judged.ts';
import { rowCount } from '../trial-database.ts';

/** Columns that could be added only because a table is empty here: where it has rows the statement fails. */
export function futureRows({ compare, statements, past, present }: Judged, report: Report): void {
  for (const statement of statements) {
    const { kind, table, name } = statement.action;
    const before = past.get(table);
    const column = present.get(table)?.columns.find((each) => each.name.toLowerCase() === name);
    if (kind !== 'add-column' || !before || !column || column.generated) continue;
    if (rowCount(compare, before.name, 'past') > 0) continue;
    if (column.notNull && (column.fallback === null || /^null$/i.test(column.fallback))) {
      report(
        'not-null-on-existing-data',
        statement,
        `works only because ${before.name} has no rows here: where it has some, they would have no value in ${column.name}`,
        'give it a default (NOT NULL DEFAULT …), or add it without NOT NULL and fill it',
        'warning',
      );
    } else if (/^(current_|\()/i.test(column.fallback ?? '')) {
      report(
        'fails',
        statement,
        `works only because ${before.name} has no rows here: SQLite adds no column with a default that is not constant to rows that exist`,
        'add it without a default, or build the table again',
        'warning',
      );
    }
  }
}
