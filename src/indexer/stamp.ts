import { lstatSync, type Stats, statSync } from 'node:fs';
import { type Stamp, UNREACHABLE, UNTRUSTED } from './tree.ts';

const QUIET = { throwIfNoEntry: false } as const;
const MISSING = { size: UNREACHABLE, mtimeMs: UNREACHABLE, ctimeMs: UNREACHABLE } as const;

/** What is at an absolute path, without following a link; all {@link UNREACHABLE} when that cannot be told. */
export function lookAt(path: string): Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs'> & Partial<Stats> {
  try {
    return lstatSync(path, QUIET) ?? MISSING;
  } catch {
    // A directory above that may not be searched.
    return MISSING;
  }
}

/** Time and size of a file of rules, links followed; {@link UNREACHABLE} when it is not there. */
export function stampOfRule(path: string): { mtime: number; size: number } {
  const stat = follow(path);
  return stat ? { mtime: stat.mtimeMs, size: stat.size } : { mtime: UNREACHABLE, size: UNREACHABLE };
}

/** When names last came into or went out of a directory (relative to the root), or {@link UNREACHABLE}. */
export function timeOfDirectory(root: string, path: string): number {
  return follow(path === '' ? root : `${root}/${path}`)?.mtimeMs ?? UNREACHABLE;
}

function follow(path: string): Stats | undefined {
  try {
    return statSync(path, QUIET);
  } catch {
    return undefined;
  }
}

/**
 * The stamp of a file whose content was read at `readAt` (milliseconds since the epoch). It is not to be trusted when
 * the file changed so shortly before that another change could leave the same times: within 50 ms, or within 2 s where
 * the file system seems to count whole seconds.
 */
export function stampOf(stat: Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs'>, readAt: number): Stamp {
  const { size, mtimeMs, ctimeMs } = stat;
  return { size, mtime: mtimeMs, ctime: isRecent(ctimeMs, readAt) ? UNTRUSTED : ctimeMs };
}

/** True when a change at `time` could be followed by one of the same time after `readAt`. */
export function isRecent(time: number, readAt: number): boolean {
  return time > readAt - (Number.isInteger(time / 1000) ? 2000 : 50);
}

/** A time as the index keeps it: whole microseconds, within what every driver reads back as a number. */
export function microseconds(milliseconds: number): number {
  return Math.min(Math.max(0, Math.round(milliseconds * 1000)), Number.MAX_SAFE_INTEGER);
}
