import { GRAMMARS } from '../indexer/index.ts';
import { AxError, type Branch } from '../model/index.ts';
import { createParser, type SourceParser } from '../parse/index.ts';

/** Reads branches out of sources. Holds a parser from the first text on: `close()` it. */
export interface BranchReader {
  /** Branches and loops of a text, in source order; [] for a language that cannot be read. */
  read(file: { path: string; language: string }, text: string): Promise<readonly Branch[]>;
  close(): void;
}

const DEADLINE_MS = 5000;

/** Opens nothing yet. `modules` are compiled grammars to begin with, and to share with others. */
export function createBranchReader(modules: ReadonlyMap<string, WebAssembly.Module>): BranchReader {
  let parser: Promise<SourceParser> | undefined;
  return {
    read: async ({ path, language }, text) => {
      parser ??= createParser({ grammars: GRAMMARS, modules });
      try {
        const opened = await parser;
        await opened.prepare(language);
        return opened.branches({ language, path, text, deadlineMs: DEADLINE_MS });
      } catch (error) {
        // Calls are known without it.
        if (error instanceof AxError && error.code === 'unsupported') return [];
        throw error;
      }
    },
    close: () => void parser?.then(({ close }) => close()),
  };
}
