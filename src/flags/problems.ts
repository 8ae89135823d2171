import { nearest } from '../model/index.ts';
import type { FeatureSource } from '../settings/index.ts';
import { evaluate, rulesOf, type Situation, switchOf } from './evaluate.ts';
import type { FlagDeclaration } from './flag.ts';
import type { FlagProblem } from './flags.ts';
import { readRule } from './rule.ts';
import { flagNamed, variableOf } from './table.ts';

/** What cannot be used of files, environment and options. */
export function flagProblems(situation: Situation): FlagProblem[] {
  const { sources, env, overrides, declarations } = situation;
  const names = declarations.map(({ name }) => name);
  const variables = names.map(variableOf);
  const given = Object.keys(env).filter((name) => name.startsWith('AX_FEATURE_') && env[name]);
  const near = (name: string, all: readonly string[]): string => {
    const found = nearest(name, all);
    return found ? `did you mean ${found}?` : `there are ${all.join(', ')}`;
  };
  const problem = (flag: string | undefined, message: string, hint: string): FlagProblem => {
    return { flag, path: '', keys: undefined, message, hint };
  };
  return [
    ...overrides.flatMap((each) => {
      const [name = '', value] = each.split('=', 2);
      if (!names.includes(name)) return [problem(undefined, `--feature: unknown flag "${name}"`, near(name, names))];
      if (value !== undefined && switchOf(value) !== undefined) return [];
      return [problem(name, `--feature ${each} is neither on nor off`, `write --feature ${name}=on`)];
    }),
    ...given.flatMap((variable) => {
      const at = variables.indexOf(variable);
      if (at < 0) return [problem(undefined, `unknown environment variable ${variable}`, near(variable, variables))];
      const written = env[variable] ?? '';
      if (switchOf(written) !== undefined) return [];
      return [problem(names[at], `${variable}=${written} is neither on nor off`, 'write 1 or 0')];
    }),
    ...sources.flatMap((source) => problemsOf(source, declarations)),
    ...declarations.flatMap((flag) => requirementProblems(flag, situation)),
  ];
}

function problemsOf(
  { path, value, problem, hint = '' }: FeatureSource,
  declarations: readonly FlagDeclaration[],
): FlagProblem[] {
  if (problem !== undefined) return [{ flag: undefined, path, keys: undefined, message: problem, hint }];
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = 'features must be an object';
    return [{ flag: undefined, path, keys: ['features'], message, hint: 'write "features": { "NAME": { … } }' }];
  }
  const names = declarations.map(({ name }) => name);
  return Object.entries(value).flatMap(([name, rule]): FlagProblem[] => {
    if (!flagNamed(name, declarations)) {
      const found = nearest(name, names);
      const hint = found ? `did you mean "${found}"?` : `the flags are ${names.join(', ')}`;
      return [{ flag: undefined, path, keys: ['features', name], message: `unknown flag "${name}"`, hint }];
    }
    return readRule(name, rule).problems.map((each) => ({ flag: name, path, ...each }));
  });
}

/** Requirements that lead in a circle or to nothing. */
function requirementProblems(flag: FlagDeclaration, situation: Situation): FlagProblem[] {
  const rules = rulesOf(flag, situation);
  const at = rules.findLastIndex(({ rule }) => rule?.requires.length);
  const { trace, reason } = evaluate(flag.name, {
    ...situation,
    overrides: [],
    env: {},
    safe: false,
    breaker: () => undefined,
  });
  const last = trace.at(-1);
  if (reason !== 'ERROR' || last?.step !== 'requires') return [];
  const source = situation.sources.find(({ layer }) => layer === rules[at]?.layer);
  const keys = source ? ['features', flag.name, 'requires'] : undefined;
  return [{ flag: flag.name, path: source?.path ?? '', keys, message: `${flag.name}: ${last.says}`, hint: '' }];
}
