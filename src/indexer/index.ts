export { FACTS_VERSION } from './fingerprint.ts';
export { checkFreshness, type Freshness } from './freshness.ts';
export { currentGeneration, type GenerationFiles, INDEX_DIRECTORY, type IndexFiles } from './generation-files.ts';
export { GRAMMARS } from './grammars-folder.ts';
export { holdIndex, replaceGeneration } from './hold-index.ts';
export type { IndexerHost } from './host.ts';
export { countStale, indexProject, reportUnchanged, watchProject } from './index-project.ts';
export { indexSchema, MIGRATIONS } from './index-schema.ts';
export { peekIndex, repositoryOf } from './peek-index.ts';
export type {
  FileProblem,
  FilesRead,
  IndexOptions,
  IndexProgress,
  IndexReport,
  WatchBatch,
  WatchOptions,
} from './report.ts';
export { type GitOptions, runGit } from './run-git.ts';
export { isRecent, microseconds } from './stamp.ts';
export { createTreeKeeper, type Hearing, type TreeKeeper } from './tree-keeper.ts';
