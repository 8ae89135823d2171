/** Which files lead to which, packed: those of file `n` are `files` from `ends[n - 1]` (0 for the first) up to `ends[n]`. */
export interface Adjacency {
  ends: Int32Array;
  files: Int32Array;
}

/** Packs lists of files, one for each file. */
export function packed(lists: readonly ArrayLike<number>[]): Adjacency {
  const ends = new Int32Array(lists.length);
  let count = 0;
  for (const [file, { length }] of lists.entries()) {
    count += length;
    ends[file] = count;
  }
  const files = new Int32Array(count);
  for (const [file, list] of lists.entries()) files.set(list, ends[file]! - list.length);
  return { ends, files };
}

/** By file those that lead to it, in order. */
export function turnedRound({ ends, files }: Adjacency): Adjacency {
  const counts = new Int32Array(ends.length + 1);
  for (const file of files) counts[file + 1]!++;
  // Where those of a file begin; in the end, where they end.
  for (let file = 1; file < counts.length; file++) counts[file]! += counts[file - 1]!;
  const from = new Int32Array(files.length);
  for (let file = 0, at = 0; file < ends.length; file++) {
    for (; at < ends[file]!; at++) from[counts[files[at]!]!++] = file;
  }
  return { ends: counts.subarray(0, ends.length), files: from };
}

/** Those that a file leads to. */
export function filesAt({ ends, files }: Adjacency, file: number): Int32Array {
  return files.subarray(ends[file - 1] ?? 0, ends[file] ?? 0);
}
