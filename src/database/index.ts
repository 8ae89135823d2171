export type { Database, Row, SqlValue, Statement } from './database.ts';
export { acquireLock, type Lock, type LockHolder, type LockOptions, lockHolder } from './lock.ts';
export {
  guard,
  type MigrateOptions,
  type MigrationState,
  migrate,
  migrationStatus,
  rollback,
  type Schema,
} from './migrate.ts';
export { loadMigrations, type Migration } from './migration.ts';
export { checkIntegrity, giveBack, type OpenOptions, openDatabase, settle } from './open.ts';
