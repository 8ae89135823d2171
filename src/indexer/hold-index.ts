import type { IndexFiles } from './generation-files.ts';
import { indexFiles } from './generation-files.ts';
import type { IndexerHost } from './host.ts';

/** How the write lock of an index is waited for. */
export interface HoldOptions {
  signal?: AbortSignal | undefined;
  onNotice?: ((text: string) => void) | undefined;
}

/**
 * Does something with the files of an index while nobody else writes to them. Throws AxError 'locked' when another
 * process does not end within `index.lockTimeoutMs`, 'interrupted' and 'io'.
 */
export async function holdIndex<T>(
  host: Pick<IndexerHost, 'root' | 'settings' | 'pid'>,
  { signal, onNotice }: HoldOptions,
  work: (files: IndexFiles) => T | Promise<T>,
): Promise<T> {
  // Who only asks needs no lock.
  const { acquireLock } = await import('../database/writing.ts');
  const files = indexFiles(host.root);
  files.prepare();
  const lock = await acquireLock({
    ...{ path: files.lock, pid: host.pid, timeoutMs: host.settings['index.lockTimeoutMs'] },
    ...(signal && { signal }),
    onWait: (holder) => onNotice?.(`waiting for ${holder ? `process ${holder.pid}` : 'a process'} that is indexing`),
  });
  try {
    return await work(files);
  } finally {
    lock.release();
  }
}

/**
 * Puts another database in the place of the present generation: `make` writes it to the path it is given, then it is
 * the one to read. Whoever has the old one open goes on with it to the end of an answer. Only inside of
 * {@link holdIndex}; when `make` fails, nothing has changed.
 */
export async function replaceGeneration<T>(
  files: IndexFiles,
  make: (path: string) => T | Promise<T>,
): Promise<{ made: T; path: string }> {
  const next = files.generation(files.unusedNumber());
  try {
    const made = await make(next.database);
    files.setCurrent(next.number);
    return { made, path: next.database };
  } finally {
    files.removeOthers(files.current()?.number);
  }
}
