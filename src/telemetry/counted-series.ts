import { bySeries } from './by-series.ts';
import { emptyHistogram, merge } from './histogram.ts';
import type { CountedDay, CountedSeries } from './otlp.ts';
import type { DailyRow } from './store.ts';
import { METRICS } from './vocabulary.ts';

/** Rows as OTLP has them: times are histograms, numbers of things are sums; what was agreed to does not matter there. */
export function countedSeries(rows: readonly DailyRow[]): CountedSeries[] {
  const plain = rows.map((row) => ({ ...row, series: { ...row.series, consent: 0 } }));
  return bySeries(plain).map(({ series: { metric, consent: _, ...words }, days }) => {
    const { unit, doc } = METRICS[metric];
    const byDay = new Map<number, CountedDay>();
    for (const { day, histogram } of days) {
      const known = byDay.get(day) ?? { day, sum: 0, histogram: unit === 'ms' ? emptyHistogram() : undefined };
      byDay.set(day, known);
      known.sum += histogram.sum;
      if (known.histogram) merge(known.histogram, histogram);
    }
    const dimensions = Object.entries(words).flatMap(([word, value]) => (value === '' ? [] : [[word, String(value)]]));
    return {
      metric: `ax.${metric}`,
      unit,
      description: doc,
      dimensions: Object.fromEntries(dimensions),
      days: [...byDay.values()],
    };
  });
}
