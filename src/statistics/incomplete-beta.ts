import { binomialTerm } from './terms.ts';

/** A probability and what is left of 1, each with all its digits. */
export interface Tails {
  below: number;
  above: number;
}

/**
 * The regularized incomplete beta function at `x`, and what it lacks of 1; `y` is `1 - x`, which the caller knows to
 * all digits. By a continued fraction, from the side on which it converges.
 */
export function betaTails(x: number, y: number, a: number, b: number): Tails {
  if (Number.isNaN(x + y + a + b)) return { below: Number.NaN, above: Number.NaN };
  if (x <= 0) return { below: 0, above: 1 };
  if (y <= 0) return { below: 1, above: 0 };
  if (x <= (a + 1) / (a + b + 2)) {
    const below = fraction(x, y, a, b);
    return { below, above: 1 - below };
  }
  const above = fraction(y, x, b, a);
  return { below: 1 - above, above };
}

/** The regularized incomplete beta function I_x(a, b), for 0 <= x <= 1 and a, b > 0. */
export function incompleteBeta(x: number, a: number, b: number): number {
  return betaTails(x, 1 - x, a, b).below;
}

/** The continued fraction of Didonato and Morris, whose parts do not cancel where `x` or `y` is close to 1. */
function fraction(x: number, y: number, a: number, b: number): number {
  const front = (binomialTerm(a, b, x, y) * a * b) / (a + b);
  let value = (a * (a * y - b * x + 1)) / (a + 1);
  let c = value;
  let d = 0;
  for (let m = 1; m < 100_000; m++) {
    const odd = a + 2 * m - 1;
    const over = ((a + m - 1) * (a + b + m - 1) * m * (b - m) * x * x) / (odd * odd);
    const under = m + (m * (b - m) * x) / odd + ((a + m) * (a * y - b * x + 1 + m * (2 - x))) / (odd + 2);
    d = 1 / away(over * d + under);
    c = away(under + over / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 3e-16) break;
  }
  return front / value;
}

function away(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
