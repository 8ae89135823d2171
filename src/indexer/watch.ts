import { realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { AxError } from '../model/index.ts';
import { checkFreshness } from './freshness.ts';
import type { IndexerHost } from './host.ts';
import { ignoredDirectories } from './ignored-directories.ts';
import { CLOSED_DIRECTORIES } from './own-rules.ts';
import { createPendingChanges, type PendingChanges } from './pending-changes.ts';
import type { WatchBatch, WatchOptions } from './report.ts';
import { execute, type KnownChanges, type Run } from './run.ts';
import { type Listener, listen } from './watch-events.ts';

/** Where the system cannot watch, the tree is swept so often. */
const POLL_MS = 2000;
/** After a failure that may pass, such as a full disk or a lock held for long. */
const RETRY_MS = 5000;
/** Codes of errors that may pass by themselves. */
const MAY_PASS: ReadonlySet<string> = new Set(['io', 'no-space', 'locked']);
/** However long changes go on, a batch is not put off for longer, in debounce times. */
const MOST_DEBOUNCES = 10;

/** See `watchProject`. */
export async function watchTree(host: IndexerHost, options: WatchOptions): Promise<void> {
  const { signal, onReady, onBatch, onProgress, onNotice, onRead } = options;
  const debounceMs = options.debounceMs ?? host.settings['watch.debounceMs'];
  const pending = createPendingChanges(host.root, signal);
  let listener: Listener | undefined;
  let ignored: string | undefined;
  let heard = new Set<string>();

  async function run(known: KnownChanges | undefined): Promise<void> {
    const indexing = {
      signal,
      ...(onProgress && { onProgress }),
      ...(onNotice && { onNotice }),
      ...(onRead && { onRead }),
    };
    const done = await execute(host, indexing, known, (_, result) => result);
    pending.follow(done.plan.tree);
    const batch = batchOf(done);
    if (!done.interrupted && batch) onBatch?.(batch);
    if (!done.interrupted && (done.plan.listed || ignored === undefined)) await relisten(done);
  }

  /** Listens anew when other directories are ignored than before, or when there are new ones. */
  async function relisten({ plan: { tree } }: Run): Promise<void> {
    const directories = [...CLOSED_DIRECTORIES, ...ignoredDirectories(host.root, tree)].sort();
    // What lies in a directory that was moved here, or came with others in it, is not heard of by itself everywhere.
    const isNew = tree.directories.some((directory) => !heard.has(directory));
    heard = new Set(tree.directories);
    if (ignored === directories.join('\0') && !isNew) return;
    ignored = directories.join('\0');
    await listener?.close();
    listener = await listen({
      ...{ root: realpathSync(host.root), ignored: directories },
      onPath: (path, type) => {
        if (type !== 'update') heard.delete(path);
        pending.add(path, type);
      },
      onGap: pending.addAll,
    }).catch((error: Error) => {
      onNotice?.(`changes are looked for every ${POLL_MS / 1000} s, since the system cannot watch: ${error.message}`);
      return undefined;
    });
    // What changed while nobody listened.
    pending.addAll();
  }

  try {
    await run(undefined);
    let isReady = false;
    while (!signal.aborted) {
      await pending.wait(listener ? undefined : POLL_MS);
      if (isReady) await settleDown(pending, debounceMs, signal);
      if (signal.aborted) break;
      await attempt(takeBatch);
      if (!isReady) onReady?.();
      isReady = true;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await listener?.close();
  }

  async function takeBatch(): Promise<void> {
    const changes = pending.take();
    // Most of what is heard of beside the known files changes nothing.
    if (changes === 'none' || (changes === 'unsure' && checkFreshness(host).state === 'fresh')) return;
    await run(changes === 'unsure' ? undefined : changes);
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof AxError && MAY_PASS.has(error.code))) throw error;
      onNotice?.(error.message);
      await sleep(RETRY_MS, undefined, { signal });
      pending.addAll();
    }
  }
}

/** Waits until nothing has changed for a while. */
async function settleDown(pending: PendingChanges, debounceMs: number, signal: AbortSignal): Promise<void> {
  const latest = performance.now() + debounceMs * MOST_DEBOUNCES;
  for (let seen = -1; seen !== pending.count && performance.now() < latest && !signal.aborted; ) {
    seen = pending.count;
    await sleep(debounceMs, undefined, { signal });
  }
}

/** What a run has done; undefined when it was nothing. */
function batchOf({ plan, tally, elapsedMs }: Run): WatchBatch | undefined {
  const { indexed, removed, skipped, failed, problems } = tally;
  if (indexed + removed + skipped + failed === 0) return undefined;
  const scanned = plan.read.length + plan.unread.length;
  const unchanged = Math.max(0, scanned - indexed - skipped - failed);
  const files = { scanned, indexed, unchanged, removed, skipped, failed };
  return { at: new Date().toISOString(), files, elapsedMs, problems };
}
