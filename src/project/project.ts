import type { IndexOptions, IndexProgress, IndexReport, WatchOptions } from '../indexer/index.ts';
import type { IndexInfo, OutlineNode, SymbolHit, Tier } from '../model/index.ts';
import type { Environment, LoadedSettings, SettingValues } from '../settings/index.ts';

/** Options of `openProject`. */
export interface ProjectOptions {
  /** The project's root, or any directory inside it: see `findRoot`. Default: the current directory. */
  root?: string;
  /** Environment for the settings (`AX_…`, `XDG_CONFIG_HOME`, `HOME`). Default: that of the process. */
  env?: Environment;
  /** Settings that win over every other layer, as flags on the command line do. */
  settings?: Partial<SettingValues>;
  /** False answers from the index as it is. Default true: changed files are indexed before each answer. */
  refresh?: boolean;
}

/** Options of each question. */
export interface AnswerOptions {
  /** Overrides `ProjectOptions.refresh` for this answer. */
  refresh?: boolean;
  signal?: AbortSignal;
  /** Called when changed files have to be indexed first. */
  onProgress?: (progress: IndexProgress) => void;
  onNotice?: (text: string) => void;
}

/** Every answer about code says what index it comes from. */
export interface Answer {
  index: IndexInfo;
}

/** A project with its index. Holds an open database: `close()` it. */
export interface Project {
  /** Absolute path. */
  readonly root: string;
  /** Settings that hold in the project, with their origins. */
  readonly config: LoadedSettings;
  /** Builds the index, or brings it up to date. */
  index(options?: IndexOptions): Promise<IndexReport>;
  /**
   * What happens before an answer: builds the index when there is none, indexes changed files when there are some.
   * Undefined when nothing had changed.
   */
  refresh(options?: Omit<AnswerOptions, 'refresh'>): Promise<IndexReport | undefined>;
  /** Definitions of `NAME`, `Container.NAME` (also `::`, `#`) or `path:line:column`, best first. */
  definitions(symbol: string, options?: AnswerOptions): Promise<DefinitionsAnswer>;
  /** The symbols of one file, nested. Throws AxError 'not-found' when there is no such file. */
  outline(file: string, options?: AnswerOptions): Promise<OutlineAnswer>;
  /** Keeps the index fresh until the signal aborts. */
  watch(options: WatchOptions): Promise<void>;
  close(): void;
}

/** Answer of `definitions`. */
export interface DefinitionsAnswer extends Answer {
  symbol: string;
  results: (SymbolHit & { tier: Tier })[];
}

/** Answer of `outline`. */
export interface OutlineAnswer extends Answer {
  file: string;
  language: string;
  symbols: OutlineNode[];
}
