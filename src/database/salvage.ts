import { AxError } from '../model/index.ts';
import type { Schema } from './check-database.ts';
import type { Database, SqlValue } from './database.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open.ts';
import { rowCounts } from './table-contents.ts';

/** What could be read of one table of a damaged database. */
export interface Salvaged {
  table: string;
  /** Rows that are in the new database. */
  rows: number;
  /** False when reading it ended early: there may have been more rows. */
  whole: boolean;
}

/**
 * Makes a new database at `to` (no file is there) with the schema of the program, and copies into it what can still be
 * read of the damaged one at `path`: each table from its first row on and from its last row back, until a damaged page is
 * met. Triggers do not run. The damaged file is only read. Throws AxError 'no-space', 'io'; for a file that cannot be read
 * at all every table is empty.
 */
export function salvage(options: Schema & { path: string; to: string; programVersion: string }): Salvaged[] {
  const { path, to, ...schema } = options;
  const target = openDatabase({ path: to });
  try {
    migrate(target, schema);
    const source = readable(() => openDatabase({ path, readonly: true }));
    try {
      const tables = Object.keys(rowCounts(target));
      return target.transaction(() => tables.map((table) => copyTable(source, target, table)));
    } finally {
      source?.close();
    }
  } finally {
    target.close();
  }
}

function copyTable(source: Database | undefined, target: Database, table: string): Salvaged {
  const columns = source === undefined ? [] : sharedColumns(source, target, table);
  if (source === undefined || columns.length === 0) return { table, rows: 0, whole: false };
  const list = columns.map(quoted).join(', ');
  const insert = target.prepare(
    `INSERT OR IGNORE INTO ${quoted(table)} (${list}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const rowid = hasRowid(target, table) ? 'rowid' : keyOf(target, table);
  let rows = 0;
  let lost = false;
  const copy = (direction: 'ASC' | 'DESC'): boolean => {
    const order = rowid === '' ? '' : ` ORDER BY ${rowid} ${direction}`;
    const all = readable(() => source.prepare(`SELECT ${list} FROM ${quoted(table)}${order}`).iterate());
    for (;;) {
      const next = all && readable(() => all.next());
      if (!next) return false;
      if (next.done) return true;
      try {
        rows += insert.run(...columns.map((column) => next.value[column] as SqlValue)).changes;
      } catch (error) {
        // Nonsense in a place that has a type; whatever keeps the new database from being written is an AxError.
        if (error instanceof AxError) throw error;
        lost = true;
      }
    }
  };
  const whole = copy('ASC');
  if (!whole && rowid !== '') copy('DESC');
  return { table, rows, whole: whole && !lost };
}

/** Columns that both have and that are stored, [] when one lacks the table or its description is damaged. */
function sharedColumns(source: Database, target: Database, table: string): string[] {
  const stored = (db: Database): string[] =>
    db
      .prepare('SELECT name, hidden FROM pragma_table_xinfo(?)')
      .all(table)
      .flatMap((row) => (row.hidden === 0 ? [String(row.name)] : []));
  const there = new Set(readable(() => stored(source)));
  return stored(target).filter((column) => there.has(column));
}

function hasRowid(db: Database, table: string): boolean {
  return Number(db.prepare('SELECT wr FROM pragma_table_list WHERE name = ?').get(table)?.wr) === 0;
}

/** The columns of the primary key, as ORDER BY takes them; '' for none. */
function keyOf(db: Database, table: string): string {
  const rows = db.prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk').all(table);
  return rows.length === 1 ? quoted(String(rows[0]!.name)) : '';
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** What reading a damaged file gives, undefined when it cannot be read there: damage shows as all kinds of errors. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof AxError && error.code === 'locked') throw error;
    return undefined;
  }
}
