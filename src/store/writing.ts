// The second door of the room: what only those need who build and write. A process that asks a question does without it.
export {
  type CompactOptions,
  createIndexWriter,
  type IndexWriter,
  type IndexWriterOptions,
  type SegmentCommit,
} from './index-writer.ts';
export { mergeStored } from './merge-stored.ts';
export { createSegmentBuilder, type SegmentBuilder, type SegmentSource } from './segment-builder.ts';
export { type MergedSegment, type SegmentData, transferList } from './segment-data.ts';
