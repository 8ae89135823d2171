import { differenceOfGroups, type Effect, middleRanks, rankSum, studentTail } from '../../statistics/index.ts';
import { type Histogram, levelsOf, merged } from '../histogram.ts';
import { ratioOf } from './ratio.ts';

/** Fewer days or values on one side say nothing. */
const MIN_DAYS = 3;
const MIN_VALUES = 30;

/** How the values after a known moment differ from those before it. */
export interface Comparison {
  /** By what factor the values grew. */
  ratio: number;
  /** Probability of a difference like this, or larger, without a cause. */
  p: number;
}

/**
 * Compares the days before a known moment with those after it. A rank-sum test over all values takes each value for a
 * witness of its own, though those of one day resemble each other (one project, one load of the machine); so the means
 * of the ranks of each day are compared as well, with what days differ by themselves, and the larger probability
 * counts. Undefined when either side has less than 3 days or 30 values.
 */
export function compareDays(before: readonly Histogram[], after: readonly Histogram[]): Comparison | undefined {
  const sides = [before, after].map((days) => days.filter(({ count }) => count > 0));
  const [first, second] = sides.map(merged) as [Histogram, Histogram];
  if (sides.some(({ length }) => length < MIN_DAYS) || Math.min(first.count, second.count) < MIN_VALUES) {
    return undefined;
  }
  const ratio = ratioOf(first, second);
  if (ratio === undefined) return undefined;
  return { ratio, p: Math.max(rankSum(levelsOf(first), levelsOf(second)).p, pOfDays(sides, merged([first, second]))) };
}

/** The two-sided test of the means of days with an effect of each day. */
function pOfDays(sides: readonly (readonly Histogram[])[], all: Histogram): number {
  const levels = levelsOf(all);
  const ranks = middleRanks(levels);
  const middle = (all.count + 1) / 2;
  let variance = 0;
  for (const [bucket, times] of levels) variance += (times * (ranks.get(bucket)! - middle) ** 2) / all.count;
  if (variance === 0) return 1;
  const [before, after] = sides.map((days) =>
    days.map((day): Effect => {
      let sum = 0;
      for (const [bucket, times] of levelsOf(day)) sum += times * ranks.get(bucket)!;
      return { estimate: sum / day.count, variance: variance / day.count };
    }),
  ) as [Effect[], Effect[]];
  const { estimate, error, freedom } = differenceOfGroups(before, after);
  return 2 * studentTail(Math.abs(estimate) / error, freedom);
}
