import { rootOf } from './root.ts';

const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

/** Beyond this, the tail is computed by itself; below, as what the middle leaves. */
const FAR = 2.5;

/** Probability that a standard normal number is above `z`; 13 digits are right, also far out. */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  if (z < FAR) return 0.5 - middle(z);
  let fraction = z;
  for (let level = 160; level > 0; level--) fraction = z + level / fraction;
  return density(z) / fraction;
}

/** Probability that a standard normal number is below `z`. */
export function normalBelow(z: number): number {
  return normalTail(-z);
}

/** The number that a standard normal number is below with probability `p`; infinite for 0 and 1. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0.5) return 0;
  if (!(p > 0)) return p === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  // No number in double precision has a smaller tail than at 38.5.
  return -rootOf((z) => Math.log(p) - Math.log(normalTail(z)), 0, 38.5);
}

/** The error function: how much of a normal distribution with variance 1/2 is within `x` of its middle. */
export function erf(x: number): number {
  if (x < 0) return -erf(-x);
  const z = x * Math.SQRT2;
  return z < FAR ? 2 * middle(z) : 1 - 2 * normalTail(z);
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / SQRT_TWO_PI;
}

/** Probability between 0 and `z`. */
function middle(z: number): number {
  let sum = 0;
  let term = z;
  for (let odd = 3; term > sum * 1e-17 && odd < 400; odd += 2) {
    sum += term;
    term *= (z * z) / odd;
  }
  return density(z) * sum;
}
