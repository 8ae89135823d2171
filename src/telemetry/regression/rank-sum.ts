import { type Histogram, merged, sortedBuckets } from '../histogram.ts';
import { normalTail } from './tails.ts';

/** The bucket of zeros, below all others. */
export const ZERO: number = Number.NEGATIVE_INFINITY;

/** What the test of Mann and Whitney says of two histograms. */
export interface RankSum {
  /** How often a value of the second is above one of the first; values of one bucket count half. */
  u: number;
  /** Deviations from what is expected without a difference; above 0 the second has the larger values. */
  z: number;
  /** Two-sided. */
  p: number;
}

/** Buckets with their times, zeros as a bucket of their own, in order. */
export function levelsOf(histogram: Histogram): [bucket: number, times: number][] {
  const buckets = sortedBuckets(histogram);
  return histogram.zeros > 0 ? [[ZERO, histogram.zeros], ...buckets] : buckets;
}

/** The middle rank (1 for the smallest value) that the values of each bucket share. */
export function middleRanks(histogram: Histogram): Map<number, number> {
  const ranks = new Map<number, number>();
  let below = 0;
  for (const [bucket, times] of levelsOf(histogram)) {
    ranks.set(bucket, below + (times + 1) / 2);
    below += times;
  }
  return ranks;
}

/** Tests whether two histograms are of one distribution, with the correction for ties and for continuity. */
export function rankSum(first: Histogram, second: Histogram): RankSum {
  const both = merged([first, second]);
  const ranks = middleRanks(both);
  const n = both.count;
  let sum = 0;
  for (const [bucket, times] of levelsOf(second)) sum += times * ranks.get(bucket)!;
  const u = sum - (second.count * (second.count + 1)) / 2;
  let ties = 0;
  for (const [, times] of levelsOf(both)) ties += times ** 3 - times;
  const variance = ((first.count * second.count) / 12) * (n + 1 - ties / (n * (n - 1)));
  if (!(variance > 0)) return { u, z: 0, p: 1 };
  const off = u - (first.count * second.count) / 2;
  const z = (Math.sign(off) * Math.max(0, Math.abs(off) - 0.5)) / Math.sqrt(variance);
  return { u, z, p: Math.min(1, 2 * normalTail(Math.abs(z))) };
}
