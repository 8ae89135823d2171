import type { ExperimentDefinition, Guardrail } from './experiment.ts';

const FAILURES: Guardrail = {
  name: 'failures',
  kind: 'proportion',
  better: 'lower',
  tolerance: 0.01,
  description: 'runs that failed, crashed, or had to fall back to the other way',
};

/** Every experiment there is. Its flag must be in the table of flags, and divide the same units. */
export const EXPERIMENTS: readonly ExperimentDefinition[] = [
  {
    name: 'ranking-next',
    flag: 'ranking-next',
    question: 'Are results of ax find better ordered by the next weighting?',
    method: 'interleaving',
    variants: { off: 'the present weighting', on: 'the next weighting' },
    share: 50,
    unit: 'query',
    primary: {
      name: 'preference',
      kind: 'preference',
      better: 'higher',
      description: 'questions after which somebody went on with a result of this weighting',
    },
    guardrails: [
      {
        name: 'duration',
        kind: 'latency',
        better: 'lower',
        tolerance: 0.1,
        description: 'milliseconds to find and order the results',
      },
      FAILURES,
    ],
  },
  {
    name: 'raw-walk',
    flag: 'raw-walk',
    question: 'Is indexing faster when syntax trees are read out of memory?',
    method: 'division',
    variants: { off: 'through the public cursor', on: 'out of memory' },
    share: 50,
    unit: 'invocation',
    primary: {
      name: 'duration',
      kind: 'latency',
      better: 'lower',
      description: 'milliseconds to read, parse and store changed files, of runs that parsed some',
    },
    guardrails: [FAILURES],
  },
];

/** The experiment with this name. */
export function experimentNamed(name: string): ExperimentDefinition | undefined {
  return EXPERIMENTS.find((each) => each.name === name);
}

/** The experiment about a flag. */
export function experimentOn(flag: string): ExperimentDefinition | undefined {
  return EXPERIMENTS.find((each) => each.flag === flag);
}
