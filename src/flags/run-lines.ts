import { closeSync, constants, fstatSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A run that has begun. */
export interface OpenRun {
  id: string;
  /** Where `pid` means something: a word for the machine and its start. */
  place: string;
  pid: number;
  /** Milliseconds since 1970. */
  began: number;
  command: string;
}

/** The last moment that a date can be, in milliseconds since 1970. */
export const LAST_MS = 8.64e15;

/** The file of a flag and a version. */
export function runLogFile(directory: string, flag: string, version: string): string {
  return join(directory, `${flag}@${version}.log`);
}

/** Appends a line. Throws what the system says. */
export function appendToRunLog(path: string, line: string): void {
  // When a file is shortened while it is written to, what was written may be in neither: then it is written again.
  for (let tries = 0; tries < 3; tries++) {
    const descriptor = openForAppending(path);
    try {
      // A line end first: when the disk was full, there may be half a line at the end of the file.
      writeSync(descriptor, `\n${line}\n`);
      if (fstatSync(descriptor).nlink > 0) return;
    } finally {
      closeSync(descriptor);
    }
  }
}

function openForAppending(path: string): number {
  const how = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT;
  try {
    return openSync(path, how, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return openSync(path, how, 0o600);
  }
}

/** The line with which a run begins. */
export function lineOfRun({ id, place, pid, began, command }: OpenRun): string {
  return `b ${id} ${place} ${pid} ${began} ${command}`;
}
