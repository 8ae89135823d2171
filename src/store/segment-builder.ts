import { type FileFacts, SYMBOL_KINDS } from '../model/index.ts';
import { collectBlocks, createBlockWriter } from './blocks.ts';
import { createByteBuffer } from './byte-buffer.ts';
import { createFactChunks } from './fact-chunks.ts';
import { createFactsEncoder } from './facts-encoder.ts';
import { createIntList, pushInt, toColumn } from './int-list.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { createMarkWriter } from './marks-codec.ts';
import { createNameCollector } from './name-collector.ts';
import type { SegmentData } from './segment-data.ts';
import type { SourceLines } from './source-lines.ts';
import { createTermCollector, type TermCollector } from './term-collector.ts';
import { unitsOf } from './units.ts';
import { createWordCollector, type WordCollector } from './word-collector.ts';

/** Beyond so many distinct runs of characters, about 400 bytes each, a builder forgets what it has learnt about words. */
const MAX_RUNS = 80_000;

/** One file for a segment: its decoded text, what the parser learnt about it, and its lines. */
export interface SegmentSource {
  /** Relative to the root, with `/`. */
  path: string;
  text: string;
  facts: FileFacts;
  lines: SourceLines;
}

/** Builds one segment out of a batch of files. Knows no database: it runs in worker threads. */
export interface SegmentBuilder {
  /** Files added so far; the next file gets this ordinal. */
  readonly fileCount: number;
  /** UTF-16 code units of source added so far. */
  readonly textLength: number;
  /** Adds a file. Nothing of `source` is kept. */
  add(source: SegmentSource): void;
  /** The finished segment. The builder is empty afterwards and can be used again. */
  finish(): SegmentData;
}

/** An empty builder. Make one a worker: it remembers words from one segment to the next. */
export function createSegmentBuilder(): SegmentBuilder {
  const facts = createFactsEncoder();
  const names = createNameCollector();
  const marks = createMarkWriter();
  let collectors = createCollectors();
  const starts = createIntList(1 << 12);
  const ids = createIntList(1 << 12);
  const symbols = createIntList();
  const occurrences = createIntList();
  const chunks = createFactChunks();
  const blob = createByteBuffer(1 << 14);
  let textLength = 0;

  return {
    get fileCount(): number {
      return symbols.length;
    },
    get textLength(): number {
      return textLength;
    },
    add: ({ path, text, facts: found, lines }) => {
      const { lexicon, terms, words } = collectors;
      starts.length = 0;
      ids.length = 0;
      lexicon.scan(text, starts, ids);
      words.addFile(ids);
      const units = unitsOf(path, text, found, lines);
      terms.addFile(path, units, { starts, ids });
      const last = units.at(-1);
      names.addFile(
        found.symbols.map((symbol) => symbol.name),
        last?.kind === 'rest' ? last.name : undefined,
      );
      marks.addFile({
        kinds: found.symbols.map(({ kind }) => SYMBOL_KINDS.indexOf(kind)),
        flags: found.symbols.map(({ flags }) => flags),
      });
      blob.length = 0;
      facts.encode(found, lines, blob);
      chunks.add(blob.bytes.subarray(0, blob.length));
      pushInt(symbols, found.symbols.length);
      pushInt(occurrences, found.occurrences.name.length);
      textLength += text.length;
    },
    finish: () => {
      const collector = collectBlocks();
      const writer = createBlockWriter(collector.sink);
      names.finish(writer);
      const columns = collectors.terms.finish(writer);
      collectors.words.finish(writer);
      writer.finish();
      const packed = chunks.finish();
      const data: SegmentData = {
        fileCount: symbols.length,
        symbols: toColumn(symbols),
        occurrences: toColumn(occurrences),
        ...columns,
        marks: marks.finish(),
        facts: packed.data,
        factsEnd: packed.end,
        factsFirst: packed.first,
        ...collector.finish()[0]!,
      };
      for (const list of [symbols, occurrences]) list.length = 0;
      textLength = 0;
      if (collectors.lexicon.runs > MAX_RUNS) collectors = createCollectors();
      return data;
    },
  };
}

function createCollectors(): { lexicon: Lexicon; terms: TermCollector; words: WordCollector } {
  const lexicon = createLexicon();
  return { lexicon, terms: createTermCollector(lexicon), words: createWordCollector(lexicon) };
}
