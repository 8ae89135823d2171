import { studentQuantile, studentTail } from './student.ts';
import type { Interval, Summary } from './summary.ts';

/** A difference, and how sure it is. */
export interface Difference {
  estimate: number;
  /** Standard error of the estimate. */
  error: number;
  /** Degrees of freedom of that error. */
  freedom: number;
}

/** What a t test says of a difference. */
export interface TTest extends Difference {
  t: number;
  /** Two-sided. */
  p: number;
  interval: Interval;
}

/** The difference of two means, second minus first, of samples that may vary differently (Welch, Satterthwaite). */
export function differenceOfMeans(first: Summary, second: Summary): Difference {
  const [a, b] = [first.variance / first.n, second.variance / second.n];
  return {
    estimate: second.mean - first.mean,
    error: Math.sqrt(a + b),
    freedom: (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1)),
  };
}

/**
 * The same difference with the larger of two errors: that of variances of their own, and that of one variance of all.
 * The first is far too small while the smaller of two uneven samples happens to have no rare value yet; the second where
 * the smaller sample varies more. For looks from the beginning on, when every such accident is seen.
 */
export function cautiousDifference(first: Summary, second: Summary): Difference {
  const difference = differenceOfMeans(first, second);
  const n = first.n + second.n;
  const apart = (difference.estimate ** 2 * first.n * second.n) / n;
  const squares = (first.n - 1) * first.variance + (second.n - 1) * second.variance + apart;
  const common = Math.sqrt((squares / (n - 1)) * (1 / first.n + 1 / second.n));
  return common > difference.error ? { ...difference, error: common, freedom: n - 2 } : difference;
}

/** The same difference as a share of the first mean (the delta method), which must not be 0. */
export function relativeDifference(first: Summary, second: Summary): Difference {
  const [a, b] = [first.variance / first.n, second.variance / second.n];
  const { estimate, freedom } = differenceOfMeans(first, second);
  const ratio = second.mean / first.mean;
  return { estimate: estimate / first.mean, error: Math.sqrt(b + a * ratio ** 2) / Math.abs(first.mean), freedom };
}

/** Tests whether a difference is 0, and gives the interval of those it may well be. */
export function tTest({ estimate, error, freedom }: Difference, level = 0.95): TTest {
  // Samples of equal values: a difference is then no matter of chance.
  if (error === 0) {
    const t = estimate === 0 ? 0 : estimate * Number.POSITIVE_INFINITY;
    return { estimate, error, freedom, t, p: estimate === 0 ? 1 : 0, interval: [estimate, estimate] };
  }
  const t = estimate / error;
  const width = -studentQuantile((1 - level) / 2, freedom) * error;
  const interval: Interval = [estimate - width, estimate + width];
  return { estimate, error, freedom, t, p: 2 * studentTail(Math.abs(t), freedom), interval };
}

/** Welch's test of the means of two samples, second minus first. */
export function welch(first: Summary, second: Summary, level = 0.95): TTest {
  return tTest(differenceOfMeans(first, second), level);
}

/** How many times larger the values of one sample are than those of another. */
export interface Ratio {
  /** Of the geometric means, second to first. */
  estimate: number;
  interval: Interval;
  p: number;
}

/** Welch's test of logarithms (natural), of which the summaries are: durations differ by factors. */
export function welchRatio(firstLogs: Summary, secondLogs: Summary, level = 0.95): Ratio {
  const { estimate, interval, p } = welch(firstLogs, secondLogs, level);
  return { estimate: Math.exp(estimate), interval: [Math.exp(interval[0]), Math.exp(interval[1])], p };
}
