import type { OpenRun } from './run-lines.ts';

/** A process whose runs are watched, as a breaker is told of it. */
export interface WatchedProcess {
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

/** The share of failed runs of a command in the past, without the flag. */
export type UsualRate = (command: string, flag: string) => Promise<number>;
