import type { IndexReader } from '../store/index.ts';
import { createEdgeColumns, type WrittenEdge } from './edge-columns.ts';
import type { ImportResolver } from './import-edges.ts';

/** Which file imports which, by place in `paths`. */
export interface ImportGraph {
  /** All indexed files, in order. */
  paths: readonly string[];
  /** The place of a path, or -1. */
  indexOf(path: string): number;
  /** Files that a file imports, each once. */
  out(file: number): readonly number[];
  /** Files that import a file, each once. */
  into(file: number): ArrayLike<number> & Iterable<number>;
  /** The imports of a file that lead to a path, as they are written. */
  edgesTo(file: number, path: string): readonly WrittenEdge[];
}

/** Reads the imports of all files. An import of a directory (a package) is one of each of its files. */
export function createImportGraph(reader: IndexReader, imports: ImportResolver): ImportGraph {
  const files = reader.files();
  const places = new Map(files.map(({ path }, i) => [path, i]));
  const out: number[][] = files.map(() => []);
  const counts = new Int32Array(files.length);
  const columns = createEdgeColumns();
  for (const [i, file] of files.entries()) {
    const facts = reader.facts(file.id);
    const edges = facts ? imports.edges(file, facts) : [];
    columns.add(edges);
    const targets = new Set<number>();
    for (const path of edges.flatMap((edge) => edge.files)) {
      const target = places.get(path);
      if (target !== undefined && target !== i) targets.add(target);
    }
    for (const target of targets) {
      out[i]!.push(target);
      counts[target]!++;
    }
  }
  columns.finish();
  const importers = turnedRound(out, counts);
  const into = (file: number): Int32Array =>
    importers.files.subarray(importers.ends[file - 1] ?? 0, importers.ends[file] ?? 0);
  return {
    paths: files.map(({ path }) => path),
    indexOf: (path) => places.get(path) ?? -1,
    out: (file) => out[file] ?? [],
    into,
    edgesTo: columns.to,
  };
}

/** By file those that have it among theirs, in order, one file after another; `counts` says how many these are. */
function turnedRound(out: readonly (readonly number[])[], counts: Int32Array): { files: Int32Array; ends: Int32Array } {
  const ends = new Int32Array(counts.length);
  for (let file = 1; file < ends.length; file++) ends[file] = ends[file - 1]! + counts[file - 1]!;
  const files = new Int32Array((ends.at(-1) ?? 0) + (counts.at(-1) ?? 0));
  for (const [file, targets] of out.entries()) for (const target of targets) files[ends[target]!++] = file;
  return { files, ends };
}

/** Visits all files that import one, directly or through others: nearest first, and in order among those. */
export function eachDependent(
  { paths, into }: Pick<ImportGraph, 'paths' | 'into'>,
  target: number,
  depth: number,
  visit: (file: number, distance: number, via: number) => void,
): void {
  const via = new Int32Array(paths.length).fill(-1);
  if (target >= 0) via[target] = target;
  let edge = [target];
  for (let distance = 1; distance <= depth && edge.length > 0; distance++) {
    const further: number[] = [];
    for (const file of edge) {
      for (const other of into(file)) {
        if (via[other] !== -1) continue;
        via[other] = file;
        further.push(other);
      }
    }
    // By way of which a file is reached is decided in the order in which those were.
    edge = further;
    for (const file of Int32Array.from(further).sort()) visit(file, distance, via[file]!);
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

/** The groups of files that import each other in a circle (Tarjan 1972, without recursion), by their first file. */
export function cycles({ paths, out }: Pick<ImportGraph, 'paths' | 'out'>): number[][] {
  const order = new Int32Array(paths.length).fill(-1);
  const low = new Int32Array(paths.length);
  const onStack = new Uint8Array(paths.length);
  const stack: number[] = [];
  const groups: number[][] = [];
  let counter = 0;
  for (let root = 0; root < paths.length; root++) {
    if (order[root] !== -1) continue;
    const open: { file: number; at: number }[] = [{ file: root, at: 0 }];
    while (open.length > 0) {
      const frame = open.at(-1)!;
      const { file } = frame;
      if (frame.at === 0) {
        order[file] = low[file] = counter++;
        stack.push(file);
        onStack[file] = 1;
      }
      const next = out(file)[frame.at++];
      if (next !== undefined) {
        if (order[next] === -1) open.push({ file: next, at: 0 });
        else if (onStack[next] === 1) low[file] = Math.min(low[file]!, order[next]!);
        continue;
      }
      open.pop();
      const above = open.at(-1);
      if (above) low[above.file] = Math.min(low[above.file]!, low[file]!);
      if (low[file] !== order[file]) continue;
      const group: number[] = [];
      let member: number;
      do {
        member = stack.pop()!;
        onStack[member] = 0;
        group.push(member);
      } while (member !== file);
      if (group.length > 1) groups.push(group.sort((a, b) => a - b));
    }
  }
  return groups.sort((a, b) => a[0]! - b[0]!);
}

/** A shortest way from one file to another along `out`, both included; undefined when there is none. */
export function shortestPath(from: number, to: number, out: (file: number) => readonly number[]): number[] | undefined {
  const found = distances([from], out);
  if (!found.has(to)) return undefined;
  const path = [to];
  for (let at = found.get(to)!.via; at >= 0; at = found.get(at)!.via) path.unshift(at);
  return path;
}

/** A shortest circle within a group of {@link cycles}, from its first file; the first file is not repeated. */
export function shortestCycle(group: readonly number[], out: (file: number) => readonly number[]): number[] {
  const within = new Set(group);
  const inside = (file: number): number[] => out(file).filter((other) => within.has(other));
  let best: number[] | undefined;
  for (const start of group) {
    for (const next of inside(start)) {
      const back = shortestPath(next, start, inside);
      if (back && (!best || back.length < best.length)) best = [start, ...back.slice(0, -1)];
      if (best?.length === 2) return best;
    }
  }
  return best ?? [...group];
}
