import { describe, expect, it } from 'vitest';
import { hodgesLehmann, levelsOf, mannWhitney, seededRandom, shiftOfSteps } from '../../src/statistics/index.ts';
import { normalOf } from '../telemetry/regression/noises.ts';
import { expectNear } from './reference.ts';

describe('the shift of Hodges and Lehmann', () => {
  it('is the median of all differences', () => {
    expect(hodgesLehmann([1, 2, 3], [11, 12, 14]).estimate).toBe(10);
    expect(hodgesLehmann([5], [3]).estimate).toBe(-2);
    expect(hodgesLehmann([1, 2], [2, 3]).estimate).toBe(1);
  });

  it('has the interval of the shifts that the exact test does not reject', () => {
    const random = seededRandom(3);
    for (const [n, m] of [
      [5, 6],
      [9, 4],
      [12, 15],
    ] as const) {
      const first = Array.from({ length: n }, () => normalOf(random));
      const second = Array.from({ length: m }, () => 0.7 + 2 * normalOf(random));
      const { interval } = hodgesLehmann(first, second);
      const rejected = (shift: number): boolean =>
        mannWhitney(
          first,
          second.map((value) => value - shift),
        ).p <= 0.05;
      for (const [edge, inwards] of [
        [interval[0], 1e-9],
        [interval[1], -1e-9],
      ] as const) {
        expect(rejected(edge + inwards)).toBe(false);
        expect(rejected(edge - inwards)).toBe(true);
      }
    }
  });

  it('holds the truth as often as it says, also for many values', () => {
    const random = seededRandom(4);
    for (const size of [20, 80]) {
      let held = 0;
      for (let round = 0; round < 400; round++) {
        const first = Array.from({ length: size }, () => normalOf(random));
        const second = Array.from({ length: size }, () => 1 + normalOf(random));
        const [low, high] = hodgesLehmann(first, second).interval;
        if (low <= 1 && high >= 1) held++;
      }
      expect(held).toBeGreaterThanOrEqual(368);
      expect(held).toBeLessThanOrEqual(395);
    }
  });

  it('of too few values is unbounded by no more than they are', () => {
    expect(hodgesLehmann([1, 2], [4, 8]).interval).toEqual([2, 7]);
  });

  it('of histograms is even within a step', () => {
    expectNear(shiftOfSteps(levelsOf([3, 3, 3]), levelsOf([5, 5]))!, 2);
    expectNear(shiftOfSteps(levelsOf([0]), levelsOf([0, 1]))!, 0.5);
    expect(shiftOfSteps([], levelsOf([1]))).toBeUndefined();
  });
});
