import { normalQuantile } from './normal.ts';

/** What a test shall be able to see, and how often it may be wrong. */
export interface Power {
  /** Probability of a false alarm, two-sided; 0.05 when left out. */
  alpha?: number;
  /** Probability of seeing the difference; 0.8 when left out. */
  power?: number;
}

/** How many units each of two variants needs, so that shares of `p1` and `p2` are told apart. Not rounded. */
export function unitsForShares(p1: number, p2: number, { alpha = 0.05, power = 0.8 }: Power = {}): number {
  const both = (p1 + p2) / 2;
  const none = -normalQuantile(alpha / 2) * Math.sqrt(2 * both * (1 - both));
  const some = normalQuantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return ((none + some) / (p1 - p2)) ** 2;
}

/** How many times one of two must be preferred to tell a share of `share` from one half. Not rounded. */
export function decisionsForShare(share: number, { alpha = 0.05, power = 0.8 }: Power = {}): number {
  const none = -normalQuantile(alpha / 2) / 2;
  const some = normalQuantile(power) * Math.sqrt(share * (1 - share));
  return ((none + some) / (share - 0.5)) ** 2;
}
