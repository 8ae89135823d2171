import { type Histogram, quantile } from '../histogram.ts';

/** What is said of durations; milliseconds, at most 1.1 % off. */
export interface Percentiles {
  count: number;
  p50: number | null;
  p95: number | null;
  p99: number | null;
}

/** The percentiles of a histogram; null when it is empty. */
export function percentilesOf(histogram: Histogram): Percentiles {
  const at = (q: number): number | null => {
    const value = quantile(histogram, q);
    return value === undefined ? null : Number(value.toPrecision(3));
  };
  return { count: histogram.count, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
