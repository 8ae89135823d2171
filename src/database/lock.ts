import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { AxError } from '../model/index.ts';
import { isBusy } from './errors.ts';
import { openDatabase } from './open.ts';

/** A held write lock. */
export interface Lock {
  release(): void;
}

/** Who holds a lock, as the holder wrote it down: for messages only, never for decisions. */
export interface LockHolder {
  pid: number;
  /** ISO 8601. */
  since: string;
}

/** How a lock is taken. */
export interface LockOptions {
  /** The lock file; it is created when needed and never removed. */
  path: string;
  /** This process, for the message others get; left out, they are not told who holds the lock. */
  pid?: number;
  /** How long to wait, in milliseconds; 0 does not wait. */
  timeoutMs: number;
  signal?: AbortSignal;
  /** Called once, when the lock is held by another process. */
  onWait?: (holder: LockHolder | undefined) => void;
}

/**
 * Takes a lock between processes: a transaction held open in a small SQLite file, so that the operating system frees
 * it however the holder ends. Waits without blocking the event loop. Throws AxError 'locked' after `timeoutMs`,
 * 'interrupted' when the signal aborts, 'io' when the file cannot be made.
 */
export async function acquireLock(options: LockOptions): Promise<Lock> {
  const { path, pid, timeoutMs, signal, onWait } = options;
  const started = Date.now();
  for (let waited = false; ; waited = true) {
    if (signal?.aborted) throw interrupted(signal.reason);
    const lock = tryLock(path);
    if (lock) {
      if (pid !== undefined) noteHolder(path, { pid, since: new Date().toISOString() });
      return lock;
    }
    const holder = holderOf(path);
    if (!waited) onWait?.(holder);
    if (Date.now() - started >= timeoutMs) {
      const who = holder ? ` by process ${holder.pid} since ${holder.since}` : '';
      throw new AxError('locked', `the index is being written${who}`, 'wait for it to end, then try again');
    }
    try {
      await sleep(50, undefined, signal ? { signal } : {});
    } catch (cause) {
      throw interrupted(cause);
    }
  }
}

/** Who holds the lock now, or null when nobody does. Does not wait. */
export function lockHolder(path: string): LockHolder | 'unknown' | null {
  const lock = tryLock(path);
  if (!lock) return holderOf(path) ?? 'unknown';
  lock.release();
  return null;
}

/** Takes a lock without waiting; undefined when another connection holds it. The lock file is made when needed. */
export function tryLock(path: string): Lock | undefined {
  try {
    const db = openDatabase({ path, busyTimeoutMs: 0, mode: 'lock' });
    try {
      db.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      db.close();
      throw error;
    }
    return { release: () => db.close() };
  } catch (error) {
    if (isBusy(error)) return undefined;
    if (error instanceof AxError && error.code === 'index-damaged') {
      throw new AxError('io', `${path} is no lock file`, 'remove it, then try again', { cause: error });
    }
    throw error;
  }
}

function interrupted(cause: unknown): AxError {
  return new AxError('interrupted', 'stopped while waiting for another process', '', { cause });
}

const holderFile = (path: string): string => `${path}.holder`;

function noteHolder(path: string, holder: LockHolder): void {
  try {
    writeFileSync(holderFile(path), JSON.stringify(holder));
  } catch {
    // It is for a message only; a full disk will show where something matters.
  }
}

function holderOf(path: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(holderFile(path), 'utf8')) as LockHolder;
  } catch {
    // Not written yet, or half written: there is nothing to tell.
    return undefined;
  }
}
