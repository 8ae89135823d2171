/** For whom an export is: ctags (vi, Vim and most others), etags (Emacs), SCIP. */
export type ExportFormat = 'tags' | 'etags' | 'scip';

/** Takes what an export writes. */
export interface ExportSink {
  /** All that was written before is void: it begins (anew, when the index has changed meanwhile). */
  begin(): void;
  write(bytes: Uint8Array): void;
}

/** How far an export is. */
export interface ExportProgress {
  phase: 'export';
  done: number;
  total: number;
  filesPerSecond: number;
  etaMs: number;
}

/** Options of `exportIndex`. */
export interface ExportOptions {
  format: ExportFormat;
  sink: ExportSink;
  /** What writes it. */
  tool: { name: string; version: string };
  /** The root of the project as a URL. */
  root: string;
  /** The path to write for a file, given by its path from the root. */
  pathFor: (path: string) => string;
  signal?: AbortSignal;
  onProgress?: (progress: ExportProgress) => void;
}

/** Answer of `exportIndex`. */
export interface ExportAnswer {
  format: ExportFormat;
  files: number;
  /** Definitions that were written; of SCIP with those of locals. */
  definitions: number;
  /** Of SCIP: names that are proven to mean something. */
  references: number;
}
