import type { Database } from './database.ts';
import { openDatabase } from './open.ts';
import { quoted } from './own-tables.ts';
import { rowCounts } from './table-contents.ts';

/** Rows of a table that another state of the same database does not have, or has with other values. */
export interface LostRows {
  table: string;
  /** The columns whose values it does not have; all when it has no such table, none when whole rows are gone. */
  columns: string[];
  rows: number;
  /** How many rows there are. */
  of: number;
}

/** What is in one database file and not in another; nobody else has them open. Tables that lose nothing are left out. */
export function lostRows(before: string, after: string): LostRows[] {
  const db = openDatabase({ path: before });
  try {
    db.exec(`ATTACH '${after.replaceAll("'", "''")}' AS later`);
    return Object.entries(rowCounts(db)).flatMap(([table, of]) => {
      if (of <= 0) return [];
      const columns = columnsOf(db, 'main', table);
      const later = new Set(columnsOf(db, 'later', table));
      const kept = columns.filter((column) => later.has(column));
      if (kept.length === 0) return [{ table, columns, rows: of, of }];
      const gone = columns.filter((column) => !later.has(column));
      const rows = Math.max(missing(db, table, kept), filled(db, table, gone));
      if (rows === 0) return [];
      // A column that was taken away and made again has its default. Where rows are gone, each column lacks values.
      const differing = fewer(db, table, of) ? [] : kept.filter((column) => missing(db, table, [column]) > 0);
      return [{ table, columns: columns.filter((column) => [...gone, ...differing].includes(column)), rows, of }];
    });
  } finally {
    db.close();
  }
}

/** One line about what is lost: `note 12 of 12, person (email) 5 of 9`. */
export function describeLoss(loss: readonly LostRows[]): string {
  return loss
    .map(
      ({ table, columns, rows, of }) => `${table}${columns.length ? ` (${columns.join(', ')})` : ''} ${rows} of ${of}`,
    )
    .join(', ');
}

/** How many rows have values in these columns that no row has later; rows that are alike count each. */
function missing(db: Database, table: string, columns: readonly string[]): number {
  // As bytes: to a column that ignores case, texts are alike that are not the same.
  const values = columns.map((column) => `${quoted(column)} COLLATE BINARY`).join(', ');
  const numbered = (schema: string): string =>
    `SELECT ${values}, row_number() OVER (PARTITION BY ${values}) FROM ${schema}.${quoted(table)}`;
  return count(db, `SELECT count(*) AS n FROM (${numbered('main')} EXCEPT ${numbered('later')})`);
}

/** How many rows have a value in one of the columns. */
function filled(db: Database, table: string, columns: readonly string[]): number {
  if (columns.length === 0) return 0;
  const some = columns.map((column) => `${quoted(column)} IS NOT NULL`).join(' OR ');
  return count(db, `SELECT count(*) AS n FROM main.${quoted(table)} WHERE ${some}`);
}

const fewer = (db: Database, table: string, of: number): boolean =>
  count(db, `SELECT count(*) AS n FROM later.${quoted(table)}`) < of;

const count = (db: Database, sql: string): number => Number(db.prepare(sql).get()?.n);

function columnsOf(db: Database, schema: string, table: string): string[] {
  return db
    .prepare('SELECT name FROM pragma_table_xinfo(?, ?) WHERE hidden <> 1 ORDER BY cid')
    .all(table, schema)
    .map((row) => String(row.name));
}
