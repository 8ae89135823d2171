import type { DailyRow, Series } from '../store.ts';
import { COUNTERS, type Counter } from '../vocabulary.ts';

/** How much of something was done. */
export interface Amount {
  total: number;
  /** On each day of the dashboard. */
  days: number[];
}

/** The files of one language that were parsed. */
export interface LanguageUse extends Amount {
  language: string;
  /** Of all files, 0 to 1. */
  share: number;
}

/** Runs in which one feature had another variant than by default. */
export interface FeatureUse extends Amount {
  feature: string;
  variant: string;
}

/** The use of features from day `from` to day `until`; the most used first. */
export function featuresOf(rows: readonly DailyRow[], from: number, until: number): FeatureUse[] {
  const found = new Map<string, FeatureUse>();
  for (const { day, series, histogram } of rows) {
    if (series.metric !== 'command.duration' || series.variant === '' || day < from || day > until) continue;
    for (const pair of series.variant.split(',')) {
      const [feature = '', variant = ''] = pair.split('=');
      const days = Array.from({ length: until - from + 1 }, () => 0);
      const use = found.get(pair) ?? { feature, variant, total: 0, days };
      found.set(pair, use);
      use.total += histogram.count;
      use.days[day - from]! += histogram.count;
    }
  }
  return [...found.values()].sort((a, b) => b.total - a.total || a.feature.localeCompare(b.feature, 'en'));
}

/** What was counted from day `from` to day `until`. */
export function workOf(rows: readonly DailyRow[], from: number, until: number): Record<Counter, Amount> {
  const amounts = amountsOf(rows, from, until, ({ metric, detail }) => (metric === 'work.amount' ? detail : undefined));
  const none = (): Amount => ({ total: 0, days: Array.from({ length: until - from + 1 }, () => 0) });
  const names = Object.keys(COUNTERS);
  return Object.fromEntries(names.map((name) => [name, amounts.get(name) ?? none()])) as Record<Counter, Amount>;
}

/** The files parsed from day `from` to day `until` by language; the most used first. */
export function languagesOf(rows: readonly DailyRow[], from: number, until: number): LanguageUse[] {
  const amounts = amountsOf(rows, from, until, ({ metric, detail }) =>
    metric === 'parser.files' ? detail : undefined,
  );
  const all = [...amounts.values()].reduce((sum, { total }) => sum + total, 0);
  const found = [...amounts].map(([language, of]) => ({ language, share: all > 0 ? of.total / all : 0, ...of }));
  return found.sort((a, b) => b.total - a.total || a.language.localeCompare(b.language, 'en'));
}

function amountsOf(
  rows: readonly DailyRow[],
  from: number,
  until: number,
  nameOf: (series: Series) => string | undefined,
): Map<string, Amount> {
  const amounts = new Map<string, Amount>();
  for (const { day, series, histogram } of rows) {
    const name = nameOf(series);
    if (!name || day < from || day > until) continue;
    const amount = amounts.get(name) ?? { total: 0, days: Array.from({ length: until - from + 1 }, () => 0) };
    amounts.set(name, amount);
    amount.total += histogram.sum;
    amount.days[day - from]! += histogram.sum;
  }
  return amounts;
}
