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
