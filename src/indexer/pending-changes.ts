import { createNameInterest } from './name-interest.ts';
import { IGNORE_FILES } from './own-rules.ts';
import type { KnownChanges } from './run.ts';
import { lookAt } from './stamp.ts';
import type { Tree } from './tree.ts';

/** Changes that were heard of and not dealt with. */
export interface PendingChanges {
  /** A path, relative to the root, came, went or (`update`) has other content. */
  add(path: string, type: 'create' | 'update' | 'delete'): void;
  /** Anything may have changed. */
  addAll(): void;
  /** How much was ever added. */
  readonly count: number;
  /** Resolves when there are changes, after `milliseconds` (then as if `addAll` was called), or when the signal aborts. */
  wait(milliseconds: number | undefined): Promise<void>;
  /** Takes all of them: `unsure` when only a look at the disk can tell, else the known files among them. */
  take(): 'none' | 'unsure' | KnownChanges;
  /** The tree that changes are known by. */
  follow(tree: Tree): void;
}

/** Nothing has changed yet. */
export function createPendingChanges(root: string, signal: AbortSignal): PendingChanges {
  const interestOf = createNameInterest();
  let tree: Tree | undefined;
  let places = new Map<string, number>();
  let directories = new Set<string>();
  let changed = new Set<string>();
  let unsure = false;
  let count = 0;
  let wake: () => void = () => {};

  signal.addEventListener('abort', () => wake(), { once: true });

  function note(): void {
    count++;
    wake();
  }

  function addAll(): void {
    unsure = true;
    note();
  }

  /** True when a path that is not in the tree may change what is in it. */
  function matters(path: string, type: 'create' | 'update' | 'delete'): boolean {
    if (type === 'update') return false;
    if (interestOf(path) !== 'none' || directories.has(path)) return true;
    return type === 'create' && lookAt(`${root}/${path}`).isDirectory?.() === true;
  }

  return {
    addAll,
    get count() {
      return count;
    },
    add: (path, type) => {
      if (isRule(path)) unsure = true;
      else if (places.has(path)) changed.add(path);
      else if (matters(path, type)) unsure = true;
      else return;
      note();
    },
    wait: async (milliseconds) => {
      if (unsure || changed.size > 0 || signal.aborted) return;
      let timer: NodeJS.Timeout | undefined;
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
        if (milliseconds !== undefined) timer = setTimeout(addAll, milliseconds);
      });
      await woken;
      clearTimeout(timer);
    },
    take: () => {
      const paths = changed;
      const isUnsure = unsure;
      changed = new Set();
      unsure = false;
      if (isUnsure || (paths.size > 0 && !tree)) return 'unsure';
      if (paths.size === 0 || !tree) return 'none';
      const positions = [...paths].map((path) => places.get(path)).filter((place) => place !== undefined);
      return { tree, changed: positions.sort((a, b) => a - b) };
    },
    follow: (next) => {
      if (next === tree) return;
      tree = next;
      places = new Map(next.paths.map((path, place) => [path, place]));
      directories = new Set(next.directories);
    },
  };
}

/** True for a file of ignore rules. It may be a file of the tree as well. */
function isRule(path: string): boolean {
  return IGNORE_FILES.includes(path.slice(path.lastIndexOf('/') + 1));
}
