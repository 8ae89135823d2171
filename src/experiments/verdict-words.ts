import type { ExperimentDefinition, Metric } from './experiment.ts';
import type { Comparison, GuardrailVerdict, MetricVerdict, Verdict } from './verdict.ts';

/** What a verdict says, in a sentence. */
export function verdictInWords(definition: ExperimentDefinition, verdict: Verdict): string {
  const { status, exposures, sampleRatio } = verdict;
  const [comparison] = verdict.comparisons;
  if (!comparison) return 'nothing is compared';
  const { primary, guardrails } = definition;
  const [first] = comparison.metrics;
  if (status === 'blocked') {
    const seen = exposures.map((each) => `${each.variant} ${each.exposures}`).join(', ');
    const meant = exposures.map(({ weight }) => weight).join(':');
    return `no verdict: both ways are not divided as they should be (${seen}; meant is ${meant}, ${pInWords(sampleRatio.p)})`;
  }
  if (status === 'guardrail') {
    const harmed = comparison.guardrails.filter((each) => each.harmed);
    const what = harmed.map((each) => `${each.metric}: ${changeInWords(metricNamed(guardrails, each.metric), each)}`);
    return `on must not stay: something that must not become worse has (${what.join('; ')})`;
  }
  if ((status === 'better' || status === 'worse') && first)
    return `on is ${status}: ${changeInWords(primary, first)}, ${pInWords(first.adjusted)}`;
  if (status === 'no-difference-yet')
    return `no difference: with ${comparison.n} ${unitsOf(primary)} one worth knowing would have been seen, probably`;
  return `not enough data: ${comparison.n} of about ${comparison.enough} ${unitsOf(primary)}${daysInWords(comparison)}`;
}

function daysInWords({ daysLeft }: Comparison): string {
  if (daysLeft === null) return '; none has come yet';
  return `; about ${daysLeft} more day${daysLeft === 1 ? '' : 's'}`;
}

/** What values of a metric are called. */
function unitsOf({ kind }: Metric): string {
  return kind === 'preference' ? 'preferences' : 'runs';
}

function metricNamed(metrics: readonly Metric[], name: string): Metric {
  return metrics.find((each) => each.name === name)!;
}

/** A change of a metric, in its own unit: `12.0 ms -> 10.1 ms, 0.84 times (0.78 to 0.91)`. */
export function changeInWords({ kind }: Metric, verdict: MetricVerdict | GuardrailVerdict): string {
  const { control, treatment, difference, ratio } = verdict;
  if (control === null && treatment === null) return 'nothing measured';
  if (kind === 'preference') {
    // The share of preferences for the treatment, not its distance from one half.
    const range = difference && rangeInWords(difference, (value) => share(0.5 + value));
    return `${share(treatment)} of ${verdict.n} preferences are for on${range ? ` (${range})` : ''}`;
  }
  const unit = kind === 'latency' ? milliseconds : share;
  const values = `${unit(control)} -> ${unit(treatment)}`;
  if (kind === 'latency' && ratio) return `${values}, ${times(ratio.estimate)} (${rangeInWords(ratio, times)})`;
  if (kind === 'proportion' && difference) return `${values} (${rangeInWords(difference, points)})`;
  return `${values} (too few to compare)`;
}

function rangeInWords(
  { low, high }: { low: number | null; high: number | null },
  unit: (value: number) => string,
): string {
  return `${low === null ? 'no bound' : unit(low)} to ${high === null ? 'no bound' : unit(high)}`;
}

/** A probability: `p 0.031`. */
export function pInWords(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p ${p.toFixed(3)}`;
}

function share(value: number | null): string {
  return value === null ? '-' : `${(100 * value).toFixed(1)} %`;
}

function points(value: number): string {
  return `${value < 0 ? '-' : '+'}${Math.abs(100 * value).toFixed(1)} points`;
}

function milliseconds(value: number | null): string {
  return value === null ? '-' : `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
}

function times(value: number | null): string {
  return value === null ? '-' : `${value.toFixed(2)} times`;
}
