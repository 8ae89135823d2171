import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AxError, type AxErrorCode } from '../model/index.ts';
import type { Database } from './database.ts';
import { ensureSpace, freeSpace } from './free-space.ts';
import { type MigrateOptions, migrate, migrateDown } from './migrate.ts';
import type { MigrationState } from './migration-state.ts';
import { openDatabase } from './open.ts';
import { type SchemaChange, schemaDifference, schemaShape } from './schema-difference.ts';
import { schemaDigest } from './schema-digest.ts';
import { rowCounts } from './table-contents.ts';
import { openWorkplace } from './workplace.ts';

/** What a migration would do. */
export interface DryRun {
  ok: boolean;
  /** Why it would fail. */
  error: { code: AxErrorCode; message: string; hint: string } | null;
  /** What would be applied or undone, in order; of a run that fails, those that ran before that. */
  migrations: MigrationState[];
  schema: SchemaChange[];
  /** By table, of those before and those after; a table that is not there has no rows. */
  rows: Record<string, { before: number; after: number }>;
  /** Digest of the schema afterwards. */
  digest: string;
  /** Of the migrations alone. */
  milliseconds: number;
  /** For a backup, the log and what is added to the file. */
  bytesNeeded: number;
  bytesFree: number;
}

/** How a dry run is made. */
export interface DryRunOptions extends MigrateOptions {
  /** The database; one that does not exist is as an empty one. */
  path: string;
  /** Where backups are kept; for the copy, which is removed. It is made when needed. */
  directory: string;
  direction: 'up' | 'down';
  /** How much space it may use. Default: what the file system of the database has. */
  bytesFree?: number;
}

/**
 * Migrates a copy, and tells what came of it. The database itself stays as it is, byte by byte, with its log. Throws
 * AxError for what keeps the copy from being made: 'not-found', 'index-damaged', 'no-space', 'locked' or 'io'.
 */
export function dryRun(options: DryRunOptions): DryRun {
  const { path, directory } = options;
  const copy = copyInto(directory, path);
  try {
    // Nobody needs it after a loss of power.
    const db = openDatabase({ path: copy.path, mode: 'bulk' });
    try {
      return runOn(db, options);
    } finally {
      db.close();
    }
  } finally {
    copy.remove();
  }
}

function runOn(db: Database, options: DryRunOptions): DryRun {
  const shape = schemaShape(db);
  const before = rowCounts(db);
  const sizeBefore = sizeOf(db.path);
  db.exec('PRAGMA wal_autocheckpoint = 0');
  const migrations: MigrationState[] = [];
  const started = performance.now();
  let error: DryRun['error'] = null;
  try {
    const run = options.direction === 'up' ? migrate : migrateDown;
    run(db, { ...options, onMigration: (state) => noted(migrations, state, options) });
  } catch (thrown) {
    if (!(thrown instanceof AxError)) throw thrown;
    const message = thrown.message.replaceAll(db.path, options.path);
    error = { code: thrown.code, message, hint: thrown.hint };
  }
  const milliseconds = Math.round(performance.now() - started);
  const log = sizeOf(`${db.path}-wal`);
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const bytesNeeded = sizeBefore + log + Math.max(0, sizeOf(db.path) - sizeBefore);
  const bytesFree = options.bytesFree ?? freeSpace(dirname(options.path));
  if (!error && bytesNeeded > bytesFree) {
    const message = `${options.path}: ${bytesNeeded} bytes are needed for it and a backup, and ${bytesFree} are free`;
    error = { code: 'no-space', message, hint: 'free some space and try again' };
  }
  const after = rowCounts(db);
  return {
    ...{ ok: error === null, error, migrations },
    schema: schemaDifference(shape, schemaShape(db)),
    rows: Object.fromEntries(
      [...new Set([...Object.keys(before), ...Object.keys(after)])]
        .sort()
        .map((table) => [table, { before: before[table] ?? 0, after: after[table] ?? 0 }]),
    ),
    digest: schemaDigest(db),
    ...{ milliseconds, bytesNeeded, bytesFree },
  };
}

function noted(migrations: MigrationState[], told: MigrationState & { ok: boolean }, options: MigrateOptions): void {
  const { ok, ...state } = told;
  if (ok) migrations.push(state);
  options.onMigration?.(told);
}

/**
 * Copies a database as it is now, with what is in its log, into a workplace in `directory`. A database that does not
 * exist gives an empty one. Nothing but the copy is written. Throws AxError as {@link dryRun}.
 */
export function copyInto(directory: string, path: string): { path: string; remove(): void } {
  const place = openWorkplace(directory);
  const copy = join(place.path, 'copy.db');
  try {
    if (existsSync(path) && sizeOf(path) > 0) {
      ensureSpace(place.path, sizeOf(path));
      const db = openDatabase({ path, readonly: true });
      try {
        // Nobody needs the copy after a loss of power.
        db.exec('PRAGMA synchronous = OFF');
        db.prepare('VACUUM INTO ?').run(copy);
      } finally {
        db.close();
      }
    }
    return { path: copy, remove: place.close };
  } catch (error) {
    place.close();
    throw error;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
