import type { GenerationFiles, IndexFiles } from './generation-files.ts';
import { type OpenIndex, openIndex } from './open-index.ts';
import { peekIndex } from './peek-index.ts';

/** A generation of the index that is being written. */
export interface Generation {
  files: GenerationFiles;
  index: OpenIndex;
  /** True when an older generation is read until this one is finished. */
  beside: boolean;
}

/**
 * Opens the generation to be written; the caller holds the lock. A new one is begun when there is none, when `full`, and
 * when the present one was made by a program that reads sources in another way. Errors as `openIndex`.
 */
export async function openGeneration(
  files: IndexFiles,
  full: boolean,
  onNotice?: (text: string) => void,
): Promise<Generation> {
  const current = files.current();
  // What a killed run has left.
  files.removeOthers(current?.number);
  const peek = current && peekIndex(current.database);
  if (current && !full) {
    // All files are to be read again: its schema need not be brought up to date for that.
    if (!peek || peek.isCurrent)
      return { files: current, index: await openToContinue(current, onNotice), beside: false };
    onNotice?.('the index was made by another version of ax and is built anew');
  }
  const next = files.generation(files.unusedNumber());
  const index = await openIndex(next.database, 'bulk');
  for (const [key, value] of Object.entries(peek?.kept ?? {})) index.writer.setMeta(key, value);
  // A first index can be read while it grows.
  if (!current) files.setCurrent(next.number);
  return { files: next, index, beside: current !== undefined };
}

async function openToContinue({ database }: GenerationFiles, onNotice?: (text: string) => void): Promise<OpenIndex> {
  const index = await openIndex(database, 'serve', onNotice);
  if (index.complete) return index;
  index.close();
  return await openIndex(database, 'bulk');
}

/** Closes a generation. One that was built beside and is not finished leaves nothing. */
export function closeGeneration(all: IndexFiles, { files, index, beside }: Generation, finished: boolean): void {
  index.close();
  if (!beside) return;
  if (finished) all.setCurrent(files.number);
  all.removeOthers(all.current()?.number);
}
