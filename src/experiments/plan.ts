/** What variants are compared by. */
export interface ComparedMetric {
  name: string;
  /**
   * `proportion`: in which share of the runs something happened. `latency`: how long something took, as geometric means.
   * `preference`: which of two rankings people went on with, where both answered in one list.
   */
  kind: 'proportion' | 'latency' | 'preference';
  /** Which of two values is the better one. */
  better: 'higher' | 'lower';
  /**
   * The smallest difference that is worth knowing: of shares (0.05 when left out), as a factor (1.1), as the share of
   * preferences (0.6). What must be counted to see it decides what is "not enough data".
   */
  least?: number;
}

/** A metric that must not become worse. */
export interface ComparedGuardrail extends ComparedMetric {
  /** By how much it may: a difference of shares, or the share of a duration (0.05 for 5 %). Nothing when left out. */
  tolerance?: number;
}

/** What was decided of an experiment before it began. */
export interface Plan {
  /** The first is the control, each other is compared with it. Weights are any positive numbers. */
  variants: readonly { name: string; weight: number }[];
  /** The first is the one that decides; all of them are adjusted for their number (Holm). */
  metrics: readonly ComparedMetric[];
  guardrails: readonly ComparedGuardrail[];
  /**
   * Values of the first metric (of a preference: decisions) in both variants together, at which it is tested once.
   * Without it, one may look at any time.
   */
  horizon?: number;
  /**
   * Each machine (or repository) has one variant for good, so that its runs are no units of their own: nothing can be
   * said before there are several in each.
   */
  lasting?: boolean;
  /** Probability of a false alarm; 0.05 when left out. */
  alpha?: number;
}
