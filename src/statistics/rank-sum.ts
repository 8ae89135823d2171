import { countOf, type Levels, levelsOf, mergedLevels, middleRanks } from './levels.ts';
import { normalTail } from './normal.ts';
import { exactRankSumTail } from './rank-sum-distribution.ts';

/** What the test of Mann and Whitney says of two samples. */
export interface RankSum {
  /** How often a value of the second is above one of the first; equal values count half. */
  u: number;
  /** Deviations from what is expected without a difference; above 0 the second has the larger values. */
  z: number;
  /** Two-sided. */
  p: number;
  /** How much more often a value of the second is above one of the first than below it, from -1 to 1 (Cliff). */
  delta: number;
}

/** Exact probabilities of more values take too long, and are no others than those of the normal distribution. */
const MOST_EXACT = 50;

/** Tests whether two samples are of one distribution, with the corrections for ties and (unless told) for continuity. */
export function rankSum(first: Levels, second: Levels, correction = 0.5): RankSum {
  const [n, m] = [countOf(first), countOf(second)];
  const both = mergedLevels(first, second);
  const ranks = middleRanks(both);
  let sum = 0;
  let ties = 0;
  for (const [value, times] of second) sum += times * ranks.get(value)!;
  for (const [, times] of both) ties += times ** 3 - times;
  const u = sum - (m * (m + 1)) / 2;
  const off = u - (n * m) / 2;
  const delta = n * m === 0 ? 0 : (2 * off) / (n * m);
  const variance = ((n * m) / 12) * (n + m + 1 - ties / ((n + m) * (n + m - 1)));
  if (!(variance > 0)) return { u, z: 0, p: 1, delta };
  const z = (Math.sign(off) * Math.max(0, Math.abs(off) - correction)) / Math.sqrt(variance);
  return { u, z, p: Math.min(1, 2 * normalTail(Math.abs(z))), delta };
}

/** The same test of two lists of values: with the exact probability where each has at most 50 and none are equal. */
export function mannWhitney(first: readonly number[], second: readonly number[]): RankSum {
  const result = rankSum(levelsOf(first), levelsOf(second));
  const [n, m] = [first.length, second.length];
  const small = n > 0 && m > 0 && Math.max(n, m) <= MOST_EXACT;
  if (!small || new Set([...first, ...second]).size < n + m) return result;
  const tail = exactRankSumTail(Math.max(result.u, n * m - result.u), n, m);
  return { ...result, p: Math.min(1, 2 * tail) };
}
