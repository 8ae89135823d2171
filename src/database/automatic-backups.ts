import { type BackupOptions, backup } from './backup.ts';
import type { BackupInfo } from './backup-info.ts';
import { pruneBackups } from './list-backups.ts';

/** So many backups that nobody asked for are kept of each database. */
const AUTOMATIC_BACKUPS = 10;

/** A backup before something is changed; older ones that were made in this way go when there are too many. Errors as `backup`. */
export function keepBackup(options: BackupOptions): BackupInfo {
  const kept = backup(options);
  pruneOld(options.directory, options.database);
  return kept;
}

/** Removes backups of a database that nobody asked for and that are too many. */
export function pruneOld(directory: string, database: string): void {
  pruneBackups(directory, AUTOMATIC_BACKUPS, { database, automatic: true });
}
