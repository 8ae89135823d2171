import { HISTOGRAM_SCALE, type Histogram, sortedBuckets } from '../histogram.ts';

/**
 * By what factor the values of `after` are larger than those of `before`: the estimate of Hodges and Lehmann, the
 * median of all ratios of a value of one to a value of the other. Zeros are left out; undefined when nothing is left.
 */
export function ratioOf(before: Histogram, after: Histogram): number | undefined {
  const times = new Map<number, number>();
  const first = sortedBuckets(before);
  let total = 0;
  for (const [to, many] of sortedBuckets(after)) {
    for (const [from, few] of first) {
      times.set(to - from, (times.get(to - from) ?? 0) + many * few);
      total += many * few;
    }
  }
  if (total === 0) return undefined;
  let below = 0;
  for (const [steps, weight] of [...times].sort(([a], [b]) => a - b)) {
    // Within one step the ratios are taken to be spread evenly.
    if (below + weight >= total / 2) {
      return 2 ** ((steps - 0.5 + (total / 2 - below) / weight) / 2 ** HISTOGRAM_SCALE);
    }
    below += weight;
  }
  return undefined;
}
