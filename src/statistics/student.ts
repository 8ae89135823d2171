import { betaTails } from './incomplete-beta.ts';
import { rootOf } from './root.ts';

/** Probability that a number of Student's distribution with `freedom` (> 0) degrees of freedom is above `t`. */
export function studentTail(t: number, freedom: number): number {
  if (t < 0) return 1 - studentTail(-t, freedom);
  const squared = t * t;
  if (squared === Number.POSITIVE_INFINITY) return 0;
  const whole = freedom + squared;
  return betaTails(freedom / whole, squared / whole, freedom / 2, 0.5).below / 2;
}

/** The number that one of Student's distribution is below with probability `p`; infinite for 0 and 1. */
export function studentQuantile(p: number, freedom: number): number {
  if (p > 0.5) return -studentQuantile(1 - p, freedom);
  if (p === 0.5) return 0;
  if (!(p > 0)) return p === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  let high = 1;
  while (studentTail(high, freedom) > p) high *= 2;
  return -rootOf((t) => Math.log(p) - Math.log(studentTail(t, freedom)), 0, high);
}
