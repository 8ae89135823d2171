import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

type Interval = [low: number, high: number];
type Share = { successes: number; n: number };
type Sums = { n: number; sum: number; squares: number };
type T = { t: number; freedom: number; p: number };
type Distribution =
  | 'logGamma'
  | 'erf'
  | 'normalTail'
  | 'normalUpperQuantile'
  | 'studentTail'
  | 'studentUpperQuantile'
  | 'incompleteBeta'
  | 'gammaUpper'
  | 'gammaLower'
  | 'chiSquareTail'
  | 'binomialTail'
  | 'hypergeometric';

/** Numbers that others have computed; where they are from stands in the file. */
interface Reference {
  tTest: { name: string; first: number[]; second: number[]; welch: T & { interval: Interval }; student: T }[];
  welchOfSummaries: {
    first: { mean: number; deviation: number; n: number };
    second: { mean: number; deviation: number; n: number };
    t: number;
    p: number;
  }[];
  mannWhitney: {
    name: string;
    first: number[];
    second: number[];
    firstAbove: number;
    p: number;
    pWithoutCorrection: number;
    pFirstGreater: number;
    deltaOfFirst: number;
    pExact?: number;
  }[];
  twoProportions: {
    first: Share;
    second: Share;
    z: number;
    p: number;
    zUnpooled: number;
    pUnpooled: number;
    fisher: number;
    oddsRatio: number;
    chiSquare: number;
    pChiSquare: number;
    yates: number;
    pYates: number;
    wilsonFirst: Interval;
    wilsonSecond: Interval;
    newcombe: Interval;
  }[];
  sampleRatio: { observed: number[]; weights: number[]; chiSquare: number; p: number }[];
  binomial: { k: number; n: number; p: number; clopperPearson: Interval; wilson: Interval }[];
  several: { p: number[]; holm: number[]; benjaminiHochberg: number[] };
  unitsForShares: { p1: number; p2: number; alpha: number; power: number; units: number }[];
  mixtureTest: { mean: number; variance: number; n: number; mixture: number; ratio: number; p: number }[];
  confidenceSequence: {
    estimate: number;
    error: number;
    n: number;
    alpha: number;
    tuning: number;
    spread: number;
    width: number;
    interval: Interval;
    p: number;
    oneSidedSpread: number;
    oneSidedWidth: number;
  }[];
  published: {
    name: string;
    relative: boolean;
    tuning?: number;
    first: Share | Sums;
    second: Share | Sums;
    estimate?: number;
    interval: Interval;
    p: number;
  }[];
  quantiles: { data: number[]; q: Record<string, number> };
  /** Arguments, then the value. */
  distributions: Record<Distribution, number[][]>;
  randomEffects: {
    effects: { estimate: number; variance: number }[];
    scatter: number;
    between: number;
    estimate: number;
    error: number;
    scaledError: number;
  }[];
}

export const reference = JSON.parse(readFileSync(new URL('./reference.json', import.meta.url), 'utf8')) as Reference;

/** Expects a number, or numbers, to be right to a share of 1e-10 (or what is told). Next to 0, to 1e-16. */
export function expectNear(actual: number | readonly number[], expected: number | readonly number[], share = 1e-10) {
  const [is, be] = [[actual].flat(), [expected].flat()] as [number[], number[]];
  expect(is.length).toBe(be.length);
  for (const [at, value] of be.entries()) {
    const off = Math.abs(is[at]! - value);
    expect(off <= Math.max(share * Math.abs(value), 1e-16), `${is[at]} for ${value}`).toBe(true);
  }
}
