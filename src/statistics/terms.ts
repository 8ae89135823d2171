import { stirlingError } from './log-gamma.ts';

/**
 * `Γ(a+b+1) / (Γ(a+1) Γ(b+1)) x^a y^b` for `y = 1 - x`, which the caller knows to all digits: the probability of `a`
 * in `a + b` trials, for numbers that need not be whole. As a saddle point (Loader), so that it is right to 14 digits
 * where logarithms of gamma functions would leave 8.
 */
export function binomialTerm(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  if (a === 0) return b === 0 ? 1 : Math.exp(power(b, x, y));
  if (b === 0) return Math.exp(power(a, y, x));
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * a * b));
}

/** `x^a e^-x / Γ(a+1)`: the probability of `a` events where `x` are expected, for an `a` that need not be whole. */
export function poissonTerm(a: number, x: number): number {
  if (a === 0) return Math.exp(-x);
  return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
}

/** The logarithm of y^n, where x = 1 - y. */
function power(n: number, x: number, y: number): number {
  return n * (x < 0.5 ? Math.log1p(-x) : Math.log(y));
}

/** `x ln(x / mean) + mean - x`, where the two are close, too. */
function deviance(x: number, mean: number): number {
  const off = x - mean;
  if (Math.abs(off) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = off / (x + mean);
  let sum = off * v;
  let term = 2 * x * v;
  for (let odd = 3; odd < 1000; odd += 2) {
    term *= v * v;
    const next = sum + term / odd;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
