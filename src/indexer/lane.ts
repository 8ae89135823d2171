import type { FileJob, SegmentResult } from './file-pass.ts';

/** A thread that reads files and builds segments, one file after the other. */
export interface Lane {
  /** Queues a chunk of files. */
  send(chunk: readonly FileJob[]): void;
  /** Ends the segment after what was sent before. */
  flush(): void;
  /** Ends the lane after what was sent before; the last segment is delivered first. */
  end(): void;
  /** Ends the segment and the lane after the file in work. */
  hurry(): void;
  /** `index` of the file in work; -1 between files. */
  current(): number;
  /** Files done so far. */
  done(): number;
  /** Ends it now; what is unfinished is lost. Ends with the given error. */
  kill(why: Error): void;
}

/** What a lane tells. */
export interface LaneEvents {
  /** It stands: from here on what goes wrong is the fault of a file. */
  onReady(): void;
  /** A chunk is done. */
  onFree(): void;
  onSegment(result: SegmentResult): void;
  /**
   * The last event. With an error when something broke it; without one it ended in order, though perhaps before all
   * that was sent: the parser should be replaced now and then.
   */
  onEnd(error?: Error): void;
}

/** What a lane needs to know; it is sent to the thread. */
export interface LaneOptions {
  /** Absolute. */
  root: string;
  maxFileSize: number;
  timeoutMs: number;
  /** Compiled grammars by name. */
  modules: ReadonlyMap<string, WebAssembly.Module>;
  /** See `RuntimeOptions.rawWalk`. */
  rawWalk: boolean;
}
