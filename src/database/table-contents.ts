import { createHash, type Hash } from 'node:crypto';
import type { Database } from './database.ts';
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
  // A row is one value, made by SQLite: rows are many, and each value that crosses over costs. Of every value the first
  // letter of its type, and its bytes: of a real number as many digits as tell it from any other.
  const values = names.map(
    (name) => `CASE typeof(${name})
      WHEN 'null' THEN 'n'
      WHEN 'integer' THEN 'i' || ${name} || ';'
      WHEN 'real' THEN 'r' || format('%!.17g', ${name}) || ';'
      WHEN 'text' THEN 't' || length(CAST(${name} AS BLOB)) || ':' || ${name}
      ELSE 'b' || length(${name}) || ':' || ${name} END`,
  );
  const sql = `SELECT CAST(${values.join(' || ')} AS BLOB) AS bytes
    FROM ${quoted(table.name)} ORDER BY ${orderOf(table, columns)}`;
  const add = inPieces(hash);
  try {
    for (const row of db.prepare(sql).iterate()) add(row.bytes as Uint8Array);
    add(undefined);
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

const PIECE = 1 << 16;

/** Collects bytes for a hash, which is quicker with few large pieces; at the end it is called without any. */
function inPieces(hash: Hash): (bytes: Uint8Array | undefined) => void {
  const piece = new Uint8Array(PIECE);
  let filled = 0;
  return (bytes) => {
    if (bytes === undefined || filled + bytes.length > PIECE) {
      hash.update(piece.subarray(0, filled));
      filled = 0;
    }
    if (bytes === undefined) return;
    if (bytes.length > PIECE) hash.update(bytes);
    else {
      piece.set(bytes, filled);
      filled += bytes.length;
    }
  };
}
