import { openDatabase, versionOf } from '../../database/index.ts';
import { type BackupInfo, type DryRun, dryRun, migrateWithBackup } from '../../database/upkeep.ts';
import { type MigrationState, migrate, pendingMigrations } from '../../database/writing.ts';
import {
  type Care,
  type DatabaseChoice,
  holdDatabase,
  type KeptDatabase,
  keptDatabases,
  shown as shownIn,
} from './kept-database.ts';

/** How far and how databases are migrated. */
export interface MigrateHow {
  /** The migration to stop at; default the newest. */
  to?: number | undefined;
  dryRun: boolean;
  noBackup: boolean;
  allowOutOfOrder: boolean;
}

/** What was done to a database, or would be. */
export interface Migrated {
  database: KeptDatabase['id'];
  path: string;
  /** Schema versions before and after. */
  from: number;
  to: number;
  /** Where the state before is kept; null when nothing was to be done, or no backup was wanted. */
  backup: BackupInfo | null;
  migrations: MigrationState[];
  elapsedMs: number;
  /** What a dry run has found; null for a real run. */
  dryRun: DryRun | null;
}

/** So long a migrator waits for another process that writes, in milliseconds: the wait is the lock. */
export const WRITE_WAIT_MS = 30_000;

/**
 * Applies the pending migrations of the databases, each in one transaction, after a backup. Throws AxError as `migrate`
 * and `backup`; what a dry run runs into is told in its result.
 */
export async function migrateDatabases(
  care: Care,
  choice: DatabaseChoice | undefined,
  how: MigrateHow,
): Promise<Migrated[]> {
  const results: Migrated[] = [];
  for (const kept of keptDatabases(care, choice, 'or empty')) {
    results.push(await holdDatabase(care, kept, (database) => migrateOne(care, database, how)));
  }
  return results;
}

function migrateOne(care: Care, kept: KeptDatabase, how: MigrateHow): Migrated {
  const { id, path, shown, applicationId, migrations, backups } = kept;
  const started = performance.now();
  const { programVersion } = care;
  const options = {
    ...{ applicationId, migrations, programVersion, allowOutOfOrder: how.allowOutOfOrder },
    ...(how.to === undefined ? {} : { to: how.to }),
  };
  const about = { database: id, path: shown };
  if (how.dryRun) {
    const from = kept.exists ? versionAt(path) : 0;
    const run = dryRun({ ...options, path, directory: backups, direction: 'up' });
    const to = run.ok ? Math.max(from, ...run.migrations.map(numberOf)) : from;
    return {
      ...{ ...about, from, to, backup: null, migrations: run.migrations },
      ...{ elapsedMs: since(started), dryRun: run },
    };
  }
  const db = openDatabase({ path, busyTimeoutMs: WRITE_WAIT_MS });
  try {
    const from = versionOf(db);
    const { pending } = pendingMigrations(db, migrations, how.to);
    // A database that is empty has nothing to be kept.
    const isKept = pending.length > 0 && from > 0 && !how.noBackup;
    const { applied, kept } = isKept
      ? migrateWithBackup(db, options, { directory: backups, database: id, programVersion })
      : { applied: migrate(db, options), kept: null };
    return {
      ...{ ...about, from, to: versionOf(db), backup: kept && shownIn(care.root, kept), migrations: applied },
      ...{ elapsedMs: since(started), dryRun: null },
    };
  } finally {
    db.close();
  }
}

const numberOf = ({ number }: MigrationState): number => number;
const since = (started: number): number => Math.round(performance.now() - started);

function versionAt(path: string): number {
  const db = openDatabase({ path, readonly: true });
  try {
    return versionOf(db);
  } finally {
    db.close();
  }
}
