import { median } from '../../statistics/index.ts';

/** A straight line through a series, and how far the values are from it. */
export interface Line {
  start: number;
  end: number;
  /** Sum of the distances. */
  off: number;
}

/** The line of Theil and Sen: its slope is the median of the slopes between any two values. */
export function lineThrough(values: readonly number[]): Line {
  const slopes: number[] = [];
  for (let a = 0; a < values.length; a++) {
    for (let b = a + 1; b < values.length; b++) slopes.push((values[b]! - values[a]!) / (b - a));
  }
  const slope = median(slopes);
  const start = median(values.map((value, at) => value - slope * at));
  const off = values.reduce((sum, value, at) => sum + Math.abs(value - start - slope * at), 0);
  return { start, end: start + slope * (values.length - 1), off };
}
