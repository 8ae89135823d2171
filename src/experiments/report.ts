import type { ExperimentDefinition, Metric, Variant } from './experiment.ts';
import type { Measurements } from './measurements.ts';
import type { Plan } from './plan.ts';
import type { ExperimentState } from './state.ts';
import type { MachineTotals, MetricTotals, VariantTotals } from './totals.ts';

/** What one machine has counted for an experiment: numbers alone. */
export interface Counted {
  totals: MachineTotals;
  /** Lists in which both ways agree; 0 where there are no lists. */
  same: number;
  /** Units that have not ended, or were stopped by somebody. */
  open: number;
}

const DAY_MS = 86_400_000;

/** What was decided of an experiment before it began. */
export function planOf(
  { primary, guardrails }: ExperimentDefinition,
  { share, size }: Pick<ExperimentState, 'share' | 'size'>,
): Plan {
  return {
    variants: [
      { name: 'off', weight: 100 - share },
      { name: 'on', weight: share },
    ],
    metrics: [primary],
    guardrails,
    ...(size !== undefined && { horizon: size }),
  };
}

/** What was measured, as totals that add up; `now` in milliseconds since 1970. */
export function countedOf(
  { primary, guardrails }: ExperimentDefinition,
  { id, startedAt, stoppedAt }: ExperimentState,
  measured: Measurements,
  now: number,
): Counted {
  const days = Math.max(1, Math.ceil(((stoppedAt ?? now) - startedAt) / DAY_MS));
  const variant = (which: Variant): VariantTotals => {
    const metrics = [primary, ...guardrails].flatMap((metric): [string, MetricTotals][] => {
      const totals = totalsIn(metric, which, measured);
      return totals ? [[metric.name, totals]] : [];
    });
    return { exposures: measured.exposures[which], metrics: Object.fromEntries(metrics) };
  };
  return {
    totals: { machine: id, days, variants: { off: variant('off'), on: variant('on') } },
    same: measured.same,
    open: measured.open.off + measured.open.on,
  };
}

function totalsIn({ kind }: Metric, which: Variant, measured: Measurements): MetricTotals | undefined {
  const { ended, failed, durations, credits, exposures } = measured;
  if (kind === 'proportion') return { kind, n: ended[which], successes: failed[which] };
  if (kind === 'latency') return { kind, ...durations[which] };
  if (which === 'off') return undefined;
  const ties = exposures.off + exposures.on - credits.on - credits.off;
  return { kind, wins: credits.on, losses: credits.off, ties };
}
