import { describe, expect, it } from 'vitest';
import { holm } from '../../../src/telemetry/regression/holm.ts';
import { normalTail, studentTail } from '../../../src/telemetry/regression/tails.ts';

describe('tails of distributions', () => {
  it('are those of the normal distribution, also far out', () => {
    const known: [z: number, p: number][] = [
      [0, 0.5],
      [0.5, 0.3085375387259869],
      [1, 0.15865525393145705],
      [1.96, 0.024997895148220435],
      [2.5, 0.006209665325776132],
      [3, 0.0013498980316300931],
      [3.29, 0.0005009369137857222],
      [5, 2.866515718791933e-7],
      [8, 6.22096057427174e-16],
      [12, 1.776482112077653e-33],
      [20, 2.7536241186061556e-89],
      [37, 5.7255712225239266e-300],
    ];
    for (const [z, p] of known) expect(Math.abs(normalTail(z) / p - 1), String(z)).toBeLessThan(1e-12);
    expect(normalTail(-1.96)).toBeCloseTo(0.9750021048517795, 14);
    expect(normalTail(60)).toBe(0);
  });

  it('are those of Student', () => {
    const known: [t: number, freedom: number, p: number][] = [
      [0, 3, 0.5],
      [0.5, 1, 0.35241638234956674],
      [2, 1, 0.14758361765043326],
      [3, 2, 0.04773298313335456],
      [8.61, 4, 0.0005000670619139335],
      [3.66, 29, 0.0004992090255214784],
      [2.5, 10, 0.01572342211830441],
      [10, 40, 9.656558502057753e-13],
      [31.6, 2, 0.0004999701268399735],
      [1, 1000, 0.15877620904233627],
      [6, 300.5, 2.8335911255928357e-9],
    ];
    for (const [t, freedom, p] of known) {
      expect(Math.abs(studentTail(t, freedom) / p - 1), `${t} ${freedom}`).toBeLessThan(1e-11);
    }
    expect(studentTail(-2, 1)).toBeCloseTo(1 - 0.14758361765043326, 14);
  });
});

describe('holm', () => {
  it('adjusts for the number of tests, keeps the order and never goes above 1', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([0.9, 0.6])).toEqual([1, 1]);
    expect(holm([0.2])).toEqual([0.2]);
    expect(holm([])).toEqual([]);
  });
});
