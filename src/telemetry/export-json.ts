import { bySeries } from './by-series.ts';
import { HISTOGRAM_SCALE, sortedBuckets } from './histogram.ts';
import { isoDay } from './report.ts';
import type { DailyRow, ErrorRow, Series } from './store.ts';
import { METRICS } from './vocabulary.ts';

/** What was counted, exactly: exports of several machines can be added up. */
export interface TelemetryExport {
  /** The form of this document. */
  export: 1;
  /** Bucket `i` of a histogram holds the values above `2^(i / 2^scale)` up to `2^((i + 1) / 2^scale)`. */
  scale: number;
  series: (Series & { unit: string; days: ExportedDay[] })[];
  errors: (Omit<ErrorRow, 'firstSeen' | 'lastSeen'> & { firstSeen: string; lastSeen: string })[];
}

/** One UTC day of a series. */
export interface ExportedDay {
  day: string;
  count: number;
  sum: number;
  min: number;
  max: number;
  /** How many values were 0. */
  zeros: number;
  /** Buckets that are not empty, and how many values are in each. */
  buckets: [bucket: number, count: number][];
}

/** All that was counted as one document. */
export function exportJson(rows: readonly DailyRow[], errors: readonly ErrorRow[]): TelemetryExport {
  return {
    export: 1,
    scale: HISTOGRAM_SCALE,
    series: bySeries(rows).map(({ series, days }) => ({
      ...series,
      unit: METRICS[series.metric].unit,
      days: days.map(({ day, histogram }) => {
        const { count, sum, min, max, zeros } = histogram;
        return { day: isoDay(day), count, sum, min, max, zeros, buckets: sortedBuckets(histogram) };
      }),
    })),
    errors: errors.map((error) => ({ ...error, firstSeen: iso(error.firstSeen), lastSeen: iso(error.lastSeen) })),
  };
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
