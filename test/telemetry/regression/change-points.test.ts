import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/statistics/index.ts';
import type { Change } from '../../../src/telemetry/regression/change.ts';
import { changePoints } from '../../../src/telemetry/regression/change-points.ts';
import { alikeSeries, NOISES } from './noises.ts';

interface Case {
  name: string;
  truth: number[] | 'drift';
  series: number[];
}

const { cases } = JSON.parse(readFileSync(new URL('./fixtures/series.json', import.meta.url), 'utf8')) as {
  cases: Case[];
};

describe('changes of known series', () => {
  for (const { name, truth, series } of cases) {
    it(`are found and no others: ${name}`, () => {
      const changes = changePoints(series);
      if (truth === 'drift') {
        expect(changes.map(({ kind }) => kind)).toEqual(['drift']);
        return;
      }
      expect(changes.map(({ kind }) => kind)).toEqual(truth.map(() => 'step'));
      for (const [at, change] of changes.entries()) expect(Math.abs(change.at - truth[at]!)).toBeLessThanOrEqual(3);
    });
  }
});

describe('false alarms', () => {
  for (const [name, noise] of Object.entries(NOISES)) {
    it(`are raised by at most 1 % of the series without a change: ${name}`, () => {
      let alarms = 0;
      for (const length of [14, 20, 30, 60, 120, 200]) {
        const random = seededRandom(length);
        for (let round = 0; round < 100; round++) if (changePoints(noise(random, length)).length > 0) alarms++;
      }
      expect(alarms).toBeLessThanOrEqual(6);
    });
  }

  it('are not raised by what is too short, constant or too small', () => {
    expect(changePoints([])).toEqual([]);
    expect(changePoints([1])).toEqual([]);
    expect(changePoints([1, 1, 9, 9])).toEqual([]);
    expect(changePoints(Array.from({ length: 90 }, () => 0))).toEqual([]);
    const random = seededRandom(1);
    expect(changePoints(Array.from({ length: 90 }, (_, at) => (at < 45 ? 100 : 103) + random()))).toEqual([]);
  });
});

describe('detection', () => {
  /** How often, in %, a step of a series with days alike by `alike` is found where it is, to two days. */
  const detected = (length: number, at: number, step: number, deviation: number, alike = 0): number => {
    const random = seededRandom(length + at);
    let found = 0;
    for (let round = 0; round < 100; round++) {
      const series = alikeSeries(alike, deviation)(random, length).map((value, day) => value * (day < at ? 1 : step));
      if (changePoints(series).some((change) => Math.abs(change.at - at) <= 2)) found++;
    }
    return found;
  };

  it('finds a step of 20 % within a week of it', () => {
    expect(detected(35, 28, 1.2, 0.03)).toBeGreaterThanOrEqual(95);
    expect(detected(90, 83, 1.2, 0.03)).toBeGreaterThanOrEqual(85);
  });

  it('finds a step of 10 % in the middle of 60 days', () => {
    expect(detected(60, 30, 1.1, 0.03)).toBeGreaterThanOrEqual(95);
    expect(detected(60, 30, 1.1, 0.03, 0.3)).toBeGreaterThanOrEqual(75);
  });

  it('finds a step of 30 % in a fortnight, also where days are alike', () => {
    for (const alike of [0, 0.4, 0.7])
      expect(detected(14, 9, 1.3, 0.03, alike), String(alike)).toBeGreaterThanOrEqual(70);
  });

  it('finds a step in spite of days that are far off', () => {
    const series = Array.from({ length: 40 }, (_, at) => (at < 20 ? 100 : 120) + (at % 3) + (at % 9 === 4 ? 300 : 0));
    expect(changePoints(series)).toMatchObject([{ kind: 'step', at: 20 }]);
  });

  it('finds improvements as well', () => {
    expect(detected(60, 40, 0.85, 0.03)).toBeGreaterThanOrEqual(95);
  });

  it('tells levels before and after', () => {
    const series = [...Array.from({ length: 20 }, (_, at) => 100 + (at % 3)), ...Array.from({ length: 9 }, () => 150)];
    const [change] = changePoints(series) as [Change];
    expect(change).toMatchObject({ kind: 'step', at: 20, before: 101, after: 150 });
  });
});
