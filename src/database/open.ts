import { accessSync, closeSync, constants, existsSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { AxError } from '../model/index.ts';
import type { Database, Row, SqlValue, Statement } from './database.ts';
import { type Connection, connect } from './driver.ts';
import { CANTOPEN, READONLY, resultCode, translateError } from './errors.ts';
import { LEDGER } from './ledger.ts';

/** How a database is opened. */
export interface OpenOptions {
  path: string;
  /** Default false: the file is created when it does not exist. */
  readonly?: boolean;
  /**
   * 'serve' (default): WAL, synchronous NORMAL. 'bulk': WAL, synchronous OFF and rare checkpoints: safe against a kill
   * of the process, not against power loss, so only for a database that may be lost; end it with `settle`.
   * 'lock': a rollback journal in memory, for a file that holds nothing but a lock.
   */
  mode?: 'serve' | 'bulk' | 'lock';
  /** How long a statement waits for another connection, in milliseconds. Default 5000. */
  busyTimeoutMs?: number;
}

/** SQLite's number for it. */
const INCREMENTAL = 2;

/**
 * Opens an SQLite database. Throws AxError: 'unsupported' without a driver, 'index-damaged' for what is no database,
 * 'io' for what cannot be opened, 'locked' when it stays busy for too long.
 */
export function openDatabase(options: OpenOptions): Database {
  const { path, readonly = false } = options;
  try {
    return prepared(
      options,
      guarded(path, () => connect(path, { readonly })),
    );
  } catch (error) {
    if (!readonly || !needsLog(error, path)) throw error;
    return prepared(
      options,
      guarded(path, () => connect(path, { readonly, unchanging: true })),
    );
  }
}

/**
 * True for a database that could be read but for its log, which cannot be made in a directory that cannot be written.
 * Where there is no log, nobody is writing.
 */
function needsLog(error: unknown, path: string): boolean {
  const code = resultCode(error instanceof AxError ? error.cause : error);
  return (code === READONLY || code === CANTOPEN) && isReadable(path) && !existsSync(`${path}-wal`);
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** A connection as the options want it; it is closed when that fails. */
function prepared(options: OpenOptions, connection: Connection): Database {
  const { path, readonly = false, mode = 'serve', busyTimeoutMs = 5000 } = options;
  const db = wrap(connection, path, readonly);
  try {
    // Reading the schema version is what finds out that a file is no database.
    db.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}; PRAGMA schema_version`);
    if (mode === 'lock') {
      db.exec('PRAGMA journal_mode = MEMORY');
    } else if (!readonly) {
      // First, since the next ones may write.
      db.exec(
        mode === 'bulk' ? 'PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 16384' : 'PRAGMA synchronous = NORMAL',
      );
      // Of a database that exists this stays as it is; said once more it would write, and wait for who writes.
      if (db.prepare('PRAGMA auto_vacuum').get()?.auto_vacuum !== INCREMENTAL)
        db.exec('PRAGMA auto_vacuum = INCREMENTAL');
      if (mayChangeMode(db)) db.exec('PRAGMA journal_mode = WAL');
      db.exec('PRAGMA journal_size_limit = 67108864; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384');
    }
  } catch (error) {
    connection.close();
    throw error;
  }
  return db;
}

/** False where the mode is right, and for a database that another program made: to refuse it later it must not be touched now. */
function mayChangeMode(db: Database): boolean {
  if (db.prepare('PRAGMA journal_mode').get()?.journal_mode === 'wal') return false;
  const { all, ours } = db
    .prepare(`SELECT count(*) AS "all", count(*) FILTER (WHERE name = '${LEDGER}') AS ours FROM sqlite_schema`)
    .get() as Row;
  return all === 0 || ours !== 0;
}

/** Ends a bulk load: everything goes from the log into the file and onto the disk; the database then serves. */
export function settle(db: Database): void {
  db.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 1000');
  syncToDisk(db.path);
  syncToDisk(dirname(db.path));
}

/** A file with more of its pages unused than this share is made smaller. */
const UNUSED = 0.05;

/** Gives pages that are not in use back to the file system, when there are many. The caller is in no transaction. */
export function giveBack(db: Database): void {
  const pragma = (name: string): number => Number(Object.values(db.prepare(`PRAGMA ${name}`).get()!)[0]);
  if (pragma('freelist_count') > pragma('page_count') * UNUSED) db.exec('PRAGMA incremental_vacuum');
}

/** Forces a file or directory to the disk. A directory cannot be synced on every platform; that is no error. */
export function syncToDisk(path: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    fsyncSync(descriptor);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Windows opens no directories, some network file systems sync nothing.
    if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EINVAL' && code !== 'EACCES')
      throw translateError(error, path);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** What SQLite's check of the file finds, a line each: the quick one, or the full one that compares indexes with their tables. */
export function integrityFindings(db: Database, check: 'quick_check' | 'integrity_check'): string[] {
  const lines = db.prepare(`PRAGMA ${check}`).all();
  return lines.map((row) => String(Object.values(row)[0])).filter((text) => text !== 'ok');
}

/** SQLite's check of the file and of foreign keys: one line for each finding, none when all is well. */
export function checkIntegrity(db: Database, check: 'quick_check' | 'integrity_check' = 'quick_check'): string[] {
  const findings = integrityFindings(db, check);
  try {
    for (const row of db.prepare('PRAGMA foreign_key_check').all()) {
      const which = row.rowid === null ? 'a row' : `row ${row.rowid}`;
      findings.push(`${which} of ${row.table} refers to a missing row of ${row.parent}`);
    }
  } catch (error) {
    if (error instanceof AxError) throw error;
    // A foreign key that names no key of its parent.
    findings.push((error as Error).message);
  }
  return findings;
}

function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translateError(error, path);
  }
}

function wrap(connection: Connection, path: string, readonly: boolean): Database {
  const statements = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    const inner = guarded(path, () => connection.prepare(sql));
    return {
      run: (...values: SqlValue[]) => guarded(path, () => inner.run(...values)),
      get: (...values: SqlValue[]) => guarded(path, () => inner.get(...values)),
      all: (...values: SqlValue[]) => guarded(path, () => inner.all(...values)),
      iterate: (...values: SqlValue[]) => guarded(path, () => inner.iterate(...values)),
    };
  };
  const exec = (sql: string): void => guarded(path, () => connection.exec(sql));
  const begin = (): void => {
    if (connection.inTransaction()) throw new Error('a transaction is open already');
    exec('BEGIN IMMEDIATE');
  };
  // A full disk or a damaged page has rolled back already.
  const rollBack = (): void => {
    if (connection.inTransaction()) exec('ROLLBACK');
  };
  return {
    path,
    driver: connection.driver,
    readonly,
    get inTransaction(): boolean {
      return connection.inTransaction();
    },
    exec,
    prepare: (sql) => {
      let statement = statements.get(sql);
      if (!statement) {
        statement = prepare(sql);
        statements.set(sql, statement);
      }
      return statement;
    },
    define: (name, implementation) => connection.define(name, implementation),
    transaction: (work) => {
      begin();
      try {
        const result = work();
        exec('COMMIT');
        return result;
      } catch (error) {
        rollBack();
        throw error;
      }
    },
    longTransaction: async (work) => {
      begin();
      try {
        const result = await work();
        exec('COMMIT');
        return result;
      } catch (error) {
        rollBack();
        throw error;
      }
    },
    overwrite: async (target, proceed) => {
      try {
        await connection.overwrite(target, proceed);
      } catch (error) {
        throw translateError(error, target);
      }
    },
    close: () => {
      statements.clear();
      guarded(path, () => connection.close());
    },
  };
}
