export { FACTS_VERSION } from './fingerprint.ts';
export { checkFreshness, type Freshness } from './freshness.ts';
export { currentGeneration, type GenerationFiles } from './generation-files.ts';
export type { IndexerHost } from './host.ts';
export { countStale, indexProject, reportUnchanged, watchProject } from './index-project.ts';
export { indexSchema } from './index-schema.ts';
export type { FileProblem, IndexOptions, IndexProgress, IndexReport, WatchBatch, WatchOptions } from './report.ts';
export { microseconds } from './stamp.ts';
export { createTreeKeeper, type TreeKeeper } from './tree-keeper.ts';
