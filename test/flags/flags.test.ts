import { describe, expect, it } from 'vitest';
import { createFlags } from '../../src/flags/create-flags.ts';
import type { Situation } from '../../src/flags/evaluate.ts';
import type { Flags } from '../../src/flags/flags.ts';
import { AxError } from '../../src/model/index.ts';
import { flag, noted, situation } from './situation.ts';

function make(more: Partial<Situation> = {}): { flags: Flags; told: string[] } {
  const breaker = noted();
  return { flags: createFlags(situation(more), breaker, () => 'find'), told: breaker.told };
}

const on: Partial<Situation> = { sources: [{ layer: 'project', path: '/p', value: { new: true } }] };
const boom = (): never => {
  throw new Error('boom');
};

describe('the flags of a process', () => {
  it('begin a run when something unproven is used, and only then', () => {
    const { flags, told } = make(on);
    expect(flags.evaluate('new').value).toBe(true);
    expect([told, [...flags.variants()]]).toEqual([[], []]);
    const { isFeatureEnabled } = flags;
    expect([isFeatureEnabled('new'), isFeatureEnabled('new'), isFeatureEnabled('nothing')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([told, [...flags.variants()]]).toEqual([['begin new find'], [['new', 'on']]]);
  });

  it('begin none for what is proven', () => {
    const { flags, told } = make();
    expect(flags.isFeatureEnabled('new')).toBe(false);
    expect([told, [...flags.variants()]]).toEqual([[], []]);
  });

  it('begin none for a default, nor for the way back', () => {
    const declarations = [flag('new', { default: true })];
    const asDefault = make({ declarations });
    expect(asDefault.flags.isFeatureEnabled('new')).toBe(true);
    expect([asDefault.told, [...asDefault.flags.variants()]]).toEqual([[], []]);
    const off = make({ declarations, overrides: ['new=off'] });
    expect(off.flags.isFeatureEnabled('new')).toBe(false);
    expect([off.told, [...off.flags.variants()]]).toEqual([[], [['new', 'off']]]);
  });

  it('begin none for what is killed: nothing more can be taken back', () => {
    const killed = { breaker: () => ({ held: 'kill' as const, says: '' }) };
    for (const more of [
      { default: true, safe: true },
      { default: true, safe: true, unit: 'query' as const },
    ]) {
      const { flags, told } = make({ ...killed, declarations: [flag('new', more)] });
      expect([flags.isFeatureEnabled('new', 'q'), flags.isFeatureEnabled('new')]).toEqual([false, false]);
      expect([told, [...flags.variants()]]).toEqual([[], [['new', 'off']]]);
    }
    const declarations = [flag('new', { default: true, safe: true })];
    const asked = make({ ...killed, declarations, overrides: ['new=off'] });
    expect([asked.flags.isFeatureEnabled('new'), asked.told]).toEqual([false, ['begin new find']]);
  });

  it('stay what they were', () => {
    let held = false;
    const { flags } = make({ ...on, breaker: () => (held ? { held: 'kill', says: '' } : undefined) });
    expect(flags.isFeatureEnabled('new')).toBe(true);
    held = true;
    expect(flags.isFeatureEnabled('new')).toBe(true);
    expect(flags.evaluate('new').value).toBe(false);
  });

  it('divide questions anew each time', () => {
    const declarations = [flag('new', { unit: 'query' })];
    const { flags } = make({
      declarations,
      sources: [{ layer: 'project', path: '/p', value: { new: { rollout: 50 } } }],
    });
    expect(flags.isFeatureEnabled('new')).toBe(false);
    for (let i = 0; i < 100; i++) {
      const unit = `q${i}`;
      expect(flags.isFeatureEnabled('new', unit)).toBe(flags.evaluate('new', unit).value);
    }
    expect(flags.isFeatureEnabled('new', 'q1')).toBe(flags.isFeatureEnabled('new', 'q1'));
  });
});

describe('withFeature', () => {
  it('runs one of two ways', () => {
    expect(
      make(on).flags.withFeature(
        'new',
        () => 'new',
        () => 'old',
      ),
    ).toBe('new');
    expect(make().flags.withFeature('new', boom, () => 'old')).toBe('old');
  });

  it('falls back when the new way fails, at once or later, and counts it', async () => {
    const { flags, told } = make(on);
    expect(flags.withFeature('new', boom, () => 'old')).toBe('old');
    expect(
      await flags.withFeature(
        'new',
        async () => boom(),
        async () => 'old',
      ),
    ).toBe('old');
    expect(told).toEqual(['begin new find', 'failed new', 'failed new']);
  });

  it('passes on what the system says of disks and pipes', () => {
    const { flags, told } = make(on);
    for (const code of ['EPIPE', 'ENOSPC', 'EACCES']) {
      const broken = (): never => {
        throw Object.assign(new Error(code), { code });
      };
      expect(() => flags.withFeature('new', broken, () => 'old')).toThrow(code);
    }
    expect(told).toEqual(['begin new find']);
  });

  it('passes on a refusal and an interruption', async () => {
    const { flags, told } = make(on);
    const refuse = (): never => {
      throw new AxError('invalid-query', 'no');
    };
    expect(() => flags.withFeature('new', refuse, () => 'old')).toThrow('no');
    const stopped = AbortSignal.abort();
    await expect(
      flags.withFeature(
        'new',
        async () => stopped.throwIfAborted(),
        async () => {},
      ),
    ).rejects.toThrow();
    expect(told).toEqual(['begin new find']);
  });

  it('fails when both ways fail', () => {
    expect(() => make(on).flags.withFeature('new', boom, boom)).toThrow('boom');
  });
});

describe('a flag under an experiment', () => {
  const experiment = () => ({ key: 'experiment:try:', percent: 50 });
  const witnessed = (more: Partial<Situation>) => {
    const seen: string[] = [];
    const flags = createFlags(
      situation(more),
      noted(),
      () => 'find',
      (name, variant) => void seen.push(`${name} ${variant}`),
    );
    return { flags, seen };
  };

  it('is divided, and the first use of either value is told', () => {
    const values = Array.from({ length: 50 }, (_, at) => {
      const { flags, seen } = witnessed({ experiment, unit: () => `unit-${at}` });
      expect([flags.evaluate('new').trace.at(-1)?.step, seen]).toEqual(['experiment', []]);
      const value = flags.isFeatureEnabled('new');
      expect(flags.isFeatureEnabled('new')).toBe(value);
      expect(seen).toEqual([`new ${value ? 'on' : 'off'}`]);
      return value;
    });
    expect(new Set(values).size).toBe(2);
  });

  it('is not counted where something else decides', () => {
    for (const more of [on, { overrides: ['new=on'] }, { env: { AX_FEATURE_NEW: '1' } }, { safe: true }]) {
      const { flags, seen } = witnessed({ experiment, ...more });
      flags.isFeatureEnabled('new');
      expect(seen).toEqual([]);
    }
    const { flags, seen } = witnessed({ experiment, breaker: () => ({ held: 'trip', says: '' }) });
    flags.isFeatureEnabled('new');
    expect(seen).toEqual([]);
  });

  it('that mixes both ways keeps its value, and a run that mixes is one under the flag', () => {
    const breaker = noted();
    const mixes = () => ({ mixes: 'try' });
    const flags = createFlags(situation({ experiment: mixes }), breaker, () => 'find');
    expect(flags.evaluate('new')).toMatchObject({ value: false, mixed: true });
    expect([flags.isFeatureEnabled('new'), breaker.told]).toEqual([false, []]);
    expect([flags.isMixed('new'), breaker.told]).toEqual([true, ['begin new find']]);
    for (const more of [on, { overrides: ['new=off'] }, { safe: true }, { experiment: () => undefined }]) {
      const plain = createFlags(situation({ experiment: mixes, ...more }), noted(), () => 'find');
      expect(plain.isMixed('new')).toBe(false);
    }
  });

  it('tells what has failed', () => {
    const { flags } = make(on);
    expect([...flags.failures()]).toEqual([]);
    flags.withFeature('new', boom, () => 'old');
    flags.failed('other');
    expect([...flags.failures()]).toEqual(['new', 'other']);
  });
});
