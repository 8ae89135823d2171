import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUCKETS, bucketOf, divider, limitOf } from '../../src/flags/bucket.ts';
import { murmur3, murmur3After } from '../../src/flags/murmur3.ts';

const { vectors } = JSON.parse(readFileSync(new URL('murmur3-vectors.json', import.meta.url), 'utf8')) as {
  vectors: { text: string; plain: number; seeded: number }[];
};

/** Ids as they are made: random enough, and the same in every run. */
const ids = (n: number): string[] => Array.from({ length: n }, (_, i) => `${(i * 2654435761) >>> 0}-${i}`);

const share = (key: string, percent: number, units: readonly string[]): number => {
  return (100 * units.filter(divider({ key, limit: limitOf(percent) })).length) / units.length;
};

describe('the hash', () => {
  it('is MurmurHash3 of the UTF-8 bytes', () => {
    expect(murmur3('hello')).toBe(613153351);
    for (const { text, plain, seeded } of vectors)
      expect([murmur3(text), murmur3(text, 86028157)]).toEqual([plain, seeded]);
  });

  it('is the same in two parts', () => {
    for (const { text, seeded } of vectors) {
      for (let at = 0; at <= text.length; at++)
        expect(murmur3After(text.slice(0, at), 86028157)(text.slice(at))).toBe(seeded);
    }
  });

  it('takes a lone surrogate as encoders write it', () => {
    expect(murmur3('a\ud83d')).toBe(murmur3('a\ufffd'));
    expect(murmur3('\udc00b')).toBe(murmur3('\ufffdb'));
  });
});

describe('a rollout', () => {
  const million = ids(1_000_000);

  it('reaches its percentage of a million ids within 0.1 %', () => {
    for (const percent of [0.001, 0.1, 1, 10, 50, 99.9])
      expect(Math.abs(share('semantic-search', percent, million) - percent)).toBeLessThan(0.1);
  });

  it('fills its buckets evenly', () => {
    const counts = new Float64Array(1000);
    for (const id of million) counts[Math.floor(bucketOf('ranking-next', id) / (BUCKETS / 1000))]! += 1;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 999 degrees of freedom: mean 999, standard deviation 44.7.
    expect(chiSquare).toBeGreaterThan(999 - 4 * 44.7);
    expect(chiSquare).toBeLessThan(999 + 4 * 44.7);
  });

  it('never takes the feature from anyone when the percentage grows', () => {
    const steps = [0, 0.001, 0.5, 1, 2, 5, 10, 25, 50, 75, 99, 99.999, 100];
    const dividers = steps.map((percent) => divider({ key: 'raw-walk', limit: limitOf(percent) }));
    for (const id of ids(20_000)) {
      const on = dividers.map((isIn) => isIn(id));
      expect(on.indexOf(true)).toBeGreaterThan(0);
      expect(on.slice(on.indexOf(true)).every(Boolean)).toBe(true);
    }
  });

  it('of one flag says nothing about another', () => {
    const keys = ['cross-file-analysis', 'semantic-search', 'ranking-next', 'raw-walk'];
    const units = ids(100_000);
    for (const [at, one] of keys.entries()) {
      for (const other of keys.slice(at + 1)) {
        const [isInOne, isInOther] = [one, other].map((key) => divider({ key, limit: limitOf(50) }));
        const both = units.filter((unit) => isInOne!(unit) && isInOther!(unit)).length;
        // A quarter, with a standard deviation of 137.
        expect(Math.abs(both - 25_000)).toBeLessThan(4 * 137);
      }
    }
  });
});
