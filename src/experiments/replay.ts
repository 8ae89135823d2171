import { type Interval, median, pairedPermutation, seededRandom, summaryOf } from '../statistics/index.ts';
import type { Variant } from './experiment.ts';

/** One query with a known right answer, asked of both ways. */
export interface Replayed {
  query: string;
  /** The right answer, as people find it. */
  target: string;
  /** At which place each way has the right answer, from 1 on; undefined when it is not among its results. */
  rank: Record<Variant, number | undefined>;
  /** Milliseconds that each way took. */
  took: Record<Variant, number>;
}

/** A number of each way, and the difference: treatment minus control. */
export interface Compared {
  off: number;
  on: number;
  difference: number;
  /** Holds the true difference with 95 %, for queries like these. */
  interval: Interval;
  /** Probability of so large a difference when there is none; two-sided. */
  p: number;
}

/** What a replay comes to. */
export interface ReplayResult {
  queries: number;
  /** Mean of 1 / place of the right answer, 0 where it is not found. */
  reciprocalRank: Compared;
  /** Share of queries whose right answer comes first. */
  first: Compared;
  /** Queries whose right answer is further up, further down, at the same place. */
  wins: number;
  losses: number;
  ties: number;
  /** Median milliseconds. */
  milliseconds: Record<Variant, number>;
  /** Queries with the largest differences, the largest first. */
  examples: Replayed[];
}

/** Compares both ways by queries that each has answered; `seed` decides about chance. */
export function compareReplayed(all: readonly Replayed[], seed: number, examples: number): ReplayResult {
  const reciprocal = (variant: Variant): number[] => all.map(({ rank }) => 1 / (rank[variant] ?? Infinity));
  const first = (variant: Variant): number[] => all.map(({ rank }) => (rank[variant] === 1 ? 1 : 0));
  const gain = (each: Replayed): number => 1 / (each.rank.on ?? Infinity) - 1 / (each.rank.off ?? Infinity);
  const apart = all.filter((each) => gain(each) !== 0);
  const took = (variant: Variant): number => (all.length === 0 ? 0 : median(all.map((each) => each.took[variant])));
  const wins = apart.filter((each) => gain(each) > 0).length;
  return {
    queries: all.length,
    reciprocalRank: compare(reciprocal('off'), reciprocal('on'), seed),
    first: compare(first('off'), first('on'), seed),
    wins,
    losses: apart.length - wins,
    ties: all.length - apart.length,
    milliseconds: { off: took('off'), on: took('on') },
    examples: apart.sort((a, b) => Math.abs(gain(b)) - Math.abs(gain(a))).slice(0, examples),
  };
}

/** So many samples of the pairs give the interval. */
const SAMPLES = 2000;

function compare(off: readonly number[], on: readonly number[], seed: number): Compared {
  const differences = on.map((value, at) => value - off[at]!);
  const { p, mean } = pairedPermutation(differences, seed);
  const meanOf = (values: readonly number[]): number => (values.length === 0 ? 0 : summaryOf(values).mean);
  return { off: meanOf(off), on: meanOf(on), difference: mean, interval: bootstrap(differences, seed), p };
}

/** The middle 95 % of means of samples drawn from the differences. */
function bootstrap(differences: readonly number[], seed: number): Interval {
  const n = differences.length;
  if (n === 0) return [0, 0];
  const random = seededRandom(seed);
  const means = Float64Array.from({ length: SAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += differences[Math.floor(random() * n)]!;
    return sum / n;
  }).sort();
  return [means[Math.floor(SAMPLES * 0.025)]!, means[Math.floor(SAMPLES * 0.975)]!];
}
