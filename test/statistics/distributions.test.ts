import { describe, expect, it } from 'vitest';
import {
  betaTails,
  binomialTail,
  chiSquareTail,
  erf,
  gammaTails,
  hypergeometricTerm,
  incompleteBeta,
  logGamma,
  normalBelow,
  normalQuantile,
  normalTail,
  studentQuantile,
  studentTail,
} from '../../src/statistics/index.ts';
import { expectNear, reference } from './reference.ts';

describe('distributions are those computed with many digits', () => {
  const functions: Record<keyof typeof reference.distributions, (...given: number[]) => number> = {
    logGamma,
    erf,
    normalTail,
    normalUpperQuantile: (p) => -normalQuantile(p!),
    studentTail,
    studentUpperQuantile: (p, freedom) => -studentQuantile(p!, freedom!),
    incompleteBeta,
    gammaUpper: (a, x) => gammaTails(a!, x!).above,
    gammaLower: (a, x) => gammaTails(a!, x!).below,
    chiSquareTail,
    binomialTail,
    hypergeometric: hypergeometricTerm,
  } as Record<keyof typeof reference.distributions, (...given: number[]) => number>;
  for (const [name, compute] of Object.entries(functions)) {
    it(name, () => {
      for (const row of reference.distributions[name as keyof typeof reference.distributions]) {
        const off = Math.abs(compute(...row.slice(0, -1)) / row.at(-1)! - 1);
        expect(off, JSON.stringify(row)).toBeLessThan(1e-12);
      }
    });
  }
});

describe('what distributions have in common', () => {
  it('both tails are 1 together, and turn with the sign', () => {
    for (const x of [0, 0.1, 1, 2.4, 2.6, 9]) {
      expectNear(normalTail(x) + normalBelow(x), 1);
      expectNear(normalTail(-x), normalBelow(x));
      expectNear(studentTail(x, 3) + studentTail(-x, 3), 1);
      expectNear(erf(-x), -erf(x));
    }
    for (const [x, a, b] of [
      [0.2, 3, 4.5],
      [0.9, 0.5, 12],
      [0.5, 80, 70],
    ] as const) {
      const { below, above } = betaTails(x, 1 - x, a, b);
      expectNear(below + above, 1);
      expectNear(above, betaTails(1 - x, x, b, a).below);
    }
  });

  it('quantiles undo probabilities', () => {
    for (const p of [1e-100, 1e-9, 0.01, 0.3, 0.5, 0.8, 0.975, 1 - 1e-9]) {
      expectNear(normalBelow(normalQuantile(p)), p, 1e-12);
      for (const freedom of [1, 2.5, 30, 1000]) {
        expectNear(studentTail(-studentQuantile(p, freedom), freedom), p, 1e-11);
      }
    }
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(0.5)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      0,
    ]);
    expect(studentQuantile(1, 4)).toBe(Number.POSITIVE_INFINITY);
    expect([normalQuantile(Number.NaN), studentQuantile(Number.NaN, 1), normalQuantile(-1)]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });

  it('have closed forms in places', () => {
    for (const x of [0.01, 0.3, 0.77, 0.999]) {
      expectNear(incompleteBeta(x, 1, 1), x);
      expectNear(incompleteBeta(x, 3, 1), x ** 3);
      expectNear(incompleteBeta(x, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(x)));
    }
    for (const t of [0.1, 1, 7, 1e5]) {
      expectNear(studentTail(t, 1), t > 1 ? Math.atan(1 / t) / Math.PI : 0.5 - Math.atan(t) / Math.PI);
      expectNear(studentTail(t, 2), 1 / (t * t + 2 + t * Math.sqrt(t * t + 2)));
    }
    for (const x of [0.1, 1, 7, 500]) {
      expectNear(gammaTails(1, x).above, Math.exp(-x));
      expectNear(chiSquareTail(x, 1), 2 * normalTail(Math.sqrt(x)));
      expectNear(chiSquareTail(x, 4), Math.exp(-x / 2) * (1 + x / 2));
    }
    for (const n of [2, 5, 20]) {
      expectNear(logGamma(n + 1), Math.log(Array.from({ length: n }, (_, at) => at + 1).reduce((a, b) => a * b)));
      expectNear(binomialTail(n, n, 0.3), 0.3 ** n);
      expectNear(binomialTail(1, n, 0.3), 1 - 0.7 ** n);
    }
  });

  it('hold at their ends', () => {
    expect([normalTail(Number.POSITIVE_INFINITY), normalTail(60), studentTail(Number.POSITIVE_INFINITY, 3)]).toEqual([
      0, 0, 0,
    ]);
    expect(betaTails(0, 1, 2, 3)).toEqual({ below: 0, above: 1 });
    expect(betaTails(1, 0, 2, 3)).toEqual({ below: 1, above: 0 });
    expect(gammaTails(2, 0)).toEqual({ below: 0, above: 1 });
    expect(gammaTails(2, Number.POSITIVE_INFINITY)).toEqual({ below: 1, above: 0 });
    expect([binomialTail(0, 5, 0.3), binomialTail(6, 5, 0.3)]).toEqual([1, 0]);
    expect(hypergeometricTerm(3, 2, 5, 5)).toBe(0);
    expect(Number.isNaN(betaTails(Number.NaN, 0.5, 1, 1).below + gammaTails(1, Number.NaN).below)).toBe(true);
  });

  it('terms of a hypergeometric distribution are 1 together', () => {
    let sum = 0;
    for (let k = 0; k <= 30; k++) sum += hypergeometricTerm(k, 30, 45, 200);
    expectNear(sum, 1);
  });
});
