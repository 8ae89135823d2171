import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { appendToRunLog, putWhole } from '../flags/deciding.ts';
import { namesIn } from '../flags/table.ts';
import {
  foldMeasurements,
  isShortened,
  type Measurements,
  type OpenTrial,
  shortenMeasurements,
} from './measurements.ts';

// A log is a directory with a file for each day (UTC), to which the processes of that day append, and a file of what all
// days up to one have come to. Nobody writes to a day that is over, so what it comes to can be found without a lock: the
// file with the sum is made whole, says by its name which days are in it, and the days go after that. A process that
// dies in the middle leaves days behind which are in the sum, and are not read again.

const DAY_MS = 86_400_000;

/** What is written to a day after its end (a list that somebody went on with, a process that was held up) is in time. */
const OPEN_DAYS = 2;

/** After so many days nobody waits for the end of a run. */
const FORGOTTEN_DAYS = 30;

/** Appends a line to a log, one that belongs to this moment. Throws what the system says. */
export function appendToLog(log: string, line: string, at: number): void {
  const path = join(log, `${dayOf(at)}.log`);
  if (existsSync(path)) {
    appendToRunLog(path, line);
    return;
  }
  // A day begins, which is when earlier ones are looked at. It may be in the sum already, where the clock was set back.
  const { sum } = filesIn(log);
  const isOver = sum !== undefined && sum >= dayOf(at);
  appendToRunLog(isOver ? join(log, `${dayOf(Date.parse(sum) + DAY_MS)}.log`) : path, line);
  shortenLog(log, at);
}

/** What a log says, see `foldMeasurements`; without a log nothing was measured. Throws what the system says. */
export function readLog(log: string, hasDied: (run: OpenTrial) => boolean): Measurements {
  return foldMeasurements(textOf(log), hasDied);
}

/** Writes down that runs have died, so that it is known where their processes cannot be asked for any more. Never throws. */
export function endDied(log: string, ids: readonly string[], now: number): void {
  try {
    for (const id of ids) appendToLog(log, `e ${id} failed -`, now);
  } catch {
    // It is found again the next time.
  }
}

/** Puts what days that are over say together in the place of their lines. Never throws. */
export function shortenLog(log: string, now: number): void {
  const before = filesIn(log);
  const last = dayOf(now - OPEN_DAYS * DAY_MS);
  const over = before.days.filter((day) => day <= last);
  try {
    const newest = over.at(-1);
    if (newest !== undefined) {
      const text = textOfFiles(log, { sum: before.sum, days: over });
      // Another process may have done it meanwhile, and have taken away what should have been read here.
      if (filesIn(log).sum !== before.sum) return;
      const forgotten = now - FORGOTTEN_DAYS * DAY_MS;
      putWhole(join(log, `${newest}.sum`), shortenMeasurements(text, forgotten), 'new');
    }
    // Older sums first: whoever misses a day that goes has to find out that the sum he saw is gone.
    const { sum } = filesIn(log);
    const isPast = (name: string): boolean => sum !== undefined && name < `${sum}.`;
    const names = daysIn(log);
    for (const name of names) if (name.endsWith('.sum') && isPast(name)) rmSync(join(log, name), { force: true });
    for (const name of names)
      if (name.endsWith('.log') && (isPast(name) || name === `${sum}.log`)) rmSync(join(log, name), { force: true });
  } catch {
    // Another process does it, or the next one.
  }
}

/** All that is said in a log, whoever shortens it meanwhile. */
function textOf(log: string): string {
  for (let tries = 0; ; tries++) {
    const before = filesIn(log);
    try {
      const text = textOfFiles(log, before);
      if (filesIn(log).sum === before.sum) return text;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || tries >= 10) throw error;
    }
    if (tries >= 10) throw new Error(`${log} changes all the time`);
  }
}

/** The days whose lines are not in the newest sum, in order, and the last day that is. */
interface LogFiles {
  sum: string | undefined;
  days: string[];
}

function textOfFiles(log: string, { sum, days }: LogFiles): string {
  const shortened = sum === undefined ? '' : readFileSync(join(log, `${sum}.sum`), 'utf8');
  if (sum !== undefined && !isShortened(shortened)) throw new Error(`${join(log, `${sum}.sum`)} is damaged`);
  return [shortened, ...days.map((day) => readFileSync(join(log, `${day}.log`), 'utf8'))].join('\n');
}

function filesIn(log: string): LogFiles {
  const names = daysIn(log);
  const daysOf = (ending: string): string[] =>
    names.flatMap((name) => (name.endsWith(ending) ? name.slice(0, -ending.length) : [])).sort();
  const sum = daysOf('.sum').at(-1);
  return { sum, days: daysOf('.log').filter((day) => sum === undefined || day > sum) };
}

/** Names of the files of days in a log, and of their sums. */
function daysIn(log: string): string[] {
  return namesIn(log).filter((name) => /^\d{4}-\d\d-\d\d\.(log|sum)$/.test(name));
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
