import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AxError } from '../model/index.ts';
import { backup } from './backup.ts';
import { type BackupInfo, readBackupInfo, type StrangeBackup } from './backup-info.ts';
import { dataVersion } from './copy-database.ts';
import { guard } from './guard.ts';
import { discardBackup } from './list-backups.ts';
import { openDatabase } from './open.ts';
import { overwriteDatabase, setAside } from './overwrite-database.ts';
import { type ExaminedBackup, examineBackup } from './verify-backup.ts';
import { openWorkplace } from './workplace.ts';

/** What is restored, and where to. */
export interface RestoreOptions {
  /** The database, which others may be reading; it may be missing or damaged. */
  path: string;
  /** The name of a backup in the directory, or the path of one. */
  backup: string;
  /** Where backups are kept; also for unpacking. */
  directory: string;
  applicationId: number;
  /** 'index', 'telemetry': for the description of the safety backup. */
  database: string;
  programVersion: string;
  /** The newest schema version that this program knows. */
  newest: number;
  /** Makes no backup of what is there now. */
  noBackup?: boolean;
  now?: () => Date;
}

/** What was done. */
export interface Restored {
  restored: BackupInfo | StrangeBackup;
  /** The backup of what was there before; null when there was nothing, or nothing readable, or none was wanted. */
  safety: BackupInfo | null;
  /** Where a damaged database was put that could not be backed up; null when there was none. */
  setAside: string | null;
}

/**
 * Brings a database back to a backup, after that was checked and the present state was backed up. Who has the database
 * open may go on. Until it is done, and when it fails, the database is as it was. Rejects with AxError 'not-found',
 * 'index-damaged' (the backup), 'not-ours', 'index-newer', 'locked', 'no-space', 'io', 'unsupported'.
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { path, directory, now = () => new Date() } = options;
  const info = findBackup(directory, options.backup);
  const place = openWorkplace(directory);
  try {
    const { file } = acceptable(info, await examineBackup(info, place, { hash: false }), options);
    const aside = usable(options) ? null : setAside(path, now());
    const made = !existsSync(path);
    try {
      return { restored: info, ...(await replace(options, file, now)), setAside: aside };
    } catch (error) {
      if (made) removeEmpty(path);
      if (!isDamage(error) || made) throw error;
      const moved = setAside(path, now());
      return { restored: info, ...(await replace({ ...options, noBackup: true }, file, now)), setAside: moved };
    }
  } finally {
    place.close();
  }
}

function findBackup(directory: string, name: string): BackupInfo | StrangeBackup {
  const kept = join(directory, name);
  const path = existsSync(kept) ? kept : name;
  if (!existsSync(path) || !statSync(path).isFile()) {
    throw new AxError('not-found', `there is no backup ${name}`, 'list them: ax db backups');
  }
  return readBackupInfo(path);
}

/** The examined backup, or a refusal before anything is touched. */
function acceptable(
  info: BackupInfo | StrangeBackup,
  examined: ExaminedBackup,
  options: RestoreOptions,
): ExaminedBackup {
  const { findings, contents } = examined;
  const others = 'nothing was changed; choose another backup: ax db backups';
  if (findings.length > 0 || !contents) {
    throw new AxError('index-damaged', `the backup ${info.name} is not sound: ${findings.join('; ')}`, others);
  }
  if (contents.applicationId !== options.applicationId) {
    throw new AxError('not-ours', `${info.name} is no backup of the ${options.database} database`, others);
  }
  if (contents.schemaVersion > options.newest) {
    const made = 'problem' in info ? '' : `, made by automatosx ${info.program}`;
    throw new AxError(
      'index-newer',
      `the backup ${info.name} has schema version ${contents.schemaVersion}${made}: newer than version ${options.newest}, the newest of this program`,
      'nothing was changed; update automatosx, or choose another backup: ax db backups',
    );
  }
  return examined;
}

/** False for a database too damaged to be opened. Throws for one that is not ours: it stays untouched. */
function usable({ path, applicationId, newest }: RestoreOptions): boolean {
  if (!existsSync(path)) return !existsSync(`${path}-wal`);
  try {
    const db = openDatabase({ path, readonly: true });
    try {
      guard(db, { applicationId, version: newest, write: false });
    } finally {
      db.close();
    }
    return true;
  } catch (error) {
    // What a newer program made may be replaced: it is backed up, and asked for.
    if (error instanceof AxError && error.code === 'index-newer') return true;
    if (isDamage(error)) return false;
    throw error;
  }
}

const isDamage = (error: unknown): boolean => error instanceof AxError && error.code === 'index-damaged';

/** Thrown, and caught again, when somebody has written since the safety backup. */
const CHANGED: Error = new Error('the database was written');

/** Backs the present state up and overwrites it, again when somebody has written in between. */
async function replace(options: RestoreOptions, file: string, now: () => Date): Promise<{ safety: BackupInfo | null }> {
  const { path, directory, database, programVersion } = options;
  const keep = existsSync(path) && !options.noBackup;
  const watch = openDatabase({ path, busyTimeoutMs: 30_000 });
  try {
    for (let attempt = 1; ; attempt++) {
      const moment = dataVersion(watch);
      const safety = keep ? backup({ path, directory, database, reason: 'restore', programVersion, now }) : null;
      try {
        await overwriteDatabase(file, path, () => {
          if (safety && dataVersion(watch) !== moment) throw CHANGED;
        });
        return { safety };
      } catch (error) {
        if (safety) discardBackup(safety);
        if (error !== CHANGED) throw error;
        if (attempt === 5) {
          throw new AxError('locked', `${path} is being written by another process`, 'stop it, then try again');
        }
      }
    }
  } finally {
    watch.close();
  }
}

/** Takes back the database that was made to be written over. */
function removeEmpty(path: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(`${path}${part}`, { force: true });
}
