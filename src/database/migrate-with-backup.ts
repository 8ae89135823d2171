import { pruneOld } from './automatic-backups.ts';
import { type BackupOptions, backup } from './backup.ts';
import type { BackupInfo } from './backup-info.ts';
import type { Database } from './database.ts';
import { discardBackup } from './list-backups.ts';
import { type MigrateOptions, migrate } from './migrate.ts';
import type { MigrationState } from './migration-state.ts';

/**
 * `migrate` after a backup. It stays, and older ones go, only when something was applied here: however often a
 * migration fails, or others do it at the same moment, the backups there are stay. Errors as `backup` and `migrate`.
 */
export function migrateWithBackup(
  db: Database,
  options: MigrateOptions,
  how: Omit<BackupOptions, 'path' | 'reason'>,
): { applied: MigrationState[]; kept: BackupInfo | null } {
  const kept = backup({ ...how, path: db.path, reason: 'migrate' });
  let applied: MigrationState[] = [];
  try {
    applied = migrate(db, options);
  } finally {
    if (applied.length === 0) discardBackup(kept);
  }
  if (applied.length === 0) return { applied, kept: null };
  pruneOld(how.directory, how.database);
  return { applied, kept };
}
