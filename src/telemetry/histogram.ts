import type { Levels } from '../statistics/index.ts';

/**
 * How values are spread: a base-2 exponential histogram of scale 5. Bucket `i` holds the values in
 * `(2^(i/32), 2^((i+1)/32)]`, so two histograms merge exactly, whatever was recorded in which order. It is what
 * OpenTelemetry calls an exponential histogram.
 */
export interface Histogram {
  /** How many values. */
  count: number;
  /** Exact as long as the values are whole numbers and stay below 2^53 together. */
  sum: number;
  /** Smallest and largest value; 0 when there is none. */
  min: number;
  max: number;
  /** How many values were 0 (or less, which is taken for 0). */
  zeros: number;
  /** Number of values by bucket; buckets without values are left out. */
  readonly buckets: Map<number, number>;
}

/** The `scale` of OpenTelemetry: there are 2^scale buckets between a value and its double. */
export const HISTOGRAM_SCALE = 5;

const PER_DOUBLING = 2 ** HISTOGRAM_SCALE;

/** A histogram without values. */
export function emptyHistogram(): Histogram {
  return { count: 0, sum: 0, min: 0, max: 0, zeros: 0, buckets: new Map() };
}

/** The bucket of a value above 0. */
export function bucketOf(value: number): number {
  return Math.ceil(Math.log2(value) * PER_DOUBLING) - 1;
}

/** The value that stands for all of a bucket: at most 1.09 % from any of them. */
export function valueOfBucket(bucket: number): number {
  return 2 ** ((bucket + 0.5) / PER_DOUBLING);
}

/** Adds a value, `times` times. What is below 0 counts as 0; what is no finite number is not recorded. */
export function record(histogram: Histogram, value: number, times = 1): void {
  if (!Number.isFinite(value) || times <= 0) return;
  const kept = Math.max(0, value);
  histogram.min = histogram.count === 0 ? kept : Math.min(histogram.min, kept);
  histogram.max = histogram.count === 0 ? kept : Math.max(histogram.max, kept);
  histogram.count += times;
  histogram.sum += kept * times;
  if (kept === 0) histogram.zeros += times;
  else addTo(histogram.buckets, bucketOf(kept), times);
}

/** Adds all values of `from` to `into`; the result is that of recording all of them in one. */
export function merge(into: Histogram, from: Histogram): void {
  if (from.count === 0) return;
  into.min = into.count === 0 ? from.min : Math.min(into.min, from.min);
  into.max = into.count === 0 ? from.max : Math.max(into.max, from.max);
  into.count += from.count;
  into.sum += from.sum;
  into.zeros += from.zeros;
  for (const [bucket, times] of from.buckets) addTo(into.buckets, bucket, times);
}

/** All values of several histograms in a new one. */
export function merged(histograms: Iterable<Histogram>): Histogram {
  const all = emptyHistogram();
  for (const each of histograms) merge(all, each);
  return all;
}

/**
 * The value that a share `q` (0 to 1) of the values does not exceed: the one at rank `ceil(q * count)` of the sorted
 * values, at most 1.09 % off. Undefined when there are no values.
 */
export function quantile(histogram: Histogram, q: number): number | undefined {
  if (histogram.count === 0) return undefined;
  const rank = Math.min(histogram.count, Math.max(1, Math.ceil(q * histogram.count - 1e-9)));
  if (rank === histogram.count) return histogram.max;
  if (rank === 1) return histogram.min;
  let below = histogram.zeros;
  if (rank <= below) return 0;
  for (const [bucket, times] of sortedBuckets(histogram)) {
    below += times;
    if (rank <= below) return Math.min(histogram.max, Math.max(histogram.min, valueOfBucket(bucket)));
  }
  return histogram.max;
}

/** The buckets from the smallest values to the largest. */
export function sortedBuckets({ buckets }: Histogram): [bucket: number, times: number][] {
  return [...buckets].sort(([a], [b]) => a - b);
}

/** Buckets with their times in order, zeros as one below all others: as the levels that tests of ranks compare. */
export function levelsOf(histogram: Histogram): Levels {
  const buckets = sortedBuckets(histogram);
  return histogram.zeros > 0 ? [[Number.NEGATIVE_INFINITY, histogram.zeros], ...buckets] : buckets;
}

function addTo(buckets: Map<number, number>, bucket: number, times: number): void {
  buckets.set(bucket, (buckets.get(bucket) ?? 0) + times);
}
