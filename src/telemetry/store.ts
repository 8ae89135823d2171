import type { Histogram } from './histogram.ts';
import type { ErrorClass, ErrorCode, Metric } from './vocabulary.ts';

/** What is measured: a metric and its dimensions, each a word of the schema, `other`, or '' where it says nothing. */
export interface Series {
  metric: Metric;
  /** Command, '' for none. */
  command: string;
  surface: string;
  /** By metric: how a command ended, a class of results, a class of errors. */
  outcome: string;
  /** By metric: kind of question, language, phase, counter, code of an error. */
  detail: string;
  /** Version of the program. */
  version: string;
  /** Major version of Node. */
  node: number;
  platform: string;
  /** Active variants of flags: `flag=variant`, with commas. */
  variant: string;
  /** The purpose that the user had agreed to when it was recorded; 0 is never sent. */
  consent: number;
}

/** One day of a series. */
export interface DailyRow {
  /** UTC day since 1970. */
  day: number;
  series: Series;
  histogram: Histogram;
}

/** An error without its words, of one version of the program. */
export interface ErrorRow {
  fingerprint: string;
  version: string;
  consent: number;
  class: ErrorClass | 'other';
  code: ErrorCode | 'other';
  /** `file:line` inside this package. */
  frames: string[];
  /** Seconds since 1970. */
  firstSeen: number;
  lastSeen: number;
  count: number;
}

/** Which days of which series; what is left out is not asked for. */
export interface SeriesQuery {
  metric?: Metric;
  command?: string;
  detail?: string;
  version?: string;
  /** First and last day, inclusive. */
  since?: number;
  until?: number;
  /** Only what was recorded while the user agreed to at least this purpose. */
  consent?: number;
}

/** What a folding has done. */
export interface FoldReport {
  files: number;
  /** Lines taken over. */
  lines: number;
  /** Lines that are none of ours: counted and left out. */
  damaged: number;
}

/** What was removed. */
export interface CleanReport {
  files: number;
  days: number;
}

/** What was counted on this machine. Holds an open database: `close()` it. */
export interface TelemetryStore {
  /** Today as the store sees it: the UTC day since 1970, when the clock can be believed. */
  readonly today: number;
  /** The version of the program that asks. */
  readonly version: string;
  /**
   * Takes over what the spool holds and no folding has taken; then removes what is older than it is kept. After `mostMs`
   * the rest is left to the next folding.
   */
  fold(mostMs?: number): FoldReport;
  /** The series that have days in the range. */
  series(query?: SeriesQuery): Series[];
  /** Days of series, in order of day. */
  daily(query?: SeriesQuery): DailyRow[];
  /** Errors seen in the range of days, the latest first. */
  errors(query?: Pick<SeriesQuery, 'since' | 'until' | 'version' | 'consent'>): ErrorRow[];
  /** A word kept between runs; undefined when there is none. */
  meta(key: string): string | undefined;
  setMeta(key: string, value: string): void;
  /** Lines that were left out since the beginning. */
  damaged(): number;
  /** Removes everything that was counted: spool files and rows. The choice of mode stays. */
  clean(): CleanReport;
  close(): void;
}
