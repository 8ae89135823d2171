import {
  binomialTest,
  cautiousDifference,
  clopperPearson,
  confidenceSequence,
  type Difference,
  differenceOfMeans,
  type Interval,
  oneSidedWidth,
  preferenceOf,
  relativeDifference,
  type Summary,
  tTest,
  twoProportions,
} from '../statistics/index.ts';
import { acrossMachines, preferenceAcrossMachines, type Sides, summaryOfTotals } from './merge.ts';
import type { ComparedMetric, Plan } from './plan.ts';
import { type MachineTotals, totalsOf } from './totals.ts';

/** With fewer values on a side nothing is computed. */
const LEAST_VALUES = 20;
/** Preferences have a mixture of their own: the one that is best for about so many decisions. */
export const PREFERENCE_TUNING = 200;

/** What is known of a metric in two variants, before anybody asks how sure it is. */
export interface Compared {
  metric: ComparedMetric;
  /** Values of both variants; of a preference, decisions. */
  n: number;
  /** Of both variants; undefined for a preference, or where there are no values. */
  control: Summary | undefined;
  treatment: Summary | undefined;
  /** Of a preference. */
  wins: number;
  losses: number;
  /** Treatment minus control: of shares, of logarithms, or of the share of wins and one half; undefined: nothing known. */
  difference: Difference | undefined;
  /** How many values would be as sure as this without differences between machines. */
  worth: number;
  /** The difference is that over machines. */
  pooled: boolean;
}

/** How sure it is: an interval of the difference, and a probability. */
export interface Sureness {
  interval: Interval;
  p: number;
}

/** Compares a variant with the control by a metric, over machines if there are enough of them. */
export function compare(
  plan: Plan,
  metric: ComparedMetric,
  treatment: string,
  machines: readonly MachineTotals[],
): Compared {
  const control = plan.variants[0]!.name;
  const sides = (among: readonly MachineTotals[]): Sides => ({
    control: summaryOfTotals(totalsOf(among, control, metric.name)),
    treatment: summaryOfTotals(totalsOf(among, treatment, metric.name)),
  });
  const preferences = (among: readonly MachineTotals[]): { wins: number; losses: number } => {
    const totals = totalsOf(among, treatment, metric.name);
    return totals?.kind === 'preference' ? totals : { wins: 0, losses: 0 };
  };
  const { wins, losses } = preferences(machines);
  const all = sides(machines);
  const isPreference = metric.kind === 'preference';
  const n = isPreference ? wins + losses : (all.control?.n ?? 0) + (all.treatment?.n ?? 0);
  const alone = isPreference ? preferenceAlone(wins, losses) : meansAlone(all);
  const pooled = isPreference
    ? preferenceAcrossMachines(machines.map((each) => preferences([each])))
    : acrossMachines(machines.map((each) => sides([each])));
  const difference = alone && (pooled ?? (plan.lasting ? undefined : alone));
  const worth = alone && difference ? n * Math.min(1, (alone.error / difference.error) ** 2) : n;
  return { metric, n, ...all, wins, losses, difference, worth, pooled: pooled !== undefined && difference === pooled };
}

function meansAlone({ control, treatment }: Sides): Difference | undefined {
  if (!control || !treatment || Math.min(control.n, treatment.n) < LEAST_VALUES) return undefined;
  const difference = cautiousDifference(control, treatment);
  return difference.error > 0 ? difference : undefined;
}

function preferenceAlone(wins: number, losses: number): Difference | undefined {
  const n = wins + losses;
  if (n === 0) return undefined;
  return { estimate: wins / n - 0.5, error: 0.5 / Math.sqrt(n), freedom: Number.POSITIVE_INFINITY };
}

/** How sure a difference is at all looks together. */
export function atAnyTime(compared: Compared, alpha: number): Sureness | undefined {
  const { metric, difference, wins, losses, worth, pooled } = compared;
  if (!difference) return undefined;
  if (metric.kind === 'preference' && !pooled) {
    const { interval, p } = preferenceOf(wins, losses, alpha);
    return { interval: [interval[0] - 0.5, interval[1] - 0.5], p };
  }
  const looks = metric.kind === 'preference' ? { alpha, tuning: PREFERENCE_TUNING } : { alpha };
  const { interval, p } = confidenceSequence({ ...difference, n: worth }, looks);
  return { interval, p };
}

/** How sure it is when this is the only look. */
export function atOnce(compared: Compared, alpha: number): Sureness | undefined {
  const { metric, difference, control, treatment, wins, losses, pooled } = compared;
  if (!difference) return undefined;
  const level = 1 - alpha;
  if (pooled) return tTest(difference, level);
  if (metric.kind === 'preference') {
    const [low, high] = clopperPearson(wins, wins + losses, level);
    return { interval: [low - 0.5, high - 0.5], p: binomialTest(wins, wins + losses) };
  }
  if (metric.kind === 'latency') return tTest(differenceOfMeans(control!, treatment!), level);
  const share = ({ mean, n }: Summary) => ({ successes: Math.round(mean * n), n });
  return twoProportions(share(control!), share(treatment!), level);
}

/** By how much, at least, the treatment is worse at all looks together: on the scale of the difference; below 0: it is not. */
export function harmAtAnyTime(compared: Compared, alpha: number): number | undefined {
  const { metric, difference, worth } = compared;
  if (!difference) return undefined;
  const worse = metric.better === 'lower' ? difference.estimate : -difference.estimate;
  const looks = metric.kind === 'preference' ? { alpha, tuning: PREFERENCE_TUNING } : { alpha };
  return worse - oneSidedWidth({ ...difference, n: worth }, looks);
}

/** The same difference as a factor: how many times the control's value that of the treatment is. */
export function ratioOf(
  compared: Compared,
  { interval: [low, high] }: Sureness,
): { estimate: number; interval: Interval } | undefined {
  const { metric, difference, control, treatment } = compared;
  if (!difference) return undefined;
  const { estimate } = difference;
  if (metric.kind === 'latency') return { estimate: Math.exp(estimate), interval: [Math.exp(low), Math.exp(high)] };
  if (metric.kind === 'preference') {
    const odds = (off: number): number => (0.5 + off) / (0.5 - off);
    return { estimate: odds(estimate), interval: [odds(low), odds(high)] };
  }
  if (!control || !treatment || control.mean === 0) return undefined;
  // The error of the ratio grows with that of the difference, whatever made it larger.
  const relative = relativeDifference(control, treatment);
  const plain = differenceOfMeans(control, treatment).error;
  const scale = plain > 0 ? relative.error / plain : 1 / control.mean;
  const middle = 1 + estimate / control.mean;
  return {
    estimate: middle,
    interval: [Math.max(0, middle - (estimate - low) * scale), middle + (high - estimate) * scale],
  };
}
