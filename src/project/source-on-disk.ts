import { readFileSync, statSync } from 'node:fs';
import { microseconds } from '../indexer/index.ts';
import { decodeSource } from '../parse/text.ts';
import type { SourceOnDisk } from '../query/index.ts';
import type { IndexReader } from '../store/index.ts';

/** Makes the function that questions read lines with: files below `root`, as they are now. */
export function sourceReader(root: string, reader: IndexReader): (path: string) => SourceOnDisk | undefined {
  return (path) => {
    const known = reader.fileByPath(path);
    if (!known) return undefined;
    try {
      const absolute = `${root}/${path}`;
      const stat = statSync(absolute);
      // Reading a pipe that took the place of a file would wait for somebody to write into it.
      if (!stat.isFile()) return undefined;
      const { size, mtimeMs } = stat;
      const source = decodeSource(readFileSync(absolute));
      if ('problem' in source) return undefined;
      return { text: source.text, fresh: size === known.size && microseconds(mtimeMs) === known.mtime };
    } catch {
      // Gone or unreadable by now: the answer says that it is stale.
      return undefined;
    }
  };
}
