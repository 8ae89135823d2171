import type { Tails } from './incomplete-beta.ts';
import { poissonTerm } from './terms.ts';

/** The regularized incomplete gamma function P(a, x), and what it lacks of 1, for a > 0. */
export function gammaTails(a: number, x: number): Tails {
  if (Number.isNaN(a + x)) return { below: Number.NaN, above: Number.NaN };
  if (x <= 0) return { below: 0, above: 1 };
  if (x === Number.POSITIVE_INFINITY) return { below: 1, above: 0 };
  if (x < a + 1) {
    const below = poissonTerm(a, x) * series(a, x);
    return { below, above: 1 - below };
  }
  const above = poissonTerm(a, x) * a * fraction(a, x);
  return { below: 1 - above, above };
}

function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17 && n < 1_000_000; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** The continued fraction of Γ(a, x) / (x^a e^-x), by Lentz. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 1_000_000; n++) {
    const part = -n * (n - a);
    b += 2;
    d = 1 / (part * d + b);
    c = b + part / c;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 3e-16) break;
  }
  return value;
}
