export { mergeMachines } from './merge.ts';
export type { ComparedGuardrail, ComparedMetric, Plan } from './plan.ts';
export { credits, type Drafted, preferred, teamDraft } from './team-draft.ts';
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
