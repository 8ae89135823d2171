import { gammaTails } from './incomplete-gamma.ts';

/** Probability that a number of the chi-square distribution with `freedom` degrees of freedom is above `x`. */
export function chiSquareTail(x: number, freedom: number): number {
  return gammaTails(freedom / 2, x / 2).above;
}

/** A sample ratio so unlikely by chance blocks a verdict: something in the assignment or the counting is broken. */
const RATIO_ALPHA = 0.001;

/** Whether units were counted in the ratio in which they were assigned. */
export interface SampleRatio {
  chiSquare: number;
  p: number;
  /** The counts cannot be trusted, and nothing that is computed from them. */
  mismatch: boolean;
}

/**
 * Compares how many units each variant has with its weight (any positive numbers). A variant of weight 0 must have
 * none. Without units there is no mismatch.
 */
export function sampleRatio(observed: readonly number[], weights: readonly number[]): SampleRatio {
  const units = observed.reduce((sum, count) => sum + count, 0);
  const weight = weights.reduce((sum, each) => sum + each, 0);
  if (units === 0) return { chiSquare: 0, p: 1, mismatch: false };
  let chiSquare = 0;
  let freedom = -1;
  for (const [at, count] of observed.entries()) {
    const expected = (units * weights[at]!) / weight;
    if (expected === 0 && count === 0) continue;
    chiSquare += (count - expected) ** 2 / expected;
    freedom++;
  }
  const p = freedom > 0 ? chiSquareTail(chiSquare, freedom) : chiSquare === 0 ? 1 : 0;
  return { chiSquare, p, mismatch: p < RATIO_ALPHA };
}
