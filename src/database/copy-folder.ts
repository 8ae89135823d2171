import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AxError } from '../model/index.ts';
import { translateError } from './errors.ts';
import { type Lock, tryLock } from './lock.ts';

/** A folder of this process. */
export interface CopyFolder {
  path: string;
  /** Removes it with all that is in it. */
  remove(): void;
}

const PREFIX = 'copy-';
const LOCK = 'lock.db';
/** So old is a folder whose maker had the time to lock it. */
const SETTLED_MS = 60_000;

/**
 * Makes a folder for copies below `directory`, which is made when needed, and removes those of processes that were
 * killed. Throws AxError 'no-space' or 'io'.
 */
export function makeCopyFolder(directory: string): CopyFolder {
  try {
    mkdirSync(directory, { recursive: true });
    removeAbandoned(directory);
    const path = mkdtempSync(join(directory, PREFIX));
    // The operating system lets go of it however this process ends.
    const lock = tryLock(join(path, LOCK));
    return {
      path,
      remove: () => {
        lock?.release();
        rmSync(path, { recursive: true, force: true });
      },
    };
  } catch (error) {
    const translated = translateError(error, directory);
    if (translated instanceof AxError) throw translated;
    const { message } = error as Error;
    throw new AxError('io', `${directory} cannot be written: ${message}`, 'check its permissions', { cause: error });
  }
}

function removeAbandoned(directory: string): void {
  for (const name of readdirSync(directory).filter((entry) => entry.startsWith(PREFIX))) {
    const path = join(directory, name);
    let lock: Lock | undefined;
    try {
      if (Date.now() - statSync(path).mtimeMs < SETTLED_MS) continue;
      lock = tryLock(join(path, LOCK));
      if (lock) rmSync(path, { recursive: true, force: true });
    } catch {
      // Somebody else removes it at this moment, or it is not ours to remove.
    } finally {
      lock?.release();
    }
  }
}
