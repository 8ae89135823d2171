import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AxError } from '../model/index.ts';
import { dataVersion } from './copy-database.ts';
import { isBusy } from './errors.ts';
import { translateFileError } from './file-errors.ts';
import { ensureSpace } from './free-space.ts';
import { openDatabase, syncToDisk } from './open.ts';

/** How long another process may hold the database before we give up, in milliseconds. */
const PATIENCE_MS = 30_000;

/**
 * Writes the contents of one database file over another database, through SQLite and in one transaction: who has it
 * open goes on reading what was, then reads what is; a kill leaves it as it was. `proceed` is called when nobody else
 * can write any more and nothing is written yet; when it throws, nothing is. Rejects with AxError 'locked',
 * 'index-damaged' (the one at `path`), 'no-space', 'io', 'unsupported'.
 */
export async function overwriteDatabase(from: string, path: string, proceed: () => void): Promise<void> {
  const source = openDatabase({ path: from, readonly: true });
  const watch = openDatabase({ path, busyTimeoutMs: PATIENCE_MS });
  try {
    // All of it goes through the log.
    ensureSpace(dirname(path), statSync(from).size);
    for (let started = Date.now(); ; ) {
      const before = dataVersion(watch);
      try {
        await source.overwrite(path, proceed);
        // A database without a write-ahead log may still have readers that keep the last step from happening.
        if (dataVersion(watch) !== before) break;
      } catch (error) {
        if (!isBusy(error)) throw error;
      }
      if (Date.now() - started > PATIENCE_MS) {
        throw new AxError('locked', `${path} is in use by another process`, 'wait for it to end, then try again');
      }
      watch.exec('BEGIN IMMEDIATE; ROLLBACK');
    }
    // When readers are in the way, the log stays, and is as good.
    watch.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)');
    syncLog(path);
  } finally {
    watch.close();
    source.close();
  }
}

/**
 * Renames a database that is too damaged to be written, with its log, and returns the new name. SQLite sees in the
 * processes that have it open that it was moved, and leaves alone what comes in its place.
 */
export function setAside(path: string, now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  let aside = `${path}.damaged-${stamp}`;
  for (let n = 2; existsSync(aside); n++) aside = `${path}.damaged-${stamp}-${n}`;
  try {
    // The log first: left alone it would be taken for that of the database that comes.
    if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${aside}-wal`);
    rmSync(`${path}-shm`, { force: true });
    if (existsSync(path)) renameSync(path, aside);
    syncToDisk(dirname(path));
    return aside;
  } catch (error) {
    throw translateFileError(error, path);
  }
}

/** SQLite locks nothing in its log, so it may be opened beside it. */
function syncLog(path: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(`${path}-wal`, 'r');
    fsyncSync(descriptor);
  } catch {
    // No log, or a file system that syncs nothing: it was written by the checkpoint.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
