import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/statistics/index.ts';
import {
  bucketOf,
  emptyHistogram,
  type Histogram,
  merged,
  quantile,
  record,
  valueOfBucket,
} from '../../src/telemetry/histogram.ts';
import { decodeHistogram, encodeHistogram } from '../../src/telemetry/histogram-bytes.ts';
import { normalOf } from './regression/noises.ts';

const SHAPES: Record<string, (random: () => number) => number> = {
  uniform: (random) => random() * 1000,
  exponential: (random) => -40 * Math.log(1 - random()),
  lognormal: (random) => Math.exp(3 + normalOf(random)),
  pareto: (random) => 5 * (1 - random()) ** -0.7,
  'two humps': (random) => (random() < 0.9 ? 12 + normalOf(random) : 3000 + 200 * normalOf(random)),
  'whole numbers with zeros': (random) => Math.floor(random() * 6) ** 3,
  tiny: (random) => random() * 1e-9,
  huge: (random) => random() * 1e15,
};

function histogramOf(values: readonly number[]): Histogram {
  const histogram = emptyHistogram();
  for (const value of values) record(histogram, value);
  return histogram;
}

describe('histogram', () => {
  for (const [name, draw] of Object.entries(SHAPES)) {
    it(`has quantiles within 1.1 % of sorted data: ${name}`, () => {
      for (let seed = 1; seed <= 12; seed++) {
        const random = seededRandom(seed);
        const size = [1, 2, 3, 10, 101, 1000, 20_000][seed % 7]!;
        const values = Array.from({ length: size }, () => Math.max(0, draw(random)));
        const histogram = histogramOf(values);
        values.sort((a, b) => a - b);
        for (const q of [0, 0.01, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1]) {
          const exact = values[Math.max(0, Math.ceil(q * size - 1e-9) - 1)]!;
          const error = Math.abs(quantile(histogram, q)! - exact);
          expect(error, `seed ${seed}, q ${q}`).toBeLessThanOrEqual(0.011 * exact);
        }
        expect(histogram).toMatchObject({ count: size, min: values[0], max: values.at(-1) });
      }
    });
  }

  it('merges exactly, in any order and any parts', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = seededRandom(seed);
      const values = Array.from({ length: 500 }, () => Math.floor(random() ** 4 * 1e6));
      const parts: number[][] = [[], [], [], []];
      for (const value of values) parts[Math.floor(random() * 4)]!.push(value);
      const whole = encodeHistogram(histogramOf(values));
      const histograms = parts.map(histogramOf);
      expect(encodeHistogram(merged(histograms))).toEqual(whole);
      const [a, b, c, d] = histograms as [Histogram, Histogram, Histogram, Histogram];
      expect(encodeHistogram(merged([merged([d, b]), merged([c, a])]))).toEqual(whole);
    }
  });

  it('comes back from its bytes as it was', () => {
    for (const [name, draw] of Object.entries(SHAPES)) {
      const random = seededRandom(7);
      const histogram = histogramOf(Array.from({ length: 3000 }, () => draw(random)));
      expect(decodeHistogram(encodeHistogram(histogram)), name).toEqual(histogram);
    }
    const extremes = histogramOf([Number.MIN_VALUE, Number.MAX_VALUE, 1, 0]);
    record(extremes, 3, 2 ** 40);
    expect(decodeHistogram(encodeHistogram(extremes))).toEqual(extremes);
    expect(decodeHistogram(encodeHistogram(emptyHistogram()))).toEqual(emptyHistogram());
  });

  it('refuses bytes that are damaged and never hangs on them', () => {
    const bytes = encodeHistogram(histogramOf([1, 2, 3, 400, 0]));
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeHistogram(bytes.subarray(0, length)), String(length)).toThrow('no histogram');
    }
    expect(() => decodeHistogram(Uint8Array.from([...bytes, 0]))).toThrow('no histogram');
    const random = seededRandom(3);
    for (let round = 0; round < 2000; round++) {
      const mangled = bytes.slice();
      mangled[Math.floor(random() * mangled.length)] = Math.floor(random() * 256);
      try {
        decodeHistogram(mangled);
      } catch (error) {
        expect(String(error)).toContain('no histogram');
      }
    }
  });

  it('puts values into the buckets that OpenTelemetry names: a power of two ends one', () => {
    expect([1, 1.0001, 2, 2.0001, 4, 1024, 0.5].map(bucketOf)).toEqual([-1, 0, 31, 32, 63, 319, -33]);
    for (let bucket = -2000; bucket <= 2000; bucket++) expect(bucketOf(valueOfBucket(bucket))).toBe(bucket);
  });

  it('takes what is below 0 for 0, leaves out what is no number, and says when there is nothing', () => {
    const histogram = histogramOf([-3, Number.NaN, Number.POSITIVE_INFINITY, 0]);
    expect(histogram).toMatchObject({ count: 2, zeros: 2, sum: 0, min: 0, max: 0 });
    expect(quantile(histogram, 0.5)).toBe(0);
    expect(quantile(emptyHistogram(), 0.5)).toBeUndefined();
  });
});
