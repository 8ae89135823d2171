import { holm, sampleRatio } from '../statistics/index.ts';
import { atAnyTime, atOnce, type Compared, compare, harmAtAnyTime, ratioOf, type Sureness } from './difference.ts';
import type { ComparedGuardrail, ComparedMetric, Plan } from './plan.ts';
import { enoughOf } from './size.ts';
import { type MachineTotals, totalsOf } from './totals.ts';

/**
 * `blocked`: units are not divided as they should be, so that no number can be trusted. `guardrail`: something that must
 * not become worse has. `better`, `worse`: the first metric says so. `not-enough-data`: the smallest difference worth knowing
 * could not be seen yet. `no-difference-yet`: it would have been seen, probably.
 */
export type Status = 'blocked' | 'guardrail' | 'better' | 'worse' | 'not-enough-data' | 'no-difference-yet';

/** An estimate with its interval; an end that is null has no bound. */
export interface Range {
  estimate: number | null;
  low: number | null;
  high: number | null;
}

/** What is known of a metric in one variant, compared with the control. */
export interface MetricVerdict {
  metric: string;
  kind: ComparedMetric['kind'];
  /** Values of both variants; of a preference, decisions. */
  n: number;
  /** Shares; geometric means in milliseconds; shares of decisions. Null without values. */
  control: number | null;
  treatment: number | null;
  /** Treatment minus control, of shares or in milliseconds (at the control's geometric mean). Null: too little known. */
  difference: Range | null;
  /** Treatment to control. */
  ratio: Range | null;
  /** Probability of a difference like this, or larger, without a cause; and adjusted for all that was tested. */
  p: number;
  adjusted: number;
  /** Which is better, when that is sure. */
  favours: 'treatment' | 'control' | null;
}

/** The same of a guardrail. Its interval holds at all looks. */
export interface GuardrailVerdict extends Omit<MetricVerdict, 'adjusted' | 'favours'> {
  /** It is worse than tolerated, for sure. */
  harmed: boolean;
}

/** What is known of one variant. */
export interface Comparison {
  variant: string;
  status: Status;
  /** Values of the first metric that there are, and that are enough. */
  n: number;
  enough: number;
  /** In how many days about that is so, if each brings as much as until now; null when none brings anything. */
  daysLeft: number | null;
  metrics: MetricVerdict[];
  guardrails: GuardrailVerdict[];
}

/** What an experiment says. */
export interface Verdict {
  /** Of the variant that says most. */
  status: Status;
  /** `at-any-time`: one may look as often as one likes. `at-once`: the declared horizon is reached, and this is the look. */
  method: 'at-any-time' | 'at-once';
  /** This verdict is to be kept, and the experiment is over: another look would not be the only one. */
  final: boolean;
  alpha: number;
  machines: number;
  /** Machines were taken as a random effect: the verdict holds for others, too. */
  acrossMachines: boolean;
  exposures: { variant: string; exposures: number; weight: number }[];
  sampleRatio: { chiSquare: number; p: number };
  comparisons: Comparison[];
}

const ORDER: readonly Status[] = ['blocked', 'guardrail', 'better', 'worse', 'no-difference-yet', 'not-enough-data'];
/** A look that is later than this much beyond the horizon is not the one that was declared. */
const BEYOND = 1.1;

/** Judges an experiment by what its machines have counted (one is enough). */
export function verdictOf(plan: Plan, machines: readonly MachineTotals[]): Verdict {
  const alpha = plan.alpha ?? 0.05;
  const exposures = plan.variants.map(({ name, weight }) => ({
    variant: name,
    exposures: machines.reduce((sum, { variants }) => sum + (variants[name]?.exposures ?? 0), 0),
    weight,
  }));
  const ratio = sampleRatio(
    exposures.map((each) => each.exposures),
    exposures.map(({ weight }) => weight),
  );
  const treatments = plan.variants.slice(1).map(({ name }) => ({
    variant: name,
    metrics: plan.metrics.map((metric) => compare(plan, metric, name, machines)),
    guardrails: plan.guardrails.map((metric) => ({
      tolerance: toleranceOf(metric),
      ...compare(plan, metric, name, machines),
    })),
  }));
  const least = Math.min(...treatments.map(({ metrics }) => metrics[0]?.n ?? 0));
  const reached = plan.horizon !== undefined && least >= plan.horizon && least <= plan.horizon * BEYOND;
  const sure = (compared: Compared): Sureness | undefined => (reached ? atOnce : atAnyTime)(compared, alpha);
  // Before the horizon, or after it, a difference decides nothing: that would be a look more.
  const decides = plan.horizon === undefined || least >= plan.horizon;
  const metrics = treatments.map((treatment) => treatment.metrics.map((each) => [each, sure(each)] as const));
  const adjusted = holm(metrics.flat().map(([, each]) => each?.p ?? 1));
  const guardAlpha = alpha / Math.max(1, plan.guardrails.length * treatments.length);
  let at = 0;
  const comparisons = treatments.map(({ variant, guardrails }, treatment): Comparison => {
    const judged = metrics[treatment]!.map(([each, sureness]): MetricVerdict => {
      const p = adjusted[at++]!;
      const favours = decides && p <= alpha ? favoursOf(each) : null;
      return { ...describe(each, sureness), adjusted: p, favours };
    });
    const guarded = guardrails.map((each): GuardrailVerdict => {
      const harm = harmAtAnyTime(each, guardAlpha);
      return { ...describe(each, atAnyTime(each, alpha)), harmed: harm !== undefined && harm > each.tolerance };
    });
    const first = metrics[treatment]![0]![0];
    const enough = enoughOf(first, plan, alpha);
    const status = ratio.mismatch ? 'blocked' : statusOf(judged[0]!, guarded, first.n >= enough && isKnown(first));
    const daysLeft = first.n >= enough ? 0 : daysFor(enough - first.n, first, plan, variant, machines);
    return { variant, status, n: first.n, enough, daysLeft, metrics: judged, guardrails: guarded };
  });
  const status = ORDER.find((each) => comparisons.some((comparison) => comparison.status === each));
  return {
    status: ratio.mismatch ? 'blocked' : (status ?? 'not-enough-data'),
    method: reached ? 'at-once' : 'at-any-time',
    final: reached && !ratio.mismatch && treatments.every(({ metrics: [first] }) => first?.difference !== undefined),
    alpha,
    machines: machines.length,
    acrossMachines: treatments.some((each) => each.metrics[0]?.pooled),
    exposures,
    sampleRatio: { chiSquare: ratio.chiSquare, p: ratio.p },
    comparisons,
  };
}

function isKnown({ difference }: Compared): boolean {
  return difference !== undefined;
}

function statusOf(first: MetricVerdict, guardrails: readonly GuardrailVerdict[], isEnough: boolean): Status {
  if (guardrails.some(({ harmed }) => harmed)) return 'guardrail';
  if (first.favours) return first.favours === 'treatment' ? 'better' : 'worse';
  return isEnough ? 'no-difference-yet' : 'not-enough-data';
}

function favoursOf({ metric, difference }: Compared): 'treatment' | 'control' | null {
  if (!difference || difference.estimate === 0) return null;
  return difference.estimate > 0 === (metric.better === 'higher') ? 'treatment' : 'control';
}

/** Each machine goes on as it did. */
function daysFor(
  missing: number,
  { metric }: Compared,
  plan: Plan,
  variant: string,
  machines: readonly MachineTotals[],
): number | null {
  let daily = 0;
  for (const machine of machines) {
    for (const name of [plan.variants[0]!.name, variant]) {
      const totals = totalsOf([machine], name, metric.name);
      if (totals)
        daily += (totals.kind === 'preference' ? totals.wins + totals.losses : totals.n) / Math.max(1, machine.days);
    }
  }
  return daily > 0 ? Math.ceil(missing / daily) : null;
}

function toleranceOf({ kind, tolerance = 0 }: ComparedGuardrail): number {
  return kind === 'latency' ? Math.log1p(tolerance) : tolerance;
}

function describe(compared: Compared, sureness: Sureness | undefined): Omit<MetricVerdict, 'adjusted' | 'favours'> {
  const { metric, n, difference } = compared;
  const level = levelsOf(compared);
  const ratio = sureness && ratioOf(compared, sureness);
  const unit = (value: number): number =>
    metric.kind === 'latency' ? (level.control ?? 0) * Math.expm1(value) : value;
  const range = (estimate: number, [low, high]: readonly [number, number]): Range => ({
    estimate: finite(estimate),
    low: finite(low),
    high: finite(high),
  });
  return {
    metric: metric.name,
    kind: metric.kind,
    n,
    ...level,
    difference:
      difference && sureness
        ? range(unit(difference.estimate), [unit(sureness.interval[0]), unit(sureness.interval[1])])
        : null,
    ratio: ratio ? range(ratio.estimate, ratio.interval) : null,
    p: sureness?.p ?? 1,
  };
}

function levelsOf({ metric, control, treatment, wins, losses }: Compared): {
  control: number | null;
  treatment: number | null;
} {
  if (metric.kind === 'preference') {
    const n = wins + losses;
    return n === 0 ? { control: null, treatment: null } : { control: losses / n, treatment: wins / n };
  }
  const value = (side: typeof control): number | null => {
    if (!side) return null;
    return metric.kind === 'latency' ? Math.exp(side.mean) : side.mean;
  };
  return { control: value(control), treatment: value(treatment) };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
