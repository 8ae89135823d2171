// The third door of the room: the care of a database that exists. Only the commands of `ax db` come through it.
export { type BackupOptions, backup } from './backup.ts';
export { type BackupInfo, type BackupReason, readBackupInfo, type StrangeBackup } from './backup-info.ts';
export { type DryRun, type DryRunOptions, dryRun } from './dry-run.ts';
export { expectedDigest } from './expected-schema.ts';
export { deleteBackup, listBackups, pruneBackups } from './list-backups.ts';
export { describeLoss, type LostRows } from './lost-rows.ts';
export { setAside } from './overwrite-database.ts';
export type { RollbackOptions, RollbackPlan } from './plan-rollback.ts';
export { type Restored, type RestoreOptions, restore } from './restore.ts';
export { type RolledBack, rollback } from './rollback.ts';
export { type SchemaChange, type SchemaShape, schemaDifference, schemaShape } from './schema-difference.ts';
export { schemaDigest } from './schema-digest.ts';
export { contentHash, rowCounts } from './table-contents.ts';
export { verifyBackup } from './verify-backup.ts';
export { openWorkplace, type Workplace } from './workplace.ts';
