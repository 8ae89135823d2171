import type { Database } from '../database.ts';
import { LEDGER } from '../ledger.ts';

/** A column as `pragma_table_xinfo` tells it. */
export interface ColumnFacts {
  name: string;
  type: string;
  notNull: boolean;
  /** The expression of its default, or null. */
  fallback: string | null;
  /** 1-based place in the primary key, 0 for none. */
  key: number;
  generated: boolean;
}

/** An index with its keys, each as `name collation direction`; an expression has the name ''. */
export interface IndexFacts {
  name: string;
  unique: boolean;
  /** Made by CREATE INDEX, and not by a constraint. */
  explicit: boolean;
  partial: boolean;
  keys: { name: string; collation: string; descending: boolean }[];
}

/** A foreign key; names in lower case. */
export interface ForeignKeyFacts {
  from: string[];
  table: string;
}

/** What the pragmas say of one table. */
export interface TableFacts {
  name: string;
  virtual: boolean;
  withoutRowid: boolean;
  columns: ColumnFacts[];
  indexes: IndexFacts[];
  foreignKeys: ForeignKeyFacts[];
  triggers: { name: string; sql: string }[];
}

/** The tables of a database by their name in lower case; without SQLite's own, shadow tables and the ledger. */
export function tableFacts(db: Database): Map<string, TableFacts> {
  const tables = db
    .prepare("SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')")
    .all()
    .filter(({ name }) => !/^sqlite_/i.test(String(name)) && name !== LEDGER);
  return new Map(
    tables.map((row) => {
      const name = String(row.name);
      return [
        name.toLowerCase(),
        {
          name,
          virtual: row.type === 'virtual',
          withoutRowid: row.wr === 1,
          columns: columnsOf(db, name),
          indexes: indexesOf(db, name),
          foreignKeys: foreignKeysOf(db, name),
          triggers: triggersOf(db, name),
        },
      ];
    }),
  );
}

/** The one column that is the rowid of a table, if there is one. */
export function rowidColumn(table: TableFacts): ColumnFacts | undefined {
  const keys = table.columns.filter(({ key }) => key > 0);
  const [only] = keys;
  return keys.length === 1 && !table.withoutRowid && !table.virtual && /^integer$/i.test(only!.type) ? only : undefined;
}

function columnsOf(db: Database, table: string): ColumnFacts[] {
  return db
    .prepare('SELECT * FROM pragma_table_xinfo(?) WHERE hidden <> 1')
    .all(table)
    .map((row) => ({
      name: String(row.name),
      type: String(row.type),
      notNull: row.notnull === 1,
      fallback: row.dflt_value === null ? null : String(row.dflt_value),
      key: Number(row.pk),
      generated: Number(row.hidden) > 1,
    }));
}

function indexesOf(db: Database, table: string): IndexFacts[] {
  return db
    .prepare('SELECT * FROM pragma_index_list(?)')
    .all(table)
    .map((row) => ({
      name: String(row.name),
      unique: row.unique === 1,
      explicit: row.origin === 'c',
      partial: row.partial === 1,
      keys: db
        .prepare('SELECT * FROM pragma_index_xinfo(?) WHERE "key" = 1 ORDER BY seqno')
        .all(String(row.name))
        .map((key) => ({
          name: key.name === null ? '' : String(key.name).toLowerCase(),
          collation: String(key.coll).toLowerCase(),
          descending: key.desc === 1,
        })),
    }));
}

function foreignKeysOf(db: Database, table: string): ForeignKeyFacts[] {
  const keys = new Map<number, ForeignKeyFacts>();
  for (const row of db.prepare('SELECT * FROM pragma_foreign_key_list(?) ORDER BY id, seq').all(table)) {
    const key = keys.get(Number(row.id)) ?? { from: [], table: String(row.table).toLowerCase() };
    key.from.push(String(row.from).toLowerCase());
    keys.set(Number(row.id), key);
  }
  return [...keys.values()];
}

function triggersOf(db: Database, table: string): { name: string; sql: string }[] {
  return db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower(?)")
    .all(table)
    .map(({ name, sql }) => ({ name: String(name), sql: String(sql) }));
}
