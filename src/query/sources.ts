import type { FileEntry } from '../model/index.ts';
import type { QueryContext, SourceOnDisk } from './context.ts';
import { type TextLines, textLines } from './lines.ts';

/** A file's text with its lines. */
export interface Source {
  text: string;
  readonly lines: TextLines;
  /** False when the file changed since it was indexed. */
  fresh: boolean;
}

/** Reads files for one question; undefined when one cannot be read. */
export type Sources = (file: FileEntry) => Source | undefined;

/** More files are not kept: a search through a whole repository would fill the memory with it. */
const KEPT = 256;

/** A reader of sources that keeps the files it read last. */
export function openSources({ readSource }: Pick<QueryContext, 'readSource'>): Sources {
  const known = new Map<number, Source | undefined>();
  return (file) => {
    if (known.has(file.id)) return known.get(file.id);
    const read = readSource(file.path);
    const source = read && sourceOf(read);
    if (known.size >= KEPT) known.delete(known.keys().next().value!);
    known.set(file.id, source);
    return source;
  };
}

const opened = new WeakMap<SourceOnDisk, Source>();

// Most files that are searched for text hold no match: their lines are not asked for.
function sourceOf(read: SourceOnDisk): Source {
  const before = opened.get(read);
  if (before) return before;
  const { text, fresh } = read;
  let lines: TextLines | undefined;
  const source: Source = {
    text,
    fresh,
    get lines(): TextLines {
      lines ??= textLines(text);
      return lines;
    },
  };
  opened.set(read, source);
  return source;
}
