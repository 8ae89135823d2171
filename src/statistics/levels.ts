/** Values in ascending order, each once, with how many times it was seen: a sorted sample, or a histogram. */
export type Levels = readonly (readonly [value: number, times: number])[];

/** The levels of a sample. */
export function levelsOf(values: Iterable<number>): Levels {
  const levels: [number, number][] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = levels.at(-1);
    if (last && last[0] === value) last[1]++;
    else levels.push([value, 1]);
  }
  return levels;
}

/** The levels of two samples together. */
export function mergedLevels(first: Levels, second: Levels): Levels {
  const times = new Map<number, number>();
  for (const [value, count] of [...first, ...second]) times.set(value, (times.get(value) ?? 0) + count);
  return [...times].sort(([a], [b]) => a - b);
}

/** How many values there are. */
export function countOf(levels: Levels): number {
  return levels.reduce((count, [, times]) => count + times, 0);
}

/** The rank (1 for the smallest) of each level, equal values sharing the middle of theirs. */
export function middleRanks(levels: Levels): Map<number, number> {
  const ranks = new Map<number, number>();
  let below = 0;
  for (const [value, times] of levels) {
    ranks.set(value, below + (times + 1) / 2);
    below += times;
  }
  return ranks;
}
