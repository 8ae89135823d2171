import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './database.ts';
import { isBusy } from './errors.ts';
import { translateFileError } from './file-errors.ts';
import { openDatabase } from './open.ts';

/** A directory for half-made files, gone when it is closed; what a killed process left is removed by the next one. */
export interface Workplace {
  path: string;
  close(): void;
}

const LOCK = '.lock';
const PART = '.part-';
const ELSEWHERE = '.ax-backup-';
const FORGOTTEN_MS = 3_600_000;

/**
 * Opens a workplace inside a directory, which is made when needed. All who work there share a lock that the operating
 * system frees with the process; who finds nobody holding it clears away what others left. Throws AxError 'io', 'no-space'.
 */
export function openWorkplace(directory: string): Workplace {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw translateFileError(error, directory);
  }
  clearWorkplaces(directory);
  const lock = openDatabase({ path: join(directory, LOCK), mode: 'lock' });
  try {
    hold(lock);
    return place(mkdtempSync(join(directory, PART)), () => lock.close());
  } catch (error) {
    lock.close();
    throw translateFileError(error, directory);
  }
}

/**
 * Opens a workplace in somebody else's directory, without a lock file of ours there: what a killed process left is
 * taken for forgotten after an hour without a change.
 */
export function openWorkplaceElsewhere(directory: string): Workplace {
  try {
    for (const name of readdirSync(directory).filter((name) => name.startsWith(ELSEWHERE))) {
      const inside = readdirSync(join(directory, name)).map((file) => statSync(join(directory, name, file)).mtimeMs);
      const changed = Math.max(statSync(join(directory, name)).mtimeMs, ...inside);
      if (Date.now() - changed > FORGOTTEN_MS) rmSync(join(directory, name), { recursive: true, force: true });
    }
    return place(mkdtempSync(join(directory, ELSEWHERE)), () => {});
  } catch (error) {
    throw translateFileError(error, directory);
  }
}

/**
 * Removes what killed processes left in a directory: half-made files, and descriptions whose backup never came. Does
 * nothing while anybody works there.
 */
export function clearWorkplaces(directory: string): void {
  const names = namesIn(directory);
  const orphans = names.filter((name) => name.endsWith('.json') && !names.includes(name.slice(0, -'.json'.length)));
  const parts = names.filter((name) => name.startsWith(PART));
  if (parts.length + orphans.length === 0) return;
  const lock = openDatabase({ path: join(directory, LOCK), mode: 'lock', busyTimeoutMs: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    // Again, now that nobody works there: what was half-made above may be finished.
    const left = namesIn(directory);
    for (const name of left) {
      const orphan = orphans.includes(name) && !left.includes(name.slice(0, -'.json'.length));
      if (orphan || name.startsWith(PART)) rmSync(join(directory, name), { recursive: true, force: true });
    }
  } catch (error) {
    if (!isBusy(error)) throw translateFileError(error, directory);
  } finally {
    lock.close();
  }
}

/** A read transaction is a lock that any number can share and that keeps an exclusive one out. */
function hold(lock: Database): void {
  lock.exec('BEGIN');
  lock.prepare('SELECT count(*) FROM sqlite_schema').get();
}

function place(path: string, release: () => void): Workplace {
  return {
    path,
    close: () => {
      try {
        rmSync(path, { recursive: true, force: true });
      } finally {
        release();
      }
    },
  };
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw translateFileError(error, directory);
  }
}
