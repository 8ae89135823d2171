import { createHash } from 'node:crypto';
import type { Database } from './database.ts';
import { LEDGER } from './ledger.ts';
import { ownTables } from './own-tables.ts';
import { sqlTokens } from './sql-tokens.ts';

/** An object of a schema, as it was made. */
export interface SchemaObject {
  type: 'table' | 'index' | 'trigger' | 'view';
  name: string;
  table: string;
  sql: string;
}

/**
 * SHA-256 of the schema in hex: equal for schemas that differ only in comments, white space, quotes of identifiers or
 * the order in which things were made. Tables of SQLite itself, of virtual tables and the ledger are no part of it.
 */
export function schemaDigest(db: Database): string {
  const objects = schemaObjects(db).map(({ type, name, table, sql }) => [type, name, table, normalSql(sql)]);
  return createHash('sha256').update(JSON.stringify(objects)).digest('hex');
}

/** Everything in a schema that somebody made, in order of names and types. */
export function schemaObjects(db: Database): SchemaObject[] {
  const tables = new Set(ownTables(db).map(({ name }) => name));
  const isOurs = ({ type, name, table }: SchemaObject): boolean =>
    type === 'table' ? tables.has(name) : table !== LEDGER;
  return db
    .prepare(
      `SELECT type, name, tbl_name, sql FROM sqlite_schema
       WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name, type`,
    )
    .all()
    .map((row) => ({
      type: row.type as SchemaObject['type'],
      name: String(row.name),
      table: String(row.tbl_name),
      sql: String(row.sql ?? ''),
    }))
    .filter(isOurs);
}

/** SQL without comments, white space and quotes of identifiers, as a text to be compared. */
export function normalSql(sql: string): string {
  const tokens: string[] = [];
  for (const { kind, text } of sqlTokens(sql)) if (kind !== 'comment') tokens.push(text);
  return JSON.stringify(tokens);
}
