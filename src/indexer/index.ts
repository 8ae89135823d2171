export { checkFreshness, type Freshness } from './freshness.ts';
export { INDEX_DIRECTORY } from './generation-files.ts';
export type { IndexerHost } from './host.ts';
export { indexFiles, indexSchema, runIndexing } from './lazy.ts';
export type { FileProblem, IndexOptions, IndexProgress, IndexReport, WatchBatch, WatchOptions } from './report.ts';
