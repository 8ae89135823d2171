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
 * nothing.
 */
export async function countStale(host: IndexerHost): Promise<number> {
  const { state, tree, changed } = checkFreshness(host);
  if (state === 'fresh') return 0;
  if (state === 'changed') return changed.length;
  const { countUnlisted } = await import('./plan-run.ts');
  return await countUnlisted(host, tree);
}

/** Keeps the index of a project fresh until the signal aborts. Throws as {@link indexProject} while it starts. */
export async function watchProject(host: IndexerHost, options: WatchOptions): Promise<void> {
  const { watchTree } = await import('./watch.ts');
  await watchTree(host, options);
}
