export { type ByteBuffer, createByteBuffer, writeBytes, writeText, writeVarint } from './byte-buffer.ts';
export type { IndexTotals } from './file-reader.ts';
export { FILE_FLAGS, type FileRow, type FileStamp } from './file-row.ts';
export { type IndexReader, openIndexReader } from './index-reader.ts';
export { compareKeys } from './key-order.ts';
export { LENGTHS } from './length-codec.ts';
export { createLru, type Lru } from './lru.ts';
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
  type UnitPlaces,
} from './postings.ts';
export type { SourceLines } from './source-lines.ts';
export { stem } from './stem.ts';
export { storedMeta } from './stored-meta.ts';
export { textWords } from './text-words.ts';
export { joinedName, subwords, tokens, trigrams, words } from './tokens.ts';
