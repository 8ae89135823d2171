import { studentTail } from '../../statistics/index.ts';
import type { TestedSplit } from './block-permutation.ts';

/** Neighbours are taken to resemble each other by 0.6: the variance of a mean is then fourfold. */
const INFLATION = 4;
const ALPHA = 0.0005;

/**
 * A step that ranks cannot prove in a short series, though anyone sees it: all values after it are above (or below)
 * all before it, by far more than they differ among themselves, where neighbours resemble each other. At least
 * `side` values must be on each side.
 */
export function wideStep(values: readonly number[], side: number): TestedSplit | undefined {
  const n = values.length;
  const lowestFrom = runningExtreme(values.toReversed(), Math.min).reverse();
  const highestFrom = runningExtreme(values.toReversed(), Math.max).reverse();
  const lowestTo = runningExtreme(values, Math.min);
  const highestTo = runningExtreme(values, Math.max);
  let best: TestedSplit | undefined;
  for (let at = side; at <= n - side; at++) {
    if (!(highestTo[at - 1]! < lowestFrom[at]! || lowestTo[at - 1]! > highestFrom[at]!)) continue;
    const t = distance(values.slice(0, at), values.slice(at));
    const p = t === Number.POSITIVE_INFINITY ? 0 : 2 * studentTail(t, (n - 2) / Math.sqrt(INFLATION));
    if (p < ALPHA && !(best && best.p <= p)) best = { at, z: t, p };
  }
  return best;
}

function runningExtreme(values: readonly number[], choose: (a: number, b: number) => number): number[] {
  let extreme = values[0]!;
  return values.map((value) => {
    extreme = choose(extreme, value);
    return extreme;
  });
}

/** Distance of the means in standard errors, the variance of means being that of neighbours alike. */
function distance(first: readonly number[], second: readonly number[]): number {
  const sides = [first, second].map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { mean, squares: values.reduce((sum, value) => sum + (value - mean) ** 2, 0), weight: 1 / values.length };
  });
  const [a, b] = sides as [(typeof sides)[0], (typeof sides)[0]];
  const variance = (a.squares + b.squares) / (first.length + second.length - 2);
  return Math.abs(a.mean - b.mean) / Math.sqrt(variance * INFLATION * (a.weight + b.weight));
}
