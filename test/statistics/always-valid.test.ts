import { describe, expect, it } from 'vitest';
import {
  confidenceSequence,
  decisionsForShare,
  mixtureSpread,
  mixtureTest,
  oneSidedWidth,
  preferenceOf,
  relativeDifference,
  type Summary,
  sequenceWidth,
  summaryOfShare,
  summaryOfSums,
} from '../../src/statistics/index.ts';
import { expectNear, reference } from './reference.ts';

describe('confidence sequences', () => {
  it('agree, on two sides and on one', () => {
    for (const { estimate, error, n, alpha, tuning, ...known } of reference.confidenceSequence) {
      const sequence = confidenceSequence({ estimate, error, n }, { alpha, tuning });
      expectNear(sequence.width, known.width);
      expectNear(sequence.interval, known.interval);
      expectNear(sequence.p, known.p);
      expectNear(mixtureSpread(alpha, tuning), known.spread);
      expectNear(mixtureSpread(2 * alpha, tuning), known.oneSidedSpread);
      expectNear(oneSidedWidth({ estimate, error, n }, { alpha, tuning }), known.oneSidedWidth);
    }
  });

  for (const { name, tuning, first, second, estimate, interval, p } of reference.published) {
    if (tuning === undefined) continue;
    it(`published figures agree to their 5 digits: ${name}`, () => {
      const [a, b] = [first, second].map((side) =>
        'successes' in side ? summaryOfShare(side.successes, side.n) : summaryOfSums(side),
      ) as [Summary, Summary];
      const difference = relativeDifference(a, b);
      // They take no account of how sure the error is.
      const { estimate: lift, error } = difference;
      const sequence = confidenceSequence({ estimate: lift, error, n: a.n + b.n }, { tuning });
      expect(difference.estimate).toBeCloseTo(estimate!, 5);
      expect(sequence.interval[0]).toBeCloseTo(interval[0], 5);
      expect(sequence.interval[1]).toBeCloseTo(interval[1], 5);
      expect(sequence.p).toBeCloseTo(p, 5);
    });
  }

  it('end at 0 when p is alpha', () => {
    const width = sequenceWidth(700, { alpha: 0.03, tuning: 400 });
    expectNear(confidenceSequence({ estimate: 2 * width, error: 2, n: 700 }, { alpha: 0.03, tuning: 400 }).p, 0.03);
  });

  it('are narrowest near the size they are tuned to', () => {
    const width = (n: number, tuning: number): number => sequenceWidth(n, { tuning });
    for (const n of [100, 1000, 10_000]) {
      expect(width(n, n)).toBeLessThan(width(n, n / 4));
      expect(width(n, n)).toBeLessThan(width(n, 4 * n));
    }
  });

  it('of values that are all equal say what can be said', () => {
    expect(confidenceSequence({ estimate: 0, error: 0, n: 9 })).toMatchObject({ p: 1, interval: [0, 0] });
    expect(confidenceSequence({ estimate: 0.1, error: 0, n: 9 })).toMatchObject({ p: 0 });
  });
});

describe('the mixture test', () => {
  it('agrees', () => {
    for (const { mean, variance, n, mixture, ratio, p } of reference.mixtureTest) {
      const test = mixtureTest(mean, variance, n, mixture);
      expectNear(test.ratio, ratio);
      expectNear(test.p, p);
    }
  });

  it('is the confidence sequence of the same mixture', () => {
    const spread = mixtureSpread(0.05, 500);
    const test = mixtureTest(0.3, 2, 400, 2 * spread ** 2);
    const sequence = confidenceSequence({ estimate: 0.3, error: Math.sqrt(2 / 400), n: 400 }, { tuning: 500 });
    expectNear(test.p, sequence.p);
  });
});

describe('preferences', () => {
  it('end at one half when p is alpha, and turn with the sides', () => {
    const { p } = preferenceOf(70, 40);
    expectNear(preferenceOf(70, 40, p).interval[0], 0.5, 1e-9);
    const [low, high] = preferenceOf(9, 31).interval;
    const [otherLow, otherHigh] = preferenceOf(31, 9).interval;
    expectNear([low, high], [1 - otherHigh, 1 - otherLow], 1e-12);
  });

  it('are tested by a ratio that is 1 on average, whatever comes: a game that one cannot win', () => {
    const ratio = (wins: number, losses: number): number => {
      let value = 1;
      // The mixture foretells the next win from those until now, as 12 wins and 12 losses had come before.
      for (let n = 0; n < wins; n++) value *= (12 + n) / (24 + n) / 0.5;
      for (let n = 0; n < losses; n++) value *= (12 + n) / (24 + wins + n) / 0.5;
      return value;
    };
    for (const [wins, losses] of [
      [30, 5],
      [80, 40],
      [400, 310],
    ] as const) {
      expectNear(preferenceOf(wins, losses).p, Math.min(1, 1 / ratio(wins, losses)));
      expectNear((ratio(wins + 1, losses) + ratio(wins, losses + 1)) / 2, ratio(wins, losses), 1e-12);
    }
  });

  it('without a decision say nothing', () => {
    expect(preferenceOf(0, 0)).toEqual({ share: 0.5, interval: [0, 1], p: 1 });
    expect(preferenceOf(4, 0).interval[1]).toBe(1);
    expect(preferenceOf(0, 4).interval[0]).toBe(0);
  });

  it('need 194 decisions to tell 60 to 40 at once', () => {
    expect(Math.ceil(decisionsForShare(0.6))).toBe(194);
  });
});

describe('few degrees of freedom', () => {
  it('widen an interval so that it still ends at 0 when p is alpha', () => {
    for (const freedom of [1, 2, 4.5, 30]) {
      const one = confidenceSequence({ estimate: 1, error: 1, n: 300, freedom });
      expect(one.width).toBeGreaterThan(sequenceWidth(300));
      expectNear(confidenceSequence({ estimate: one.width, error: 1, n: 300, freedom }).p, 0.05, 1e-9);
      expect(oneSidedWidth({ estimate: 0, error: 1, n: 300, freedom })).toBeLessThan(one.width);
    }
  });

  it('hardly matter when they are many', () => {
    const few = confidenceSequence({ estimate: 3, error: 1, n: 300, freedom: 1e7 });
    const none = confidenceSequence({ estimate: 3, error: 1, n: 300 });
    expectNear(few.width, none.width, 1e-5);
    expectNear(few.p, none.p, 1e-5);
  });

  it('stay numbers at the ends', () => {
    for (const n of [1, 2, 1e9]) {
      for (const freedom of [1, 1e9]) {
        const { width, p } = confidenceSequence({ estimate: 1e9, error: 1e-9, n, freedom });
        expect(width).toBeGreaterThan(0);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }
    }
  });
});
