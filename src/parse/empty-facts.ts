import type { FileFacts } from '../model/index.ts';
import { noLinks } from './links.ts';

/** The facts of a file that nothing is known about. */
export function emptyFacts(): Omit<FileFacts, 'language'> {
  const columns = { names: [], name: new Int32Array(0), start: new Int32Array(0), role: new Uint8Array(0) };
  return {
    ...{ symbols: [], imports: [], occurrences: columns, scopes: [], bindings: [], problems: [] },
    ...{ links: noLinks(), comments: new Int32Array(0), test: false, generated: false },
  };
}
