import type { Evaluation } from './flag.ts';
import type { Trip, UsualRate } from './watched.ts';

/**
 * The flags of one project in one process. Nothing here throws but what the code that it runs throws. A value stays the
 * same as long as the process runs, where it does not depend on a question.
 */
export interface Flags {
  /** True when nobody says anything about flags: nothing comes of the end of the run. */
  readonly quiet: boolean;
  /**
   * True when a flag is on, for code that is about to behave accordingly: this is the exposure. `unit` is the id of the
   * question, for flags that divide questions. Can be passed around by itself.
   */
  isFeatureEnabled(name: string, unit?: string): boolean;
  /** The value and how it came about; not an exposure. */
  evaluate(name: string, unit?: string): Evaluation;
  /**
   * Runs `experimental` when the flag is on, else `fallback`. When `experimental` fails, other than by refusing its
   * input, `fallback` runs in its place and the failure is counted against the flag.
   */
  withFeature<T>(name: string, experimental: () => T, fallback: () => T, unit?: string): T;
  /** Counts a failure of what a flag has switched on, where the code has fallen back by itself. */
  failed(name: string): void;
  /**
   * True when an experiment wants both ways to answer together, for code that is about to do that: the run counts as one
   * under the flag.
   */
  isMixed(name: string): boolean;
  /** Flags whose value was used so far and is not the default, with their variants. */
  variants(): ReadonlyMap<string, 'on' | 'off'>;
  /** Flags whose new way has failed so far. */
  failures(): ReadonlySet<string>;
  /** What is written about flags and cannot be used. */
  problems(): FlagProblem[];
  /** Says at once how the run has ended that somebody stops: there may be no time to end it. */
  stopped(outcome: 'failed' | 'unknown'): void;
  /** Ends the run, and tells what was rolled back. */
  end(outcome: 'ok' | 'failed' | 'unknown', usualRate: UsualRate): Promise<Trip[]>;
}

/** Is told when a value that an experiment has given is used for the first time. */
export type Witness = (name: string, variant: 'on' | 'off') => void;

/** Something about flags that cannot be used as it is written. */
export interface FlagProblem {
  /** The flag, where it is about one. */
  flag: string | undefined;
  /** The file, absolute, or ''. */
  path: string;
  /** Where in the file: names of members and indices; undefined when the message says where. */
  keys: (string | number)[] | undefined;
  message: string;
  hint: string;
}
