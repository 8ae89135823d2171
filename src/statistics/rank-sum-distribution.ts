/**
 * How likely each number of pairs is in which the second of two samples (`n` and `m` values, none equal) is above the
 * first, when both are of one distribution.
 */
export function rankSumDistribution(n: number, m: number): Float64Array {
  // Counts of subsets by their sum (the coefficients of a Gaussian binomial), scaled to stay within a number.
  const ways = new Float64Array(n * m + 1);
  ways[0] = 1;
  for (let k = 1; k <= n; k++) {
    for (let u = n * m; u >= m + k; u--) ways[u] = ways[u]! - ways[u - m - k]!;
    for (let u = k; u <= n * m; u++) ways[u] = ways[u]! + ways[u - k]!;
    const scale = k / (m + k);
    for (let u = 0; u <= n * m; u++) ways[u] = ways[u]! * scale;
  }
  return ways;
}

/** Probability of `u` such pairs or more. */
export function exactRankSumTail(u: number, n: number, m: number): number {
  const ways = rankSumDistribution(n, m);
  let tail = 0;
  // From the far end, where the smallest are; the distribution is symmetric, so small sums need no differences.
  for (let at = 0; at <= n * m - u; at++) tail += ways[at]!;
  return Math.min(1, tail);
}
