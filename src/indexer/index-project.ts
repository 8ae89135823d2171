import { lstatSync, readFileSync } from 'node:fs';
import { contentHash } from './content-hash.ts';
import { checkFreshness } from './freshness.ts';
import type { IndexerHost } from './host.ts';
import type { IndexOptions, IndexReport, WatchOptions } from './report.ts';

/**
 * Brings the index of a project up to date, or builds it. Waits for other processes that write. Throws AxError: 'io',
 * 'locked', 'index-damaged', 'index-newer', 'interrupted' (before anything was done), 'not-found' and 'outside-project'
 * (for `paths`). Everything about single files is told in the report.
 */
export async function indexProject(host: IndexerHost, options: IndexOptions = {}): Promise<IndexReport> {
  // Most processes only ask: they do without the parser and all that.
  const { runIndexing } = await import('./run.ts');
  return await runIndexing(host, options);
}

/**
 * How many files are new, changed or gone since the index was made. Lists the tree when a sweep cannot tell; changes
 * nothing. `hashOf` gives what the index knows the content of a file by: one that was only touched is not stale.
 */
export async function countStale(host: IndexerHost, hashOf: HashOf): Promise<number> {
  const { state, tree, changed } = checkFreshness(host);
  if (state === 'fresh') return 0;
  const isChanged = (path: string): boolean => !isAsIndexed(`${host.root}/${path}`, hashOf(path));
  if (state === 'changed') return changed.filter((index) => isChanged(tree!.paths[index]!)).length;
  const { listChanges } = await import('./plan-run.ts');
  const { maybe, others } = await listChanges(host, tree);
  return maybe.filter(isChanged).length + others;
}

type HashOf = (path: string) => Uint8Array | undefined;

function isAsIndexed(path: string, hash: Uint8Array | undefined): boolean {
  if (!hash || hash.length === 0) return false;
  try {
    // Reading a pipe that took the place of a file would wait for somebody to write into it.
    return lstatSync(path).isFile() && contentHash(readFileSync(path)).equals(hash);
  } catch {
    // Gone, or not to be read: certainly not as it was.
    return false;
  }
}

/** Keeps the index of a project fresh until the signal aborts. Throws as {@link indexProject} while it starts. */
export async function watchProject(host: IndexerHost, options: WatchOptions): Promise<void> {
  const { watchTree } = await import('./watch.ts');
  await watchTree(host, options);
}
