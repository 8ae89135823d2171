import type { FileProblem, IndexOptions, IndexProgress, IndexReport, WatchOptions } from '../indexer/index.ts';
import type { IndexInfo } from '../model/index.ts';
import type * as query from '../query/index.ts';
import type { Environment, LoadedSettings, SettingValues } from '../settings/index.ts';
import type { Observer } from '../telemetry/index.ts';
import type { FlagOptions, ProjectFlags } from './flag-options.ts';

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
  /**
   * True when nothing else goes on in this process: a first index may then make V8 compile less eagerly, which would slow
   * down what runs for long. Default false.
   */
  ownsProcess?: boolean;
  /** What decides about feature flags beside files and environment. */
  flags?: FlagOptions;
  /**
   * False follows no import: what a file proves alone is found, all else is 'possible' by its name. `imports`,
   * `dependents`, `graph` and `impact` then throw AxError 'usage'. Default true.
   */
  crossFile?: boolean;
  /**
   * False reads syntax trees through the public interface of the parser instead of out of its memory: several times
   * slower, the same facts. Default true.
   */
  rawWalk?: boolean;
  /** Called for each thread in which `rawWalk` is wanted and cannot be used or fails, with why; facts are the same. */
  onRawWalkFailure?: (why: string) => void;
}

/** Who is told what is done for an answer. */
export interface Observed {
  /** Takes note of questions, parsed files and times; absent, nobody does. */
  observer?: Observer;
}

/** Options of each question. */
export interface AnswerOptions extends Observed {
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
  /** Feature flags that hold in the project, in this process, and the experiments about them. */
  readonly flags: ProjectFlags;
  /** Builds the index, or brings it up to date. */
  index(options?: IndexOptions & Observed): Promise<IndexAnswer>;
  /**
   * What happens before an answer: builds the index when there is none, indexes changed files when there are some.
   * Undefined when nothing had changed.
   */
  refresh(options?: Omit<AnswerOptions, 'refresh'>): Promise<IndexReport | undefined>;
  /** Ranked search. */
  find(text: string, options?: AnswerOptions & query.FindOptions): Promise<FindAnswer>;
  /** Ranked search by all rankings at once, from one state of the index: what interleaving compares. */
  compareRankings(text: string, options?: AnswerOptions & query.CompareOptions): Promise<RankingsAnswer>;
  /** Queries with a known right answer, drawn from the index: what rankings are measured with where nobody has asked yet. */
  sampleQueries(options: AnswerOptions & query.SampleOptions): Promise<SampleAnswer>;
  /** Definitions of `NAME`, `Container.NAME` (also `::`, `#`) or `path:line:column`, best first. */
  definitions(symbol: string, options?: AnswerOptions & query.DefinitionsOptions): Promise<DefinitionsAnswer>;
  /** The symbols of one file, nested. Throws AxError 'not-found' when there is no such file. */
  outline(file: string, options?: AnswerOptions): Promise<OutlineAnswer>;
  /** Where a symbol is named, by file and place. */
  references(symbol: string, options?: AnswerOptions & query.ReferencesOptions): Promise<ReferencesAnswer>;
  /** Who calls a symbol, or gives it away as a value, nearest first. */
  callers(symbol: string, options?: AnswerOptions & query.CallersOptions): Promise<CallsAnswer>;
  /** What a symbol calls, nearest first. */
  callees(symbol: string, options?: AnswerOptions & query.CallsOptions): Promise<CallsAnswer>;
  /** The calls of a function as a tree, in source order, with the branches they stand in; or the way up. */
  flow(symbol: string, options?: AnswerOptions & query.FlowOptions): Promise<FlowAnswer>;
  /**
   * What a change of a symbol, of a file, or of all that differs from a commit (`diff`) can break, nearest first, and the
   * tests to run. Throws AxError 'not-found' for `diff` outside of a repository, 'invalid-query' for what is no commit.
   */
  impact(of: ImpactOf, options?: AnswerOptions & query.ImpactOptions): Promise<ImpactAnswer>;
  /** What a file imports, in source order. Throws AxError 'not-found' when there is no such file. */
  imports(file: string, options?: AnswerOptions): Promise<EdgesAnswer>;
  /** What imports a file, nearest first. Throws AxError 'not-found' when there is no such file. */
  dependents(file: string, options?: AnswerOptions & query.DependentsOptions): Promise<EdgesAnswer>;
  /** The import graph: its circles, a shortest way from `from` to `to`, or all of it. */
  graph<K extends keyof GraphAnswers>(
    what: K,
    options?: AnswerOptions & query.PathEnds,
  ): Promise<query.GraphQuestions[K] & Answer>;
  /** Writes an index for other tools: the definitions of all programs, of SCIP also the references that are proven. */
  export(options: AnswerOptions & ExportTo): Promise<ExportAnswer>;
  /**
   * A random id of this project, the same as long as it has an index, however often that is built anew. Undefined while
   * there is none that can be read. Changes nothing.
   */
  repositoryId(): string | undefined;
  /** What is indexed and how fresh it is. Looks for changed files unless `refresh` is false, and indexes none. */
  status(options?: AnswerOptions): Promise<StatusAnswer>;
  /** Keeps the index fresh until the signal aborts. */
  watch(options: WatchOptions & Observed): Promise<void>;
  close(): void;
}

/** Answer of `index`. */
export interface IndexAnswer extends IndexReport, Answer {}

/** Answer of `find`. */
export interface FindAnswer extends query.FindAnswer, Answer {}

/** Answer of `compareRankings`. */
export interface RankingsAnswer extends query.RankingsAnswer, Answer {}

/** Answer of `sampleQueries`. */
export interface SampleAnswer extends query.SampleAnswer, Answer {}

/** Answer of `definitions`. */
export interface DefinitionsAnswer extends query.DefinitionsAnswer, Answer {}

/** Answer of `outline`. */
export interface OutlineAnswer extends query.OutlineAnswer, Answer {}

/** Answer of `references`. */
export interface ReferencesAnswer extends query.ReferencesAnswer, Answer {}

/** Answer of `callers` and `callees`. */
export interface CallsAnswer extends query.CallsAnswer, Answer {}

/** Answer of `flow`. */
export interface FlowAnswer extends query.FlowAnswer, Answer {}

/** What `impact` is asked about. */
export type ImpactOf = { symbol: string } | { file: string } | { diff: string };

/** Answer of `impact`. */
export interface ImpactAnswer extends query.ImpactAnswer, Answer {}

/** What is exported, and to whom; `pathFor` gives the path to write for one from the root, by default that itself. */
export type ExportTo = Pick<query.ExportOptions, 'format' | 'sink' | 'tool'> &
  Partial<Pick<query.ExportOptions, 'pathFor'>>;

/** Answer of `export`. */
export interface ExportAnswer extends query.ExportAnswer, Answer {}

/** Answers of `graph`, by what is asked. */
export type GraphAnswers = { [K in keyof query.GraphQuestions]: query.GraphQuestions[K] & Answer };

/** Answer of `imports` and `dependents`. */
export interface EdgesAnswer extends query.EdgesAnswer, Answer {}

/** What `status` says of the index file. */
export interface IndexStatus extends IndexInfo {
  /** The database, relative to the root. */
  path: string;
  /** Number of the last migration. */
  schema: number;
  /** On disk, with its journal. */
  bytes: number;
  /** ISO 8601, UTC; so is `updatedAt`. */
  createdAt: string;
  /** Files that are new, changed or gone since; the same as `staleFiles`. */
  stale: number;
}

/** Answer of `status`. */
export interface StatusAnswer {
  root: string;
  /** Null while there is no index. */
  index: IndexStatus | null;
  files: number;
  symbols: number;
  references: number;
  /** Most files first. */
  languages: { id: string; files: number; symbols: number; withErrors: number }[];
  problems: FileProblem[];
}
