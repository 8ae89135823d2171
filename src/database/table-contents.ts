import { createHash, type Hash } from 'node:crypto';
import type { Database, SqlValue } from './database.ts';
import { translateError } from './errors.ts';
import { type OwnTable, ownTables, quoted } from './own-tables.ts';
import { schemaDigest } from './schema-digest.ts';
import { inSnapshot } from './snapshot.ts';

/**
 * Number of rows by table, without those of SQLite itself, the ledger and shadow tables. -1 for a table that cannot be
 * counted: a virtual one that has lost what it is about.
 */
export function rowCounts(db: Database): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const table of ownTables(db)) {
    counts[table.name] = orElse(table, -1, () =>
      Number(db.prepare(`SELECT count(*) AS n FROM ${quoted(table.name)}`).get()?.n),
    );
  }
  return counts;
}

/**
 * SHA-256 in hex of the schema and of all rows of all tables: equal for equal contents, however they lie in the file
 * and whenever they were migrated. Throws AxError 'index-damaged' for pages that cannot be read.
 */
export function contentHash(db: Database): string {
  const hash = createHash('sha256');
  // All tables as of one moment.
  inSnapshot(db, () => {
    hash.update(schemaDigest(db));
    for (const table of ownTables(db)) {
      hash.update(`\0table ${JSON.stringify(table.name)}\0`);
      orElse(table, undefined, () => hashRows(db, table, hash));
    }
  });
  return hash.digest('hex');
}

/** A virtual table whose contents lie elsewhere may not be readable; what is wrong with any other is thrown. */
function orElse<T>(table: OwnTable, otherwise: T, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (table.type === 'virtual') return otherwise;
    throw error;
  }
}

function hashRows(db: Database, table: OwnTable, hash: Hash): void {
  const columns = db
    .prepare('SELECT name, pk FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid')
    .all(table.name)
    .map((row) => ({ name: String(row.name), key: Number(row.pk) }));
  const names = columns.map(({ name }) => quoted(name));
  // Text goes as bytes, since not all of it is valid, and integers as text, since not all of them are exact as numbers.
  const values = names.map(
    (name) => `CASE typeof(${name}) WHEN 'integer' THEN CAST(${name} AS TEXT)
      WHEN 'text' THEN CAST(${name} AS BLOB) ELSE ${name} END`,
  );
  const types = names.map((name) => `substr(typeof(${name}), 1, 1)`).join(' || ');
  const sql = `SELECT ${[types, ...values].map((value, i) => `${value} AS c${i}`).join(', ')}
    FROM ${quoted(table.name)} ORDER BY ${orderOf(table, columns)}`;
  const sink = hashSink(hash);
  try {
    for (const row of db.prepare(sql).iterate()) for (const name in row) sink.take(row[name] as SqlValue);
    sink.flush();
  } catch (error) {
    throw translateError(error, db.path);
  }
}

function orderOf(table: OwnTable, columns: readonly { name: string; key: number }[]): string {
  const keys = columns.filter(({ key }) => key > 0).sort((a, b) => a.key - b.key);
  if (table.withoutRowid) return keys.map(({ name }) => quoted(name)).join(', ');
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()));
  const rowid = ['rowid', '_rowid_', 'oid'].find((name) => !taken.has(name));
  return rowid ?? columns.map(({ name }) => quoted(name)).join(', ');
}

/** Takes the values of many rows; few calls of the hash, since each costs more than a short value. */
interface HashSink {
  take(value: SqlValue): void;
  flush(): void;
}

const BUFFER_BYTES = 65_536;

function hashSink(hash: Hash): HashSink {
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  let used = 0;
  const flush = (): void => {
    hash.update(buffer.subarray(0, used));
    used = 0;
  };
  const text = (value: string): void => {
    const most = value.length * 3;
    if (used + most > BUFFER_BYTES) flush();
    if (most > BUFFER_BYTES) hash.update(value);
    else used += buffer.write(value, used);
  };
  const bytes = (value: Uint8Array): void => {
    if (used + value.length > BUFFER_BYTES) flush();
    if (value.length > BUFFER_BYTES) hash.update(value);
    else {
      buffer.set(value, used);
      used += value.length;
    }
  };
  const take = (value: SqlValue): void => {
    if (value instanceof Uint8Array) {
      text(`${value.length}:`);
      bytes(value);
    } else if (typeof value === 'string') {
      text(`${value.length}:${value}`);
    } else if (value === null) {
      text('-');
    } else {
      if (used + 8 > BUFFER_BYTES) flush();
      used = buffer.writeDoubleBE(Number(value), used);
    }
  };
  return { take, flush };
}
