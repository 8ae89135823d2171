import { emptyHistogram, type Histogram, merge } from '../histogram.ts';
import type { DailyRow, Series } from '../store.ts';
import type { Metric } from '../vocabulary.ts';
import { type Percentiles, percentilesOf } from './percentiles.ts';

/** How long one thing took. */
export interface Latency {
  /** A command, a kind of question or a part of the work. */
  name: string;
  /** The last seven days, and the 28 before them. */
  week: Percentiles;
  before: Percentiles;
  /** One for each day of the dashboard. */
  days: Percentiles[];
}

/** Which rows a table of durations is made of, and what each is called. */
const TABLES: { readonly [K in Metric]?: (series: Series) => string } = {
  'command.duration': ({ command }) => command,
  'query.duration': ({ detail }) => detail,
  'phase.duration': ({ detail }) => detail,
};

/** Histograms of one thing: this week, before it, and by day. */
interface Group {
  week: Histogram;
  before: Histogram;
  days: Histogram[];
}

/** The durations of a metric from day `from` to day `until`, by name; the most used first. */
export function latencies(rows: readonly DailyRow[], metric: Metric, from: number, until: number): Latency[] {
  const nameOf = TABLES[metric];
  const groups = new Map<string, Group>();
  for (const { day, series, histogram } of rows) {
    const name = series.metric === metric ? nameOf?.(series) : undefined;
    if (!name || day > until) continue;
    const group = groups.get(name) ?? emptyGroup(until - from + 1);
    groups.set(name, group);
    if (day > until - 7) merge(group.week, histogram);
    else if (day > until - 35) merge(group.before, histogram);
    if (day >= from) merge(group.days[day - from]!, histogram);
  }
  const found = [...groups].map(([name, { week, before, days }]): Latency => {
    return { name, week: percentilesOf(week), before: percentilesOf(before), days: days.map(percentilesOf) };
  });
  const total = ({ days }: Latency): number => days.reduce((sum, { count }) => sum + count, 0);
  return found.sort((a, b) => total(b) - total(a) || a.name.localeCompare(b.name, 'en'));
}

function emptyGroup(days: number): Group {
  return {
    week: emptyHistogram(),
    before: emptyHistogram(),
    days: Array.from({ length: days }, emptyHistogram),
  };
}
