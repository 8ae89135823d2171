// The second door of the room: what only those need who write. A process that asks a question does without it.
export type { Schema } from './check-database.ts';
export { acquireLock, type Lock, type LockHolder, type LockOptions, lockHolder } from './lock.ts';
export { type MigrateOptions, migrate, migrateDown } from './migrate.ts';
export { loadMigrations, type Migration } from './migration.ts';
export { type MigrationState, migrationStatus, pendingMigrations } from './migration-state.ts';
export { giveBack, settle } from './open.ts';
