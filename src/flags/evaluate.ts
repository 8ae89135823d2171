import type { FeatureSource } from '../settings/index.ts';
import { BUCKETS, bucketOf, limitOf } from './bucket.ts';
import type { Evaluation, FlagDeclaration, FlagReason, FlagStep, TraceStep } from './flag.ts';
import { type FlagRule, percentAt, readRule, timeOf } from './rule.ts';
import { flagNamed, variableOf } from './table.ts';
import { isNewer } from './version.ts';

/** What a value depends on beside the declaration. */
export interface Situation {
  declarations: readonly FlagDeclaration[];
  /** Configuration files, the user's before the project's. */
  sources: readonly FeatureSource[];
  env: Readonly<Record<string, string | undefined>>;
  /** Values for this run, each `NAME=on` or `NAME=off`, as `--feature` gives them; the last holds. */
  overrides: readonly string[];
  /** True serves the proven way of every flag. */
  safe: boolean;
  /** Version of the program. */
  version: string;
  /** Milliseconds since 1970. */
  now: number;
  /** Names the user goes by, and the cohorts the user is in. */
  users(): readonly string[];
  cohorts: readonly string[];
  /** The id that a unit has here; undefined when there is none. Asked only where a part of all units is on. */
  unit(unit: 'install' | 'repository' | 'invocation'): string | undefined;
  /** What holds a flag back on this machine: `kill` off, `trip` at its default. */
  breaker(name: string): { held: 'kill' | 'trip'; says: string } | undefined;
  /**
   * The running experiment about a flag. It divides units (what is hashed with the unit, and the share that has it on, in
   * percent), or it has both ways answer together (`mixes`: its name), which does not change the value.
   */
  experiment(name: string): { key: string; percent: number } | { mixes: string } | undefined;
}

/**
 * The value of a flag, and every step that was asked. `unit` is the id of what is divided; left out, the one of the
 * situation. Never throws: what cannot be used gives the default with reason `ERROR`.
 */
export function evaluate(name: string, situation: Situation, unit?: string, path: readonly string[] = []): Evaluation {
  const { declarations, env, overrides, safe, now, version } = situation;
  const trace: TraceStep[] = [];
  const pass = (step: FlagStep, says: string): void => {
    trace.push({ step, decides: false, says });
  };
  const decide = (step: FlagStep, value: boolean, reason: FlagReason, says: string): Evaluation => {
    trace.push({ step, decides: true, says });
    return { value, variant: value ? 'on' : 'off', reason, trace };
  };

  const flag = flagNamed(name, declarations);
  if (!flag) return decide('default', false, 'ERROR', `there is no flag ${name}`);

  const option = overrides.findLast((each) => each === name || each.startsWith(`${name}=`));
  if (option !== undefined) {
    const value = switchOf(option.slice(name.length + 1));
    if (value !== undefined) return decide('option', value, 'STATIC', `--feature ${option}`);
    return decide('option', flag.default, 'ERROR', `--feature ${option} is neither on nor off`);
  }
  pass('option', 'not given');

  const variable = variableOf(name);
  const written = env[variable];
  if (written) {
    const value = switchOf(written);
    if (value !== undefined) return decide('environment', value, 'STATIC', `${variable}=${written}`);
    return decide('environment', flag.default, 'ERROR', `${variable}=${written} is neither on nor off`);
  }
  pass('environment', `${variable} is not set`);

  if (safe) return decide('safe mode', flag.safe, 'DISABLED', `--safe serves ${word(flag.safe)}`);
  pass('safe mode', 'off');

  const breaker = situation.breaker(name);
  if (breaker) return decide('breaker', breaker.held === 'kill' ? false : flag.default, 'DISABLED', breaker.says);
  pass('breaker', 'closed');

  if (flag.expires !== undefined && now >= (timeOf(flag.expires) ?? Number.POSITIVE_INFINITY))
    return decide('expiry', flag.default, 'DEFAULT', `expired on ${flag.expires}`);
  if (flag.since !== undefined && isNewer(flag.since, version))
    return decide('expiry', flag.default, 'DEFAULT', `needs version ${flag.since}, this is ${version}`);
  pass('expiry', flag.expires === undefined ? 'never expires' : `expires on ${flag.expires}`);

  const found = rulesOf(flag, situation);
  const needed = [...(flag.requires ?? []), ...found.flatMap(({ rule }) => rule?.requires ?? [])];
  for (const other of needed) {
    if (other === name || path.includes(other))
      return decide('requires', flag.default, 'ERROR', `requires itself: ${[...path, name, other].join(' -> ')}`);
    const required = evaluate(other, situation, unitFor(other, flag, declarations, unit), [...path, name]);
    if (required.reason === 'ERROR')
      return decide('requires', flag.default, 'ERROR', `${other}: ${required.trace.at(-1)?.says}`);
    if (!required.value) return decide('requires', false, 'DISABLED', `${other} is off`);
  }
  pass('requires', needed.length === 0 ? 'nothing' : `${needed.join(', ')}: on`);

  for (const layer of ['user', 'project'] as const) {
    const step = layer === 'user' ? 'user file' : 'project file';
    const given = found.find((each) => each.layer === layer);
    if (!given) {
      pass(step, 'says nothing of it');
      continue;
    }
    if (!given.rule) return decide(step, flag.default, 'ERROR', given.says);
    return byRule(given.rule, step);
  }

  const experiment = situation.experiment(name);
  if (experiment && 'mixes' in experiment) {
    const says = `the experiment ${experiment.mixes} shows people both ways together; others get ${word(flag.default)}`;
    return { ...decide('experiment', flag.default, 'DEFAULT', says), mixed: true };
  }
  if (experiment) return split('experiment', experiment.key, experiment.percent);
  pass('experiment', 'none is running');
  return decide('default', flag.default, 'DEFAULT', word(flag.default));

  function byRule(rule: FlagRule, step: FlagStep): Evaluation {
    const flag_ = flag as FlagDeclaration;
    if (!rule.enabled) return decide(step, false, 'DISABLED', 'enabled is false');
    if (rule.after !== undefined && now < rule.after)
      return decide(step, flag_.default, 'DEFAULT', `not before ${day(rule.after)}`);
    if (rule.before !== undefined && now >= rule.before)
      return decide(step, flag_.default, 'DEFAULT', `only before ${day(rule.before)}`);
    if (rule.users.length > 0) {
      const user = situation.users().find((each) => rule.users.includes(each));
      if (user !== undefined) return decide(step, true, 'TARGETING_MATCH', `user ${user}`);
    }
    const cohort = situation.cohorts.find((each) => rule.cohorts.includes(each));
    if (cohort !== undefined) return decide(step, true, 'TARGETING_MATCH', `cohort ${cohort}`);
    const percent = percentAt(rule, now);
    if (percent !== undefined) return split(step, name, percent);
    if (rule.users.length + rule.cohorts.length > 0)
      return decide(step, flag_.default, 'DEFAULT', 'neither the user nor a cohort is named');
    return decide(step, true, 'STATIC', 'enabled');
  }

  function split(step: FlagStep, key: string, percent: number): Evaluation {
    const { unit: kind, default: fallback } = flag as FlagDeclaration;
    if (percent >= 100) return decide(step, true, 'STATIC', '100 %');
    if (percent <= 0) return decide(step, false, 'STATIC', '0 %');
    const id = unit ?? (kind === 'query' ? undefined : situation.unit(kind));
    if (id === undefined) return decide(step, fallback, 'DEFAULT', `${percent} % of all, but ${NO_ID[kind]}`);
    const division = { key, limit: limitOf(percent) };
    const bucket = bucketOf(key, id);
    const share = (bucket / (BUCKETS / 100)).toFixed(3);
    const says = `${percent} % of all; this ${NOUN[kind]} is at ${share} %`;
    return { ...decide(step, bucket < division.limit, 'SPLIT', says), split: division };
  }
}

const NOUN = { install: 'installation', repository: 'repository', invocation: 'run', query: 'question' } as const;

const NO_ID = {
  install: 'nothing can be kept for this installation',
  repository: 'this repository has no index yet',
  invocation: 'this run has no id',
  query: 'no question was asked',
} as const;

/** What the files say of a flag: a rule, or why theirs cannot be used. */
export function rulesOf(
  flag: Pick<FlagDeclaration, 'name'>,
  { sources }: Pick<Situation, 'sources'>,
): { layer: FeatureSource['layer']; rule?: FlagRule; says: string }[] {
  return sources.flatMap(({ layer, value, problem }) => {
    if (problem !== undefined) return [{ layer, says: problem }];
    if (value === undefined) return [];
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return [{ layer, says: 'features must be an object' }];
    if (!Object.hasOwn(value, flag.name)) return [];
    const { rule, problems } = readRule(flag.name, (value as Record<string, unknown>)[flag.name]);
    const [first] = problems;
    return [first ? { layer, says: first.message } : { layer, rule, says: '' }];
  });
}

/** `on` or `off`, in one of the ways people write it; undefined for anything else. */
export function switchOf(text: string): boolean | undefined {
  const lower = text.trim().toLowerCase();
  if (['1', 'on', 'true', 'yes'].includes(lower)) return true;
  return ['0', 'off', 'false', 'no'].includes(lower) ? false : undefined;
}

/** Another flag is asked for the same unit only when it divides the same. */
function unitFor(
  other: string,
  flag: FlagDeclaration,
  declarations: readonly FlagDeclaration[],
  unit: string | undefined,
): string | undefined {
  return flagNamed(other, declarations)?.unit === flag.unit ? unit : undefined;
}

function word(value: boolean): string {
  return value ? 'on' : 'off';
}

function day(at: number): string {
  const text = new Date(at).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.replace('.000Z', 'Z');
}
