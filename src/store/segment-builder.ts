import type { FileFacts } from '../model/index.ts';
import type { SegmentData } from './segment-data.ts';
import type { SourceLines } from './source-lines.ts';

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
