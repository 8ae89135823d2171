/** How far long work has come. */
export interface IndexProgress {
  /** What is being done: listing the tree, reading and parsing files, finishing the database; writing an export. */
  phase: 'discover' | 'index' | 'finish' | 'export';
  /** Files of this phase that are done. */
  done: number;
  /** Files of this phase; 0 while it is not known. */
  total: number;
  filesPerSecond: number;
  /** Estimated time left of this phase in milliseconds; 0 while it is not known. */
  etaMs: number;
}

/** Something to tell about one file (path '' for the whole run). */
export interface FileProblem {
  /** Relative to the root, with `/`. */
  path: string;
  /** Stable, kebab-case; see `Problem` of the model. */
  code: string;
  /** One line for people. */
  message: string;
}

/** What a run did: the JSON of `ax index`. */
export interface IndexReport {
  files: {
    /** Files of a known language that the run looked at: indexed + unchanged + skipped + failed. */
    scanned: number;
    /** Read, parsed and written in this run. */
    indexed: number;
    /** As they were at the last run, and indexed. */
    unchanged: number;
    /** In the index before, and gone or ignored now. */
    removed: number;
    /** Not indexed for a reason that is not a fault: too large, binary, minified, generated, a symbolic link, a repository of its own. */
    skipped: number;
    /** Not indexed because of a fault: unreadable, timeout, worker-crashed, changed-while-read. */
    failed: number;
  };
  /** Definitions and identifier occurrences of the files indexed in this run. */
  symbols: number;
  references: number;
  /** Bytes of source read in this run. */
  bytes: number;
  elapsedMs: number;
  peakRssMb: number;
  /** Indexed files by language id, of the whole index after the run. */
  languages: Record<string, number>;
  /** One per file that is not indexed or was indexed with errors, in order of path. */
  problems: FileProblem[];
  /** True when the run was stopped: what it had committed stays, the next run goes on from there. */
  interrupted: boolean;
}

/** What a run has read: by language, and beside that. */
export interface FilesRead {
  /** Files parsed, by id of the language. */
  languages: Readonly<Record<string, number>>;
  removed: number;
  skipped: number;
  failed: number;
  /** Bytes of source. */
  bytes: number;
}

/** Options of an indexing run. */
export interface IndexOptions {
  /** Limits the run to these files and directories (relative to the root, or absolute); [] or absent is everything. */
  paths?: readonly string[];
  /** Builds a new generation from nothing and switches to it at the end. */
  full?: boolean;
  /** Worker threads; 0 works in the calling thread. Absent: the setting `index.jobs`, or by the machine. */
  jobs?: number;
  /** Stops the run within a second; what is committed stays. */
  signal?: AbortSignal;
  onProgress?: (progress: IndexProgress) => void;
  /** One line for people, such as "waiting for another process that is indexing". */
  onNotice?: (text: string) => void;
  /** Called once when the files have been read, also when the run is stopped. */
  onRead?: (read: FilesRead) => void;
}

/** One batch of `watch`: what changed and what was done about it. */
export interface WatchBatch {
  /** ISO 8601, UTC. */
  at: string;
  files: IndexReport['files'];
  elapsedMs: number;
  problems: FileProblem[];
}

/** Options of watching. */
export interface WatchOptions {
  /** Ends the watching; the promise of `watch` then resolves. */
  signal: AbortSignal;
  /** How long to wait for more changes, in milliseconds. Absent: the setting `watch.debounceMs`. */
  debounceMs?: number;
  /** Called once when the watcher stands and the index is fresh. */
  onReady?: () => void;
  /** Called after each batch that changed the index or met a problem. */
  onBatch?: (batch: WatchBatch) => void;
  onProgress?: (progress: IndexProgress) => void;
  onNotice?: (text: string) => void;
  /** Called for every run, before the batch is told. */
  onRead?: (read: FilesRead) => void;
}
