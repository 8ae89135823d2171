import { bySeries, SERIES_WORDS } from './by-series.ts';
import { quantile } from './histogram.ts';
import { isoDay } from './report.ts';
import type { DailyRow } from './store.ts';
import { METRICS } from './vocabulary.ts';

/**
 * What was counted as comma-separated values (RFC 4180, with line feeds): one line for each day of each series, with a
 * line of names first. `p50` and the like are values of the metric, at most 1.1 % off.
 */
export function exportCsv(rows: readonly DailyRow[]): string {
  const names = ['day', 'unit', ...SERIES_WORDS, 'count', 'sum', 'min', 'max', 'p50', 'p95', 'p99'];
  const lines = bySeries(rows).flatMap(({ series, days }) =>
    days.map(({ day, histogram }) => [
      isoDay(day),
      METRICS[series.metric].unit,
      ...SERIES_WORDS.map((word) => series[word]),
      histogram.count,
      rounded(histogram.sum),
      histogram.min,
      histogram.max,
      ...[0.5, 0.95, 0.99].map((q) => rounded(quantile(histogram, q) ?? 0)),
    ]),
  );
  return [names, ...lines].map((line) => `${line.map(cell).join(',')}\n`).join('');
}

/** Values are kept in hundredths; sums of them come with the errors of binary fractions. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
