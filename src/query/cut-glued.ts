const MAX_PIECES = 6;
const MAX_PIECE = 20;

/** Cuts a glued word into 2 to 6 known sub-words (`parsehttpheader`); [] when it cannot be cut. */
export function cutGlued(word: string, vocabulary: ReadonlyMap<string, number>): string[] {
  let total = 0;
  for (const count of vocabulary.values()) total += count;
  // best[pieces][end]: the best sum of so many pieces up to `end`, and where the last one begins.
  const none = { score: Number.NEGATIVE_INFINITY, start: -1 };
  const best = Array.from({ length: MAX_PIECES + 1 }, () => new Array<typeof none>(word.length + 1).fill(none));
  best[0]![0] = { score: 0, start: 0 };
  for (let end = 2; end <= word.length; end++) {
    for (let start = Math.max(0, end - MAX_PIECE); start <= end - 2; start++) {
      const count = vocabulary.get(word.slice(start, end));
      if (count === undefined) continue;
      const value = Math.log(count / total) - 2;
      for (let pieces = 1; pieces <= MAX_PIECES; pieces++) {
        const score = best[pieces - 1]![start]!.score + value;
        if (score > best[pieces]![end]!.score) best[pieces]![end] = { score, start };
      }
    }
  }
  let pieces = 0;
  for (let n = 2; n <= MAX_PIECES; n++) {
    if (best[n]![word.length]!.score > (best[pieces]![word.length]!.score ?? none.score)) pieces = n;
  }
  const cut: string[] = [];
  for (let end = word.length; pieces > 0; pieces--) {
    const { start } = best[pieces]![end]!;
    cut.unshift(word.slice(start, end));
    end = start;
  }
  return cut;
}
