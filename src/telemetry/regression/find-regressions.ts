import { holm } from '../../statistics/index.ts';
import { emptyHistogram, type Histogram, merge, merged, quantile } from '../histogram.ts';
import type { DailyRow } from '../store.ts';
import { changePoints } from './change-points.ts';
import { compareDays } from './compare-days.ts';

/** A command that has become slower or faster. */
export interface Regression {
  /** What it began with: a version of the program, or a day found by its durations (at once, or little by little). */
  kind: 'version' | 'step' | 'drift';
  command: string;
  surface: string;
  direction: 'slower' | 'faster';
  /** First UTC day (since 1970) of the new durations. */
  day: number;
  /** The version that was first run within a day of it, '' for none. */
  version: string;
  /** Medians in milliseconds. */
  before: number;
  after: number;
  /** By what factor durations grew. */
  ratio: number;
  /** Probability of a change like this without a cause. */
  p: number;
}

/** A version must differ with less than this probability, over all commands and versions together. */
const ALPHA = 0.001;
/** A false alarm is raised for less than this share of users whose durations do not change. */
const FALSE_ALARMS = 0.01;
const LEAST = 0.05;
/** Days on each side of a version that are compared. */
const WINDOW = 28;
/** A day with fewer runs has no median. */
const MIN_RUNS = 5;
/** Commands that last as long as the user likes. */
const UNTIMED = ['watch', 'batch', 'telemetry serve'];

/** Days of one command, of all versions and of each. */
interface Runs {
  command: string;
  surface: string;
  all: Map<number, Histogram>;
  versions: Map<string, Map<number, Histogram>>;
}

/** What became slower or faster within these rows; rows of other metrics than `command.duration` are left out. */
export function findRegressions(rows: readonly DailyRow[]): Regression[] {
  const runs = runsOf(rows);
  const starts = versionStarts(runs);
  const known = byVersion(runs, starts);
  const unknown = byDay(runs, starts).filter((change) => !known.some((each) => isSame(each, change)));
  return [...known, ...unknown].sort((a, b) => b.day - a.day || b.ratio - a.ratio);
}

function runsOf(rows: readonly DailyRow[]): Runs[] {
  const runs = new Map<string, Runs>();
  for (const { day, series, histogram } of rows) {
    const { metric, command, surface, outcome, version } = series;
    if (metric !== 'command.duration' || command === '' || UNTIMED.includes(command)) continue;
    if (!['ok', 'none', 'unproven'].includes(outcome)) continue;
    const key = `${surface} ${command}`;
    const of = runs.get(key) ?? { command, surface, all: new Map(), versions: new Map() };
    runs.set(key, of);
    const days = of.versions.get(version) ?? new Map<number, Histogram>();
    of.versions.set(version, days);
    add(of.all, day, histogram);
    add(days, day, histogram);
  }
  return [...runs.values()];
}

function add(days: Map<number, Histogram>, day: number, histogram: Histogram): void {
  const of = days.get(day) ?? emptyHistogram();
  merge(of, histogram);
  days.set(day, of);
}

/** Versions by the day on which each was first run. */
function versionStarts(runs: readonly Runs[]): [version: string, day: number][] {
  const starts = new Map<string, number>();
  for (const { versions } of runs) {
    for (const [version, days] of versions) {
      starts.set(version, Math.min(starts.get(version) ?? Number.POSITIVE_INFINITY, ...days.keys()));
    }
  }
  return [...starts].sort(([a, x], [b, y]) => x - y || a.localeCompare(b, 'en', { numeric: true }));
}

/** Each version against the one before it. */
function byVersion(runs: readonly Runs[], starts: readonly [version: string, day: number][]): Regression[] {
  const found: Regression[] = [];
  for (const { command, surface, versions } of runs) {
    for (const [at, [version, day]] of starts.entries()) {
      const older = versions.get(starts[at - 1]?.[0] ?? '');
      const newer = versions.get(version);
      if (!older || !newer) continue;
      const sides = [within(older, day - WINDOW, day + WINDOW), within(newer, day, day + WINDOW)] as const;
      const comparison = compareDays(...sides);
      if (!comparison) continue;
      const [before, after] = sides.map((days) => quantile(merged(days), 0.5) ?? 0) as [number, number];
      const direction = comparison.ratio > 1 ? 'slower' : 'faster';
      found.push({ kind: 'version', command, surface, direction, day, version, before, after, ...comparison });
    }
  }
  const adjusted = holm(found.map(({ p }) => p));
  return found
    .map((each, at) => ({ ...each, p: adjusted[at]! }))
    .filter(({ p, ratio }) => p < ALPHA && Math.abs(ratio - 1) >= LEAST);
}

function within(days: Map<number, Histogram>, from: number, to: number): Histogram[] {
  const kept = [...days].filter(([day]) => day >= from && day < to).sort(([a], [b]) => a - b);
  return kept.map(([, histogram]) => histogram);
}

/** Changes of the daily medians, whenever they came. */
function byDay(runs: readonly Runs[], starts: readonly [version: string, day: number][]): Regression[] {
  return runs.flatMap(({ command, surface, all }): Regression[] => {
    const days = [...all].filter(([, { count }]) => count >= MIN_RUNS).sort(([a], [b]) => a - b);
    const medians = days.map(([, histogram]) => quantile(histogram, 0.5) ?? 0);
    const limits = { alpha: Math.min(0.0025, FALSE_ALARMS / runs.length), least: LEAST };
    return changePoints(medians, limits).map(({ kind, at, before, after, p }) => {
      const day = days[at]![0];
      const version = kind === 'drift' ? '' : starts.slice(1).find(([, start]) => Math.abs(start - day) <= 1)?.[0];
      const direction = after > before ? 'slower' : 'faster';
      const ratio = before > 0 ? after / before : Number.MAX_VALUE;
      return { kind, command, surface, direction, day, version: version ?? '', before, after, ratio, p };
    });
  });
}

/** A version and a step at about its first day are one change. */
function isSame(known: Regression, found: Regression): boolean {
  const near = Math.abs(known.day - found.day) <= 3;
  return near && found.kind === 'step' && known.command === found.command && known.surface === found.surface;
}
