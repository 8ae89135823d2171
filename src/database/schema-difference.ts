import type { Database } from './database.ts';
import { ownTables } from './own-tables.ts';
import { normalSql, schemaObjects } from './schema-digest.ts';

/** One difference between two schemas. */
export interface SchemaChange {
  kind: 'table' | 'column' | 'index' | 'trigger' | 'view' | 'foreign-key';
  /** table.column for columns, table(columns) -> parent(columns) for foreign keys. */
  name: string;
  change: 'added' | 'removed' | 'changed';
  /** How it was made or declared, before and after. */
  from?: string;
  to?: string;
}

/** The parts of a schema, as {@link schemaDifference} compares them. */
export interface SchemaShape {
  /** By name. */
  tables: Map<string, TableShape>;
  /** By name. */
  others: Map<string, { kind: 'index' | 'trigger' | 'view'; sql: string }>;
}

interface TableShape {
  sql: string;
  /** How each column is declared, such as 'INTEGER NOT NULL DEFAULT 0', in their order. */
  columns: Map<string, string>;
  /** What each foreign key does, such as 'ON DELETE CASCADE'. */
  foreignKeys: Map<string, string>;
}

/** The shape of a schema, without tables of SQLite itself, shadow tables and the ledger. */
export function schemaShape(db: Database): SchemaShape {
  const shape: SchemaShape = { tables: new Map(), others: new Map() };
  const objects = schemaObjects(db);
  const sqlOf = new Map(objects.filter(({ type }) => type === 'table').map(({ name, sql }) => [name, sql]));
  for (const { name } of ownTables(db)) {
    shape.tables.set(name, {
      sql: sqlOf.get(name) ?? '',
      columns: columnsOf(db, name),
      foreignKeys: foreignKeysOf(db, name),
    });
  }
  for (const { type, name, sql } of objects) if (type !== 'table') shape.others.set(name, { kind: type, sql });
  return shape;
}

/** What one schema has and another has not: tables with their columns and foreign keys, then the rest, by name. */
export function schemaDifference(before: SchemaShape, after: SchemaShape): SchemaChange[] {
  const changes: SchemaChange[] = [];
  for (const name of namesOf(before.tables, after.tables)) {
    const [from, to] = [before.tables.get(name), after.tables.get(name)];
    if (!from || !to) {
      changes.push(changed('table', name, from?.sql, to?.sql));
      continue;
    }
    const parts = [
      ...differences('column', from.columns, to.columns, (column) => `${name}.${column}`),
      ...differences('foreign-key', from.foreignKeys, to.foreignKeys, (key) => key),
    ];
    changes.push(...parts);
    // Checks, keys, the order of columns: what no part of it tells.
    if (parts.length === 0 && normalSql(from.sql) !== normalSql(to.sql))
      changes.push(changed('table', name, from.sql, to.sql));
  }
  for (const name of namesOf(before.others, after.others)) {
    const [from, to] = [before.others.get(name), after.others.get(name)];
    if (from && to && from.kind === to.kind) {
      if (normalSql(from.sql) !== normalSql(to.sql)) changes.push(changed(from.kind, name, from.sql, to.sql));
      continue;
    }
    if (from) changes.push(changed(from.kind, name, from.sql, undefined));
    if (to) changes.push(changed(to.kind, name, undefined, to.sql));
  }
  return changes;
}

function differences(
  kind: SchemaChange['kind'],
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  nameOf: (name: string) => string,
): SchemaChange[] {
  return namesOf(before, after).flatMap((name) => {
    const [from, to] = [before.get(name), after.get(name)];
    return from === to ? [] : [changed(kind, nameOf(name), from, to)];
  });
}

function changed(kind: SchemaChange['kind'], name: string, from?: string, to?: string): SchemaChange {
  const change = from === undefined ? 'added' : to === undefined ? 'removed' : 'changed';
  return { kind, name, change, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

const namesOf = (before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].sort();

function columnsOf(db: Database, table: string): Map<string, string> {
  const rows = db.prepare('SELECT * FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid').all(table);
  return new Map(
    rows.map((row) => {
      const words = [String(row.type)];
      if (Number(row.pk) > 0) words.push(`PRIMARY KEY ${row.pk}`);
      if (row.notnull === 1) words.push('NOT NULL');
      if (row.dflt_value !== null) words.push(`DEFAULT ${row.dflt_value}`);
      if (row.hidden === 2) words.push('GENERATED VIRTUAL');
      if (row.hidden === 3) words.push('GENERATED STORED');
      return [String(row.name), words.filter((word) => word !== '').join(' ')];
    }),
  );
}

function foreignKeysOf(db: Database, table: string): Map<string, string> {
  const keys = new Map<number, { from: string[]; parent: string; to: string[]; does: string }>();
  for (const row of db.prepare('SELECT * FROM pragma_foreign_key_list(?) ORDER BY id, seq').all(table)) {
    const does = `ON UPDATE ${row.on_update} ON DELETE ${row.on_delete}`;
    const key = keys.get(Number(row.id)) ?? { from: [], parent: String(row.table), to: [], does };
    key.from.push(String(row.from));
    if (row.to !== null) key.to.push(String(row.to));
    keys.set(Number(row.id), key);
  }
  return new Map(
    [...keys.values()].map(({ from, parent, to, does }) => {
      const columns = to.length > 0 ? `(${to.join(', ')})` : '';
      return [`${table}(${from.join(', ')}) -> ${parent}${columns}`, does];
    }),
  );
}
