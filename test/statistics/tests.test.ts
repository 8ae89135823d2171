import { describe, expect, it } from 'vitest';
import {
  benjaminiHochberg,
  binomialTest,
  cautiousDifference,
  chiSquareTail,
  clopperPearson,
  differenceOfMeans,
  fisherExact,
  holm,
  levelsOf,
  mannWhitney,
  median,
  newcombe,
  normalTail,
  pooledZ,
  quantileOf,
  rankSum,
  relativeDifference,
  type Summary,
  sampleRatio,
  studentTail,
  summaryOf,
  summaryOfShare,
  summaryOfSums,
  tTest,
  twoProportions,
  unitsForShares,
  welch,
  welchRatio,
  wilson,
} from '../../src/statistics/index.ts';
import { expectNear, reference } from './reference.ts';

describe('tests of means', () => {
  for (const { name, first, second, welch: known, student } of reference.tTest) {
    it(`Welch's test agrees: ${name}`, () => {
      const test = welch(summaryOf(first), summaryOf(second));
      expectNear(test.t, known.t);
      expectNear(test.freedom, known.freedom);
      expectNear(test.p, known.p);
      expectNear(test.interval, known.interval);
      const sums = [first, second].map((values) => ({
        n: values.length,
        sum: values.reduce((sum, value) => sum + value, 0),
        squares: values.reduce((sum, value) => sum + value ** 2, 0),
      }));
      expectNear(welch(summaryOfSums(sums[0]!), summaryOfSums(sums[1]!)).p, known.p);
      expectNear(2 * studentTail(student.t, student.freedom), student.p);
    });
  }

  it("Welch's test agrees for summaries", () => {
    for (const { first, second, t, p } of reference.welchOfSummaries) {
      const [a, b] = [first, second].map(
        ({ mean, deviation, n }): Summary => ({ mean, variance: deviation ** 2, n }),
      ) as [Summary, Summary];
      expectNear(welch(a, b).t, t);
      expectNear(welch(a, b).p, p);
    }
  });

  for (const { name, relative, tuning, first, second, estimate, interval, p } of reference.published) {
    if (tuning !== undefined) continue;
    it(`published figures agree to their 5 digits: ${name}`, () => {
      const [a, b] = [first, second].map((side) =>
        'successes' in side ? summaryOfShare(side.successes, side.n) : summaryOfSums(side),
      ) as [Summary, Summary];
      const test = tTest(relative ? relativeDifference(a, b) : differenceOfMeans(a, b));
      if (estimate !== undefined) expect(test.estimate).toBeCloseTo(estimate, 5);
      expect(test.p).toBeCloseTo(p, 5);
      expect(test.interval[0]).toBeCloseTo(interval[0], 5);
      expect(test.interval[1]).toBeCloseTo(interval[1], 5);
    });
  }

  it('turn with the sides, and hold an estimate of the edge of their interval with its probability', () => {
    const [a, b] = [summaryOf([1, 2, 3, 5]), summaryOf([2, 2.5, 4, 4.5, 9])];
    expectNear(welch(a, b).estimate, -welch(b, a).estimate);
    expectNear(welch(a, b).p, welch(b, a).p);
    const test = welch(a, b);
    const edge = welch(a, b, 1 - test.p).interval;
    expect(Math.abs(edge[0])).toBeLessThan(1e-12);
  });

  it('of logarithms tell by what factor durations differ', () => {
    const [first, second] = [
      [10, 12, 9, 14, 11],
      [21, 19, 26, 24, 20],
    ] as const;
    const logs = [first, second].map((values) => summaryOf(values.map(Math.log))) as [Summary, Summary];
    const { estimate, interval, p } = welchRatio(...logs);
    const geometric = (values: readonly number[]): number => values.reduce((a, b) => a * b) ** (1 / values.length);
    expectNear(estimate, geometric(second) / geometric(first));
    expectNear(interval.map(Math.log), welch(...logs).interval);
    expect(p).toBeLessThan(0.001);
    const scaled = [first, second].map((values) => summaryOf(values.map((value) => Math.log(1000 * value))));
    expectNear(welchRatio(scaled[0]!, scaled[1]!).estimate, estimate);
  });

  it('are cautious where a small sample has no rare value yet, and where it varies more', () => {
    const [many, few] = [summaryOfShare(90, 900), summaryOfShare(0, 30)];
    const cautious = cautiousDifference(many, few);
    expectNear(cautious.error, Math.sqrt(((90 / 930) * (840 / 930) * 930) / 929) * Math.sqrt(1 / 900 + 1 / 30), 2e-3);
    expect(cautious.freedom).toBe(928);
    expect(cautiousDifference(many, summaryOfShare(15, 30))).toEqual(differenceOfMeans(many, summaryOfShare(15, 30)));
    expect(cautiousDifference(summaryOfShare(0, 50), summaryOfShare(50, 50))).toMatchObject({
      estimate: 1,
      freedom: 98,
    });
    // As many values on both sides: hardly any difference between the two.
    const sides = [summaryOf([1, 2, 3, 4, 5]), summaryOf([2, 1, 4, 3, 6])] as const;
    expectNear(cautiousDifference(...sides).error, differenceOfMeans(...sides).error, 0.1);
  });

  it('say of values that are all equal what can be said', () => {
    const [same, other] = [summaryOf([3, 3, 3]), summaryOf([4, 4])];
    expect(welch(same, same)).toMatchObject({ t: 0, p: 1, interval: [0, 0] });
    expect(welch(same, other)).toMatchObject({ t: Number.POSITIVE_INFINITY, p: 0, interval: [1, 1] });
  });
});

describe('tests of ranks', () => {
  for (const known of reference.mannWhitney) {
    it(`the test of Mann and Whitney agrees: ${known.name}`, () => {
      const [first, second] = [levelsOf(known.first), levelsOf(known.second)];
      const test = rankSum(first, second);
      expectNear(known.first.length * known.second.length - test.u, known.firstAbove);
      expectNear(test.p, known.p);
      expectNear(rankSum(first, second, 0).p, known.pWithoutCorrection);
      expectNear(-test.delta, known.deltaOfFirst);
      // Here the first is seldom above: the correction then goes away from the middle.
      const off = rankSum(first, second, -0.5).z;
      expectNear(normalTail(-off), known.pFirstGreater);
      expectNear(mannWhitney(known.first, known.second).p, known.pExact ?? known.p);
    });
  }

  it('are exact for few values: all ways to choose them, counted', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8];
    const ways: { first: number[]; second: number[] }[] = [];
    for (let set = 0; set < 256; set++) {
      const first = values.filter((_, at) => (set >> at) & 1);
      if (first.length === 3) ways.push({ first, second: values.filter((value) => !first.includes(value)) });
    }
    const farthest = ways.map(({ first, second }) => Math.abs(mannWhitney(first, second).u - 7.5));
    for (const [at, { first, second }] of ways.entries()) {
      const asFar = farthest.filter((far) => far >= farthest[at]!).length;
      expectNear(mannWhitney(first, second).p, asFar / ways.length, 1e-13);
    }
  });

  it('see no difference between equal values, nor where there are none', () => {
    expect(mannWhitney([5, 5, 5], [5, 5])).toMatchObject({ z: 0, p: 1, delta: 0 });
    expect(mannWhitney([], [1])).toMatchObject({ p: 1, delta: 0 });
    expect(mannWhitney([1, 2], [3, 4]).delta).toBe(1);
  });
});

describe('tests of shares', () => {
  for (const known of reference.twoProportions) {
    const { first, second } = known;
    it(`agree: ${first.successes} of ${first.n} and ${second.successes} of ${second.n}`, () => {
      expectNear(pooledZ(first, second), known.z);
      expectNear(2 * normalTail(Math.abs(known.z)), known.p);
      const shares = [first, second].map(({ successes, n }) => summaryOfShare(successes, n)) as [Summary, Summary];
      const { estimate, error } = differenceOfMeans(...shares);
      expectNear(estimate / error, known.zUnpooled);
      expectNear(2 * normalTail(Math.abs(estimate / error)), known.pUnpooled);
      expectNear(pooledZ(first, second) ** 2, known.chiSquare);
      expectNear(chiSquareTail(known.chiSquare, 1), known.pChiSquare);
      expectNear(chiSquareTail(known.yates, 1), known.pYates);
      expectNear(fisherExact(first, second).p, known.fisher);
      expectNear(fisherExact(first, second).oddsRatio, known.oddsRatio);
      expectNear(wilson(first.successes, first.n), known.wilsonFirst);
      expectNear(wilson(second.successes, second.n), known.wilsonSecond);
      expectNear(newcombe(first, second), known.newcombe);
    });
  }

  it('are exact where few are expected, else by the normal distribution', () => {
    const few = twoProportions({ successes: 0, n: 50 }, { successes: 4, n: 50 });
    expectNear(few.p, 0.11746329272102468);
    const many = twoProportions({ successes: 200, n: 10_000 }, { successes: 250, n: 10_000 });
    expectNear(many.p, 0.01712582887219501);
    expect(twoProportions({ successes: 0, n: 50 }, { successes: 0, n: 20 })).toMatchObject({ z: 0, p: 1, estimate: 0 });
  });

  for (const known of reference.binomial) {
    it(`of one agree: ${known.k} of ${known.n}`, () => {
      expectNear(binomialTest(known.k, known.n), known.p);
      expectNear(clopperPearson(known.k, known.n), known.clopperPearson);
      expectNear(wilson(known.k, known.n), known.wilson);
    });
  }

  it('of one are the outcomes that are no likelier, added up', () => {
    for (const [n, share] of [
      [1, 0.5],
      [7, 0.3],
      [20, 0.9],
      [31, 0.02],
    ] as const) {
      const term = (k: number): number => {
        let ways = 1;
        for (let at = 1; at <= k; at++) ways *= (n - k + at) / at;
        return ways * share ** k * (1 - share) ** (n - k);
      };
      for (let k = 0; k <= n; k++) {
        let p = 0;
        for (let other = 0; other <= n; other++) if (term(other) <= term(k) * (1 + 1e-7)) p += term(other);
        expectNear(binomialTest(k, n, share), p, 1e-12);
      }
    }
    expect(binomialTest(0, 0)).toBe(1);
  });

  it('intervals turn with the sides, and stay within 0 and 1', () => {
    for (const interval of [clopperPearson, wilson]) {
      for (let k = 0; k <= 12; k++) {
        const [low, high] = interval(k, 12);
        const [otherLow, otherHigh] = interval(12 - k, 12);
        expect(Math.abs(low - (1 - otherHigh)) + Math.abs(high - (1 - otherLow))).toBeLessThan(1e-14);
        expect(low >= 0 && low <= k / 12 && high >= k / 12 && high <= 1).toBe(true);
      }
    }
  });
});

describe('sample ratios', () => {
  it('agree', () => {
    for (const { observed, weights, chiSquare, p } of reference.sampleRatio) {
      const ratio = sampleRatio(observed, weights);
      expectNear(ratio.chiSquare, chiSquare);
      expectNear(ratio.p, p);
      expect(ratio.mismatch).toBe(p < 0.001);
    }
  });

  it('of nothing are no mismatch, and of a variant that nobody may have they are', () => {
    expect(sampleRatio([0, 0], [1, 1])).toEqual({ chiSquare: 0, p: 1, mismatch: false });
    expect(sampleRatio([10, 0], [1, 0])).toMatchObject({ p: 1, mismatch: false });
    expect(sampleRatio([10, 1], [1, 0])).toMatchObject({ p: 0, mismatch: true });
  });
});

describe('several tests', () => {
  it('agree', () => {
    expectNear(holm(reference.several.p), reference.several.holm);
    expectNear(benjaminiHochberg(reference.several.p), reference.several.benjaminiHochberg);
  });

  it('adjust for their number, keep the order and never go above 1', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    for (const adjust of [holm, benjaminiHochberg]) {
      expect(adjust([0.9, 0.6]).every((p) => p <= 1)).toBe(true);
      expect(adjust([0.2])).toEqual([0.2]);
      expect(adjust([])).toEqual([]);
    }
  });
});

describe('sizes and quantiles', () => {
  it('agree', () => {
    for (const { p1, p2, alpha, power, units } of reference.unitsForShares) {
      expectNear(unitsForShares(p1, p2, { alpha, power }), units);
    }
    const { data, q } = reference.quantiles;
    for (const [share, value] of Object.entries(q)) expectNear(quantileOf(data.toReversed(), Number(share)), value);
  });

  it('hold at their ends', () => {
    expect([quantileOf([3, 1, 2], 0), quantileOf([3, 1, 2], 1), median([4, 1]), median([7])]).toEqual([1, 3, 2.5, 7]);
    expect(median([])).toBeNaN();
  });
});
