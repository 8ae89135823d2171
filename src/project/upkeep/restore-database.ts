import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { applicationOf, openDatabase } from '../../database/index.ts';
import {
  type BackupInfo,
  keepBackup,
  pruneOld,
  type Restored,
  readBackupInfo,
  restore,
} from '../../database/upkeep.ts';
import { replaceGeneration } from '../../indexer/index.ts';
import { AxError } from '../../model/index.ts';
import { type AnyBackup, backupNamed } from './database-backups.ts';
import {
  type Care,
  type DatabaseChoice,
  everyDatabase,
  holdDatabase,
  type KeptDatabase,
  shown,
  shownPath,
} from './kept-database.ts';

/** What was restored, and where the state before is kept. */
export interface DatabaseRestored {
  database: KeptDatabase['id'];
  path: string;
  restored: AnyBackup;
  /** Null when there was nothing to be kept, or no backup was wanted. */
  safety: BackupInfo | null;
  /** The damaged file that was set aside, if there was one. */
  setAside: string | null;
  elapsedMs: number;
}

/**
 * Puts a backup, given by its name or its path (from `cwd`), in the place of the database it was made of. Throws AxError 'not-found',
 * 'not-ours', 'index-damaged' for a backup that cannot be trusted, and as `restore`; nothing has changed then.
 */
export async function restoreDatabase(
  care: Care,
  choice: DatabaseChoice | undefined,
  { from, cwd, noBackup }: { from: string; cwd: string; noBackup: boolean },
): Promise<DatabaseRestored> {
  const started = performance.now();
  const file = resolve(cwd, from);
  const path = existsSync(file) ? file : backupNamed(care, choice, from).path;
  const kept = databaseOf(care, choice, path);
  return await holdDatabase(care, kept, async (database, files) => {
    const { id, applicationId, migrations, backups: directory } = database;
    const { programVersion } = care;
    const into = (target: string): Promise<Restored> =>
      restore({
        ...{ path: target, backup: path, directory, applicationId, database: id, programVersion, noBackup },
        newest: migrations.at(-1)?.number ?? 0,
      });
    const said = (done: Restored, at: string): DatabaseRestored => ({
      ...{ ...done, database: id, path: shownPath(care.root, at) },
      restored: shown(care.root, done.restored),
      safety: done.safety && shown(care.root, done.safety),
      setAside: done.setAside && shownPath(care.root, done.setAside),
      elapsedMs: Math.round(performance.now() - started),
    });
    if (!files) {
      const done = said(await into(database.path), database.path);
      pruneOld(directory, id);
      return done;
    }
    // Whoever reads the index meanwhile, or keeps some of it in memory, goes on with the old one.
    const replaced = await replaceGeneration(files, async (target) => {
      const done = await into(target);
      const safety = database.exists && !noBackup ? safetyOf(care, database) : null;
      return { ...done, safety };
    });
    return said(replaced.made, replaced.path);
  });
}

/** A backup of an index that is replaced; null for a damaged one, which is of no use to anybody. */
function safetyOf({ programVersion }: Care, { id, path, backups: directory }: KeptDatabase): BackupInfo | null {
  try {
    return keepBackup({ path, directory, database: id, reason: 'restore', programVersion });
  } catch (error) {
    if (error instanceof AxError && error.code === 'index-damaged') return null;
    throw error;
  }
}

/** The database that is meant, or the one the backup is of: among whose backups it lies, which it names, or whose mark it has. */
function databaseOf(care: Care, choice: DatabaseChoice | undefined, backup: string): KeptDatabase {
  const meant = everyDatabase(care, choice);
  if (meant.length === 1) return meant[0]!;
  const home = meant.find(({ backups }) => backups === dirname(backup));
  if (home) return home;
  const info = readBackupInfo(backup);
  const id = 'problem' in info ? undefined : info.database;
  const one = meant.find((each) => (id === undefined ? isOf(backup, each) : each.id === id));
  if (one) return one;
  throw new AxError('usage', `${backup} does not tell of which database it is`, 'say which with --database');
}

function isOf(backup: string, { applicationId }: KeptDatabase): boolean {
  try {
    const db = openDatabase({ path: backup, readonly: true });
    try {
      return applicationOf(db) === applicationId;
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof AxError) return false;
    throw error;
  }
}
