import { countOf, type Levels } from './levels.ts';
import { normalQuantile } from './normal.ts';
import { median } from './quantile.ts';
import { rankSumDistribution } from './rank-sum-distribution.ts';
import type { Interval } from './summary.ts';

/** By how much one sample is shifted against another. */
export interface Shift {
  estimate: number;
  interval: Interval;
}

/**
 * By how much the values of `second` are above those of `first` (Hodges and Lehmann): the median of all differences,
 * with the interval of those shifts that the test of Mann and Whitney does not reject. It is exact for up to 50 values
 * each. Both must have values; all differences are held in memory.
 */
export function hodgesLehmann(first: readonly number[], second: readonly number[], level = 0.95): Shift {
  const differences = Float64Array.from(first.flatMap((a) => second.map((b) => b - a))).sort();
  const outside = beyond(first.length, second.length, (1 - level) / 2);
  return {
    estimate: median(differences),
    interval: [differences[outside] ?? Number.NaN, differences[differences.length - 1 - outside] ?? Number.NaN],
  };
}

/** How many differences may be left out at each end. */
function beyond(n: number, m: number, alpha: number): number {
  if (Math.max(n, m) > 50) {
    const deviation = Math.sqrt((n * m * (n + m + 1)) / 12);
    return Math.max(0, Math.round((n * m) / 2 + normalQuantile(alpha) * deviation) - 1);
  }
  const ways = rankSumDistribution(n, m);
  let below = 0;
  let out = 0;
  while (below + ways[out]! <= alpha) below += ways[out++]!;
  return Math.max(0, out - 1);
}

/**
 * The same estimate for two histograms whose levels are whole numbers of steps: within a step, differences are taken to
 * be spread evenly. Undefined when one of them is empty.
 */
export function shiftOfSteps(first: Levels, second: Levels): number | undefined {
  const times = new Map<number, number>();
  for (const [to, many] of second) {
    for (const [from, few] of first) times.set(to - from, (times.get(to - from) ?? 0) + many * few);
  }
  const half = (countOf(first) * countOf(second)) / 2;
  let below = 0;
  for (const [steps, weight] of [...times].sort(([a], [b]) => a - b)) {
    if (below + weight >= half) return steps - 0.5 + (half - below) / weight;
    below += weight;
  }
  return undefined;
}
