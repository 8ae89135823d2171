import type { IndexWriter } from '../store/writing.ts';
import { discover } from './discover.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { IndexerHost } from './host.ts';
import { type Before, type Plan, planChanged, planListing, rulesOf } from './plan.ts';
import type { FileProblem } from './report.ts';
import { sweep } from './sweep.ts';
import { FILE_STATE, type Tree } from './tree.ts';
import { readTree } from './tree-file.ts';

/** A plan, and how it was found. */
export interface RunPlan extends Plan {
  /** True when the tree was listed anew. */
  listed: boolean;
  /** What is wrong with the tree as a whole. */
  problems: FileProblem[];
}

/** What {@link planRun} works on. */
export interface PlanRunOptions {
  host: IndexerHost;
  treeFile: string;
  writer: IndexWriter;
  /** A tree that is known to fit the disk but for some files. */
  known?: { tree: Tree; changed: readonly number[] } | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Finds what is to be done to bring an index up to date: by a sweep over the saved tree, or where that does not do, by a
 * new listing. Rejects when the signal aborts.
 */
export async function planRun({ host, treeFile, writer, known, signal }: PlanRunOptions): Promise<RunPlan> {
  const { root, settings } = host;
  const fingerprint = fingerprintOf(host);
  const options = { root, fingerprint, maxFileSize: settings['index.maxFileSize'], signal };
  // A killed run has written to the index, but not the tree: only the index can tell what is in it.
  const generation = generationOf(writer);
  const isKnown = known?.tree.generation === generation;
  const saved = isKnown ? known.tree : readTree(treeFile);
  const tree = saved?.generation === generation ? saved : undefined;
  if (tree) {
    const { relist, changed } = isKnown ? { relist: false, changed: known.changed } : sweep(root, tree, fingerprint);
    const plan = relist ? undefined : planChanged(options, tree, changed);
    if (plan && !plan.relist) return { ...plan, listed: false, problems: [] };
  }
  const before = tree ? beforeOfTree(tree) : beforeOfIndex(writer);
  return await planAnew(host, before, tree?.fingerprint !== fingerprint, signal);
}

/** Paths of files that may be new or changed, and how many others are new or gone, since a tree was saved. */
export async function listChanges(
  host: IndexerHost,
  tree: Tree | undefined,
): Promise<{ maybe: string[]; others: number }> {
  const before = tree
    ? beforeOfTree(tree)
    : { paths: [], state: new Uint8Array(0), isSame: () => false, rules: new Map() };
  const changed = tree?.fingerprint !== fingerprintOf(host);
  const { read, unread, removed, tree: now } = await planAnew(host, before, changed, undefined);
  return { maybe: read.map((index) => now.paths[index]!), others: unread.length + removed.length };
}

async function planAnew(
  host: IndexerHost,
  before: Before,
  reconsider: boolean,
  signal: AbortSignal | undefined,
): Promise<RunPlan> {
  const { root, env, settings } = host;
  const listedAt = Date.now();
  const listing = await discover({ root, env, exclude: settings['index.exclude'], signal });
  const plan = await planListing({
    ...{ root, listing, listedAt, before, reconsider, signal },
    ...{ fingerprint: fingerprintOf(host), maxFileSize: settings['index.maxFileSize'] },
  });
  return { ...plan, listed: true, problems: listing.problems.filter(({ path }) => path === '') };
}

/** Number of the last change of the answers of an index; 0 when it is empty. */
export function generationOf(writer: IndexWriter): number {
  return Number(writer.getMeta('generation') ?? 0);
}

function beforeOfTree(tree: Tree): Before {
  const { paths, state, size, mtime, ctime } = tree;
  return {
    ...{ paths, state, rules: rulesOf(tree) },
    isSame: (i, stamp) => stamp.size === size[i] && stamp.mtime === mtime[i] && stamp.ctime === ctime[i],
  };
}

/** Nothing the index says of times is taken for certain: what it holds is compared by content. */
function beforeOfIndex(writer: IndexWriter): Before {
  const paths = writer.stamps().map(({ path }) => path);
  return {
    paths: paths.sort(),
    state: new Uint8Array(paths.length).fill(FILE_STATE.pending),
    isSame: () => false,
    rules: new Map(),
  };
}
