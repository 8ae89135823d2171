import type { ImportEdge } from './import-edges.ts';

/** An edge as it is written. */
export type WrittenEdge = Omit<ImportEdge, 'files'>;

/** The import edges of many files, packed: a large project has half a million of them. */
export interface EdgeColumns {
  /** Adds those of the next file; `places` numbers the files that they lead to, and says -1 for what is none. */
  add(edges: readonly ImportEdge[], places: (path: string) => number): void;
  /** No more are added. */
  finish(): void;
  /** Those of a file that lead to another, in the order in which they were added. */
  to(file: number, target: number): WrittenEdge[];
}

/** Numbers of one edge: path, specifier, line, kind, status, note, where its files end. */
const WIDTH = 7;

/** Columns without files. */
export function createEdgeColumns(): EdgeColumns {
  const strings: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    let number = numbers.get(text);
    if (number === undefined) {
      number = strings.push(text) - 1;
      numbers.set(text, number);
    }
    return number;
  };
  const added = { columns: [] as number[], files: [] as number[], ends: [] as number[] };
  let [columns, files, ends] = [new Int32Array(), new Int32Array(), new Int32Array()];

  function edgeAt(at: number): WrittenEdge {
    return {
      path: strings[columns[at]!]!,
      specifier: strings[columns[at + 1]!]!,
      line: columns[at + 2]!,
      kind: strings[columns[at + 3]!] as ImportEdge['kind'],
      status: strings[columns[at + 4]!] as ImportEdge['status'],
      note: strings[columns[at + 5]!]!,
    };
  }

  return {
    add: (edges, places) => {
      for (const edge of edges) {
        for (const path of edge.files) added.files.push(places(path));
        const { path, specifier, line, kind, status, note } = edge;
        const { columns: all } = added;
        all.push(numberOf(path), numberOf(specifier), line, numberOf(kind), numberOf(status), numberOf(note));
        all.push(added.files.length);
      }
      added.ends.push(added.columns.length);
    },
    finish: () => {
      columns = Int32Array.from(added.columns);
      files = Int32Array.from(added.files);
      ends = Int32Array.from(added.ends);
      for (const list of Object.values(added)) list.length = 0;
      numbers.clear();
    },
    to: (file, target) => {
      const found: WrittenEdge[] = [];
      const end = ends[file] ?? 0;
      for (let at = file > 0 ? (ends[file - 1] ?? 0) : 0; at < end; at += WIDTH) {
        const last = columns[at + 6]!;
        for (let i = at === 0 ? 0 : columns[at - 1]!; i < last; i++) {
          if (files[i] !== target) continue;
          found.push(edgeAt(at));
          break;
        }
      }
      return found;
    },
  };
}
