import type { TextPlace } from '../model/index.ts';
import { AxError, type FileEntry } from '../model/index.ts';
import type { QueryContext } from './context.ts';
import { indexedFile } from './indexed-file.ts';

/** A place of an indexed file, 0-based. */
export interface Location extends TextPlace {
  file: FileEntry;
}

/**
 * Reads `path:line:column` (1-based, the path relative to the root). Undefined for anything else. Throws AxError
 * 'not-found' when the file is not in the index and 'invalid-query' for a line or column 0 and a missing column.
 */
export function readLocation(symbol: string, context: Pick<QueryContext, 'reader' | 'isThere'>): Location | undefined {
  const place = /^(.+?):(\d+)(?::(\d+))?$/s.exec(symbol);
  if (!place) return undefined;
  // Some names have a `:` and digits in them; a path has a `/` or an extension.
  if (place[3] === undefined && !/[/\\]|\.\w+$/.test(place[1]!)) return undefined;
  const file = indexedFile(place[1]!, context);
  if (place[3] === undefined) {
    throw new AxError('invalid-query', `the column is missing in "${symbol}"`, `write ${file.path}:${place[2]}:COLUMN`);
  }
  const line = Number(place[2]) - 1;
  const column = Number(place[3]) - 1;
  if (line < 0 || column < 0) throw new AxError('invalid-query', 'lines and columns begin at 1');
  return { file, line, column };
}
