import { describe, expect, it } from 'vitest';
import { interleave } from '../../src/experiments/interleave.ts';
import { seededRandom } from '../../src/statistics/index.ts';

const list = (keys: string): { key: string }[] => [...keys].map((key) => ({ key }));
/** A mixed list in short: the keys, those of the control in lower case, and `=` after those of nobody. */
const mix = (off: string, on: string, limit = 10, seed = 1): string =>
  interleave(list(off), list(on), limit, seededRandom(seed))
    .map(({ result, from }) => (from === undefined ? `${result.key}=` : `${result.key}${from === 'on' ? '+' : '-'}`))
    .join(' ');

describe('a list of both ways', () => {
  it('belongs to nobody where both agree', () => {
    expect(mix('abc', 'abc')).toBe('a= b= c=');
    expect(mix('', '')).toBe('');
    expect(mix('ab', 'abcd')).toBe('a= b= c= d=');
    expect(mix('', 'ab')).toBe('a= b=');
  });

  it('begins with what both begin with', () => {
    for (let seed = 0; seed < 20; seed++) expect(mix('abcd', 'abdc', 10, seed)).toMatch(/^a= b= (c- d\+|d\+ c-)$/);
  });

  it('has every result once, and as many of one as of the other', () => {
    for (let seed = 0; seed < 200; seed++) {
      const mixed = interleave(list('abcdefgh'), list('hgfedcba'), 8, seededRandom(seed));
      expect(new Set(mixed.map(({ result }) => result.key)).size).toBe(8);
      expect(mixed.filter(({ from }) => from === 'on')).toHaveLength(4);
    }
  });

  it('is as long as was wanted, and goes on the same way when more is wanted', () => {
    for (let seed = 0; seed < 50; seed++) {
      expect(mix('abcdef', 'fedcba', 3, seed).split(' ')).toHaveLength(3);
      expect(mix('abcdef', 'fedcba', 6, seed).startsWith(mix('abcdef', 'fedcba', 3, seed))).toBe(true);
    }
  });

  it('gives each way the first place in half of the cases', () => {
    const first = Array.from({ length: 4000 }, (_, seed) => mix('abc', 'cba', 3, seed)[1]);
    expect(first.filter((mark) => mark === '+').length / 4000).toBeCloseTo(0.5, 1);
  });
});
