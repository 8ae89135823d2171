import { GRAMMARS, type IndexerHost } from '../indexer/index.ts';
import { AxError, type Branch, type SymbolFact } from '../model/index.ts';
import { createParser, type ParseInput, type SourceParser } from '../parse/index.ts';

/** A text to be read. */
type Source = Pick<ParseInput, 'language' | 'path' | 'text'>;

/** Reads out of texts what no index has. Holds a parser from the first text on: `close()` it. */
export interface SyntaxReader {
  /** Branches and loops, in source order; [] in a language that cannot be read. */
  branches(source: Source): Promise<readonly Branch[]>;
  /** Definitions, in source order; [] in a language that cannot be read. */
  symbols(source: Source): Promise<readonly SymbolFact[]>;
  close(): void;
}

const DEADLINE_MS = 5000;

/** Opens nothing yet. `modules` are compiled grammars to begin with. */
export function createSyntaxReader(
  options: Pick<IndexerHost, 'modules' | 'rawWalk' | 'onRawWalkFailure'>,
): SyntaxReader {
  let parser: Promise<SourceParser> | undefined;

  async function read<T>(source: Source, ask: (parser: SourceParser, input: ParseInput) => T[]): Promise<T[]> {
    parser ??= createParser({ ...options, grammars: GRAMMARS });
    try {
      const opened = await parser;
      await opened.prepare(source.language);
      return ask(opened, { ...source, deadlineMs: DEADLINE_MS });
    } catch (error) {
      // What is asked here adds to an answer that holds without it.
      if (error instanceof AxError && error.code === 'unsupported') return [];
      throw error;
    }
  }

  return {
    branches: (source) => read(source, (opened, input) => opened.branches(input)),
    symbols: (source) => read(source, (opened, input) => opened.parse(input).symbols),
    close: () => void parser?.then(({ close }) => close()),
  };
}
