// The third door of the room: the care of a database that exists. Only the commands of `ax db` come through it, and a migration.
export { keepBackup, pruneOld } from './automatic-backups.ts';
export { backup } from './backup.ts';
export type { BackupInfo, StrangeBackup } from './backup-info.ts';
export { copyDatabase } from './copy-database.ts';
export { type DryRun, dryRun } from './dry-run.ts';
export { ensureSpace } from './free-space.ts';
export type { LintFinding } from './lint.ts';
export { deleteBackup, listBackups, pruneBackups } from './list-backups.ts';
export { describeLoss } from './lost-rows.ts';
export { type Restored, restore } from './restore.ts';
export { type RolledBack, rollback } from './rollback.ts';
export { type Salvaged, salvage } from './salvage.ts';
export type { SchemaChange } from './schema-difference.ts';
export { shrink } from './shrink.ts';
export { type Validation, validate } from './validate.ts';
export { verifyBackup } from './verify-backup.ts';
export { openWorkplace } from './workplace.ts';
