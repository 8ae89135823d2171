export { type DirectoryStamp, FILE_FLAGS, type FileEntry, type FileRow, type FileStamp } from './file-row.ts';
export type { IndexReader, IndexTotals } from './index-reader.ts';
export type { IndexWriter, SegmentCommit } from './index-writer.ts';
export {
  FIELDS,
  type Field,
  type NameEntry,
  type NamePlace,
  type RankingStats,
  type SegmentPostings,
  type SimilarName,
  type TermPostings,
  TF_MASK,
  TF_SHIFT,
  UNIT_KINDS,
  type UnitColumns,
  type UnitKind,
} from './postings.ts';
export type { SegmentBuilder, SegmentSource } from './segment-builder.ts';
export { type SegmentData, transferList } from './segment-data.ts';
export type { SourceLines } from './source-lines.ts';
export type {
  StoredBinding,
  StoredFacts,
  StoredImport,
  StoredOccurrence,
  StoredScope,
  StoredSymbol,
} from './stored-facts.ts';
