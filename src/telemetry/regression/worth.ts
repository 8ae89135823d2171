import { median } from '../../statistics/index.ts';
import type { Change } from './change.ts';
import { lineThrough } from './drift.ts';
import { misfit } from './misfit.ts';

/** Values further from their level than this, in deviations, are drawn to it. */
const FAR = 3;
/** Deviations of normally distributed values in a median distance. */
const DEVIATIONS = 1.4826;

/** What steps leave of a series: the distances of its values from the medians of the parts. */
export function leftBySteps(series: readonly number[], steps: readonly Change[]): number[] {
  const places = [0, ...steps.map(({ at }) => at), series.length];
  return places.slice(0, -1).flatMap((from, part) => {
    const values = series.slice(from, places[part + 1]!);
    const level = median(values);
    return values.map((value) => value - level);
  });
}

/**
 * What each change (all of them steps, or one drift) explains of a series that the others do not, and days that
 * resemble each other do not either: twice the logarithm of the ratio of likelihoods.
 */
export function worths(series: readonly number[], changes: readonly Change[]): number[] {
  const drawn = withoutOutliers(series, changes);
  const misfitOf = (kept: readonly Change[]): number =>
    misfit(drawn, [series.map(() => 1), ...kept.map((change) => columnOf(change, series.length))]);
  const all = misfitOf(changes);
  return changes.map((change) => misfitOf(changes.filter((each) => each !== change)) - all);
}

function columnOf({ kind, at }: Change, length: number): number[] {
  return Array.from({ length }, (_, day) => (kind === 'drift' ? day / length : Number(day >= at)));
}

/** The series with its outliers drawn nearer to what the changes say of them: one slow day hides no step. */
function withoutOutliers(series: readonly number[], changes: readonly Change[]): readonly number[] {
  const left = changes[0]?.kind === 'drift' ? leftByLine(series) : leftBySteps(series, changes);
  const far = FAR * DEVIATIONS * median(left.map(Math.abs));
  // More than half of the values are exactly at their level.
  if (far === 0) return series;
  return series.map((value, at) => value - left[at]! + Math.max(-far, Math.min(far, left[at]!)));
}

function leftByLine(series: readonly number[]): number[] {
  const { start, end } = lineThrough(series);
  return series.map((value, at) => value - start - ((end - start) * at) / (series.length - 1));
}
