import { AxError } from '../model/index.ts';
import type { Breaker, Trip, UsualRate } from './breaker.ts';
import { isIn } from './bucket.ts';
import { evaluate, type Situation } from './evaluate.ts';
import type { Evaluation, Split } from './flag.ts';
import { type FlagProblem, flagProblems } from './problems.ts';
import { flagNamed } from './table.ts';

/**
 * The flags of one project in one process. Nothing here throws but what the code that it runs throws. A value stays the
 * same as long as the process runs, where it does not depend on a question.
 */
export interface Flags {
  /**
   * True when a flag is on, for code that is about to behave accordingly: this is the exposure. `unit` is the id of the
   * question, for flags that divide questions. Can be passed around by itself.
   */
  isFeatureEnabled(name: string, unit?: string): boolean;
  /** The value and how it came about; not an exposure. */
  evaluate(name: string, unit?: string): Evaluation;
  /**
   * Runs `experimental` when the flag is on, else `fallback`. When `experimental` fails, other than by refusing its
   * input, `fallback` runs in its place and the failure is counted against the flag.
   */
  withFeature<T>(name: string, experimental: () => T, fallback: () => T, unit?: string): T;
  /** Counts a failure of what a flag has switched on, where the code has fallen back by itself. */
  failed(name: string): void;
  /**
   * True when an experiment wants both ways to answer together, for code that is about to do that: the run counts as one
   * under the flag.
   */
  isMixed(name: string): boolean;
  /** Flags whose value was used so far and is not the default, with their variants. */
  variants(): ReadonlyMap<string, 'on' | 'off'>;
  /** What is written about flags and cannot be used. */
  problems(): FlagProblem[];
  /** Ends the run, and tells what was rolled back. */
  end(outcome: 'ok' | 'failed' | 'unknown', usualRate: UsualRate): Promise<Trip[]>;
  /** Flags of which {@link failed} was said, or whose new way has failed. */
  failures(): ReadonlySet<string>;
}

/** Is told when a value by which an experiment divides is used for the first time. */
export type Witness = (name: string, variant: 'on' | 'off') => void;

/** Makes the flags of a process. `command` is what runs, for what is remembered of it. */
export function createFlags(
  situation: Situation,
  breaker: Breaker,
  command: () => string,
  witness: Witness = () => {},
): Flags {
  /** What does not depend on a question, and what of the others does. */
  const settled = new Map<string, boolean>();
  const divided = new Map<string, Split>();
  const exposed = new Set<string>();
  const used = new Map<string, 'on' | 'off'>();
  const failures = new Set<string>();
  const tried = new Set<string>();

  const fail = (name: string): void => {
    failures.add(name);
    breaker.failed(name);
  };
  const expose = (name: string, value: boolean): void => {
    const key = value ? name : `!${name}`;
    if (exposed.has(key)) return;
    exposed.add(key);
    const flag = flagNamed(name, situation.declarations);
    if (!flag) return;
    if (value !== flag.default) used.set(name, value ? 'on' : 'off');
    if (value !== flag.safe) breaker.begin(name, command());
    if (tried.has(name)) witness(name, value ? 'on' : 'off');
  };
  const isFeatureEnabled = (name: string, unit?: string): boolean => {
    const known = settled.get(name);
    if (known !== undefined) return known;
    const division = divided.get(name);
    if (division && unit !== undefined) {
      const value = isIn(division, unit);
      expose(name, value);
      return value;
    }
    const { value, split, trace } = evaluate(name, situation, unit);
    if (split && trace.at(-1)?.step === 'experiment') tried.add(name);
    expose(name, value);
    const dependsOnQuestion = flagNamed(name, situation.declarations)?.unit === 'query';
    if (!dependsOnQuestion || (!split && unit !== undefined)) settled.set(name, value);
    else if (split) divided.set(name, split);
    return value;
  };

  return {
    isFeatureEnabled,
    evaluate: (name, unit) => evaluate(name, situation, unit),
    withFeature(name, experimental, fallback, unit) {
      if (!isFeatureEnabled(name, unit)) return fallback();
      const recover = (error: unknown): ReturnType<typeof fallback> => {
        if (!isFailure(error)) throw error;
        fail(name);
        return fallback();
      };
      try {
        const result = experimental();
        if (result instanceof Promise) return result.catch(recover) as typeof result;
        return result;
      } catch (error) {
        return recover(error);
      }
    },
    failed: fail,
    isMixed(name) {
      if (!evaluate(name, situation).mixed) return false;
      expose(name, true);
      return true;
    },
    variants: () => used,
    problems: () => flagProblems(situation),
    end: async (outcome, usualRate) => await breaker.end(outcome, usualRate),
    failures: () => failures,
  };
}

/** True for what says that the program is wrong; a refusal, an interruption and a full disk are nobody's fault. */
export function isFailure(error: unknown): boolean {
  if (error instanceof AxError) return error.code === 'index-damaged' || error.code === 'unsupported';
  return (error as { name?: unknown } | null)?.name !== 'AbortError';
}
