import type { Environment, SettingValues } from '../settings/index.ts';

/** What the indexer is told of the project and the process it works in. */
export interface IndexerHost {
  /** Absolute path of the project's root. */
  root: string;
  /** Environment for git. */
  env: Environment;
  settings: Pick<
    SettingValues,
    | 'index.exclude'
    | 'index.maxFileSize'
    | 'index.jobs'
    | 'index.timeoutMs'
    | 'index.lockTimeoutMs'
    | 'watch.debounceMs'
  >;
  /** Compiled grammars by name: kept as long as the project is open, since the parser cannot forget one. */
  modules: Map<string, WebAssembly.Module>;
  /** False: trees are read by the public cursor only. See `RuntimeOptions.rawWalk`. */
  rawWalk: boolean;
  /** Called for each thread in which the raw walk is wanted and cannot be used or fails, with why. */
  onRawWalkFailure: (why: string) => void;
  /** Called before threads index: the compiler of the process may be tuned for that. */
  spareCompiler: () => void;
  /** Number of this process. */
  pid: number;
  /** Most memory the process has had, in bytes. */
  peakRss: () => number;
}
