import { describe, expect, it } from 'vitest';
import {
  differenceOfGroups,
  type Effect,
  pairedPermutation,
  randomEffects,
  seededRandom,
  studentQuantile,
  summaryOf,
  welch,
} from '../../src/statistics/index.ts';
import { normalOf } from '../telemetry/regression/noises.ts';
import { expectNear, reference } from './reference.ts';

describe('the permutation test of pairs', () => {
  it('is exact for few: a sum as far out is one of all ways', () => {
    expect(pairedPermutation([1, 2, 3])).toEqual({ mean: 2, p: 0.25, exact: true });
    expect(pairedPermutation([1, 2, 4, -8])).toMatchObject({ p: 1 });
    expect(pairedPermutation([0.1, 0.2, 0.3, 0.4, 0.5]).p).toBe(2 / 32);
    expect(pairedPermutation([1, 1, 1, 1, 1, 1, -1]).p).toBeCloseTo((2 * (1 + 7)) / 128, 14);
  });

  it('leaves out pairs without a difference, and sees none where there are only such', () => {
    expect(pairedPermutation([0, 0, 1, 2, 3, 0])).toEqual({ mean: 1, p: 0.25, exact: true });
    expect(pairedPermutation([0, 0])).toEqual({ mean: 0, p: 1, exact: true });
    expect(pairedPermutation([])).toEqual({ mean: 0, p: 1, exact: true });
  });

  it('draws the same for the same seed, near what all ways give', () => {
    const random = seededRandom(1);
    const many = Array.from({ length: 40 }, () => 0.3 + normalOf(random));
    expect(pairedPermutation(many, 7)).toEqual(pairedPermutation(many, 7));
    expect(pairedPermutation(many).exact).toBe(false);
    expect(pairedPermutation(many.map((each) => each + 5)).p).toBeCloseTo(1 / 20_001, 12);
    // 17 equal differences are one too many to look at all ways; two of 131,072 are as far out.
    expect(pairedPermutation(Array.from({ length: 17 }, () => 1)).p).toBeLessThan(0.0005);
  });

  it('raises false alarms as often as it says', () => {
    const random = seededRandom(2);
    let alarms = 0;
    for (let round = 0; round < 1000; round++) {
      const differences = Array.from({ length: 10 }, () => normalOf(random) * Math.exp(normalOf(random)));
      if (pairedPermutation(differences).p <= 0.05) alarms++;
    }
    expect(alarms).toBeGreaterThan(30);
    expect(alarms).toBeLessThanOrEqual(70);
  });
});

describe('places as a random effect', () => {
  it('agree with the formulas of DerSimonian and Laird', () => {
    for (const { effects, ...known } of reference.randomEffects) {
      const pooled = randomEffects(effects);
      expectNear(pooled.estimate, known.estimate);
      expectNear(pooled.error, known.error);
      expectNear(pooled.between, known.between);
      expectNear(pooled.scatter, known.scatter);
      expect(pooled.freedom).toBe(Number.POSITIVE_INFINITY);
      const scaled = randomEffects(effects, { scaled: true });
      expectNear(scaled.error, known.scaledError);
      expect(scaled.freedom).toBe(effects.length - 1);
    }
  });

  it('that are equally sure are pooled as a mean, with the error of a mean', () => {
    const values = [0.3, 1.9, -0.4, 2.2, 0.9];
    const pooled = randomEffects(
      values.map((estimate): Effect => ({ estimate, variance: 0.01 })),
      { scaled: true },
    );
    const { mean, variance, n } = summaryOf(values);
    expectNear(pooled.estimate, mean);
    expectNear(pooled.error, Math.sqrt(variance / n));
  });

  it('in two groups differ as their means do', () => {
    const sides = [
      [1, 2, 4, 3.3],
      [2, 5, 6, 4.1],
    ] as const;
    const [first, second] = sides.map((values) => values.map((estimate): Effect => ({ estimate, variance: 1e-6 }))) as [
      Effect[],
      Effect[],
    ];
    const difference = differenceOfGroups(first, second);
    const plain = welch(summaryOf(sides[0]), summaryOf(sides[1]));
    expectNear(difference.estimate, plain.estimate, 1e-6);
    expectNear(difference.error, plain.error, 1e-5);
    expect(difference.freedom).toBe(6);
  });

  it('of one are what it says', () => {
    expect(randomEffects([{ estimate: 2, variance: 9 }])).toMatchObject({ estimate: 2, error: 3, between: 0 });
  });

  it('raise false alarms as often as they say, with few places that differ', () => {
    const random = seededRandom(9);
    let alarms = 0;
    for (let round = 0; round < 2000; round++) {
      const effects = Array.from({ length: 5 }, (): Effect => {
        const variance = 0.02 + 0.2 * random();
        return { estimate: 0.4 * normalOf(random) + Math.sqrt(variance) * normalOf(random), variance };
      });
      const { estimate, error, freedom } = randomEffects(effects, { scaled: true });
      if (Math.abs(estimate / error) > -studentQuantile(0.025, freedom)) alarms++;
    }
    expect(alarms / 2000).toBeLessThanOrEqual(0.06);
  });
});
