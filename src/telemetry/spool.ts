import { closeSync, constants, mkdirSync, openSync, readdirSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The form of the lines; part of the name of spool files, so that a program leaves those of a newer form alone. */
export const FORMAT = 1;

const APPENDING = constants.O_WRONLY | constants.O_APPEND;
const DAY_MS = 86_400_000;

/** How many days spool files are kept; without a folding, so many of them. */
export const SPOOL_DAYS = 30;

/** The directory of spool files, `<UTC day since 1970>-<form of the lines>.jsonl`. */
export function spoolDirectory(directory: string): string {
  return join(directory, 'spool');
}

/** The UTC day since 1970 of a time in milliseconds. */
export function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

/** The day and the form of a spool file by its name; undefined when it is none. */
export function spoolFile(name: string): { day: number; format: number } | undefined {
  const match = /^(\d{1,7})-(\d{1,4})\.jsonl$/.exec(name);
  return match ? { day: Number(match[1]), format: Number(match[2]) } : undefined;
}

/**
 * Appends lines to the spool file of the day, in one write: lines of processes that write at the same time stay whole.
 * Returns how many days there are when this is the first write of one, else 0. Throws what the system says.
 */
export function appendToSpool(directory: string, lines: readonly string[], now: number): number {
  const folder = spoolDirectory(directory);
  const path = join(folder, `${dayOf(now)}-${FORMAT}.jsonl`);
  let descriptor = openForAppending(path);
  const isFirst = descriptor === undefined;
  if (isFirst) mkdirSync(folder, { recursive: true, mode: 0o700 });
  descriptor ??= openSync(path, APPENDING | constants.O_CREAT, 0o600);
  try {
    // A line end first: when the disk was full, there may be half a line at the end of the file.
    writeSync(descriptor, `\n${lines.join('')}`);
  } finally {
    closeSync(descriptor);
  }
  return isFirst ? removeOldest(folder) : 0;
}

function openForAppending(path: string): number | undefined {
  try {
    return openSync(path, APPENDING);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Without a folding nothing else removes files. By their number: a wrong clock must not remove all. Returns how many there are. */
function removeOldest(folder: string): number {
  const files = readdirSync(folder).flatMap((name) => ({ name, day: spoolFile(name)?.day ?? -1 }));
  const old = files.filter(({ day }) => day >= 0).sort((a, b) => b.day - a.day);
  for (const { name } of old.slice(SPOOL_DAYS + 1)) unlinkSync(join(folder, name));
  return Math.min(old.length, SPOOL_DAYS + 1);
}
