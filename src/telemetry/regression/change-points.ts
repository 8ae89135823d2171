import { median, seededRandom } from '../../statistics/index.ts';
import { testSplit } from './block-permutation.ts';
import type { Change } from './change.ts';
import { lineThrough } from './drift.ts';
import { centredRanks, MIN_SIDE } from './rank-split.ts';
import { wideStep } from './wide-step.ts';
import { leftBySteps, worths } from './worth.ts';

/** What counts as a change. */
export interface ChangeLimits {
  /** Probability of a false alarm in a series without a change. */
  alpha: number;
  /** Share of the level by which it must have moved. */
  least: number;
}

/**
 * So much must a change be worth. In series without a change whose days resemble each other, by whatever share, the best
 * step is worth more in less than 1 of 100, of 14 days as of 200 (found by simulating).
 */
const WORTH = 20;
const ALPHA = 0.0025;

/** What takes the square of the length is not done for longer series. */
const LONGEST = 1000;

/** On each side of a first step that only its width proves: three slow days are no new level. */
const WIDE_SIDE = 5;

/**
 * The changes of a series of values in the order of time. Splits of its ranks are tested by shuffling blocks of
 * neighbours, which keeps what neighbours have in common; then the parts are searched in turn. What is found must explain
 * more than neighbours that resemble each other do. The same series always gives the same answer.
 */
export function changePoints(
  series: readonly number[],
  { alpha, least }: ChangeLimits = { alpha: ALPHA, least: 0.05 },
): Change[] {
  const random = seededRandom(series.length);
  const found = new Map<number, number>();
  const search = (from: number, to: number, first: boolean): void => {
    if (to - from < 2 * MIN_SIDE) return;
    const split = splitOf(series.slice(from, to), alpha, first, random);
    if (!split) return;
    found.set(from + split.at, split.p);
    search(from, from + split.at, false);
    search(from + split.at, to, false);
  };
  search(0, series.length, true);
  const steps = kept(
    series,
    refined(
      series,
      [...found].sort(([a], [b]) => a - b),
    ),
    least,
  );
  if (steps.length === 0 || series.length > LONGEST) return steps;
  return worthwhile(series, orDrift(series, steps, least), { alpha, least });
}

function splitOf(
  values: readonly number[],
  alpha: number,
  first: boolean,
  random: () => number,
): { at: number; p: number } | undefined {
  const ranks = centredRanks(values);
  const wide = wideStep(values, first ? WIDE_SIDE : MIN_SIDE);
  if (wide) return wide;
  const tested = testSplit(ranks, alpha, random);
  return tested.p < alpha ? tested : undefined;
}

/** Each split again, now that its neighbours are known: where it leaves least of its two parts. */
function refined(series: readonly number[], splits: [at: number, p: number][]): [at: number, p: number][] {
  const places = [0, ...splits.map(([at]) => at), series.length];
  for (let split = 1; split < places.length - 1; split++) {
    const from = places[split - 1]!;
    places[split] = from + bestPlace(series.slice(from, places[split + 1]!), places[split]! - from);
  }
  return splits.map(([, p], split) => [places[split + 1]!, p]);
}

/** Where two levels leave least of these values; ranks find a step, but are too coarse to say where it is. */
function bestPlace(values: readonly number[], found: number): number {
  if (values.length > LONGEST) return found;
  const left = (at: number): number => distances(values.slice(0, at)) + distances(values.slice(at));
  let best = found;
  let least = left(found);
  for (let at = MIN_SIDE; at <= values.length - MIN_SIDE; at++) {
    const each = left(at);
    if (each < least) [best, least] = [at, each];
  }
  return best;
}

function distances(values: readonly number[]): number {
  const level = median(values);
  return values.reduce((sum, value) => sum + Math.abs(value - level), 0);
}

/** The steps that are wide enough: the smallest is taken away as long as it is too small. */
function kept(series: readonly number[], splits: [at: number, p: number][], least: number): Change[] {
  const places = [0, ...splits.map(([at]) => at), series.length];
  const steps = splits.map(([at, p], split): Change => {
    const before = median(series.slice(places[split]!, at));
    return { kind: 'step', at, before, after: median(series.slice(at, places[split + 2]!)), p };
  });
  const smallest = steps.reduce<Change | undefined>((a, b) => (a && moved(a) <= moved(b) ? a : b), undefined);
  if (!smallest || moved(smallest) >= least) return steps;
  const others = splits.filter((_, split) => steps[split] !== smallest);
  return kept(series, others, least);
}

/** By which share of its level a series moved. */
function moved({ before, after }: Change): number {
  return before === after ? 0 : Math.abs(after - before) / Math.abs(before);
}

/** The steps, or one drift, whichever explains the series with less (by the criterion of Schwarz). */
function orDrift(series: readonly number[], steps: Change[], least: number): Change[] {
  const n = series.length;
  const off = leftBySteps(series, steps).reduce((sum, distance) => sum + Math.abs(distance), 0);
  const line = lineThrough(series);
  const cost = (distance: number, parameters: number): number =>
    2 * n * Math.log(distance / n) + parameters * Math.log(n);
  if (cost(line.off, 2) >= cost(off, 2 * steps.length + 1)) return steps;
  const p = Math.min(...steps.map((step) => step.p));
  const drift: Change = { kind: 'drift', at: 0, before: line.start, after: line.end, p };
  return moved(drift) >= least ? [drift] : [];
}

/** Without the changes that are worth too little, that of least worth first. */
function worthwhile(series: readonly number[], changes: Change[], { alpha, least }: ChangeLimits): Change[] {
  if (changes.length === 0) return changes;
  const each = worths(series, changes);
  const smallest = Math.min(...each);
  if (smallest >= WORTH + 2 * Math.log(ALPHA / alpha)) return changes;
  const others = changes.filter((_, at) => each[at] !== smallest);
  const splits = others.map(({ at, p }): [at: number, p: number] => [at, p]);
  return worthwhile(series, kept(series, splits, least), { alpha, least });
}
