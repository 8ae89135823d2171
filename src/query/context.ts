import type { Language } from '../languages/index.ts';
import type { Linking } from '../link/index.ts';
import type { Branch, SymbolFact } from '../model/index.ts';
import type { IndexReader } from '../store/index.ts';

/** The text of a file as it is on disk now; one and the same object as long as it is not changed, where it is kept. */
export interface SourceOnDisk {
  /** Decoded as it was for the index, so that lines and columns fit. */
  text: string;
  /** False when the file changed since it was indexed: places of the index may be wrong in this text. */
  fresh: boolean;
}

/** Reads texts. What is in a language that cannot be read has nothing. */
export interface Syntax {
  /** What runs under a condition or often, in source order. */
  branches(source: { path: string; language: string; text: string }): Promise<readonly Branch[]>;
  /** Definitions, in source order. */
  symbols(source: { path: string; language: string; text: string }): Promise<readonly SymbolFact[]>;
}

/** What every question is asked with. */
export interface QueryContext {
  reader: IndexReader;
  /** Reads a file of the index, path relative to the root with `/`; undefined when it cannot be read (any more). */
  readSource: (path: string) => SourceOnDisk | undefined;
  /** True for a path (relative to the root, with `/`) where a file is on disk now, indexed or not. */
  isThere: (path: string) => boolean;
  /** What links the files of the index, opened when it is first asked for. */
  linking: () => Promise<Linking>;
  /** What reads texts again for what the index does not have, opened when it is first asked for. */
  syntax: () => Promise<Syntax>;
  languages: readonly Pick<Language, 'id' | 'name' | 'extensions' | 'nature'>[];
}
