import type { IndexReader } from '../store/index.ts';
import { type Adjacency, filesAt, packed, turnedRound } from './adjacency.ts';
import { createEdgeColumns, type WrittenEdge } from './edge-columns.ts';
import type { ImportResolver } from './import-edges.ts';

/** Which file uses which: by its imports and, in languages whose imports name no file, by the types that it names. */
export interface ImportGraph {
  /** All indexed files, in order; others are numbered by their place in it. */
  paths: readonly string[];
  /** The place of a path, or -1. */
  indexOf(path: string): number;
  /** Files that a file uses, each once. */
  out(file: number): Int32Array;
  /** Files that use a file, each once, in order. */
  into(file: number): Int32Array;
  /** As what the use of one file by another is written, in order of line. */
  edgesTo(file: number, target: number): readonly WrittenEdge[];
  /** All that `out` says, for what goes through every file. */
  whole(): Adjacency;
}

/** Reads the imports of all files. An import of a directory (a package) is one of each of its files. */
export function createImportGraph(reader: IndexReader, imports: ImportResolver): ImportGraph {
  return reader.snapshot(() => {
    const files = reader.files();
    const places = new Map(files.map(({ path }, i) => [path, i]));
    const indexOf = (path: string): number => places.get(path) ?? -1;
    const columns = createEdgeColumns();
    const lists = files.map((file, i) => {
      const facts = reader.facts(file.id);
      const edges = facts ? imports.edges(file, facts) : [];
      columns.add(edges, indexOf);
      const targets = new Set<number>();
      for (const edge of edges) {
        for (const path of edge.files) {
          const target = indexOf(path);
          if (target >= 0 && target !== i) targets.add(target);
        }
      }
      return Int32Array.from(targets);
    });
    columns.finish();
    const out = packed(lists);
    const into = turnedRound(out);
    return {
      paths: files.map(({ path }) => path),
      indexOf,
      out: (file) => filesAt(out, file),
      into: (file) => filesAt(into, file),
      edgesTo: columns.to,
      whole: () => out,
    };
  });
}
