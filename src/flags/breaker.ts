import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { appendToHistory } from './history.ts';
import { putWhole } from './put-whole.ts';
import { appendToRunLog, isTripping, lineOfRun, type OpenRun, type RunLog, readRunLog, runLogFile } from './run-log.ts';

/** What a breaker is told of the process. */
export interface BreakerOptions {
  /** Where flags keep what they remember; undefined keeps nothing, and nothing is rolled back. */
  directory: string | undefined;
  version: string;
  pid: number;
  /** A word for where `pid` means something. */
  place(): string;
  /** Whether the process that began then still runs, where it can be told; undefined where it cannot. */
  isRunning(run: OpenRun): boolean | undefined;
  /** Milliseconds since 1970. */
  now(): number;
  /** An id that no other run has. */
  id(): string;
}

/** What holds a flag back. */
export interface Held {
  /** `kill`: a person switched it off here. `trip`: it failed too often. */
  held: 'kill' | 'trip';
  says: string;
}

/** A flag that was rolled back just now. */
export interface Trip {
  flag: string;
  runs: number;
  failed: number;
}

/**
 * Watches runs under flags on this machine and rolls back those that fail too often. Nothing here throws or waits: where
 * nothing can be kept, nothing is rolled back. State is per version of the program: a new one is tried anew.
 */
export interface Breaker {
  /** What holds a flag back, if anything. Finds runs that ended without a word, and counts them as failed. */
  held(flag: string): Held | undefined;
  /** Takes note that this run is under a flag, before what it changes is done. Once a flag. */
  begin(flag: string, command: string): void;
  /** The new way has failed, though the run may not. */
  failed(flag: string): void;
  /** Flags under which this run is. */
  running(): string[];
  /** Ends the run; what has come to light since the last end is told once, by one process. */
  end(outcome: 'ok' | 'failed' | 'unknown', usualRate: UsualRate): Promise<Trip[]>;
}

/** The share of failed runs of a command in the past, without the flag. */
export type UsualRate = (command: string, flag: string) => Promise<number>;

/** After so many milliseconds nobody waits for the end of a run of another machine. */
const FORGOTTEN_MS = 86_400_000;

/** Makes the breaker of a process. */
export function createBreaker(options: BreakerOptions): Breaker {
  const { directory, version, now } = options;
  const begun = new Map<string, { path: string; run: OpenRun; failed: boolean }>();
  const suspected = new Set<string>();
  let listing: string[] | undefined;
  const isThere = (file: string): boolean => {
    listing ??= filesIn(directory);
    return listing.includes(file);
  };

  /** Reads a log, and ends the runs in it that have died. */
  const read = (path: string): RunLog | undefined => {
    const log = readRunLog(path);
    const died = [...(log?.open.values() ?? [])].flatMap((run) => {
      if (run.pid === options.pid && run.place === options.place()) return [];
      const isRunning = run.place === options.place() ? options.isRunning(run) : undefined;
      if (isRunning === false) return [`e ${run.id} crashed`];
      return isRunning === undefined && now() - run.began > FORGOTTEN_MS ? [`e ${run.id} unknown`] : [];
    });
    for (const line of died) appendToRunLog(path, line);
    return died.length > 0 ? readRunLog(path) : log;
  };

  return {
    held(flag) {
      if (directory === undefined) return undefined;
      try {
        const kill = isThere(`${flag}.killed`) ? readKill(directory, flag) : undefined;
        if (kill) return { held: 'kill', says: `switched off here on ${stamp(kill.at)}` };
        const path = runLogFile(directory, flag, version);
        if (!isThere(`${flag}@${version}.log`)) return undefined;
        const log = read(path);
        if (!log) return undefined;
        const { runs, failed } = log.evidence;
        if (log.trippedAt !== undefined) return { held: 'trip', says: `rolled back on ${stamp(log.trippedAt)}` };
        if (!isTripping(log)) return undefined;
        suspected.add(flag);
        return { held: 'trip', says: `${failed} of ${runs} runs failed` };
      } catch {
        return undefined;
      }
    },
    begin(flag, command) {
      if (directory === undefined || begun.has(flag)) return;
      const run = { id: options.id(), place: options.place(), pid: options.pid, began: now(), command };
      const path = runLogFile(directory, flag, version);
      begun.set(flag, { path, run, failed: false });
      try {
        appendToRunLog(path, lineOfRun(run));
      } catch {
        // What cannot be kept is not watched.
      }
    },
    failed(flag) {
      const run = begun.get(flag);
      if (run) run.failed = true;
    },
    running: () => [...begun.keys()],
    async end(outcome, usualRate) {
      const trips: Trip[] = [];
      for (const [flag, { path, run, failed }] of begun) {
        suspected.add(flag);
        try {
          appendToRunLog(path, `e ${run.id} ${failed ? 'failed' : outcome}`);
        } catch {
          // The same: nothing is kept.
        }
      }
      begun.clear();
      for (const flag of suspected) {
        try {
          const trip = directory === undefined ? undefined : await decide(directory, flag, usualRate);
          if (trip) trips.push(trip);
        } catch {
          // The next run decides.
        }
      }
      suspected.clear();
      return trips;
    },
  };

  /** Rolls back where the evidence holds against what is usual, too. Undefined when not, or when another did it. */
  async function decide(folder: string, flag: string, usualRate: UsualRate): Promise<Trip | undefined> {
    const path = runLogFile(folder, flag, version);
    let log = read(path);
    if (!log || log.trippedAt !== undefined || !isTripping(log)) return undefined;
    for (const command of log.commands) {
      const usual = log.usual.has(command) ? 0 : await usualRate(command, flag);
      if (usual > 0) appendToRunLog(path, `u ${usual.toFixed(4)} ${command}`);
    }
    log = read(path);
    if (!log || !isTripping(log)) return undefined;
    const { runs, failed } = log.evidence;
    const at = now();
    // Several may see it at once: a file that only one can make decides who says it.
    const isFirst = putWhole(trippedFile(folder, flag, version), `${at}\n`, 'new');
    appendToRunLog(path, `t ${at}`);
    if (!isFirst) return undefined;
    appendToHistory(folder, { at, flag, what: 'rolled back', detail: `${failed} of ${runs} runs failed`, version });
    return { flag, runs, failed };
  }
}

/** Switches a flag off on this machine until it is revived. Throws what the system says. */
export function kill(directory: string, flag: string, reason: string, at: number, version: string): void {
  putWhole(join(directory, `${flag}.killed`), `${JSON.stringify({ at, reason })}\n`, 'replace');
  appendToHistory(directory, { at, flag, what: 'killed', detail: reason, version });
}

/** Lets a flag be tried again: takes back `kill`, and what was held against it. False when nothing held it back. */
export function revive(directory: string, flag: string, at: number, version: string): boolean {
  const path = runLogFile(directory, flag, version);
  const isKilled = statSync(join(directory, `${flag}.killed`), { throwIfNoEntry: false }) !== undefined;
  const log = readRunLog(path);
  const isTripped = log !== undefined && (log.trippedAt !== undefined || isTripping(log));
  rmSync(join(directory, `${flag}.killed`), { recursive: true, force: true });
  if (isTripped) appendToRunLog(path, `r ${at}`);
  rmSync(trippedFile(directory, flag, version), { force: true });
  if (isKilled || isTripped) appendToHistory(directory, { at, flag, what: 'revived', detail: '', version });
  return isKilled || isTripped;
}

function trippedFile(directory: string, flag: string, version: string): string {
  return join(directory, `${flag}@${version}.tripped`);
}

function readKill(directory: string, flag: string): { at: number; reason: string } | undefined {
  let text: string;
  try {
    text = readFileSync(join(directory, `${flag}.killed`), 'utf8');
  } catch (error) {
    // It was revived meanwhile; a kill that cannot be read is one all the same.
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

function filesIn(directory: string | undefined): string[] {
  try {
    return directory === undefined ? [] : readdirSync(directory);
  } catch {
    return [];
  }
}

/** The last moment that a date can be. */
const LAST_MS = 8.64e15;

function stamp(at: number): string {
  return at > 0 && at <= LAST_MS ? new Date(at).toISOString().slice(0, 10) : 'an unknown day';
}
