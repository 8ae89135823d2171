export type { ExperimentDefinition, Metric } from './experiment.ts';
export { interleave } from './interleave.ts';
