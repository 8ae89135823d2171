import type { GenerationFiles, IndexFiles } from './generation-files.ts';
import { type OpenIndex, openIndex } from './open-index.ts';

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
export function openGeneration(files: IndexFiles, full: boolean, onNotice?: (text: string) => void): Generation {
  const current = files.current();
  // What a killed run has left.
  files.removeOthers(current?.number);
  if (current && !full) {
    const index = openToContinue(current);
    if (index.current) return { files: current, index, beside: false };
    index.close();
    onNotice?.('the index was made by another version of ax and is built anew');
  }
  const next = files.generation(files.unusedNumber());
  const index = openIndex(next.database, 'bulk');
  // A first index can be read while it grows.
  if (!current) files.setCurrent(next.number);
  return { files: next, index, beside: current !== undefined };
}

function openToContinue({ database }: GenerationFiles): OpenIndex {
  const index = openIndex(database, 'serve');
  if (index.complete || !index.current) return index;
  index.close();
  return openIndex(database, 'bulk');
}

/** Closes a generation. One that was built beside and is not finished leaves nothing. */
export function closeGeneration(all: IndexFiles, { files, index, beside }: Generation, finished: boolean): void {
  index.close();
  if (!beside) return;
  if (finished) all.setCurrent(files.number);
  all.removeOthers(all.current()?.number);
}
