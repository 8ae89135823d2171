import { logGamma } from './log-gamma.ts';
import { rootOf } from './root.ts';
import type { Interval } from './summary.ts';

/** The mixture of shares against which one half is tested: those of 40 to 60 %, mostly. */
const PRIOR = 12;

/** How sure it is that one of two is preferred, however often it was looked at before. */
export interface Preference {
  /** Share of the decisions for it; one half without any. */
  share: number;
  /** Holds the true share at all looks together with probability `1 - alpha`. */
  interval: Interval;
  /** Probability of ever seeing so clear a preference when there is none; two-sided. */
  p: number;
}

/**
 * What `wins` and `losses` say of the share of wins. Exact for any number of them and at any time: the ratio of how likely
 * they are under a mixture of shares (a beta distribution around one half) and under one share is a martingale.
 */
export function preferenceOf(wins: number, losses: number, alpha = 0.05): Preference {
  const n = wins + losses;
  if (n === 0) return { share: 0.5, interval: [0, 1], p: 1 };
  const mixture = logBeta(PRIOR + wins, PRIOR + losses) - logBeta(PRIOR, PRIOR);
  const against = (share: number): number =>
    mixture - (wins > 0 ? wins * Math.log(share) : 0) - (losses > 0 ? losses * Math.log1p(-share) : 0);
  const share = wins / n;
  const limit = -Math.log(alpha);
  const low = wins === 0 ? 0 : rootOf((x) => limit - against(x), 0, share);
  const high = losses === 0 ? 1 : rootOf((x) => against(x) - limit, share, 1);
  return { share, interval: [low, high], p: Math.min(1, Math.exp(-against(0.5))) };
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
