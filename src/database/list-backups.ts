import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AxError } from '../model/index.ts';
import { type BackupInfo, descriptionOf, readBackupInfo, type StrangeBackup } from './backup-info.ts';
import { translateFileError } from './file-errors.ts';
import { clearWorkplaces } from './workplace.ts';

const BACKUP = /^[^.].*\.db(\.gz)?$/;

/** The backups in a directory, the newest first; none when there is no such directory. */
export function listBackups(directory: string): (BackupInfo | StrangeBackup)[] {
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw translateFileError(error, directory);
  }
  return names
    .filter((name) => BACKUP.test(name))
    .flatMap((name) => {
      try {
        return [readBackupInfo(join(directory, name))];
      } catch (error) {
        // Another process has just removed it.
        if (error instanceof AxError && error.code === 'not-found') return [];
        throw error;
      }
    })
    .sort((a, b) => compare(orderOf(b), orderOf(a)) || b.name.length - a.name.length || compare(b.name, a.name));
}

/** Removes a backup and its description. Throws AxError 'not-found' when the directory has none of that name. */
export function deleteBackup(directory: string, name: string): void {
  const path = join(directory, name);
  if (basename(name) !== name || !BACKUP.test(name) || !existsSync(path)) {
    throw new AxError('not-found', `there is no backup ${name} in ${directory}`, 'list them: ax db backups');
  }
  discardBackup({ path });
}

/** Removes a backup and its description, unless another process has just done so. */
export function discardBackup({ path }: Pick<BackupInfo, 'path'>): void {
  try {
    // The backup first: a description alone is what a killed run leaves, and is cleared away.
    rmSync(path, { force: true });
    rmSync(descriptionOf(path), { force: true });
  } catch (error) {
    throw translateFileError(error, path);
  }
}

/** What is counted and removed, when that is not every backup. */
export interface PruneOptions {
  /** Those of one database only. */
  database?: string;
  /** Those that nobody asked for only: all but the manual ones. */
  automatic?: boolean;
}

/**
 * Removes all but the newest `keep` backups of each database. Files whose description is missing or does not fit are not
 * counted and not removed. Returns what was removed.
 */
export function pruneBackups(
  directory: string,
  keep: number,
  { database, automatic = false }: PruneOptions = {},
): BackupInfo[] {
  const kept = new Map<string, number>();
  const removed: BackupInfo[] = [];
  for (const info of listBackups(directory)) {
    if ('problem' in info || (automatic && info.reason === 'manual')) continue;
    if (database !== undefined && info.database !== database) continue;
    const count = kept.get(info.database) ?? 0;
    if (count < keep) {
      kept.set(info.database, count + 1);
    } else {
      discardBackup(info);
      removed.push(info);
    }
  }
  clearWorkplaces(directory);
  return removed;
}

// Names begin with the time, which serves where there is no description.
const orderOf = (info: BackupInfo | StrangeBackup): string =>
  'problem' in info ? info.name : info.createdAt.replaceAll(':', '-');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
