// The second door of the room: what is done to the databases themselves. A process that asks about code does without it.
export { type BackupInfo, type DryRun, describeLoss, type LintFinding, type SchemaChange } from '../database/upkeep.ts';
export type { MigrationState } from '../database/writing.ts';
export { openCare } from './upkeep/care.ts';
export {
  type AnyBackup,
  backUp,
  backupsOf,
  prune,
  removeBackup,
  type VerifiedBackup,
  verifyBackups,
} from './upkeep/database-backups.ts';
export { type DatabaseStatus, databaseStatus } from './upkeep/database-status.ts';
export type { Care, DatabaseChoice } from './upkeep/kept-database.ts';
export { type Migrated, migrateDatabases } from './upkeep/migrate-database.ts';
export { type NewMigration, newMigration } from './upkeep/new-migration.ts';
export { type Repaired, repairDatabases } from './upkeep/repair-database.ts';
export { type DatabaseRestored, restoreDatabase } from './upkeep/restore-database.ts';
export { type DatabaseRolledBack, rollBackDatabases } from './upkeep/roll-back-database.ts';
export { type Vacuumed, vacuumDatabases } from './upkeep/vacuum-database.ts';
export { type DatabaseValidation, validateDatabases } from './upkeep/validate-database.ts';
