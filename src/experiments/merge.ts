import {
  type Difference,
  differenceOfGroups,
  type Effect,
  randomEffects,
  type Summary,
  summaryOfShare,
  summaryOfSums,
} from '../statistics/index.ts';
import type { MachineTotals, MetricTotals } from './totals.ts';

/** With fewer machines, how machines differ cannot be known. */
const LEAST_MACHINES = 3;
/** A variance of few values is taken to be as that of all, as if so many more had been seen. */
const SHRINKING = 10;

/**
 * What was counted on several machines in one list, in the order of their ids. Of a machine that is there several times
 * (its report was handed in again), what counts most exposures is kept.
 */
export function mergeMachines(...lists: (readonly MachineTotals[])[]): MachineTotals[] {
  const kept = new Map<string, MachineTotals>();
  for (const each of lists.flat()) {
    const other = kept.get(each.machine);
    if (!other || exposuresOf(each) > exposuresOf(other)) kept.set(each.machine, each);
  }
  return [...kept.values()].sort((a, b) => (a.machine < b.machine ? -1 : a.machine > b.machine ? 1 : 0));
}

function exposuresOf({ variants }: MachineTotals): number {
  return Object.values(variants).reduce((sum, { exposures }) => sum + exposures, 0);
}

/** A metric of two variants on one machine; a side without values is undefined. */
export interface Sides {
  control: Summary | undefined;
  treatment: Summary | undefined;
}

/**
 * The difference of two variants (treatment minus control; of logarithms where it is a latency) over machines that differ
 * by themselves: the machine as a random effect. Where machines have both variants, their differences are pooled, else
 * the means of those with one and those with the other are compared. Undefined when there are too few machines.
 */
export function acrossMachines(machines: readonly Sides[]): Difference | undefined {
  const variance = commonVariance(machines);
  const effect = ({ mean, n, variance: own }: Summary): Effect => {
    const squares = n > 1 ? own * (n - 1) : 0;
    return { estimate: mean, variance: (squares + SHRINKING * variance) / (n - 1 + SHRINKING) / n };
  };
  const both = machines.flatMap(({ control, treatment }): Effect[] => {
    if (!control || !treatment) return [];
    const [a, b] = [effect(control), effect(treatment)];
    return [{ estimate: b.estimate - a.estimate, variance: a.variance + b.variance }];
  });
  if (variance === 0) return undefined;
  if (both.length >= LEAST_MACHINES) return randomEffects(both, { scaled: true });
  const first = machines.flatMap(({ control }) => (control ? [effect(control)] : []));
  const second = machines.flatMap(({ treatment }) => (treatment ? [effect(treatment)] : []));
  const apart = both.length === 0 && Math.min(first.length, second.length) >= 2;
  return apart ? differenceOfGroups(first, second) : undefined;
}

/** The same for preferences, as the share of wins minus one half. */
export function preferenceAcrossMachines(
  machines: readonly { wins: number; losses: number }[],
): Difference | undefined {
  const effects = machines.flatMap(({ wins, losses }): Effect[] => {
    const n = wins + losses;
    return n === 0 ? [] : [{ estimate: wins / n - 0.5, variance: 0.25 / n }];
  });
  return effects.length < LEAST_MACHINES ? undefined : randomEffects(effects, { scaled: true });
}

/** The summary of totals; undefined when there are no values, or they are preferences. */
export function summaryOfTotals(totals: MetricTotals | undefined): Summary | undefined {
  if (!totals || totals.kind === 'preference' || totals.n === 0) return undefined;
  return totals.kind === 'proportion' ? summaryOfShare(totals.successes, totals.n) : summaryOfSums(totals);
}

/** Variance within a variant of a machine, of all of them together. */
function commonVariance(machines: readonly Sides[]): number {
  let squares = 0;
  let freedom = 0;
  for (const side of machines.flatMap(({ control, treatment }) => [control, treatment])) {
    if (!side || side.n < 2) continue;
    squares += side.variance * (side.n - 1);
    freedom += side.n - 1;
  }
  return freedom === 0 ? 0 : squares / freedom;
}
