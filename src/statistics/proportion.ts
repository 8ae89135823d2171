import { betaTails } from './incomplete-beta.ts';
import { normalQuantile } from './normal.ts';
import { rootOf } from './root.ts';
import type { Interval } from './summary.ts';
import { binomialTerm } from './terms.ts';

/** Outcomes that are as likely but for rounding are as likely. */
const ROUNDING = 1 + 1e-7;

/** Probability of `k` or more of `n`, each with probability `share`. */
export function binomialTail(k: number, n: number, share: number): number {
  if (k <= 0) return 1;
  return k > n ? 0 : betaTails(share, 1 - share, k, n - k + 1).below;
}

/**
 * Two-sided exact test whether `k` of `n` can be, where each is one with probability `share`: all outcomes that are no
 * likelier than this one, together.
 */
export function binomialTest(k: number, n: number, share = 0.5): number {
  const likely = (at: number): number => binomialTerm(at, n - at, share, 1 - share);
  const limit = likely(k) * ROUNDING;
  const mode = Math.floor((n + 1) * share);
  if (n === 0 || likely(mode) <= limit) return 1;
  const above = (at: number): number => binomialTail(at, n, share);
  const below = (at: number): number => binomialTail(n - at, n, 1 - share);
  // On the other side outcomes get likelier towards the middle: the first that is too likely is found by halving.
  const low = k < mode;
  let [unlikely, tooLikely] = low ? [n + 1, mode] : [-1, mode];
  while (Math.abs(unlikely - tooLikely) > 1) {
    const middle = Math.floor((unlikely + tooLikely) / 2);
    if (likely(middle) <= limit) unlikely = middle;
    else tooLikely = middle;
  }
  return Math.min(1, low ? below(k) + above(unlikely) : above(k) + below(unlikely));
}

/** The interval of shares that an exact test does not reject on either side (Clopper and Pearson). */
export function clopperPearson(k: number, n: number, level = 0.95): Interval {
  const alpha = (1 - level) / 2;
  const low = k === 0 ? 0 : rootOf((share) => Math.log(binomialTail(k, n, share) / alpha), 0, 1);
  const high = k === n ? 1 : rootOf((share) => Math.log(alpha / binomialTail(n - k, n, 1 - share)), 0, 1);
  return [low, high];
}

/** The interval of shares from which `k` of `n` is no further than usual (Wilson). */
export function wilson(k: number, n: number, level = 0.95): Interval {
  const z = -normalQuantile((1 - level) / 2);
  const width = z * Math.sqrt((k * (n - k)) / n + (z * z) / 4);
  const whole = n + z * z;
  const middle = k + (z * z) / 2;
  return [k === 0 ? 0 : (middle - width) / whole, k === n ? 1 : (middle + width) / whole];
}
