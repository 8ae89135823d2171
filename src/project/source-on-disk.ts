import { readFileSync, statSync } from 'node:fs';
import { isRecent, microseconds } from '../indexer/index.ts';
import { decodeSource } from '../parse/text.ts';
import type { SourceOnDisk } from '../query/index.ts';
import { createLru, type IndexReader } from '../store/index.ts';

/** So much text is kept from question to question, in UTF-16 code units. */
const KEPT = 2 ** 25;

/** Reads a file below a root as it is now, by its path; undefined for what is not in the index, or no text any more. */
export type ReadSource = (path: string) => SourceOnDisk | undefined;

/** A text that was read, and what tells that the file is still the same. */
interface Kept {
  source: SourceOnDisk;
  size: number;
  mtimeMs: number;
  ctimeMs: number;
  ino: number;
}

/**
 * Opens the sources below a root, for the questions to one state of the index after the other: an answer about a common
 * name quotes lines of a thousand files, of which the next question needs most again. What is not changed since it was
 * read is not read again.
 */
export function openSourcesOnDisk(root: string): (reader: IndexReader) => ReadSource {
  const kept = createLru<string, Kept>(KEPT);
  return (reader) => (path) => {
    const known = reader.fileByPath(path);
    if (!known) return undefined;
    try {
      const absolute = `${root}/${path}`;
      const stat = statSync(absolute);
      // Reading a pipe that took the place of a file would wait for somebody to write into it.
      if (!stat.isFile()) return undefined;
      const { size, mtimeMs, ctimeMs, ino } = stat;
      const fresh = size === known.size && microseconds(mtimeMs) === known.mtime;
      const before = kept.get(path);
      const isSame =
        before?.size === size && before.mtimeMs === mtimeMs && before.ctimeMs === ctimeMs && before.ino === ino;
      if (before && isSame && before.source.fresh === fresh) return before.source;
      const readAt = Date.now();
      const decoded = decodeSource(readFileSync(absolute));
      if ('problem' in decoded) return undefined;
      const source = { text: decoded.text, fresh };
      // A change that came so shortly before could be followed by one that leaves the same times.
      if (!isRecent(ctimeMs, readAt)) kept.set(path, { source, size, mtimeMs, ctimeMs, ino }, source.text.length + 1);
      return source;
    } catch {
      // Gone or unreadable by now: the answer says that it is stale.
      return undefined;
    }
  };
}
