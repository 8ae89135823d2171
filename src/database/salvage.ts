import { AxError } from '../model/index.ts';
import type { Schema } from './check-database.ts';
import type { Database, SqlValue } from './database.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open.ts';
import { type OwnTable, ownTables, quoted } from './own-tables.ts';
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
 * met. Triggers do not run. A row that refers to one that is lost is left out. The damaged file is only read. Throws AxError 'no-space', 'io'; for a file that cannot be read
 * at all every table is empty.
 */
export function salvage(options: Schema & { path: string; to: string; programVersion: string }): Salvaged[] {
  const { path, to, ...schema } = options;
  const target = openDatabase({ path: to });
  try {
    migrate(target, schema);
    const source = readable(() => openDatabase({ path, readonly: true }));
    try {
      // A child may come before its parent, and what triggers did is in the rows already.
      target.exec('PRAGMA foreign_keys = OFF');
      return target.transaction(() => {
        const triggers = target.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
        for (const { name } of triggers) target.exec(`DROP TRIGGER ${quoted(String(name))}`);
        const whole = new Map(ownTables(target).map((table) => [table.name, copyTable(source, target, table)]));
        for (const table of removeOrphans(target)) whole.set(table, false);
        for (const { sql } of triggers) target.exec(String(sql));
        return Object.entries(rowCounts(target)).map(([table, rows]) => ({
          table,
          rows,
          whole: whole.get(table) === true,
        }));
      });
    } finally {
      source?.close();
    }
  } finally {
    target.close();
  }
}

/** Copies what can be read of a table. True when that was all of it, and all of it has found its place. */
function copyTable(source: Database | undefined, target: Database, table: OwnTable): boolean {
  const { name } = table;
  const columns = source === undefined ? [] : sharedColumns(source, target, name);
  if (source === undefined || columns.length === 0) return false;
  const list = columns.map(quoted).join(', ');
  const insert = target.prepare(
    `INSERT OR IGNORE INTO ${quoted(name)} (${list}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const key = table.withoutRowid ? keyOf(target, name) : ['rowid'];
  // What the scripts of migrations have put there gives way to what was read.
  let cleared = false;
  const clear = (): void => {
    if (!cleared) target.exec(`DELETE FROM ${quoted(name)}`);
    cleared = true;
  };
  let lost = false;
  /** Copies from one end on; true when the other was reached. */
  const copy = (direction: 'ASC' | 'DESC'): boolean => {
    const order = key.map((column) => `${column} ${direction}`).join(', ');
    const all = readable(() => source.prepare(`SELECT ${list} FROM ${quoted(name)} ORDER BY ${order}`).iterate());
    for (;;) {
      const next = all && readable(() => all.next());
      if (!next) return false;
      clear();
      if (next.done) return true;
      try {
        const { changes } = insert.run(...columns.map((column) => next.value[column] as SqlValue));
        if (changes === 0) lost = true;
      } catch (error) {
        // Nonsense in a place that has a type; whatever keeps the new database from being written is an AxError.
        if (error instanceof AxError) throw error;
        lost = true;
      }
    }
  };
  const whole = copy('ASC');
  if (!whole) copy('DESC');
  return whole && !lost;
}

/** Removes rows that refer to missing rows, and those that refer to them. Returns their tables. */
function removeOrphans(db: Database): Set<string> {
  const tables = new Set<string>();
  for (;;) {
    const orphans = db
      .prepare('PRAGMA foreign_key_check')
      .all()
      .filter(({ rowid }) => rowid !== null);
    if (orphans.length === 0) return tables;
    for (const { table, rowid } of orphans) {
      tables.add(String(table));
      db.prepare(`DELETE FROM ${quoted(String(table))} WHERE rowid = ?`).run(rowid as number);
    }
  }
}

/** Columns that both have and that are stored, [] when one lacks the table or its description is damaged. */
function sharedColumns(source: Database, target: Database, table: string): string[] {
  const stored = (db: Database): string[] =>
    db
      .prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0')
      .all(table)
      .map((row) => String(row.name));
  const there = new Set(readable(() => stored(source)));
  return stored(target).filter((column) => there.has(column));
}

/** The columns of the primary key, as ORDER BY takes them. */
function keyOf(db: Database, table: string): string[] {
  const rows = db.prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk').all(table);
  return rows.map(({ name }) => quoted(String(name)));
}

/** What reading a damaged file gives, undefined when it cannot be read there: damage shows as all kinds of errors. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof AxError && error.code === 'locked') throw error;
    return undefined;
  }
}
