/** The smallest number of values on one side of a split. */
export const MIN_SIDE = 3;

/** Where a series falls apart best: `at` is the first place of the second part. */
export interface RankSplit {
  at: number;
  /** Rank-sum deviations between the two parts; 0 when the series is too short or constant. */
  z: number;
}

/** The ranks of values minus their mean; equal values share the middle of their ranks. */
export function centredRanks(values: readonly number[]): Float64Array {
  const order = values.map((_, at) => at).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let each = from; each < to; each++) ranks[order[each]!] = (from + to - order.length) / 2;
    from = to;
  }
  return ranks;
}

/**
 * Makes the search for the best split of these ranks in any order of them: it can so be asked again and again for
 * permutations of the same ranks.
 */
export function splitterOf(ranks: Float64Array): (order: Float64Array) => RankSplit {
  const n = ranks.length;
  let variance = 0;
  for (const rank of ranks) variance += (rank * rank) / Math.max(1, n - 1);
  const scale = new Float64Array(n);
  for (let k = 1; k < n; k++) scale[k] = variance > 0 ? 1 / Math.sqrt((variance * k * (n - k)) / n) : 0;
  return (order) => {
    const best: RankSplit = { at: 0, z: 0 };
    let sum = 0;
    for (let k = 1; k <= n - MIN_SIDE; k++) {
      sum += order[k - 1]!;
      if (k < MIN_SIDE) continue;
      const z = Math.abs(sum) * scale[k]!;
      // Sums of halves are exact, their scale is not: splits as good as each other are one, the first.
      if (z > best.z + 1e-9) {
        best.z = z;
        best.at = k;
      }
    }
    return best;
  };
}
