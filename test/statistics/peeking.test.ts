import { describe, expect, it } from 'vitest';
import { alarmsOf, SHAPES } from '../../bench/peeking.js';
import {
  cautiousDifference,
  confidenceSequence,
  differenceOfMeans,
  mixtureTest,
  normalTail,
  preferenceOf,
  type Summary,
  type Sums,
  seededRandom,
  summaryOfShare,
  summaryOfSums,
} from '../../src/statistics/index.ts';

type Test = (kind: 'share' | 'logs', first: Sums, second: Sums) => boolean;

/** A test that waits until both variants have 20 values. */
const after20 =
  (test: (first: Summary, second: Summary) => boolean): Test =>
  (kind, ...sides) => {
    if (sides.some(({ n }) => n < 20)) return false;
    const [first, second] = sides.map((sums) =>
      kind === 'share' ? summaryOfShare(sums.sum, sums.n) : summaryOfSums(sums),
    );
    return test(first!, second!);
  };

const tests: Record<string, Test> = {
  naive: after20((first, second) => {
    const { estimate, error } = differenceOfMeans(first, second);
    return error > 0 && 2 * normalTail(Math.abs(estimate) / error) <= 0.05;
  }),
  always: after20((first, second) => {
    const difference = cautiousDifference(first, second);
    return confidenceSequence({ ...difference, n: first.n + second.n }).p <= 0.05;
  }),
};

describe('an experiment without a difference, looked at each day of a year', () => {
  for (const name of ['1 %', '10 %', '50 %', 'log-normal durations', 'durations with outliers'] as const) {
    const shape = SHAPES[name];
    it(`raises an alarm in 5 % of the years at most; a test for one look far more often: ${name}`, () => {
      const { naive, always } = alarmsOf({ shape, tests, random: seededRandom(365), years: 2000, daily: 3 });
      expect(always! / 2000).toBeLessThanOrEqual(0.05);
      // Where successes are rare, even a year has too few of them to mislead so many.
      expect(naive! / 2000).toBeGreaterThan(name === '1 %' ? 0.05 : 0.25);
    });
  }

  it('raises none either when few units are in one variant', () => {
    for (const name of ['10 %', 'durations with outliers'] as const) {
      const shape = SHAPES[name];
      const { always } = alarmsOf({
        shape,
        tests: { always: tests.always! },
        random: seededRandom(10),
        years: 300,
        daily: 12,
        second: 0.1,
      });
      expect(always! / 300, name).toBeLessThanOrEqual(0.05);
    }
  });

  it('raises no more by the mixture test where the variance is known', () => {
    const known: Test = (_, first, second) => {
      const n = Math.min(first.n, second.n);
      if (n < 1) return false;
      const mean = second.sum / second.n - first.sum / first.n;
      // Two means, as a mean of as many differences as the error lets one have.
      const count = 1 / (1 / first.n + 1 / second.n);
      return mixtureTest(mean, 0.25, count, 0.01).p <= 0.05;
    };
    const shape = SHAPES['log-normal durations'];
    const { known: alarms } = alarmsOf({ shape, tests: { known }, random: seededRandom(2), years: 2000, daily: 2 });
    expect(alarms! / 2000).toBeLessThanOrEqual(0.05);
  });

  it('raises no more by preferences that are looked at after each decision', () => {
    const random = seededRandom(3);
    let alarms = 0;
    for (let year = 0; year < 1000; year++) {
      const wins = [0, 0];
      for (let decision = 0; decision < 300; decision++) {
        wins[random() < 0.5 ? 0 : 1]!++;
        if (preferenceOf(wins[0]!, wins[1]!).p > 0.05) continue;
        alarms++;
        break;
      }
    }
    expect(alarms / 1000).toBeLessThanOrEqual(0.05);
    expect(alarms).toBeGreaterThan(5);
  });

  it('sees a difference where there is one', () => {
    const random = seededRandom(4);
    let found = 0;
    for (let year = 0; year < 200; year++) {
      const sums: Sums[] = [0, 0].map(() => ({ n: 0, sum: 0, squares: 0 }));
      for (let unit = 0; unit < 500; unit++) for (const side of sums) SHAPES['log-normal durations'].draw(random, side);
      // 20 % longer: a shift of all logarithms.
      const [first, second] = sums.map(summaryOfSums) as [Summary, Summary];
      const slower = { ...second, mean: second.mean + Math.log(1.2) };
      if (confidenceSequence({ ...cautiousDifference(first, slower), n: 1000 }).p <= 0.05) found++;
    }
    expect(found).toBeGreaterThanOrEqual(190);
  });
});
