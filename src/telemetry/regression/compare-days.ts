import { type Histogram, merged } from '../histogram.ts';
import { levelsOf, middleRanks, rankSum } from './rank-sum.ts';
import { ratioOf } from './shift.ts';
import { studentTail } from './tails.ts';

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
  return { ratio, p: Math.max(rankSum(first, second).p, pOfDays(sides, merged([first, second]))) };
}

/** One day: mean rank, and how sure it is by the number of values alone. */
interface DayMean {
  mean: number;
  weight: number;
}

/** The two-sided test of the means of days with an effect of each day (DerSimonian and Laird, scaled as Hartung and Knapp). */
function pOfDays(sides: readonly (readonly Histogram[])[], all: Histogram): number {
  const ranks = middleRanks(all);
  const middle = (all.count + 1) / 2;
  let variance = 0;
  for (const [bucket, times] of levelsOf(all)) variance += (times * (ranks.get(bucket)! - middle) ** 2) / all.count;
  if (variance === 0) return 1;
  const means = sides.map((days) =>
    days.map((day): DayMean => {
      let sum = 0;
      for (const [bucket, times] of levelsOf(day)) sum += times * ranks.get(bucket)!;
      return { mean: sum / day.count, weight: day.count / variance };
    }),
  );
  const freedom = means.flat().length - 2;
  const between = Math.max(0, (scatter(means) - freedom) / total(means.map(spareWeight)));
  const whole = means.map((days) =>
    days.map(({ mean, weight }): DayMean => ({ mean, weight: 1 / (1 / weight + between) })),
  );
  const scale = Math.max(1, scatter(whole) / freedom);
  const error = Math.sqrt(scale * total(whole.map((days) => 1 / total(days.map(({ weight }) => weight)))));
  const [before, after] = whole.map(centre) as [number, number];
  return 2 * studentTail(Math.abs(after - before) / error, freedom);
}

function centre(days: readonly DayMean[]): number {
  return total(days.map(({ mean, weight }) => mean * weight)) / total(days.map(({ weight }) => weight));
}

function scatter(sides: readonly (readonly DayMean[])[]): number {
  return total(
    sides.map((days) => {
      const at = centre(days);
      return total(days.map(({ mean, weight }) => weight * (mean - at) ** 2));
    }),
  );
}

function spareWeight(days: readonly DayMean[]): number {
  const sum = total(days.map(({ weight }) => weight));
  return sum - total(days.map(({ weight }) => weight ** 2)) / sum;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
