import { lstatSync, readFileSync } from 'node:fs';
import type { IndexReader } from '../store/index.ts';
import { checkFreshness } from './freshness.ts';
import { indexFiles } from './generation-files.ts';
import type { IndexerHost } from './host.ts';
import type { IndexOptions, IndexReport, WatchOptions } from './report.ts';
import type { Tree } from './tree.ts';

/**
 * Brings the index of a project up to date, or builds it. Waits for other processes that write. Throws AxError: 'io',
 * 'no-space', 'locked', 'interrupted' (before anything was done), 'not-found' and 'outside-project' (for `paths`), and
 * what `openDatabase` and `migrate` throw for an index that cannot be used. Everything about single files is told in the report.
 */
export async function indexProject(host: IndexerHost, options: IndexOptions = {}): Promise<IndexReport> {
  // Most processes only ask: they do without the parser and all that.
  const { runIndexing } = await import('./run.ts');
  return await runIndexing(host, options);
}

/**
 * What {@link indexProject} reports of an index that is as its tree says, when a check has found nothing changed. Undefined
 * when there is something to be done all the same: a killed run has left files.
 */
export async function reportUnchanged(
  host: IndexerHost,
  reader: IndexReader,
  tree: Tree,
  elapsedMs: number,
): Promise<IndexReport | undefined> {
  const files = indexFiles(host.root);
  if (files.hasOthers(files.current()?.number)) return undefined;
  const { reportOf } = await import('./report-of.ts');
  const { createTally } = await import('./tally.ts');
  const run = { tally: createTally(), elapsedMs: Math.round(elapsedMs), interrupted: false, isWanted: () => true };
  return reportOf(host, reader, { tree, problems: [] }, run);
}

/**
 * How many files are new, changed or gone since the index was made. Lists the tree when a sweep cannot tell; changes
 * nothing. `hashOf` gives what the index knows the content of a file by: one that was only touched is not stale.
 */
export async function countStale(host: IndexerHost, hashOf: HashOf): Promise<number> {
  const { state, tree, changed } = checkFreshness(host);
  if (state === 'fresh') return 0;
  const { contentHash } = await import('./content-hash.ts');
  const isAsIndexed = (path: string, hash: Uint8Array | undefined): boolean => {
    const bytes = hash && hash.length > 0 ? contentOf(path) : undefined;
    return bytes !== undefined && contentHash(bytes).equals(hash!);
  };
  const isChanged = (path: string): boolean => !isAsIndexed(`${host.root}/${path}`, hashOf(path));
  if (state === 'changed') return changed.filter((index) => isChanged(tree!.paths[index]!)).length;
  const { listChanges } = await import('./plan-run.ts');
  const { maybe, others } = await listChanges(host, tree);
  return maybe.filter(isChanged).length + others;
}

type HashOf = (path: string) => Uint8Array | undefined;

/** The bytes of a file; undefined when it is gone or not to be read. */
function contentOf(path: string): Uint8Array | undefined {
  try {
    // Reading a pipe that took the place of a file would wait for somebody to write into it.
    return lstatSync(path).isFile() ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the index of a project fresh until the signal aborts. Throws as {@link indexProject} while it starts. */
export async function watchProject(host: IndexerHost, options: WatchOptions): Promise<void> {
  const { watchTree } = await import('./watch.ts');
  await watchTree(host, options);
}
