export type { FileProblem, IndexOptions, IndexProgress, IndexReport, WatchBatch, WatchOptions } from './report.ts';
