import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/statistics/index.ts';
import { emptyHistogram, record } from '../../../src/telemetry/histogram.ts';
import { findRegressions } from '../../../src/telemetry/regression/find-regressions.ts';
import type { DailyRow } from '../../../src/telemetry/store.ts';
import { normalOf } from './noises.ts';

/** Days of a command: the version and the median of each day. */
function rowsOf(
  command: string,
  days: readonly (readonly [version: string, level: number])[],
  random: () => number,
  outcome = 'ok',
): DailyRow[] {
  return days.map(([version, level], at): DailyRow => {
    const histogram = emptyHistogram();
    const today = level * Math.exp(0.04 * normalOf(random));
    for (let run = 0; run < 25; run++) record(histogram, today * Math.exp(0.3 * normalOf(random)));
    const dimensions = { surface: 'cli', detail: '', node: 24, platform: 'linux', variant: '', consent: 0 };
    return {
      day: 20_000 + at,
      series: { metric: 'command.duration', command, outcome, version, ...dimensions },
      histogram,
    };
  });
}

const days = (count: number, version: string, level: number): [string, number][] =>
  Array.from({ length: count }, () => [version, level]);

describe('regressions', () => {
  it('name the version with which a command became slower, once, and none of the others', () => {
    const random = seededRandom(1);
    const rows = [
      ...rowsOf('find', [...days(30, '2.0.0', 100), ...days(8, '2.1.0', 130)], random),
      ...rowsOf('def', [...days(30, '2.0.0', 40), ...days(8, '2.1.0', 40)], random),
      ...rowsOf('refs', [...days(30, '2.0.0', 60), ...days(8, '2.1.0', 45)], random),
    ];
    const found = findRegressions(rows);
    expect(found.map(({ kind, command, direction, day, version }) => [kind, command, direction, day, version])).toEqual(
      [
        ['version', 'find', 'slower', 20_030, '2.1.0'],
        ['version', 'refs', 'faster', 20_030, '2.1.0'],
      ],
    );
    expect(found[0]!.ratio).toBeGreaterThan(1.2);
    expect(found[0]!.ratio).toBeLessThan(1.4);
    expect(found[0]!.p).toBeLessThan(0.001);
    expect(found[0]!.before).toBeLessThan(found[0]!.after);
  });

  it('find the day of a change that no version explains', () => {
    const random = seededRandom(2);
    const found = findRegressions(rowsOf('find', [...days(40, '2.0.0', 100), ...days(20, '2.0.0', 150)], random));
    expect(found).toMatchObject([{ kind: 'step', command: 'find', direction: 'slower', version: '' }]);
    expect(Math.abs(found[0]!.day - 20_040)).toBeLessThanOrEqual(2);
  });

  it('leave out failures, commands that wait for the user, and days with few runs', () => {
    const random = seededRandom(3);
    const both = [...days(30, '2.0.0', 100), ...days(30, '2.1.0', 200)];
    expect(findRegressions(rowsOf('find', both, random, 'failed'))).toEqual([]);
    expect(findRegressions(rowsOf('watch', both, random))).toEqual([]);
    expect(findRegressions([])).toEqual([]);
  });

  it('are the same for the same rows', () => {
    const rows = rowsOf('find', [...days(30, '2.0.0', 100), ...days(30, '2.1.0', 120)], seededRandom(4));
    expect(findRegressions(rows)).toEqual(findRegressions(rows.toReversed()));
  });

  it('are not seen in commands that do not change, over many versions', () => {
    let alarms = 0;
    for (let round = 0; round < 60; round++) {
      const random = seededRandom(100 + round);
      const plan = ['1', '2', '3', '4'].flatMap((version) => days(20, version, 80));
      alarms += findRegressions(
        ['find', 'def', 'refs', 'outline'].flatMap((name) => rowsOf(name, plan, random)),
      ).length;
    }
    expect(alarms).toBeLessThanOrEqual(1);
  });
});
