import type { Database } from './database.ts';
import { LEDGER } from './ledger.ts';

/** A table that holds what somebody put there. */
export interface OwnTable {
  name: string;
  type: 'table' | 'virtual';
  withoutRowid: boolean;
  strict: boolean;
}

/**
 * The tables of a database in order of their names, without those of SQLite itself, the ledger of migrations, and the
 * shadow tables in which virtual tables keep what they hold.
 */
export function ownTables(db: Database): OwnTable[] {
  return db
    .prepare(
      `SELECT name, type, wr, strict FROM pragma_table_list
       WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> ?
       ORDER BY name`,
    )
    .all(LEDGER)
    .map((row) => ({
      name: String(row.name),
      type: row.type === 'virtual' ? 'virtual' : 'table',
      withoutRowid: row.wr === 1,
      strict: row.strict === 1,
    }));
}

/** An identifier in quotes. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
