/** A value that SQLite stores. Integers come back as numbers, blobs as Uint8Array, on both drivers. */
export type SqlValue = string | number | bigint | null | Uint8Array;
/** One row of an answer, by column name. */
export type Row = Record<string, SqlValue>;

/** A prepared statement. It stays valid until the database is closed. */
export interface Statement {
  run(...parameters: SqlValue[]): { changes: number; lastInsertRowid: number };
  get(...parameters: SqlValue[]): Row | undefined;
  all(...parameters: SqlValue[]): Row[];
  iterate(...parameters: SqlValue[]): IterableIterator<Row>;
}

/** An open SQLite database; everything is synchronous. Errors are AxErrors, see `translateError`. */
export interface Database {
  readonly path: string;
  readonly driver: 'node:sqlite' | 'better-sqlite3';
  readonly readonly: boolean;
  /** True inside a transaction, also one that SQLite has not rolled back after an error. */
  readonly inTransaction: boolean;
  /** Runs any number of statements without parameters. */
  exec(sql: string): void;
  /** Prepares one statement; the same text gives the same statement. */
  prepare(sql: string): Statement;
  /** Adds an SQL function of the given name; it must be deterministic. */
  define(name: string, implementation: (...values: SqlValue[]) => SqlValue): void;
  /**
   * Runs `work` in BEGIN IMMEDIATE … COMMIT, rolls back when it throws, and returns its result.
   * Transactions do not nest: an inner one is a bug and throws.
   */
  transaction<T>(work: () => T): T;
  /** The same for work that pauses. Until it is done the connection can be used for nothing that is not part of it. */
  longTransaction<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Writes all of this database over the one at `path`, which others may have open, in one transaction there. `proceed`
   * is called when nobody else can write there any more and nothing is committed yet; when it throws, nothing is
   * changed. This database has at least two pages and is not written meanwhile.
   */
  overwrite(path: string, proceed: () => void): Promise<void>;
  close(): void;
}
