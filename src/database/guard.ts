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
 * 'older' (to be migrated) or 'newer' (may be read, not written). Throws AxError 'not-ours' for a database that another
 * program made, 'index-newer' for one this program must not touch.
 */
export function guard(db: Database, options: SchemaVersion & { write: boolean }): 'current' | 'older' | 'newer' {
  const version = versionOf(db);
  if (applicationOf(db) !== options.applicationId && !(version === 0 && isEmpty(db))) throw foreign(db);
  if (version === options.version) return 'current';
  if (version < options.version) return 'older';
  const { reader, program } = newest(db);
  if (options.write || typeof reader !== 'number' || reader > options.version) {
    const made = program === undefined ? '' : `, made by automatosx ${program}`;
    throw new AxError(
      'index-newer',
      `${db.path} has schema version ${version}${made}: newer than version ${options.version}, the newest of this program`,
      `update automatosx${program === undefined ? '' : ` to ${program} or newer`}, or build the index again: ax index --full`,
    );
  }
  return 'newer';
}

/** Number of the last migration a database has had; 0 for none. */
export function versionOf(db: Database): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version);
}

/** SQLite's application_id of a database; 0 when none was set. */
export function applicationOf(db: Database): number {
  return Number(db.prepare('PRAGMA application_id').get()?.application_id);
}

/** True when nothing was ever made in a database. */
function isEmpty(db: Database): boolean {
  return db.prepare('SELECT 1 AS found FROM sqlite_schema LIMIT 1').get() === undefined;
}

/** What the ledger tells of a database that a newer program made; nothing when there is none that can be read. */
function newest(db: Database): { reader?: unknown; program?: string } {
  const columns = db
    .prepare("SELECT name FROM pragma_table_info('schema_migration')")
    .all()
    .map((row) => row.name);
  if (!columns.includes('minimum_reader')) return {};
  const reader = db.prepare('SELECT max(minimum_reader) AS reader FROM schema_migration').get()?.reader;
  if (!columns.includes('program') || !columns.includes('number')) return { reader };
  const row = db.prepare('SELECT program FROM schema_migration ORDER BY number DESC LIMIT 1').get();
  return { reader, ...(row && { program: String(row.program) }) };
}

function foreign(db: Database): AxError {
  return new AxError(
    'not-ours',
    `${db.path} is not an ax database`,
    'move it away, then build the index again: ax index --full',
  );
}
