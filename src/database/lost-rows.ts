import type { Database } from './database.ts';
import { openDatabase } from './open.ts';
import { quoted } from './own-tables.ts';
import { rowCounts } from './table-contents.ts';

/** Rows of a table that another state of the same database does not have, or has with other values. */
export interface LostRows {
  table: string;
  /** The columns that it does not have; all when it has no such table. */
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
      const gone = columns.filter((column) => !later.has(column));
      const rows = kept.length === 0 ? of : countLost(db, table, kept, gone, of);
      return rows === 0 ? [] : [{ table, columns: gone, rows, of }];
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

function countLost(db: Database, table: string, kept: string[], gone: string[], of: number): number {
  const name = quoted(table);
  const values = kept.map(quoted).join(', ');
  const count = (sql: string): number => Number(db.prepare(sql).get()?.n);
  const other = count(
    `SELECT count(*) AS n FROM (SELECT ${values} FROM main.${name} EXCEPT SELECT ${values} FROM later.${name})`,
  );
  // Rows that are alike are one row to EXCEPT.
  const fewer = of - count(`SELECT count(*) AS n FROM later.${name}`);
  const filled = gone.map((column) => `${quoted(column)} IS NOT NULL`).join(' OR ');
  const emptied = filled ? count(`SELECT count(*) AS n FROM main.${name} WHERE ${filled}`) : 0;
  return Math.max(other, fewer, emptied);
}

function columnsOf(db: Database, schema: string, table: string): string[] {
  return db
    .prepare('SELECT name FROM pragma_table_xinfo(?, ?) WHERE hidden <> 1 ORDER BY cid')
    .all(table, schema)
    .map((row) => String(row.name));
}
