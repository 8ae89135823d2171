import { type RankSplit, splitterOf } from './rank-split.ts';
import { blockLength } from './resemblance.ts';

/** More permutations than this are not looked at; fewer where the answer is clear before. */
const PERMUTATIONS = 10_000;

/** The best split of a series, and how likely one as good is when nothing has changed. */
export interface TestedSplit extends RankSplit {
  p: number;
}

/**
 * Tests the best split of centred ranks against the best splits of the same ranks with blocks of them shuffled. Stops
 * as soon as `p` will be above `alpha`, or after so many permutations without one as good that it is well below.
 */
export function testSplit(ranks: Float64Array, alpha: number, random: () => number): TestedSplit {
  const n = ranks.length;
  const split = splitterOf(ranks);
  const found = split(ranks);
  if (found.z === 0) return { ...found, p: 1 };
  const length = blockLength(ranks);
  const blocks = Array.from({ length: Math.ceil(n / length) }, (_, at) => at);
  const shuffled = new Float64Array(n);
  let asGood = 0;
  let done = 0;
  while (done < PERMUTATIONS && asGood <= alpha * PERMUTATIONS && !(asGood === 0 && done >= 5 / alpha)) {
    shuffle(blocks, random);
    const turn = length > 1 ? Math.floor(random() * n) : 0;
    let to = 0;
    for (const block of blocks) {
      const end = Math.min(n, (block + 1) * length);
      for (let from = block * length; from < end; from++) shuffled[to++] = ranks[(from + turn) % n]!;
    }
    if (split(shuffled).z >= found.z - 1e-9) asGood++;
    done++;
  }
  return { ...found, p: (asGood + 1) / (done + 1) };
}

function shuffle(values: number[], random: () => number): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const value = values[last]!;
    values[last] = values[other]!;
    values[other] = value;
  }
}
