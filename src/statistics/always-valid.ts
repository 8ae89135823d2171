import type { Interval } from './summary.ts';

/** How sure an estimate is, however often it was looked at before. */
export interface AlwaysValid {
  /** Half the width of the interval. */
  width: number;
  interval: Interval;
  /**
   * Probability of ever seeing an estimate this far from 0 when it is 0; two-sided. The smallest of all looks until
   * now may be kept.
   */
  p: number;
}

/** An estimate that comes from `n` values. */
export interface Estimate {
  estimate: number;
  /** Standard error. */
  error: number;
  n: number;
  /** Degrees of freedom of the error, when they are few; the interval is widened as one of Student's distribution is. */
  freedom?: number;
}

/** The size for which an interval is narrowest. */
const TUNING = 500;
/** With more degrees of freedom, Student's distribution is the normal one. */
const MANY = 1e9;

/** How often an interval may miss at any of all looks, and for which number of values it is best. */
export interface Looks {
  alpha?: number;
  tuning?: number;
}

/**
 * The interval that holds the truth at all looks together with probability `1 - alpha`, for a large sample: an
 * asymptotic confidence sequence (Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas: "Time-uniform central limit theory",
 * with the normal mixture of Robbins).
 */
export function confidenceSequence(
  { estimate, error, n, freedom = Number.POSITIVE_INFINITY }: Estimate,
  { alpha = 0.05, tuning = TUNING }: Looks = {},
): AlwaysValid {
  const spread = spreadOf(n, alpha, tuning);
  const width = error * asStudent(sequenceWidth(n, { alpha, tuning }), freedom);
  const interval: Interval = [estimate - width, estimate + width];
  if (error === 0) return { width, interval, p: estimate === 0 ? 1 : 0 };
  const z = asNormal(Math.abs(estimate) / error, freedom);
  const evidence = (z * z * spread) / (2 * (spread + 1));
  return { width, interval, p: Math.min(1, Math.sqrt(spread + 1) * Math.exp(-evidence)) };
}

/** Half the width of that interval in standard errors: what 1.96 is for a single look. */
export function sequenceWidth(n: number, { alpha = 0.05, tuning = TUNING }: Looks = {}): number {
  const spread = spreadOf(n, alpha, tuning);
  return Math.sqrt(((2 * (spread + 1)) / spread) * Math.log(Math.sqrt(spread + 1) / alpha));
}

/** How far below the estimate (or above it, whichever is asked) the truth is at most, at all looks together. */
export function oneSidedWidth(
  { error, n, freedom = Number.POSITIVE_INFINITY }: Estimate,
  { alpha = 0.05, tuning = TUNING }: Looks = {},
): number {
  const spread = spreadOf(n, 2 * alpha, tuning);
  const width = Math.sqrt(((2 * (spread + 1)) / spread) * Math.log(1 + Math.sqrt(spread + 1) / (2 * alpha)));
  return error * asStudent(width, freedom);
}

/** The parameter of the mixture that makes the interval narrowest at `tuning` values. */
export function mixtureSpread(alpha: number, tuning: number): number {
  return Math.sqrt((-2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))) / tuning);
}

function spreadOf(n: number, alpha: number, tuning: number): number {
  return n * mixtureSpread(alpha, tuning) ** 2;
}

/**
 * The number of Student's distribution that is as far out as `z` is of the normal one: Wallace's formula, right to a few
 * thousandths, which is turned round exactly and costs nothing.
 */
function asStudent(z: number, freedom: number): number {
  if (freedom > MANY) return z;
  const scaled = (z * (8 * freedom + 3)) / (8 * freedom + 1);
  return Math.sqrt(freedom * Math.expm1((scaled * scaled) / freedom));
}

/** The other way round. */
function asNormal(t: number, freedom: number): number {
  if (freedom > MANY) return t;
  return (Math.sqrt(freedom * Math.log1p((t * t) / freedom)) * (8 * freedom + 1)) / (8 * freedom + 3);
}

/** The sequential probability ratio of a mixture of differences. */
export interface MixtureRatio {
  /** How many times likelier the values are under the mixture than without a difference. */
  ratio: number;
  /** Probability of ever seeing so large a ratio when there is no difference. */
  p: number;
}

/**
 * The mixture sequential probability ratio test (Johari, Koomen, Pekelis, Walsh) of a mean of `n` normal differences
 * with known `variance`, against differences that are normal around 0 with variance `mixture`.
 */
export function mixtureTest(mean: number, variance: number, n: number, mixture: number): MixtureRatio {
  const whole = variance + n * mixture;
  const ratio = Math.sqrt(variance / whole) * Math.exp((n * n * mixture * mean * mean) / (2 * variance * whole));
  return { ratio, p: Math.min(1, 1 / ratio) };
}
