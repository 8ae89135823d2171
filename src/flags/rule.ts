import { nearest } from '../model/index.ts';

/** What a configuration file says of a flag, read. Times are milliseconds since 1970. */
export interface FlagRule {
  enabled: boolean;
  /** Percentage of units, 0 to 100. Undefined: all, or, where users or cohorts are named, none but those. */
  rollout: number | undefined;
  users: readonly string[];
  cohorts: readonly string[];
  /** In force from `after` until before `before`; outside of it the default holds. */
  after: number | undefined;
  before: number | undefined;
  /** Percentages from times on, each later and not lower than the one before. */
  ramp: readonly RampStep[];
  requires: readonly string[];
}

/** From a time on a percentage. */
export interface RampStep {
  from: number;
  rollout: number;
}

/** Something in `features` that cannot be used. */
export interface RuleProblem {
  /** Where in the file: names of members and indices. */
  keys: (string | number)[];
  message: string;
  hint: string;
}

const KEYS = ['enabled', 'rollout', 'users', 'cohorts', 'after', 'before', 'ramp', 'requires'] as const;

const EXAMPLE = '{ "enabled": true, "rollout": 10 }';

/** Reads the value of one flag in `features`: `true`, `false`, or an object. The rule is only good without problems. */
export function readRule(name: string, value: unknown): { rule: FlagRule; problems: RuleProblem[] } {
  const rule: FlagRule = {
    enabled: true,
    rollout: undefined,
    users: [],
    cohorts: [],
    after: undefined,
    before: undefined,
    ramp: [],
    requires: [],
  };
  const problems: RuleProblem[] = [];
  const complain = (keys: (string | number)[], message: string, hint = ''): void => {
    problems.push({ keys: ['features', name, ...keys], message: `${[name, ...keys].join('.')} ${message}`, hint });
  };
  const boolean = (key: string, given: unknown): boolean => {
    if (typeof given !== 'boolean') complain([key], `must be true or false, not ${shown(given)}`);
    return given === true;
  };
  const percent = (keys: (string | number)[], given: unknown): number => {
    if (typeof given === 'number' && given >= 0 && given <= 100) return given;
    complain(keys, `must be a percentage from 0 to 100, not ${shown(given)}`);
    return Number.NaN;
  };
  const time = (keys: (string | number)[], given: unknown): number => {
    const at = typeof given === 'string' ? timeOf(given) : undefined;
    if (at === undefined)
      complain(keys, `must be a day or a time, not ${shown(given)}`, 'write "2027-01-31" or "2027-01-31T09:00:00Z"');
    // Of what cannot be read nothing else is wrong.
    return at ?? Number.NaN;
  };
  const words = (key: string, given: unknown): string[] => {
    if (Array.isArray(given) && given.every((each) => typeof each === 'string')) return given;
    complain([key], `must be a list of names, not ${shown(given)}`);
    return [];
  };
  const ramp = (given: unknown): RampStep[] => {
    if (!Array.isArray(given) || given.length === 0) {
      complain(['ramp'], 'must be a list of steps', 'write [{ "after": "2027-01-31", "rollout": 10 }]');
      return [];
    }
    const steps = given.map((step: unknown, at) => {
      const { after, rollout, ...rest } = isObject(step) ? step : { after: undefined, rollout: undefined };
      for (const key of Object.keys(rest)) complain(['ramp', at, key], 'is not known', 'a step has after and rollout');
      return { from: time(['ramp', at, 'after'], after), rollout: percent(['ramp', at, 'rollout'], rollout) };
    });
    steps.forEach((step, at) => {
      const last = steps[at - 1];
      if (!last) return;
      if (step.from <= last.from) complain(['ramp', at, 'after'], 'must be later than that of the step before');
      if (step.rollout < last.rollout) complain(['ramp', at, 'rollout'], 'must not be lower than in the step before');
    });
    return steps;
  };

  if (typeof value === 'boolean') return { rule: { ...rule, enabled: value }, problems };
  if (!isObject(value)) {
    complain([], `must be an object, not ${shown(value)}`, `write ${EXAMPLE}`);
    return { rule, problems };
  }
  for (const [key, given] of Object.entries(value)) {
    if (key === 'enabled') rule.enabled = boolean(key, given);
    else if (key === 'rollout') rule.rollout = percent([key], given);
    else if (key === 'users') rule.users = words(key, given);
    else if (key === 'cohorts') rule.cohorts = words(key, given);
    else if (key === 'after') rule.after = time([key], given);
    else if (key === 'before') rule.before = time([key], given);
    else if (key === 'requires') rule.requires = words(key, given);
    else if (key === 'ramp') rule.ramp = ramp(given);
    else {
      const near = nearest(key, KEYS);
      complain([key], 'is not known', near ? `did you mean "${near}"?` : `known are ${KEYS.join(', ')}`);
    }
  }
  if (rule.after !== undefined && rule.before !== undefined && rule.before <= rule.after)
    complain(['before'], 'is not later than after', 'it would never be in force');
  return { rule, problems };
}

/** The percentage that a rule gives at a time; undefined when it names none. */
export function percentAt(rule: Pick<FlagRule, 'rollout' | 'ramp'>, now: number): number | undefined {
  return (
    rule.ramp.findLast(({ from }) => from <= now)?.rollout ?? rule.rollout ?? (rule.ramp.length > 0 ? 0 : undefined)
  );
}

/** A day (its beginning, UTC) or a time of ISO 8601 as milliseconds since 1970; undefined for what is none. */
export function timeOf(text: string): number | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/.exec(text);
  if (!parts) return undefined;
  // Without a zone it is UTC, so that it is the same moment for everybody.
  const at = Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
  // A 30th of February is taken for the 2nd of March.
  const isDay = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]))).getUTCDate();
  return Number.isNaN(at) || isDay !== Number(parts[3]) ? undefined : at;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  // Numbers that are too large are none in JSON.
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
