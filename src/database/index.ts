export type { Database, Row, SqlValue, Statement } from './database.ts';
export { applicationOf, assertOurs, guard, type SchemaVersion, versionOf } from './guard.ts';
export { newestMigration } from './newest-migration.ts';
export { checkIntegrity, type OpenOptions, openDatabase } from './open.ts';
