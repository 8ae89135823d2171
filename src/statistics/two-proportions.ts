import { normalTail } from './normal.ts';
import { wilson } from './proportion.ts';
import type { Interval } from './summary.ts';
import { binomialTerm } from './terms.ts';

/** `successes` of `n`. */
export interface Share {
  successes: number;
  n: number;
}

/** What is known of the difference of two shares, second minus first. */
export interface ShareDifference {
  estimate: number;
  /** Newcombe's interval (his method 10), which also holds near 0 and 1. */
  interval: Interval;
  /** With the variance of both together. */
  z: number;
  /** Two-sided: Fisher's where the normal distribution is not good enough, else that of `z`. */
  p: number;
}

/** Fewer expected in a cell of the table: the exact test decides. */
const LEAST_EXPECTED = 5;

/** Compares two shares. */
export function twoProportions(first: Share, second: Share, level = 0.95): ShareDifference {
  const estimate = second.successes / second.n - first.successes / first.n;
  const z = pooledZ(first, second);
  const successes = first.successes + second.successes;
  const rare = Math.min(successes, first.n + second.n - successes);
  const expected = (rare * Math.min(first.n, second.n)) / (first.n + second.n);
  const p = expected < LEAST_EXPECTED ? fisherExact(first, second).p : 2 * normalTail(Math.abs(z));
  return { estimate, interval: newcombe(first, second, level), z, p };
}

/** Deviations of the difference from 0, with the variance of both together. */
export function pooledZ(first: Share, second: Share): number {
  const share = (first.successes + second.successes) / (first.n + second.n);
  const error = Math.sqrt(share * (1 - share) * (1 / first.n + 1 / second.n));
  return error === 0 ? 0 : (second.successes / second.n - first.successes / first.n) / error;
}

/** Interval of the difference from the two intervals of Wilson. */
export function newcombe(first: Share, second: Share, level = 0.95): Interval {
  const [a, b] = [first.successes / first.n, second.successes / second.n];
  const [lowA, highA] = wilson(first.successes, first.n, level);
  const [lowB, highB] = wilson(second.successes, second.n, level);
  return [b - a - Math.hypot(b - lowB, highA - a), b - a + Math.hypot(highB - b, a - lowA)];
}

/** Probability of `k` marked among `drawn` of `marked + others`. */
export function hypergeometricTerm(k: number, drawn: number, marked: number, others: number): number {
  const rest = drawn - k;
  if (k < 0 || rest < 0 || k > marked || rest > others) return 0;
  const x = drawn / (marked + others);
  const y = (marked + others - drawn) / (marked + others);
  return (
    (binomialTerm(k, marked - k, x, y) * binomialTerm(rest, others - rest, x, y)) /
    binomialTerm(drawn, marked + others - drawn, x, y)
  );
}

/** Fisher's exact test, two-sided: all tables that are no likelier than this one. The ratio of odds is first to second. */
export function fisherExact(first: Share, second: Share): { oddsRatio: number; p: number } {
  const successes = first.successes + second.successes;
  const likely = (k: number): number => hypergeometricTerm(k, successes, first.n, second.n);
  const limit = likely(first.successes) * (1 + 1e-7);
  let p = 0;
  for (let k = Math.max(0, successes - second.n); k <= Math.min(successes, first.n); k++) {
    const each = likely(k);
    if (each <= limit) p += each;
  }
  const oddsRatio =
    (first.successes * (second.n - second.successes)) / ((first.n - first.successes) * second.successes);
  return { oddsRatio, p: Math.min(1, p) };
}
