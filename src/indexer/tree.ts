/** What became of a file. Codes in `Tree.state`. */
export const FILE_STATE = {
  indexed: 0,
  /** Not indexed for a reason that is not a fault. */
  skipped: 1,
  /** Not indexed because of a fault. */
  failed: 2,
  /** Looked into, and of no known language. */
  other: 3,
  /** Known to be there, and not looked into yet. */
  pending: 4,
  /** Not there any more: left out when the tree is saved. */
  gone: 5,
} as const;

/** A ctime or directory time that equals none on disk: look again. */
export const UNTRUSTED = -1;
/** The size and times of what cannot be reached. */
export const UNREACHABLE = -2;
/** Stands for names that are not known: it equals nothing. */
export const UNKNOWN_NAMES: number = Number.NaN;

/** A file on disk as `lstat` tells it. Times are milliseconds with their fraction, exactly as node gives them. */
export interface Stamp {
  size: number;
  mtime: number;
  /** Time of the last change of content or attributes; {@link UNTRUSTED} when it may have changed again within it. */
  ctime: number;
}

/**
 * The tree as it was when it was last looked at, for telling cheaply what has changed since. It holds the files that
 * are, or may be, of a known language.
 */
export interface Tree {
  /** What else decides on the list and on what is skipped: settings and languages, as a digest. */
  fingerprint: string;
  /** `generation` of the index that fits this tree. */
  generation: number;
  /** Relative to the root, ascending. */
  paths: string[];
  size: Float64Array;
  mtime: Float64Array;
  ctime: Float64Array;
  /** Codes of {@link FILE_STATE}. */
  state: Uint8Array;
  /** Every directory in which a new file would be listed, with its mtime. */
  directories: string[];
  directoryTime: Float64Array;
  /** A digest of the names in it that are not listed, see unlisted-names.ts. */
  directoryNames: Float64Array;
  /** Absolute paths of files whose content decides what is listed, with mtime and size. */
  rules: string[];
  ruleTime: Float64Array;
  ruleSize: Float64Array;
  /** All paths of the three kinds as they are saved, once they were: none of them changes any more. */
  saved?: Uint8Array;
}

/** An empty tree with room for so many of each. */
export function createTree(files: number, directories: number, rules: number): Tree {
  return {
    fingerprint: '',
    generation: 0,
    paths: [],
    size: new Float64Array(files),
    mtime: new Float64Array(files),
    ctime: new Float64Array(files),
    state: new Uint8Array(files),
    directories: [],
    directoryTime: new Float64Array(directories),
    directoryNames: new Float64Array(directories).fill(UNKNOWN_NAMES),
    rules: [],
    ruleTime: new Float64Array(rules),
    ruleSize: new Float64Array(rules),
  };
}

/** Notes the stamp and state of a file of the tree. */
export function setFile(tree: Tree, index: number, stamp: Stamp, state: number): void {
  tree.size[index] = stamp.size;
  tree.mtime[index] = stamp.mtime;
  tree.ctime[index] = stamp.ctime;
  tree.state[index] = state;
}

/** Number of the files that are wanted by state, in the order of the codes. */
export function countStates(tree: Tree, isWanted: (path: string) => boolean): number[] {
  const counts = Object.values(FILE_STATE).map(() => 0);
  for (const [i, path] of tree.paths.entries()) if (isWanted(path)) counts[tree.state[i]!]!++;
  return counts;
}
