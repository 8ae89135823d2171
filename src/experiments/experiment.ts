import type { FlagUnit } from '../flags/index.ts';
import type { ComparedGuardrail, ComparedMetric } from './plan.ts';

/** What an experiment compares the variants by. */
export interface Metric extends ComparedMetric {
  /** One line: what is measured. */
  readonly description: string;
}

/** What must not become worse. */
export interface Guardrail extends ComparedGuardrail {
  /** One line: what is measured. */
  readonly description: string;
}

/**
 * An experiment as the program declares it: which of two ways is the better one. The variants are those of the flag:
 * `off` is the control, `on` the treatment.
 */
export interface ExperimentDefinition {
  /** Words in lower case with hyphens; part of what is hashed, so it never changes. */
  readonly name: string;
  /** The flag that is divided as long as the experiment runs. */
  readonly flag: string;
  /** One line: the question. */
  readonly question: string;
  /**
   * How it is measured. `interleaving`: both ways answer each question of a person, in one list, and the way counts
   * whose result the person goes on with. `division`: each unit gets one of the two ways by chance.
   */
  readonly method: 'interleaving' | 'division';
  /** What each variant does, in a few words. */
  readonly variants: { readonly off: string; readonly on: string };
  /** Percentage of units that get the treatment, where the start says nothing else. */
  readonly share: number;
  /** What is divided: the unit of the flag. */
  readonly unit: FlagUnit;
  readonly primary: Metric;
  /** What must not become worse, whatever the primary metric says. */
  readonly guardrails: readonly Guardrail[];
}

/** One of the two ways. */
export type Variant = 'off' | 'on';
