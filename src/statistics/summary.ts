/** Lower and upper end. */
export type Interval = readonly [low: number, high: number];

/** What tests of means need of a sample. */
export interface Summary {
  n: number;
  mean: number;
  /** Of the population, as the sample lets it be estimated: the squares divided by n - 1. */
  variance: number;
}

/** Sums that add up when samples do. */
export interface Sums {
  n: number;
  sum: number;
  squares: number;
}

/** The summary of a list of values; a single one has no variance (NaN). */
export function summaryOf(values: readonly number[]): Summary {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return { n, mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) };
}

/** The summary of sums. Squares of large numbers that differ little cancel: then take what is left after a shift. */
export function summaryOfSums({ n, sum, squares }: Sums): Summary {
  const mean = sum / n;
  return { n, mean, variance: Math.max(0, squares - sum * mean) / (n - 1) };
}

/** The summary of `successes` among `n`, as a list of ones and zeros. */
export function summaryOfShare(successes: number, n: number): Summary {
  const mean = successes / n;
  return { n, mean, variance: mean * (1 - mean) };
}
