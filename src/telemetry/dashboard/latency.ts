import { type Histogram, merged } from '../histogram.ts';
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

/** The durations of a metric from day `from` to day `until`, by name; the most used first. */
export function latencies(rows: readonly DailyRow[], metric: Metric, from: number, until: number): Latency[] {
  const nameOf = TABLES[metric];
  const groups = new Map<string, DailyRow[]>();
  for (const row of rows) {
    const name = row.series.metric === metric ? nameOf?.(row.series) : undefined;
    if (name) groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const found = [...groups].map(([name, of]): Latency => {
    const between = (first: number, last: number): Histogram =>
      merged(of.filter(({ day }) => day >= first && day <= last).map(({ histogram }) => histogram));
    return {
      name,
      week: percentilesOf(between(until - 6, until)),
      before: percentilesOf(between(until - 34, until - 7)),
      days: Array.from({ length: until - from + 1 }, (_, at) => percentilesOf(between(from + at, from + at))),
    };
  });
  const total = ({ days }: Latency): number => days.reduce((sum, { count }) => sum + count, 0);
  return found.sort((a, b) => total(b) - total(a) || a.name.localeCompare(b.name, 'en'));
}
