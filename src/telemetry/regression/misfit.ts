/** How much a value may resemble the one before it; beyond the last it is a walk, and no level can be told. */
const SHARES: readonly number[] = [...Array.from({ length: 25 }, (_, at) => at / 25), 0.98];

/**
 * How badly a series is explained by columns (a constant, steps, a line), where each value resembles the one before it
 * by as much as explains it best: minus twice the logarithm of the likelihood. The share is estimated with and without
 * a step alike: days that resemble each other wander, and what looks like a step may be no more than that.
 */
export function misfit(values: readonly number[], columns: readonly (readonly number[])[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  const least = 1e-12 * squares(centred) + Number.MIN_VALUE;
  const fits = SHARES.map((share) => {
    const rest = without(
      spread(centred, share),
      columns.map((column) => spread(column, share)),
    );
    return values.length * Math.log(Math.max(least, squares(rest)) / values.length) - Math.log(1 - share * share);
  });
  return Math.min(...fits);
}

/** What is new in each value, when it has this share of the one before it. */
function spread(values: readonly number[], share: number): number[] {
  const first = Math.sqrt(1 - share * share);
  return values.map((value, at) => (at === 0 ? first * value : value - share * values[at - 1]!));
}

/** What the columns do not explain of the values. */
function without(values: readonly number[], columns: readonly (readonly number[])[]): readonly number[] {
  const directions: (readonly number[])[] = [];
  const rest = (of: readonly number[]): readonly number[] =>
    directions.reduce((left, direction) => {
      const along = product(left, direction) / squares(direction);
      return left.map((value, at) => value - along * direction[at]!);
    }, of);
  for (const column of columns) directions.push(rest(column));
  return rest(values);
}

function product(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

function squares(values: readonly number[]): number {
  return product(values, values);
}
