import { describe, expect, it } from 'vitest';
import { bucketOf } from '../../src/flags/bucket.ts';
import { evaluate, type Situation } from '../../src/flags/evaluate.ts';
import { timeOf } from '../../src/flags/rule.ts';
import { isNewer } from '../../src/flags/version.ts';
import { flag, situation } from './situation.ts';

/** What a flag is: variant, reason, and the step that decided with what it saw. */
function check(more: Partial<Situation>, name = 'new', unit?: string): string {
  const { value, variant, reason, trace } = evaluate(name, situation(more), unit);
  expect(variant).toBe(value ? 'on' : 'off');
  expect(trace.map(({ decides }) => decides)).toEqual([...trace.slice(1).map(() => false), true]);
  const { step, says } = trace.at(-1)!;
  return `${variant} ${reason} ${step}: ${says}`;
}

const project = (rule: unknown): Partial<Situation> => ({
  sources: [{ layer: 'project', path: '/p/c.json', value: { new: rule } }],
});

describe('a flag', () => {
  it('has its default when nobody says anything', () => {
    expect(check({})).toBe('off DEFAULT default: off');
    expect(check({ declarations: [flag('new', { default: true })] })).toBe('on DEFAULT default: on');
  });

  it('that does not exist is off, and says so', () => {
    expect(check({}, 'old')).toBe('off ERROR default: there is no flag old');
  });

  it('is what the first says that says something', () => {
    const all: Partial<Situation> = {
      overrides: ['new=off', 'new=on'],
      env: { AX_FEATURE_NEW: '0' },
      safe: true,
      breaker: () => ({ held: 'trip', says: 'rolled back' }),
      declarations: [flag('new', { expires: '2026-01-01', requires: ['other'] }), flag('other')],
      sources: [
        { layer: 'user', path: '/u', value: { new: { enabled: true } } },
        { layer: 'project', path: '/p', value: { new: { enabled: false } } },
      ],
      experiment: (name) => (name === 'new' ? { key: 'experiment:', percent: 100 } : undefined),
    };
    const seen: string[] = [check(all)];
    for (const next of [
      { overrides: [] },
      { env: {} },
      { safe: false },
      { breaker: () => undefined },
      { declarations: [flag('new', { requires: ['other'] }), flag('other')] },
      { declarations: [flag('new')] },
      { sources: [all.sources![1]!] },
      { sources: [] },
      { experiment: () => undefined },
    ]) {
      Object.assign(all, next);
      seen.push(check(all));
    }
    expect(seen).toEqual([
      'on STATIC option: --feature new=on',
      'off STATIC environment: AX_FEATURE_NEW=0',
      'off DISABLED safe mode: --safe serves off',
      'off DISABLED breaker: rolled back',
      'off DEFAULT expiry: expired on 2026-01-01',
      'off DISABLED requires: other is off',
      'on STATIC user file: enabled',
      'off DISABLED project file: enabled is false',
      'on STATIC experiment: 100 %',
      'off DEFAULT default: off',
    ]);
  });

  it('held back by a person is off, by its failures what it is by default', () => {
    const proven = { declarations: [flag('new', { default: true, safe: true })] };
    expect(check({ ...proven, breaker: () => ({ held: 'kill', says: 'k' }) })).toBe('off DISABLED breaker: k');
    expect(check({ ...proven, breaker: () => ({ held: 'trip', says: 't' }) })).toBe('on DISABLED breaker: t');
    expect(check({ ...proven, safe: true })).toBe('on DISABLED safe mode: --safe serves on');
  });

  it('needs the version that knows it', () => {
    const since = { declarations: [flag('new', { since: '2.1.0' })], overrides: [] };
    expect(check({ ...since, ...project(true) })).toBe('off DEFAULT expiry: needs version 2.1.0, this is 2.0.0');
    expect(check({ ...since, ...project(true), version: '2.1.0' })).toBe('on STATIC project file: enabled');
  });

  it('is written as true, false or an object', () => {
    expect(check(project(true))).toBe('on STATIC project file: enabled');
    expect(check(project(false))).toBe('off DISABLED project file: enabled is false');
    expect(check(project({}))).toBe('on STATIC project file: enabled');
    expect(check(project({ enabled: false, rollout: 100 }))).toBe('off DISABLED project file: enabled is false');
  });

  it('is on for a part', () => {
    const at = bucketOf('new', 'unit-1') / 1000;
    expect(check(project({ enabled: true, rollout: 100 }))).toBe('on STATIC project file: 100 %');
    expect(check(project({ rollout: 0 }))).toBe('off STATIC project file: 0 %');
    expect(check(project({ rollout: Math.ceil(at) }))).toBe(
      `on SPLIT project file: ${Math.ceil(at)} % of all; this installation is at ${at.toFixed(3)} %`,
    );
    expect(check(project({ rollout: at }))).toMatch(/^off SPLIT/);
    expect(check(project({ rollout: at + 0.001 }))).toMatch(/^on SPLIT/);
    expect(check({ ...project({ rollout: 50 }), unit: () => undefined })).toBe(
      'off DEFAULT project file: 50 % of all, but nothing can be kept for this installation',
    );
  });

  it('is on for users and cohorts, and with a rollout for a part of the others', () => {
    expect(check(project({ users: ['bob', 'ada'] }))).toBe('on TARGETING_MATCH project file: user ada');
    expect(check(project({ users: ['bob'], cohorts: ['early'] }))).toBe(
      'on TARGETING_MATCH project file: cohort early',
    );
    expect(check(project({ users: ['bob'] }))).toBe('off DEFAULT project file: neither the user nor a cohort is named');
    expect(check(project({ users: ['bob'], rollout: 0 }))).toBe('off STATIC project file: 0 %');
    expect(check(project({ enabled: false, users: ['ada'] }))).toBe('off DISABLED project file: enabled is false');
  });

  it('is on in its time', () => {
    expect(check(project({ after: '2026-11-27' }))).toBe('on STATIC project file: enabled');
    expect(check(project({ after: '2026-11-27T12:00:01Z' }))).toBe(
      'off DEFAULT project file: not before 2026-11-27T12:00:01Z',
    );
    expect(check(project({ before: '2026-11-27' }))).toBe('off DEFAULT project file: only before 2026-11-27');
    expect(check(project({ before: '2026-11-28' }))).toBe('on STATIC project file: enabled');
  });

  it('grows by a ramp', () => {
    const ramp = [
      { after: '2026-11-26', rollout: 0 },
      { after: '2026-11-28', rollout: 100 },
    ];
    const at = (day: string): string => check({ ...project({ ramp }), now: Date.parse(day) });
    expect(at('2026-11-25')).toBe('off STATIC project file: 0 %');
    expect(at('2026-11-27')).toBe('off STATIC project file: 0 %');
    expect(at('2026-11-28')).toBe('on STATIC project file: 100 %');
  });

  it('requires others, of its file as well', () => {
    const declarations = [flag('new'), flag('base'), flag('deep', { requires: ['base'] })];
    const rules = (value: object): Partial<Situation> => ({
      declarations,
      sources: [{ layer: 'project', path: '/p', value }],
    });
    expect(check(rules({ new: { requires: ['deep'] } }))).toBe('off DISABLED requires: deep is off');
    expect(check(rules({ new: { requires: ['deep'] }, deep: true }))).toBe('off DISABLED requires: deep is off');
    expect(check(rules({ new: { requires: ['deep'] }, deep: true, base: true }))).toBe(
      'on STATIC project file: enabled',
    );
    expect(check(rules({ new: { requires: ['new'] } }))).toBe('off ERROR requires: requires itself: new -> new');
    expect(check(rules({ new: { requires: ['base'] }, base: { requires: ['new'] } }))).toBe(
      'off ERROR requires: base: requires itself: new -> base -> new',
    );
    expect(check(rules({ new: { requires: ['nothing'] } }))).toBe(
      'off ERROR requires: nothing: there is no flag nothing',
    );
  });

  it('requires what either file says', () => {
    const declarations = [flag('new'), flag('base')];
    const user = { layer: 'user' as const, path: '/u', value: { new: { requires: ['base'] } } };
    const team = { layer: 'project' as const, path: '/p', value: { new: { rollout: 0 } } };
    expect(check({ declarations, sources: [user] })).toBe('off DISABLED requires: base is off');
    expect(check({ declarations, sources: [user, team] })).toBe('off DISABLED requires: base is off');
  });

  it('means the same moment everywhere', () => {
    expect(timeOf('2027-01-31T09:00')).toBe(Date.UTC(2027, 0, 31, 9));
    expect(timeOf('2027-01-31T09:00:01.5')).toBe(Date.UTC(2027, 0, 31, 9, 0, 1, 500));
    expect(timeOf('2027-01-31T09:00+01:00')).toBe(Date.UTC(2027, 0, 31, 8));
    expect(timeOf('2027-01-31')).toBe(Date.UTC(2027, 0, 31));
    for (const text of ['2027-02-30', '2027-13-01', 'tomorrow', '27-01-01', '2027-01-31T25:00'])
      expect(timeOf(text)).toBeUndefined();
  });

  it('has its default where what is written cannot be used', () => {
    const on = { declarations: [flag('new', { default: true })] };
    expect(check({ ...on, ...project({ rollout: 250 }) })).toBe(
      'on ERROR project file: new.rollout must be a percentage from 0 to 100, not 250',
    );
    expect(check({ ...on, env: { AX_FEATURE_NEW: 'maybe' } })).toBe(
      'on ERROR environment: AX_FEATURE_NEW=maybe is neither on nor off',
    );
    expect(check({ ...on, overrides: ['new'] })).toBe('on ERROR option: --feature new is neither on nor off');
    expect(check({ ...on, overrides: ['new=perhaps'] })).toBe(
      'on ERROR option: --feature new=perhaps is neither on nor off',
    );
    expect(check({ ...on, sources: [{ layer: 'user', path: '/u', value: [1] }] })).toBe(
      'on ERROR user file: features must be an object',
    );
    expect(check({ ...on, sources: [{ layer: 'user', path: '/u', value: undefined, problem: 'broken' }] })).toBe(
      'on ERROR user file: broken',
    );
  });

  it('names like those of objects are names', () => {
    const names = ['constructor', '__proto__', 'toString'];
    for (const name of names) expect(check({}, name)).toBe(`off ERROR default: there is no flag ${name}`);
    const sources: Situation['sources'] = [{ layer: 'project', path: '/p', value: {} }];
    expect(check({ declarations: [flag('constructor')], sources }, 'constructor')).toBe('off DEFAULT default: off');
  });

  it('divides questions by their id', () => {
    const questions = { ...project({ rollout: 50 }), declarations: [flag('new', { unit: 'query' })] };
    const answers = Array.from({ length: 200 }, (_, i) => check(questions, 'new', `q${i}`).slice(0, 3));
    expect(new Set(answers)).toEqual(new Set(['on ', 'off']));
    expect(check(questions)).toBe('off DEFAULT project file: 50 % of all, but no question was asked');
  });
});

it('versions are compared as their rules say', () => {
  const ordered = [
    '1.9.9',
    '2.0.0-alpha',
    '2.0.0-alpha.1',
    '2.0.0-alpha.beta',
    '2.0.0-beta.2',
    '2.0.0-beta.11',
    '2.0.0',
  ];
  for (const [at, version] of ordered.entries())
    expect(ordered.filter((other) => isNewer(version, other))).toEqual(ordered.slice(0, at));
});
