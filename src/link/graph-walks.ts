import type { ImportGraph } from './import-graph.ts';

/** Visits all files that use one, directly or through others: nearest first, and in order among those. */
export function eachDependent(
  { paths, into }: Pick<ImportGraph, 'paths' | 'into'>,
  target: number,
  depth: number,
  visit: (file: number, distance: number, via: number) => void,
): void {
  const via = new Int32Array(paths.length).fill(-1);
  if (target >= 0) via[target] = target;
  const reached = new Int32Array(paths.length + 1);
  reached[0] = target;
  let [from, to] = [0, 1];
  for (let distance = 1; distance <= depth && from < to; distance++) {
    const end = to;
    // By way of which a file is reached is decided in the order in which those were.
    for (; from < end; from++) {
      const file = reached[from]!;
      const others = into(file);
      // Not by an iterator, which takes several times as long as all the rest.
      for (let i = 0; i < others.length; i++) {
        const other = others[i]!;
        if (via[other] !== -1) continue;
        via[other] = file;
        reached[to++] = other;
      }
    }
    const found = reached.slice(end, to).sort();
    for (let i = 0; i < found.length; i++) visit(found[i]!, distance, via[found[i]!]!);
  }
}

/** How far each file is from the given ones, along `next`; what is not reached is not in it. */
export function distances(
  from: readonly number[],
  next: (file: number) => Iterable<number>,
  depth: number = Number.POSITIVE_INFINITY,
): Map<number, { distance: number; via: number }> {
  const found = new Map(from.map((file) => [file, { distance: 0, via: -1 }]));
  let edge = [...from];
  for (let distance = 1; distance <= depth && edge.length > 0; distance++) {
    const further: number[] = [];
    for (const file of edge) {
      for (const other of next(file)) {
        if (found.has(other)) continue;
        found.set(other, { distance, via: file });
        further.push(other);
      }
    }
    edge = further;
  }
  return found;
}

/** The groups of files that use each other in a circle (Tarjan 1972, without recursion), by their first file. */
export function cycles({ whole }: Pick<ImportGraph, 'whole'>): number[][] {
  const { ends, files } = whole();
  const count = ends.length;
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const onStack = new Uint8Array(count);
  // Next edge of each file; files that are gone into; files that are in no group yet.
  const at = new Int32Array(count);
  const open = new Int32Array(count);
  const stack = new Int32Array(count);
  let [counter, opened, stacked] = [0, 0, 0];
  const groups: number[][] = [];

  function enter(file: number): void {
    order[file] = low[file] = counter++;
    at[file] = ends[file - 1] ?? 0;
    onStack[file] = 1;
    stack[stacked++] = file;
    open[opened++] = file;
  }

  function leave(file: number): void {
    opened--;
    if (opened > 0) {
      const above = open[opened - 1]!;
      low[above] = Math.min(low[above]!, low[file]!);
    }
    if (low[file] !== order[file]) return;
    const end = stacked;
    do {
      onStack[stack[--stacked]!] = 0;
    } while (stack[stacked] !== file);
    if (end - stacked > 1) groups.push([...stack.subarray(stacked, end)].sort((a, b) => a - b));
  }

  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue;
    enter(root);
    while (opened > 0) {
      const file = open[opened - 1]!;
      if (at[file] === ends[file]) {
        leave(file);
        continue;
      }
      const next = files[at[file]!++]!;
      if (order[next] === -1) enter(next);
      else if (onStack[next] === 1) low[file] = Math.min(low[file]!, order[next]!);
    }
  }
  return groups.sort((a, b) => a[0]! - b[0]!);
}

/** A shortest way of at most `depth` steps from one file to another along `out`, both included; undefined when there is none. */
export function shortestPath(
  from: number,
  to: number,
  out: (file: number) => Iterable<number>,
  depth: number = Number.POSITIVE_INFINITY,
): number[] | undefined {
  const found = distances([from], out, depth);
  if (!found.has(to)) return undefined;
  const path = [to];
  for (let at = found.get(to)!.via; at >= 0; at = found.get(at)!.via) path.unshift(at);
  return path;
}

/** A shortest circle within a group of {@link cycles}, from its first file; the first file is not repeated. */
export function shortestCycle(group: readonly number[], out: (file: number) => Int32Array): number[] {
  const within = new Set(group);
  const inside = (file: number): Int32Array => out(file).filter((other) => within.has(other));
  let best: number[] | undefined;
  for (const start of group) {
    for (const next of inside(start)) {
      // Only a shorter one is of interest: it is not looked for further away than that.
      const back = shortestPath(next, start, inside, best && best.length - 2);
      if (back) best = [start, ...back.slice(0, -1)];
      if (best?.length === 2) return best;
    }
  }
  return best ?? [...group];
}
