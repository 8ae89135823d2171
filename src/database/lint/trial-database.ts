import { statSync } from 'node:fs';
import type { Database } from '../database.ts';
import { copyInto } from '../dry-run.ts';
import { openDatabase } from '../open.ts';
import { quoted } from '../own-tables.ts';

/** A copy on which migrations are tried out. */
export interface TrialDatabase {
  /** Runs the migration; foreign keys are off as they are in a real run. */
  writer: Database;
  /** Sees the copy as `main`, and as `past` what it was when `hold` was called. */
  compare: Database;
  /** Keeps the present state for `compare`, until `release`. */
  hold(): void;
  release(): void;
  /** Bytes that the transaction of the writer has put into the log since `hold`, give or take its small cache. */
  written(): number;
  /** Removes the copy. */
  close(): void;
}

/** Copies a database ('' for an empty one), which is only read. `cacheBytes` is what a transaction may hold in memory. */
export function openTrial(options: { path: string; directory: string; cacheBytes: number }): TrialDatabase {
  const copy = copyInto(options.directory, options.path);
  const { path } = copy;
  const opened: Database[] = [];
  const open = (): Database => {
    // Nobody else has the copy, so to wait would be to wait for itself.
    const db = openDatabase({ path, mode: 'bulk', busyTimeoutMs: 0 });
    opened.push(db);
    return db;
  };
  const close = (): void => {
    for (const db of opened) db.close();
    copy.remove();
  };
  try {
    const writer = open();
    const kilobytes = Math.ceil(options.cacheBytes / 1024);
    // Also of a database that has had no migration: without a log, who compares would keep the writer from its commit.
    writer.exec(
      `PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -${kilobytes}`,
    );
    const compare = open();
    // The same file twice in one connection: each has a view of its own, so that one can stay behind.
    compare.exec(`ATTACH ${text(path)} AS past`);
    return {
      writer,
      compare,
      hold: () => {
        writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        compare.exec('BEGIN; SELECT count(*) FROM past.sqlite_schema');
      },
      release: () => compare.exec('COMMIT'),
      written: () => statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0,
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** How many rows a table of the given schema has. */
export function rowCount(db: Database, table: string, schema = 'main'): number {
  return Number(db.prepare(`SELECT count(*) AS n FROM ${schema}.${quoted(table)}`).get()?.n);
}

/** A text as a literal in SQL. */
function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
