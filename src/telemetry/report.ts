import { HISTOGRAM_SCALE, type Histogram } from './histogram.ts';
import type { DailyRow, ErrorRow, Series } from './store.ts';

/** A count that is smaller stays on this machine: what is rare may tell who somebody is. */
export const SMALLEST_CELL = 5;

/** What is sent: counts only, by week. Nothing in it tells two machines apart. */
export interface Report {
  /** The form of this document. */
  report: 1;
  weeks: ReportWeek[];
  errors: ReportError[];
}

/** What was counted in one week. */
export interface ReportWeek {
  /** Its Monday (UTC): `2026-11-23`. */
  from: string;
  cells: ReportCell[];
}

/** How often something happened; words that say nothing are left out. */
export interface ReportCell {
  metric: string;
  command?: string;
  surface?: string;
  outcome?: string;
  detail?: string;
  variant?: string;
  version: string;
  node: number;
  platform: string;
  count: number;
  /** How many values lie above half a bound and not above it, by bound (a power of two, or 0), smallest first. */
  upTo: [bound: number, count: number][];
}

/** How often an error of this program was seen. */
export interface ReportError {
  version: string;
  class: string;
  code: string;
  fingerprint: string;
  /** `file:line` inside this package. */
  frames: string[];
  count: number;
}

/** How much has been accounted for, so that nothing is told twice. All earlier weeks are done. */
export interface Accounted {
  /** The Monday of the newest week that has been accounted for, as UTC day since 1970. */
  week: number;
  /** What has been told of that week, by cell. */
  cells: Readonly<Record<string, Tally>>;
  /** What has been told of each error. */
  errors: Readonly<Record<string, number>>;
}

/** Number of values, and of those up to each bound. */
interface Tally {
  count: number;
  upTo: Readonly<Record<string, number>>;
}

/** A report, and what will have been accounted for when it is taken. */
export interface Draft {
  report: Report;
  accounted: Accounted;
}

/** Nothing has been told yet. */
export const NOTHING_TOLD: Accounted = { week: -3, cells: {}, errors: {} };

/** What a report says that tells nothing. */
export const EMPTY_REPORT: Report = { report: 1, weeks: [], errors: [] };

const WEEK = 7;
const DAY_MS = 86_400_000;

/**
 * Makes the report of what was counted and not told before. `rows` and `errors` are those that may be sent; small cells
 * of this week wait until they are large enough, those of earlier weeks are dropped.
 */
export function draftReport(
  rows: readonly DailyRow[],
  errors: readonly ErrorRow[],
  told: Accounted,
  today: number,
): Draft {
  const thisWeek = mondayOf(today);
  const weeks: ReportWeek[] = [];
  const cells: Record<string, Tally> = told.week >= thisWeek ? { ...told.cells } : {};
  for (const [week, totals] of totalsByWeek(rows, told.week, thisWeek)) {
    const report: ReportWeek = { from: isoDay(week), cells: [] };
    for (const [key, total] of totals) {
      const fresh = minus(total, week === told.week ? told.cells[key] : undefined);
      if (fresh.count < SMALLEST_CELL) continue;
      report.cells.push(cellOf(key, fresh));
      if (week === thisWeek) cells[key] = total;
    }
    if (report.cells.length > 0) weeks.push(report);
  }
  const fresh = freshErrors(errors, told.errors);
  return {
    report: { report: 1, weeks, errors: fresh.errors },
    accounted: { week: Math.max(thisWeek, told.week), cells, errors: fresh.seen },
  };
}

/** Accounts for everything there is without telling it: what was counted so far will never be in a report. */
export function accountForAll(rows: readonly DailyRow[], errors: readonly ErrorRow[], today: number): Accounted {
  const week = mondayOf(today);
  const [[, totals] = [week, new Map<string, Tally>()]] = totalsByWeek(rows, week, week);
  const seen = Object.entries(countErrors(errors)).map(([key, { count }]) => [key, count] as const);
  return { week, cells: Object.fromEntries(totals), errors: Object.fromEntries(seen) };
}

/** True when there is nothing in it. */
export function isEmpty({ weeks, errors }: Report): boolean {
  return weeks.length === 0 && errors.length === 0;
}

/** The Monday of the week of a day; both are UTC days since 1970. */
export function mondayOf(day: number): number {
  // 1970-01-01 was a Thursday.
  return day - ((((day + 3) % WEEK) + WEEK) % WEEK);
}

/** A UTC day since 1970 as `2026-11-23`. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The counts of each week from `first` to `last` by cell, in the order of weeks and cells. */
function totalsByWeek(rows: readonly DailyRow[], first: number, last: number): [number, Map<string, Tally>][] {
  const weeks = new Map<number, Map<string, { count: number; upTo: Record<string, number> }>>();
  for (const { day, series, histogram } of rows) {
    const week = mondayOf(day);
    if (week < first || week > last) continue;
    const totals = weeks.get(week) ?? new Map();
    weeks.set(week, totals);
    const key = keyOf(series);
    const total = totals.get(key) ?? { count: 0, upTo: {} };
    totals.set(key, total);
    total.count += histogram.count;
    for (const [bound, count] of boundsOf(histogram)) total.upTo[bound] = (total.upTo[bound] ?? 0) + count;
  }
  return [...weeks]
    .sort(([a], [b]) => a - b)
    .map(([week, totals]) => [week, new Map([...totals].sort(([a], [b]) => (a < b ? -1 : 1)))]);
}

/** Values by the smallest power of two that is not below them. */
function boundsOf({ zeros, buckets }: Histogram): [bound: number, count: number][] {
  const doubling = 2 ** HISTOGRAM_SCALE;
  const all = [...buckets].map(([at, count]): [number, number] => [2 ** Math.ceil((at + 1) / doubling), count]);
  return zeros > 0 ? [[0, zeros], ...all] : all;
}

/** What is new since it was last told. Less than was told means that the counting began anew. */
function minus(total: Tally, told: Tally | undefined): Tally {
  if (!told || told.count > total.count) return total;
  const upTo = Object.entries(total.upTo).map(([bound, count]) => [bound, count - (told.upTo[bound] ?? 0)] as const);
  return { count: total.count - told.count, upTo: Object.fromEntries(upTo) };
}

/** The words of a cell, of which equal ones make one: a fixed order, no consent. */
function keyOf({ metric, command, surface, outcome, detail, variant, version, node, platform }: Series): string {
  return JSON.stringify({ metric, command, surface, outcome, detail, variant, version, node, platform });
}

function cellOf(key: string, { count, upTo }: Tally): ReportCell {
  const words = Object.entries(JSON.parse(key) as Record<string, unknown>).filter(([, word]) => word !== '');
  const bounds = Object.entries(upTo)
    .filter(([, count]) => count >= SMALLEST_CELL)
    .map(([bound, count]): [number, number] => [Number(bound), count])
    .sort(([a], [b]) => a - b);
  return { ...(Object.fromEntries(words) as Omit<ReportCell, 'count' | 'upTo'>), count, upTo: bounds };
}

function countErrors(errors: readonly ErrorRow[]): Record<string, ReportError> {
  const counts: Record<string, ReportError> = {};
  for (const { version, class: kind, code, fingerprint, frames, count } of errors) {
    const key = `${fingerprint} ${version}`;
    const before = counts[key]?.count ?? 0;
    counts[key] = { version, class: kind, code, fingerprint, frames, count: before + count };
  }
  return counts;
}

function freshErrors(
  errors: readonly ErrorRow[],
  told: Accounted['errors'],
): { errors: ReportError[]; seen: Record<string, number> } {
  const fresh: ReportError[] = [];
  const seen: Record<string, number> = {};
  for (const [key, error] of Object.entries(countErrors(errors)).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const before = told[key] ?? 0;
    const count = before > error.count ? error.count : error.count - before;
    if (count >= SMALLEST_CELL) fresh.push({ ...error, count });
    seen[key] = count >= SMALLEST_CELL ? error.count : error.count - count;
  }
  return { errors: fresh, seen };
}
