import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fingerprintOf } from './fingerprint.ts';
import type { Freshness } from './freshness.ts';
import { type GenerationFiles, indexFiles } from './generation-files.ts';
import type { IndexerHost } from './host.ts';
import { pathPosition } from './path-position.ts';
import type { IndexOptions, IndexReport } from './report.ts';
import { type Sweep, sweep } from './sweep.ts';
import type { Tree } from './tree.ts';
import { readTree } from './tree-file.ts';
import type { Heard, TreeWatch } from './tree-watch.ts';

/** What one process knows of a project's tree, from question to question. Not for two questions at a time. */
export interface TreeKeeper {
  /**
   * As `checkFreshness`. From the second time on, where the tree is large, the system is asked what has changed; what it
   * does not tell (writes through mapped memory) is found after a while.
   */
  check(): Promise<Freshness>;
  /** As `indexProject`, for what a check has found; undefined instead of the report unless it is `wanted`. */
  update(found: Freshness, options: IndexOptions, wanted: boolean): Promise<IndexReport | undefined>;
  /** What the last check has heard of; undefined where nothing is listened to. */
  hearing(): Hearing | undefined;
  /** Ends the listening. */
  close(): void;
}

/** Tells whether files that are none of the index, in directories of the tree, need a look. */
export interface Hearing {
  /** Another number after each check that heard of anything, swept the tree or began to listen. */
  readonly mark: number;
  /** True when all is heard that comes, goes or changes directly in a directory, relative to the root. */
  hears(directory: string): boolean;
}

/** Smaller trees are swept sooner than listening to them pays. */
const LARGE = 200;
/** Every file is looked at after this time, and in no more than 5 % of the time. */
const SWEEP_AFTER_MS = 2000;
const SHARE = 20;
/** So long after a question that is done in advance. */
const ASKED_MS = 60_000;
const FILES_A_TURN = 1000;

/** Nothing is known yet. `large` is for how many files and directories it listens. */
export function createTreeKeeper(host: IndexerHost, large: number = LARGE): TreeKeeper {
  const { root } = host;
  let fingerprint: string | undefined;
  let kept: { tree: Tree; identity: string } | undefined;
  /**
   * The tree that was swept whole, when, and how long it took; from then on `watch` has heard of changes, and those that
   * were found were indexed.
   */
  let swept: { tree: Tree; linked: readonly number[]; at: number; took: number } | undefined;
  let unsettled: typeof swept;
  let watch: { events: TreeWatch; directories: readonly string[]; places: ReadonlyMap<string, number> } | undefined;
  let checks = 0;
  let mark = 0;
  let canListen = true;
  let askedAt = 0;
  let timer: NodeJS.Timeout | undefined;

  function treeOf(files: GenerationFiles): Tree | undefined {
    const identity = identityOf(files.tree);
    if (kept?.identity === identity) return kept.tree;
    const tree = readTree(files.tree);
    kept = tree && { tree, identity };
    return tree;
  }

  function stopListening(): void {
    watch?.events.close();
    watch = undefined;
    clearTimeout(timer);
    timer = undefined;
  }

  async function listen(tree: Tree): Promise<void> {
    stopListening();
    const size = tree.paths.length + tree.directories.length;
    mark++;
    if (!canListen || checks < 2 || size < large) return;
    const { listenToTree } = await import('./tree-watch.ts');
    const events = listenToTree(root, tree.directories);
    canListen = events !== undefined;
    const places = new Map(tree.directories.map((path, i) => [path, i]));
    watch = events && { events, directories: tree.directories, places };
  }

  /** What was heard of a tree that is otherwise as it was when it was swept; undefined when all of it must be swept. */
  async function news(tree: Tree): Promise<Heard | undefined> {
    const heard = await watch?.events.take();
    if (!heard || !watch || !isSameList(watch.directories, tree.directories)) {
      await listen(tree);
      return undefined;
    }
    if (heard.paths.size > 0) mark++;
    return swept?.tree === tree && performance.now() - swept.at <= 2 * restOf(swept.took) ? heard : undefined;
  }

  async function look(tree: Tree): Promise<Sweep> {
    fingerprint ??= fingerprintOf(host);
    const heard = await news(tree);
    let found: Sweep;
    if (heard && watch && swept) {
      const { places } = watch;
      const { linked } = swept;
      const directories = [...heard.directories].map((path) => places.get(path)!);
      const files = filesOf(tree.paths, heard.paths, linked);
      found = sweep(root, tree, fingerprint, { directories, files });
      if (!found.relist) swept = { ...swept, linked: [...new Set([...linked, ...found.linked])] };
    } else {
      const at = performance.now();
      mark++;
      found = sweep(root, tree, fingerprint);
      swept = { tree, linked: found.linked, at, took: performance.now() - at };
    }
    unsettled = swept;
    // What was found is not heard of again: until it is indexed, only a sweep tells.
    if (found.relist || found.changed.length > 0) swept = undefined;
    return found;
  }

  /** Sweeps ahead, a little at a time, so that the next question has not to. */
  function sweepLater(): void {
    if (timer || !watch || !swept) return;
    timer = setTimeout(() => void sweepAhead(), restOf(swept.took));
    timer.unref();
  }

  async function sweepAhead(): Promise<void> {
    const at = performance.now();
    const before = swept;
    const linked: number[] = [];
    let took = 0;
    for (let from = 0; before && from < before.tree.paths.length; from += FILES_A_TURN) {
      await pause(0, undefined, { ref: false });
      if (swept !== before || kept?.tree !== before.tree || !watch) return;
      const started = performance.now();
      const to = Math.min(before.tree.paths.length, from + FILES_A_TURN);
      const files = Array.from({ length: to - from }, (_, i) => from + i);
      const found = sweep(root, before.tree, fingerprint!, { directories: [], files });
      for (const i of found.changed) watch.events.add(before.tree.paths[i]!);
      linked.push(...found.linked);
      took += performance.now() - started;
    }
    timer = undefined;
    mark++;
    if (before) swept = { tree: before.tree, linked, at, took };
    if (performance.now() - askedAt < ASKED_MS) sweepLater();
  }

  return {
    check: async () => {
      checks++;
      askedAt = performance.now();
      const files = indexFiles(root).current();
      if (!files) return { files, tree: undefined, state: 'none', changed: [] };
      const tree = treeOf(files);
      if (!tree) return { files, tree, state: 'unlisted', changed: [] };
      const { relist, changed } = await look(tree);
      sweepLater();
      return { files, tree, state: relist ? 'unlisted' : changed.length > 0 ? 'changed' : 'fresh', changed };
    },
    update: async (found, options, wanted) => {
      const known = found.state === 'changed' && found.tree ? { tree: found.tree, changed: found.changed } : undefined;
      // A run that fails leaves it half changed.
      kept = undefined;
      const { execute } = await import('./run.ts');
      const { reportOf } = await import('./report-of.ts');
      return await execute(host, options, known, ({ files, index }, run) => {
        if (run.finished) kept = { tree: run.plan.tree, identity: identityOf(files.tree) };
        if (unsettled?.tree === kept?.tree) swept = unsettled;
        return wanted || run.interrupted
          ? reportOf(host, index.reader, run.plan, { ...run, isWanted: () => true })
          : undefined;
      });
    },
    hearing: () => watch && { mark, hears: (directory) => watch?.places.has(directory) ?? false },
    close: stopListening,
  };
}

/** How long a sweep that takes so long is not done again. */
function restOf(took: number): number {
  return Math.max(SWEEP_AFTER_MS, SHARE * took);
}

/**
 * Positions of the files that may have changed, ascending. Stamps that are not to be trusted need no second look as long
 * as later changes are heard of.
 */
function filesOf(paths: readonly string[], heard: ReadonlySet<string>, others: readonly number[]): number[] {
  const files = new Set(others);
  for (const path of heard) {
    const at = pathPosition(paths, path);
    if (at >= 0) files.add(at);
  }
  return [...files].sort((a, b) => a - b);
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((text, i) => text === b[i]));
}

/** Tells a file from another one that takes its place, and from what it was before. */
function identityOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${path} ${stat.ino} ${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}` : '';
}
