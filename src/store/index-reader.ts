import type { IndexInfo, Problem } from '../model/index.ts';
import type { DirectoryStamp, FileEntry } from './file-row.ts';
import type { NameEntry, RankingStats, SimilarName, TermPostings, UnitColumns } from './postings.ts';
import type { StoredFacts } from './stored-facts.ts';

/** What the live index holds. */
export interface IndexTotals {
  /** Indexed files, and files known but skipped. */
  files: number;
  skipped: number;
  symbols: number;
  occurrences: number;
  lines: number;
  /** Bytes of the indexed files. */
  bytes: number;
  segments: number;
  /** By language id, in order of id; `withErrors` counts files in which the parser met errors. */
  languages: { id: string; files: number; symbols: number; withErrors: number }[];
}

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
  /** Indexed or skipped file (`segment` 0) of a path. */
  fileByPath(path: string): FileEntry | undefined;
  fileById(id: number): FileEntry | undefined;
  /** The live file at an ordinal of a segment; undefined when it is dead. */
  fileOf(segment: number, ordinal: number): FileEntry | undefined;
  /** Problems with their path, in order of path and line. */
  problems(): (Problem & { path: string })[];
  directories(): DirectoryStamp[];
  /** Facts of an indexed file; undefined for any other id. */
  facts(fileId: number): StoredFacts | undefined;
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
  close(): void;
}
