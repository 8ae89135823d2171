import type { Database } from '../database/index.ts';
import type { FileEntry, IndexInfo, Problem, StoredFacts, SymbolMarks } from '../model/index.ts';
import { createBlockStore } from './block-store.ts';
import { expectSound } from './byte-cursor.ts';
import { createFileReader, type IndexTotals } from './file-reader.ts';
import { createStateKeeper, type IndexState, type SegmentState } from './index-state.ts';
import { compareKeys } from './key-order.ts';
import { createNameReader } from './name-reader.ts';
import type { NameEntry, RankingStats, SimilarName, TermPostings, UnitColumns } from './postings.ts';
import { findSimilarNames } from './similar-names.ts';
import { createTermReader } from './term-reader.ts';
import { createWordReader } from './word-reader.ts';

/** Reads the index: live files only, whatever the history of the index. Caches belong to this reader. */
export interface IndexReader {
  /**
   * Runs `question` in one read transaction: all it asks comes from one state of the index. May be nested. Outside of
   * it each method is its own snapshot.
   */
  snapshot<T>(question: () => T): T;
  info(): Omit<IndexInfo, 'staleFiles'>;
  totals(): IndexTotals;
  /** A value of the table `meta`. */
  meta(key: string): string | undefined;
  /** Indexed files in order of path (UTF-8 bytes). */
  files(): readonly FileEntry[];
  /** Those with one of these flags (`FILE_FLAGS`). */
  filesFlagged(flags: number): FileEntry[];
  /** Indexed or skipped file (`segment` 0) of a path. */
  fileByPath(path: string): FileEntry | undefined;
  fileById(id: number): FileEntry | undefined;
  /** First 16 bytes of the SHA-256 of a file as it was indexed; undefined or empty when it was not read. */
  hashOf(path: string): Uint8Array | undefined;
  /** The live file at an ordinal of a segment; undefined when it is dead. */
  fileOf(segment: number, ordinal: number): FileEntry | undefined;
  /** Problems with their path, in order of path and line. */
  problems(): readonly (Problem & { path: string })[];
  /** Facts of an indexed file; undefined for any other id. */
  facts(fileId: number): StoredFacts | undefined;
  /** Kinds and flags of the symbols of an indexed file; kept, so that asking for all files again costs little. */
  marks(fileId: number): SymbolMarks | undefined;
  /** Definitions whose name is exactly `name`, in order of path and position; `symbol` indexes `facts(file.id).symbols`. */
  definitions(name: string): { file: FileEntry; symbol: number }[];
  /** Defined names with this joined form, or one that begins with it; in order of joined form and name. */
  namesByJoined(joined: string, options?: { prefix?: boolean; limit?: number }): NameEntry[];
  /** The most similar joined names by trigrams, best first, ties in order of joined form. */
  similarNames(joined: string, options?: { limit?: number; minDice?: number }): SimilarName[];
  /** Defined names for which `test` is true, in order of joined form and name. Scans every name. */
  namesMatching(test: (name: string, joined: string) => boolean, options?: { limit?: number }): NameEntry[];
  /** Unstemmed sub-words of the names of live definitions with how often they occur there. Read once a generation. */
  vocabulary(): ReadonlyMap<string, number>;
  /** True when a live unit holds the term (a stem, or `=joined`). */
  hasTerm(term: string): boolean;
  term(term: string): TermPostings;
  /** Segments in ascending order. */
  segments(): readonly number[];
  units(segment: number): UnitColumns;
  stats(): RankingStats;
  /** Ids of the files whose text holds all of these words (lower-cased, see `textWords`), ascending. */
  filesWithWords(words: readonly string[]): number[];
  /** Words of the text that contain `literal` (lower-cased; '' is every word) and pass `test`, sorted. Scans the dictionary. */
  wordsContaining(literal: string, test?: (word: string) => boolean): string[];
  /** Ids of the files that hold a word with this literal in it, ascending. Scans the dictionary. */
  filesWithWordContaining(literal: string): number[];
}

/** A reader of an index database at its newest migration. It holds nothing but memory: there is no `close`. */
export function openIndexReader(db: Database): IndexReader {
  const keeper = createStateKeeper(db);
  const files = createFileReader(db);
  const blocks = createBlockStore(db);
  const names = createNameReader(blocks);
  const terms = createTermReader(blocks);
  const words = createWordReader(blocks);
  /** The state of the snapshot that is open. */
  let open: IndexState | undefined;

  function snapshot<T>(question: () => T): T {
    if (open) return question();
    const inside = db.inTransaction;
    if (!inside) db.exec('BEGIN');
    try {
      open = keeper.current();
      return question();
    } finally {
      open = undefined;
      // Nothing was written, so there is nothing to lose.
      if (!inside && db.inTransaction) db.exec('COMMIT');
    }
  }

  const ask = <T>(question: (state: IndexState) => T): T => (open ? question(open) : snapshot(() => question(open!)));

  function segmentOf(state: IndexState, id: number): SegmentState {
    const segment = state.byId.get(id);
    if (!segment) throw new Error(`there is no segment ${id} in this snapshot`);
    return segment;
  }

  function fileOf(state: IndexState, id: number, ordinal: number): FileEntry | undefined {
    const segment = state.byId.get(id);
    const file = segment?.dead?.[ordinal] === 1 ? undefined : segment?.files[ordinal];
    return file === undefined ? undefined : files.byId(state, file);
  }

  function definitions(state: IndexState, name: string): { file: FileEntry; symbol: number }[] {
    return names
      .definitions(state, name)
      .map(({ fileId, symbol }) => {
        const file = files.byId(state, fileId);
        expectSound(file !== undefined, 'a segment names a file that is not there');
        return { file, symbol };
      })
      .sort((a, b) => compareKeys(a.file.path, b.file.path) || a.symbol - b.symbol);
  }

  const all = Number.POSITIVE_INFINITY;
  return {
    snapshot,
    info: () => ask(files.info),
    totals: () => ask(files.totals),
    meta: (key) => ask(() => files.meta(key)),
    files: () => ask(files.files),
    filesFlagged: (flags) => ask(() => files.flagged(flags)),
    fileByPath: (path) => ask((state) => files.byPath(state, path)),
    hashOf: (path) => ask(() => files.hash(path)),
    fileById: (id) => ask((state) => files.byId(state, id)),
    fileOf: (segment, ordinal) => ask((state) => fileOf(state, segment, ordinal)),
    problems: () => ask(files.problems),
    facts: (id) => ask((state) => files.facts(state, id)),
    marks: (id) => ask((state) => files.marks(state, id)),
    definitions: (name) => ask((state) => definitions(state, name)),
    namesByJoined: (joined, { prefix = false, limit = all } = {}) =>
      ask((state) => names.byJoined(state, joined, { prefix, limit })),
    similarNames: (joined, { limit = 60, minDice = 0.45 } = {}) =>
      ask((state) => findSimilarNames(blocks, state, joined, { limit, minDice })),
    namesMatching: (test, { limit = all } = {}) => ask((state) => names.matching(state, test, limit)),
    vocabulary: () => ask(names.vocabulary),
    hasTerm: (term) => ask((state) => terms.has(state, term)),
    term: (term) => ask((state) => terms.term(state, term)),
    segments: () => ask((state) => state.segments.map((segment) => segment.id)),
    units: (segment) => ask((state) => segmentOf(state, segment).units()),
    stats: () => ask(terms.stats),
    filesWithWords: (wanted) => ask((state) => words.filesWith(state, wanted)),
    wordsContaining: (literal, test = () => true) => ask((state) => words.containing(state, literal, test)),
    filesWithWordContaining: (literal) => ask((state) => words.filesContaining(state, literal)),
  };
}
