export type { ExperimentDefinition, Metric } from './experiment.ts';
export { interleave } from './interleave.ts';
export { compareReplayed, type Replayed } from './replay.ts';
export { readState, startExperiment, stopExperiment } from './state.ts';
export { EXPERIMENTS, experimentNamed } from './table.ts';
