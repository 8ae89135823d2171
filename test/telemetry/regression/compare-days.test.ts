import { describe, expect, it } from 'vitest';
import { rankSum, seededRandom } from '../../../src/statistics/index.ts';
import { emptyHistogram, type Histogram, levelsOf, merged, record } from '../../../src/telemetry/histogram.ts';
import { compareDays } from '../../../src/telemetry/regression/compare-days.ts';
import { ratioOf } from '../../../src/telemetry/regression/ratio.ts';
import { normalOf } from './noises.ts';

function histogramOf(values: readonly number[]): Histogram {
  const histogram = emptyHistogram();
  for (const value of values) record(histogram, value);
  return histogram;
}

/** Days of durations: `own` is by how much (as a logarithm) days differ by themselves. */
function daysOf(random: () => number, days: number, level: number, own: number): Histogram[] {
  return Array.from({ length: days }, () => {
    const today = level * Math.exp(own * normalOf(random));
    const runs = 5 + Math.floor(random() * 60);
    return histogramOf(Array.from({ length: runs }, () => today * Math.exp(0.3 * normalOf(random))));
  });
}

describe('the rank-sum test', () => {
  it('gives the known result for values with ties and zeros', () => {
    const first = levelsOf(histogramOf([0, 0, 2, 3, 3, 3, 4, 5, 8, 9, 12, 15]));
    const second = levelsOf(histogramOf([0, 3, 4, 4, 5, 6, 8, 8, 11, 15, 15, 20, 22]));
    expect(rankSum(first, second)).toMatchObject({ u: 108 });
    expect(rankSum(first, second).p).toBeCloseTo(0.10674767142494682, 12);
    expect(rankSum(second, first).p).toBeCloseTo(0.10674767142494682, 12);
  });

  it('knows no difference between equal values', () => {
    expect(rankSum(levelsOf(histogramOf([5, 5, 5])), levelsOf(histogramOf([5, 5])))).toMatchObject({ z: 0, p: 1 });
  });
});

describe('the shift', () => {
  it('is the factor between two histograms, to 1 %', () => {
    for (const factor of [0.5, 0.9, 1, 1.05, 1.3, 4]) {
      const random = seededRandom(5);
      const values = Array.from({ length: 3000 }, () => Math.exp(2 + normalOf(random)));
      const more = Array.from({ length: 2000 }, () => factor * Math.exp(2 + normalOf(random)));
      const near = Array.from({ length: 50 }, (_, at) => 100 + at / 100);
      expect(
        Math.abs(ratioOf(histogramOf(values), histogramOf(values.map((v) => v * factor)))! / factor - 1),
      ).toBeLessThan(0.01);
      expect(Math.abs(ratioOf(histogramOf(values), histogramOf(more))! / factor - 1)).toBeLessThan(0.1);
      expect(Math.abs(ratioOf(histogramOf(near), histogramOf(near.map((v) => v * factor)))! / factor - 1)).toBeLessThan(
        0.022,
      );
    }
    expect(ratioOf(histogramOf([0]), histogramOf([1]))).toBeUndefined();
  });
});

describe('days before and after a known moment', () => {
  it('raise no alarm in 1 % of the comparisons, whatever days are like', () => {
    for (const own of [0, 0.1, 0.4]) {
      const random = seededRandom(11);
      let alarms = 0;
      for (let round = 0; round < 400; round++) {
        const before = daysOf(random, 3 + (round % 28), 50, own);
        const comparison = compareDays(before, daysOf(random, 3 + (round % 7), 50, own));
        if (comparison && comparison.p < 0.001 && Math.abs(comparison.ratio - 1) >= 0.05) alarms++;
      }
      expect(alarms, String(own)).toBeLessThanOrEqual(4);
    }
  });

  it('are told from one another after a week: 20 % where days differ by 5 %', () => {
    const random = seededRandom(12);
    let found = 0;
    for (let round = 0; round < 100; round++) {
      const { p, ratio } = compareDays(daysOf(random, 28, 50, 0.05), daysOf(random, 7, 60, 0.05))!;
      if (p < 0.001 && ratio > 1.1 && ratio < 1.3) found++;
    }
    expect(found).toBeGreaterThanOrEqual(95);
  });

  it('say nothing when there is too little of them', () => {
    const random = seededRandom(1);
    expect(compareDays(daysOf(random, 2, 50, 0), daysOf(random, 9, 90, 0))).toBeUndefined();
    expect(compareDays([merged([])], [])).toBeUndefined();
    const few = Array.from({ length: 9 }, () => histogramOf([1]));
    expect(compareDays(few, daysOf(random, 9, 90, 0))).toBeUndefined();
  });
});
