export type { ExperimentDefinition, Guardrail, Metric, Variant } from './experiment.ts';
export { interleave } from './interleave.ts';
export { endDied, readLog, shortenLog } from './log.ts';
export type { Measurements, OpenTrial } from './measurements.ts';
export { mergeMachines } from './merge.ts';
export type { ComparedGuardrail, ComparedMetric, Plan } from './plan.ts';
export { compareReplayed, type Replayed } from './replay.ts';
export { type Counted, countedOf, planOf } from './report.ts';
export { salted } from './salted.ts';
export { startExperiment, stopExperiment } from './start.ts';
export { type ExperimentState, experimentFolder, readState, runningOthers } from './state.ts';
export { EXPERIMENTS, experimentNamed } from './table.ts';
export { addDuration, type MachineTotals, type MetricTotals, type VariantTotals } from './totals.ts';
export {
  type Comparison,
  type GuardrailVerdict,
  type MetricVerdict,
  type Range,
  type Status,
  type Verdict,
  verdictOf,
} from './verdict.ts';
export { changeInWords, pInWords, verdictInWords } from './verdict-words.ts';
