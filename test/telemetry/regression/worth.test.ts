import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/statistics/index.ts';
import type { Change } from '../../../src/telemetry/regression/change.ts';
import { misfit } from '../../../src/telemetry/regression/misfit.ts';
import { worths } from '../../../src/telemetry/regression/worth.ts';
import { alikeSeries } from './noises.ts';

const step = (at: number): Change => ({ kind: 'step', at, before: 0, after: 0, p: 0 });

describe('what a change is worth', () => {
  it('is the likelihood of independent values where neighbours are not alike', () => {
    const values = [3, -1, 2, -2, 4, -3, 1, -2, 2, -4];
    const one = values.map(() => 1);
    const squares = values.reduce((sum, value) => sum + value * value, 0);
    expect(misfit(values, [one])).toBeCloseTo(10 * Math.log(squares / 10), 10);
  });

  it('counts only what is new in a value, where neighbours are alike', () => {
    const values = [0];
    for (let at = 1; at < 60; at++) values.push(0.8 * values[at - 1]! + (at % 2 ? 1 : -1));
    const byShare = 60 * Math.log(59 / 60) - Math.log(1 - 0.8 ** 2);
    expect(misfit(values, [values.map(() => 1)])).toBeLessThanOrEqual(byShare + 1e-9);
  });

  it('is much for a step between days that differ by chance, little where days wander', () => {
    const random = seededRandom(77);
    const still = alikeSeries(0, 0.03)(random, 40).map((value, at) => value * (at < 20 ? 1 : 1.2));
    expect(worths(still, [step(20)])[0]).toBeGreaterThan(30);
    const wandering = alikeSeries(0.97, 0.1)(random, 40);
    expect(worths(wandering, [step(20)])[0]).toBeLessThan(10);
  });

  it('is that of each step beside the others, and without bound where nothing is left', () => {
    const values = Array.from({ length: 30 }, (_, at) => (at < 10 ? 100 : at < 20 ? 130 : 100) + (at % 2));
    const [up, nothing, down] = worths(values, [step(10), step(15), step(20)]);
    expect(Math.min(up!, down!)).toBeGreaterThan(20);
    expect(Math.abs(nothing!)).toBeLessThan(1);
    expect(worths([1, 1, 1, 1, 2, 2, 2, 2], [step(4)])[0]).toBeGreaterThan(18);
  });
});
