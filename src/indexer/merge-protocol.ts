import type { AxErrorCode } from '../model/index.ts';
import type { MergedSegment } from '../store/writing.ts';

/** What a thread that merges is started with. */
export interface MergeOrder {
  /** Path of the database. */
  database: string;
  /** The segments to be merged. */
  ids: readonly number[];
}

/** What it says, once. */
export type MergeAnswer =
  | { merged: MergedSegment }
  /** An AxError, whose code would not survive the way as an error. */
  | { code: AxErrorCode; message: string; hint: string };
