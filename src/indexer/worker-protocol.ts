import type { FileJob, SegmentResult } from './file-pass.ts';
import type { LaneOptions } from './lane.ts';

/** What a worker is started with. */
export interface WorkerInput {
  options: LaneOptions;
  /** Shared with the starter; places as in {@link SHARED}. */
  shared: Int32Array<SharedArrayBuffer>;
}

/** Places of the shared numbers. They can be read whatever has become of the worker. */
export const SHARED = { current: 0, done: 1, hurry: 2, length: 3 } as const;

/** What a worker is told. */
export type WorkerOrder = { type: 'files'; chunk: readonly FileJob[] } | { type: 'flush' } | { type: 'end' };

/** What a worker says. */
export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'free' }
  | { type: 'segment'; result: SegmentResult }
  | { type: 'end'; error: Error | undefined };
