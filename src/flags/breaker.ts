import { appendToRunLog, lineOfRun, type OpenRun, runLogFile } from './run-lines.ts';
import { namesIn } from './table.ts';
import type { Held, Trip, UsualRate, WatchedProcess } from './watched.ts';

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
  /** Somebody stops the run: it has ended so, whatever becomes of the process, which may have no time for more. */
  stopped(outcome: 'failed' | 'unknown'): void;
  /** Ends the run; what has come to light since the last end is told once, by one process. */
  end(outcome: 'ok' | 'failed' | 'unknown', usualRate: UsualRate): Promise<Trip[]>;
}

/** Makes the breaker of a process. What reads logs is loaded where there are any, and at the end of a run under a flag. */
export async function createBreaker(watched: WatchedProcess): Promise<Breaker> {
  const { directory, version } = watched;
  const begun = new Map<string, { path: string; run: OpenRun; failed: boolean; hasEnded: boolean }>();
  const suspected = new Set<string>();
  const files = namesIn(directory);
  const isKilled = (flag: string): boolean => files.includes(`${flag}.killed`);
  const isLogged = (flag: string): boolean => files.includes(`${flag}@${version}.log`);
  const remembers = files.some((file) => file.endsWith('.killed') || file.endsWith(`@${version}.log`));
  const reading = directory !== undefined && remembers ? await import('./rollback.ts') : undefined;

  const endBegun = (outcome: 'ok' | 'failed' | 'unknown'): void => {
    for (const [flag, { path, run, failed, hasEnded }] of begun) {
      if (hasEnded) continue;
      begun.set(flag, { path, run, failed, hasEnded: true });
      suspected.add(flag);
      try {
        appendToRunLog(path, `e ${run.id} ${failed ? 'failed' : outcome}`);
      } catch {
        // What cannot be kept is not watched.
      }
    }
  };

  return {
    held(flag) {
      if (directory === undefined || !reading) return undefined;
      try {
        const kill = isKilled(flag) ? reading.heldByKill(directory, flag) : undefined;
        const trip = !kill && isLogged(flag) ? reading.heldByLog(directory, flag, watched) : undefined;
        if (trip?.isNew) suspected.add(flag);
        return kill ?? trip;
      } catch {
        return undefined;
      }
    },
    begin(flag, command) {
      if (directory === undefined || begun.has(flag)) return;
      const run = { id: watched.id(), place: watched.place(), pid: watched.pid, began: watched.now(), command };
      const path = runLogFile(directory, flag, version);
      begun.set(flag, { path, run, failed: false, hasEnded: false });
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
    stopped: endBegun,
    async end(outcome, usualRate) {
      const trips: Trip[] = [];
      endBegun(outcome);
      for (const flag of suspected) {
        try {
          const { rollBack } = await import('./rollback.ts');
          const trip = directory === undefined ? undefined : await rollBack(directory, flag, usualRate, watched);
          if (trip) trips.push(trip);
        } catch {
          // The next run decides.
        }
      }
      suspected.clear();
      return trips;
    },
  };
}
