import type { Sums } from '../statistics/index.ts';

/** Values of a metric, as sums that add up exactly, so that nothing depends on the order in which they are added. */
export type MetricTotals =
  | { kind: 'proportion'; n: number; successes: number }
  /** Of natural logarithms of milliseconds, each rounded to 1/1024 (`addDuration`). */
  | ({ kind: 'latency' } & Sums)
  /** For the variant and for the control; only of variants that are not the control. */
  | { kind: 'preference'; wins: number; losses: number; ties: number };

/** What was counted of one variant. */
export interface VariantTotals {
  /** Units that were exposed to it, each once; of lists of both variants those in which it came first. */
  exposures: number;
  /** By the names of metrics and guardrails. What was not counted is left out. */
  metrics: Readonly<Record<string, MetricTotals>>;
}

/** What was counted on one machine; of a plan whose units are repositories, in one repository. */
export interface MachineTotals {
  /** A random id, made for the experiment: it tells machines apart, not which they are. */
  machine: string;
  /** How long it was counted; days that have begun count as whole ones. */
  days: number;
  /** By the names of the variants. */
  variants: Readonly<Record<string, VariantTotals>>;
}

/** 0.05 % of a duration: far less than one differs from the next, and a sum of 8,000,000 of them is still exact. */
const STEPS = 1024;
const SHORTEST = 0.001;

/** Sums with a duration in milliseconds added; what is shorter than a microsecond is taken for one. */
export function addDuration({ n, sum, squares }: Sums, milliseconds: number): Sums {
  const log = Math.round(Math.log(Math.max(SHORTEST, milliseconds)) * STEPS) / STEPS;
  return { n: n + 1, sum: sum + log, squares: squares + log * log };
}

/** Two totals of one metric together. They must be of one kind. */
export function addTotals(a: MetricTotals, b: MetricTotals): MetricTotals {
  if (a.kind === 'proportion' && b.kind === 'proportion') {
    return { kind: a.kind, n: a.n + b.n, successes: a.successes + b.successes };
  }
  if (a.kind === 'latency' && b.kind === 'latency') {
    return { kind: a.kind, n: a.n + b.n, sum: a.sum + b.sum, squares: a.squares + b.squares };
  }
  if (a.kind === 'preference' && b.kind === 'preference') {
    return { kind: a.kind, wins: a.wins + b.wins, losses: a.losses + b.losses, ties: a.ties + b.ties };
  }
  throw new TypeError(`totals of ${a.kind} and ${b.kind} cannot be added`);
}

/** The totals of a metric in a variant over all machines; undefined when none has counted it. */
export function totalsOf(
  machines: readonly MachineTotals[],
  variant: string,
  metric: string,
): MetricTotals | undefined {
  return machines
    .map(({ variants }) => variants[variant]?.metrics[metric])
    .reduce((sum, each) => (sum && each ? addTotals(sum, each) : (sum ?? each)), undefined);
}
