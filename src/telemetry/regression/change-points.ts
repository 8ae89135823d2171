import { median, seededRandom } from '../../statistics/index.ts';
import { testSplit } from './block-permutation.ts';
import { lineThrough } from './drift.ts';
import { centredRanks, MIN_SIDE, splitterOf } from './rank-split.ts';
import { resemblance } from './resemblance.ts';
import { wideStep } from './wide-step.ts';

/** How a series changed, at a moment that was not known before. */
export interface Change {
  /** A drift is a change that a line explains better than steps do. */
  kind: 'step' | 'drift';
  /** The first place of the new level; 0 for a drift. */
  at: number;
  /** Medians before and after (up to the next change), or the ends of the line. */
  before: number;
  after: number;
  p: number;
}

/** What counts as a change. */
export interface ChangeLimits {
  /** Probability of a false alarm in a series without a change. */
  alpha: number;
  /** Share of the level by which it must have moved. */
  least: number;
}

/** On each side of a first step that only its width proves: three slow days are no new level. */
const WIDE_SIDE = 5;

/**
 * The changes of a series of values in the order of time. Splits of its ranks are tested by shuffling blocks of
 * neighbours, which keeps what neighbours have in common; then the parts are searched in turn. The same series always
 * gives the same answer.
 */
export function changePoints(
  series: readonly number[],
  { alpha, least }: ChangeLimits = { alpha: 0.0025, least: 0.05 },
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
  return steps.length > 0 && series.length <= 1000 ? orDrift(series, steps, least) : steps;
}

function splitOf(
  values: readonly number[],
  alpha: number,
  first: boolean,
  random: () => number,
): { at: number; p: number } | undefined {
  const ranks = centredRanks(values);
  // In the parts of a series that has a step, what is left of it would be taken for resemblance.
  const wide = first ? wideStep(values, WIDE_SIDE, resemblance(ranks)) : wideStep(values, MIN_SIDE, 0);
  if (wide) return wide;
  const tested = testSplit(ranks, alpha, random);
  if (tested.p >= alpha) return undefined;
  return oftenAbove(values.slice(0, tested.at), values.slice(tested.at)) >= apart(values.length) ? tested : undefined;
}

/** How well two parts must be apart: in a short series it cannot be seen how much neighbours resemble each other. */
function apart(length: number): number {
  if (length < 20) return 1;
  if (length < 40) return 0.98;
  if (length < 60) return 0.94;
  return length < 80 ? 0.88 : 0;
}

/** How often a value of one part is above one of the other, or below, whichever is more often. */
function oftenAbove(first: readonly number[], second: readonly number[]): number {
  let above = 0;
  for (const a of first) for (const b of second) above += b > a ? 1 : b === a ? 0.5 : 0;
  const share = above / (first.length * second.length);
  return Math.max(share, 1 - share);
}

/** Each split again, now that its neighbours are known. */
function refined(series: readonly number[], splits: [at: number, p: number][]): [at: number, p: number][] {
  const places = [0, ...splits.map(([at]) => at), series.length];
  for (let split = 1; split < places.length - 1; split++) {
    const from = places[split - 1]!;
    const ranks = centredRanks(series.slice(from, places[split + 1]!));
    const { at } = splitterOf(ranks)(ranks);
    if (at > 0) places[split] = from + at;
  }
  return splits.map(([, p], split) => [places[split + 1]!, p]);
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
  const places = [0, ...steps.map(({ at }) => at), n];
  let off = 0;
  for (const [part, from] of places.slice(0, -1).entries()) {
    const values = series.slice(from, places[part + 1]!);
    const level = median(values);
    for (const value of values) off += Math.abs(value - level);
  }
  const line = lineThrough(series);
  const cost = (distance: number, parameters: number): number =>
    2 * n * Math.log(distance / n) + parameters * Math.log(n);
  if (cost(line.off, 2) >= cost(off, 2 * steps.length + 1)) return steps;
  const p = Math.min(...steps.map((step) => step.p));
  const drift: Change = { kind: 'drift', at: 0, before: line.start, after: line.end, p };
  return moved(drift) >= least ? [drift] : [];
}
