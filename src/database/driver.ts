import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { pathToFileURL } from 'node:url';
import type BetterSqlite from 'better-sqlite3';
import { AxError } from '../model/index.ts';
import type { Row, SqlValue, Statement } from './database.ts';

/** What a driver offers; `open.ts` builds a `Database` on it. */
export interface Connection {
  readonly driver: 'node:sqlite' | 'better-sqlite3';
  inTransaction(): boolean;
  exec(sql: string): void;
  prepare(sql: string): Statement;
  define(name: string, implementation: (...values: SqlValue[]) => SqlValue): void;
  /** Writes all of this database over the one at `path`, in one transaction there; see `Database.overwrite`. */
  overwrite(path: string, proceed: () => void): Promise<void>;
  close(): void;
}

type NodeSqlite = typeof import('node:sqlite');

const require: NodeJS.Require = createRequire(import.meta.url);

/** How a connection is opened. */
export interface ConnectOptions {
  readonly: boolean;
  /** Nobody writes the file while it is open, and nothing may be made beside it. Only with `readonly`, without a log. */
  unchanging?: boolean;
}

/**
 * Opens a connection with the driver this runtime has: `node:sqlite` from Node 22.13 on, else `better-sqlite3`.
 * Only the chosen one is loaded. Throws AxError 'unsupported' when there is neither.
 */
export function connect(path: string, options: ConnectOptions): Connection {
  const sqlite = builtin();
  return sqlite ? connectBuiltin(sqlite, path, options) : connectBetter(path, options);
}

/** The module `node:sqlite`, or undefined where the runtime has none. */
function builtin(): NodeSqlite | undefined {
  // Node 20 knows no such module; 22.5 to 22.12 hide it behind a flag.
  return isBuiltin('node:sqlite') ? withoutWarning(() => require('node:sqlite') as NodeSqlite) : undefined;
}

/** `node:sqlite` announces that it is experimental, on some versions; that is our decision and not the reader's concern. */
function withoutWarning<T>(load: () => T): T {
  const host = require('node:process') as NodeJS.Process;
  const emit = host.emitWarning;
  host.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).includes('SQLite')) Reflect.apply(emit, host, [warning, ...rest]);
  }) as typeof host.emitWarning;
  try {
    return load();
  } finally {
    host.emitWarning = emit;
  }
}

function connectBuiltin(sqlite: NodeSqlite, path: string, options: ConnectOptions): Connection {
  const place = options.unchanging ? `${pathToFileURL(path).href}?immutable=1` : path;
  const db = new sqlite.DatabaseSync(place, { readOnly: options.readonly });
  return {
    driver: 'node:sqlite',
    inTransaction: () => db.isTransaction,
    exec: (sql) => db.exec(sql),
    prepare: (sql) => {
      const statement = db.prepare(sql);
      return {
        run: (...values) => {
          const { changes, lastInsertRowid } = statement.run(...values);
          return { changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) };
        },
        get: (...values) => statement.get(...values) as Row | undefined,
        all: (...values) => statement.all(...values) as Row[],
        iterate: (...values) => statement.iterate(...values) as IterableIterator<Row>,
      };
    },
    define: (name, implementation) =>
      db.function(name, { deterministic: true, varargs: true }, implementation as (...values: unknown[]) => SqlValue),
    overwrite: async (path, proceed) => {
      if (typeof sqlite.backup !== 'function') {
        throw new AxError('unsupported', 'this Node cannot write one database over another', 'use Node 22.16 or newer');
      }
      const pages = Number(Object.values(db.prepare('PRAGMA page_count').get() ?? {})[0]);
      try {
        // All pages but one, then a pause in which nothing is committed yet, then the last.
        await sqlite.backup(db, path, { rate: Math.max(1, pages - 1), progress: proceed });
      } catch (error) {
        // It reports a database that is busy as an error without a code.
        throw (error as { errcode?: number }).errcode === 0 ? busy() : error;
      }
    },
    close: () => db.close(),
  };
}

function connectBetter(path: string, options: ConnectOptions): Connection {
  let Better: typeof BetterSqlite;
  try {
    Better = require('better-sqlite3') as typeof BetterSqlite;
  } catch (cause) {
    throw missing(cause);
  }
  let db: BetterSqlite.Database;
  try {
    db = options.unchanging
      ? new Better(fileAsMemory(path), binaryOfBetter())
      : new Better(path, { readonly: options.readonly, timeout: 0, ...binaryOfBetter() });
    if (options.unchanging) db.exec('PRAGMA query_only = ON');
  } catch (cause) {
    // The binary is looked for only when the first database is opened.
    if (String(cause).includes('bindings') || (cause as { code?: string }).code === 'ERR_DLOPEN_FAILED')
      throw missing(cause);
    throw cause;
  }
  return {
    driver: 'better-sqlite3',
    inTransaction: () => db.inTransaction,
    exec: (sql) => {
      db.exec(sql);
    },
    prepare: (sql) => {
      const statement = db.prepare<SqlValue[], Row>(sql);
      return {
        run: (...values) => {
          const { changes, lastInsertRowid } = statement.run(...values);
          return { changes, lastInsertRowid: Number(lastInsertRowid) };
        },
        get: (...values) => statement.get(...values),
        all: (...values) => statement.all(...values),
        iterate: (...values) => statement.iterate(...values),
      };
    },
    define: (name, implementation) => {
      db.function(name, { deterministic: true, varargs: true }, implementation as (...values: unknown[]) => unknown);
    },
    overwrite: async (path, proceed) => {
      let begun = false;
      await db.backup(path, {
        progress: ({ totalPages }) => {
          if (!begun) proceed();
          begun = true;
          return totalPages;
        },
      });
      // A database that is busy is passed over in silence.
      if (!begun) throw busy();
    },
    close: () => {
      db.close();
    },
  };
}

/** An error as SQLite gives it when another connection holds the lock. */
function busy(): Error {
  return Object.assign(new Error('database is locked'), { errcode: 5 });
}

/** A database file in memory, where it needs no log: this driver knows no other way to a file that nothing may be made beside. */
function fileAsMemory(path: string): Buffer {
  const bytes = readFileSync(path);
  // The versions for writing and reading: 2 says that there is a log.
  bytes.fill(1, 18, 20);
  return bytes;
}

/** Where the binary is, when it is where it always is: the package looks through some twenty places for it. */
function binaryOfBetter(): { nativeBinding?: string } {
  try {
    return { nativeBinding: require.resolve('better-sqlite3/build/Release/better_sqlite3.node') };
  } catch {
    return {};
  }
}

function missing(cause: unknown): AxError {
  return new AxError(
    'unsupported',
    'no SQLite driver: this Node has no node:sqlite, and the optional package better-sqlite3 is not installed or not built',
    'use Node 22.13 or newer, or install a C++ compiler and run: npm rebuild better-sqlite3',
    { cause },
  );
}
