import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { appendToHistory } from './history.ts';
import { putWhole } from './put-whole.ts';
import { appendToRunLog, runLogFile } from './run-lines.ts';
import { isTripping, readRunLog } from './run-log.ts';

/** Switches a flag off on this machine until it is revived. Throws what the system says. */
export function kill(directory: string, flag: string, reason: string, at: number, version: string): void {
  putWhole(killedFile(directory, flag), `${JSON.stringify({ at, reason })}\n`, 'replace');
  appendToHistory(directory, { at, flag, what: 'killed', detail: reason, version });
}

/** Lets a flag be tried again: takes back `kill`, and what was held against it. False when nothing held it back. */
export function revive(directory: string, flag: string, at: number, version: string): boolean {
  const path = runLogFile(directory, flag, version);
  const isKilled = statSync(killedFile(directory, flag), { throwIfNoEntry: false }) !== undefined;
  const log = readRunLog(path);
  const isTripped = log !== undefined && (log.trippedAt !== undefined || isTripping(log));
  rmSync(killedFile(directory, flag), { recursive: true, force: true });
  if (isTripped) appendToRunLog(path, `r ${at}`);
  rmSync(trippedFile(directory, flag, version), { force: true });
  if (isKilled || isTripped) appendToHistory(directory, { at, flag, what: 'revived', detail: '', version });
  return isKilled || isTripped;
}

/** When a flag was killed here, and why; undefined when it was not. A kill that cannot be read is one all the same. */
export function readKill(directory: string, flag: string): { at: number; reason: string } | undefined {
  let text: string;
  try {
    text = readFileSync(killedFile(directory, flag), 'utf8');
  } catch (error) {
    // It was revived meanwhile.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return { at: 0, reason: '' };
  }
  try {
    const { at, reason } = JSON.parse(text);
    return { at: Number(at), reason: String(reason) };
  } catch {
    return { at: 0, reason: '' };
  }
}

/** A file that is there as long as a flag is rolled back: one process makes it. */
export function trippedFile(directory: string, flag: string, version: string): string {
  return join(directory, `${flag}@${version}.tripped`);
}

function killedFile(directory: string, flag: string): string {
  return join(directory, `${flag}.killed`);
}
