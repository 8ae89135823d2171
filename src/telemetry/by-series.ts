import type { Histogram } from './histogram.ts';
import type { DailyRow, Series } from './store.ts';

/** The days of one series, oldest first. */
export interface SeriesDays {
  series: Series;
  days: { day: number; histogram: Histogram }[];
}

/** Words of a series in the order in which they are written everywhere. */
export const SERIES_WORDS: readonly (keyof Series)[] = [
  'metric',
  'command',
  'surface',
  'outcome',
  'detail',
  'version',
  'node',
  'platform',
  'variant',
  'consent',
];

/** Rows by their series, in an order that depends on the words of the series alone. */
export function bySeries(rows: readonly DailyRow[]): SeriesDays[] {
  const all = new Map<string, SeriesDays>();
  for (const { day, series, histogram } of rows) {
    const key = SERIES_WORDS.map((word) => series[word]).join('\0');
    const known = all.get(key) ?? { series, days: [] };
    all.set(key, known);
    known.days.push({ day, histogram });
  }
  for (const { days } of all.values()) days.sort((a, b) => a.day - b.day);
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
