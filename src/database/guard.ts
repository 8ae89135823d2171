import { AxError } from '../model/index.ts';
import type { Database } from './database.ts';

/** What a program expects of a database, without the migrations that lead there. */
export interface SchemaVersion {
  /** SQLite's application_id. */
  applicationId: number;
  /** Number of the newest migration. */
  version: number;
}

/**
 * The check every command makes on its open handle. Returns how the schema stands against the program's: 'current',
 * 'older' (to be migrated) or 'newer' (may be read, not written). Throws AxError 'index-damaged' for a database that
 * is not ours, 'index-newer' for one this program must not touch.
 */
export function guard(db: Database, options: SchemaVersion & { write: boolean }): 'current' | 'older' | 'newer' {
  const version = versionOf(db);
  if (applicationOf(db) !== options.applicationId && !(version === 0 && isEmpty(db))) throw foreign(db);
  if (version === options.version) return 'current';
  if (version < options.version) return 'older';
  const reader = db.prepare('SELECT max(minimum_reader) AS reader FROM schema_migration').get()?.reader;
  if (options.write || typeof reader !== 'number' || reader > options.version) throw newer(db, version);
  return 'newer';
}

/** Number of the last migration a database has had; 0 for none. */
export function versionOf(db: Database): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version);
}

function applicationOf(db: Database): number {
  return Number(db.prepare('PRAGMA application_id').get()?.application_id);
}

function isEmpty(db: Database): boolean {
  return db.prepare('SELECT 1 AS found FROM sqlite_schema LIMIT 1').get() === undefined;
}

function foreign(db: Database): AxError {
  return new AxError(
    'index-damaged',
    `${db.path} is not an ax database`,
    'move it away, then build the index again: ax index --full',
  );
}

function newer(db: Database, version: number): AxError {
  return new AxError(
    'index-newer',
    `${db.path} has schema version ${version}, newer than this program knows`,
    'update automatosx, or build the index again: ax index --full',
  );
}
