import type { ImportEdge } from '../link/index.ts';

/** One import edge. Lines are 1-based. */
export interface EdgeResult {
  /** The imported file, or the name of what is outside; of a dependent: the file that imports. '' when not known. */
  path: string;
  specifier: string;
  line: number;
  kind: ImportEdge['kind'];
  status: ImportEdge['status'];
  /** Why it is unresolved, or what had to be assumed. */
  note?: string;
  /** Of transitive dependents: how many imports away, 1 for those that import the file itself. */
  distance?: number;
}

/** Answer of `imports` and `dependents`. */
export interface EdgesAnswer {
  file: string;
  edges: EdgeResult[];
}

/** Options of `dependents`. */
export interface DependentsOptions {
  /** How many imports away at most, 1 or more. Default 1. */
  depth?: number;
}

/** Files that import each other in a circle. */
export interface CycleResult {
  /** All files of the group, sorted. */
  files: string[];
  /** A shortest circle: each file imports the next, the last one the first. */
  cycle: string[];
}
