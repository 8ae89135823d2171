import type { Breaker } from './breaker.ts';
import { divider } from './bucket.ts';
import { evaluate, type Situation } from './evaluate.ts';
import type { Flags, Witness } from './flags.ts';
import { flagProblems } from './problems.ts';
import { flagNamed, withFallback } from './table.ts';

/** Makes the flags of a process. `command` is what runs, for what is remembered of it. */
export function createFlags(
  situation: Situation,
  breaker: Breaker,
  command: () => string,
  witness: Witness = () => {},
): Flags {
  /** What does not depend on a question, and what of the others does. */
  const settled = new Map<string, boolean>();
  const divided = new Map<string, (unit: string) => boolean>();
  const exposed = { on: new Set<string>(), off: new Set<string>() };
  const used = new Map<string, 'on' | 'off'>();
  const failures = new Set<string>();
  const tried = new Set<string>();
  const killed = new Set<string>();

  const fail = (name: string): void => {
    failures.add(name);
    breaker.failed(name);
  };
  const expose = (name: string, value: boolean): void => {
    const known = value ? exposed.on : exposed.off;
    if (known.has(name)) return;
    known.add(name);
    const flag = flagNamed(name, situation.declarations);
    if (!flag) return;
    if (tried.has(name)) witness(name, value ? 'on' : 'off');
    if (value === flag.default) return;
    used.set(name, value ? 'on' : 'off');
    // What is killed stays so however often it fails: there is nothing to find out.
    if (value !== flag.safe && !killed.has(name)) breaker.begin(name, command());
  };
  const isFeatureEnabled = (name: string, unit?: string): boolean => {
    const known = settled.get(name);
    if (known !== undefined) return known;
    const division = divided.get(name);
    if (division && unit !== undefined) {
      const value = division(unit);
      expose(name, value);
      return value;
    }
    const { value, split, trace } = evaluate(name, situation, unit);
    const step = trace.at(-1)?.step;
    if (split && step === 'experiment') tried.add(name);
    if (step === 'breaker') killed.add(name);
    expose(name, value);
    const dependsOnQuestion = flagNamed(name, situation.declarations)?.unit === 'query';
    if (!dependsOnQuestion || (!split && unit !== undefined)) settled.set(name, value);
    else if (split) divided.set(name, divider(split));
    return value;
  };

  return {
    quiet: false,
    isFeatureEnabled,
    evaluate: (name, unit) => evaluate(name, situation, unit),
    withFeature(name, experimental, fallback, unit) {
      if (!isFeatureEnabled(name, unit)) return fallback();
      return withFallback(experimental, fallback, () => fail(name));
    },
    failed: fail,
    isMixed(name) {
      if (!evaluate(name, situation).mixed) return false;
      expose(name, true);
      return true;
    },
    variants: () => used,
    failures: () => failures,
    problems: () => flagProblems(situation),
    stopped: breaker.stopped,
    end: async (outcome, usualRate) => await breaker.end(outcome, usualRate),
  };
}
