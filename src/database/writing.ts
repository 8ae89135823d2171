// The second door of the room: what only those need who write. A process that asks a question does without it.
export { acquireLock, type Lock, type LockHolder, type LockOptions, lockHolder } from './lock.ts';
export {
  type MigrateOptions,
  type MigrationState,
  migrate,
  migrationStatus,
  rollback,
  type Schema,
} from './migrate.ts';
export { loadMigrations, type Migration } from './migration.ts';
export { giveBack, settle } from './open.ts';
