import { describe, expect, it } from 'vitest';
import {
  foldMeasurements,
  isShortened,
  type OpenTrial,
  shortenMeasurements,
} from '../../src/experiments/measurements.ts';
import { addDuration } from '../../src/experiments/totals.ts';

const alive = (): boolean => false;
const sumsOf = (...all: number[]) => all.reduce(addDuration, { n: 0, sum: 0, squares: 0 });
const fold = (lines: readonly string[], hasDied: (run: OpenTrial) => boolean = alive) =>
  foldMeasurements(lines.join('\n'), hasDied);

describe('what was measured', () => {
  it('is nothing in an empty file', () => {
    const none = fold(['']);
    expect([none.exposures, none.same]).toEqual([{ off: 0, on: 0 }, 0]);
  });

  it('is runs by the way they took, how they ended and how long they took', () => {
    const sums = fold([
      ...['x 1 on 1000 here 7', 'x 2 off 2000 here 8', 'x 3 on 3000 here 9', 'x 4 off 4000 here 10'],
      ...['e 1 ok 12.5', 'e 2 failed -', 'e 3 unknown -', 'e 4 ok -'],
    ]);
    expect(sums).toMatchObject({
      exposures: { off: 2, on: 2 },
      ...{ ended: { off: 2, on: 1 }, failed: { off: 1, on: 0 }, open: { off: 0, on: 1 } },
      durations: { off: sumsOf(), on: sumsOf(12.5) },
    });
  });

  it('is lists, whose result came first in them, and what somebody went on with', () => {
    const sums = fold([
      ...['q a on 1000 3 4', 'q b off 2000 5 6', 'q c same 3000 7 8', 'q d on 4000 9 10', 'q e on 5000 11 12'],
      ...['c a on', 'c b both', 'c d off'],
    ]);
    expect(sums).toMatchObject({
      ...{ exposures: { off: 1, on: 3 }, same: 1, credits: { off: 1, on: 1, both: 1 } },
      durations: { off: sumsOf(3, 5, 7, 9, 11), on: sumsOf(4, 6, 8, 10, 12) },
    });
  });

  it('has a failure of the way that could not answer', () => {
    const sums = fold(['q a same 1000 3 -']);
    expect(sums).toMatchObject({ same: 0, ended: { off: 1, on: 1 }, failed: { off: 0, on: 1 } });
    expect(sums.durations).toEqual({ off: sumsOf(3), on: sumsOf() });
  });

  it('says nothing twice', () => {
    const lines = ['x 1 on 1000 here 7', 'e 1 ok 12.5', 'q a on 1000 3 4', 'c a on'];
    const once = fold(lines);
    expect(fold([...lines, ...lines])).toEqual(once);
    expect(fold([...lines, 'e 1 failed -', 'x 1 off 2000 here 7', 'q a off 2000 9 9', 'c a off'])).toEqual(once);
  });

  it('takes a run that has died for a failure, and one that goes on for nothing yet', () => {
    const lines = ['x 1 on 1000 here 7', 'x 2 off 1000 here 8'];
    expect(fold(lines)).toMatchObject({ ended: { off: 0, on: 0 }, open: { off: 1, on: 1 } });
    expect(fold(lines, ({ pid, place, began }) => pid === 7 && place === 'here' && began === 1000)).toMatchObject({
      ...{ ended: { off: 0, on: 1 }, failed: { off: 0, on: 1 }, open: { off: 1, on: 0 } },
    });
  });

  it('passes over lines that are none of ours', () => {
    const good = ['x 1 on 1000 here 7', 'e 1 ok 2', 'q a on 1000 3 4', 'c a on'];
    const bad = [
      ...['', 'x', 'x 2', 'x 2 maybe 1000 here 7', 'x 2 on', 'x 2 on soon here 7', 'x 2 on 1000 here 7 8'],
      ...['e 9 ok 1', 'e 1', 'e 1 gone 1', 'q', 'q b', 'q b on 1000 3', 'q b both 1000 3 4', 'q b on x 3 4'],
      ...['c zz on', 'c a', 'c a never', '\0\0\0', 'e 1 ok 2'.slice(0, 3), '{"json":true}', '\ufffd\ufffd 7'],
    ];
    const mixed = good.flatMap((line, at) => [...bad.slice(at * 5, at * 5 + 5), line]);
    expect(fold([...mixed, ...bad])).toEqual(fold(good));
  });

  it('is the same when lines are shortened, whatever comes later', () => {
    const earlier = [
      ...['x 1 on 1000 here 7', 'x 2 off 2000 here 8', 'x 3 on 3000 here 9', 'e 1 ok 12.5', 'e 2 failed -'],
      ...['q a on 1000 3 4', 'q b off 2000 5 -', 'q c same 3000 7 8', 'c a on', 'c b both'],
    ];
    const later = [
      'e 3 ok 4.25',
      'x 4 off 9000 here 9',
      'q d on 9000 1 2',
      'c d off',
      'x 5 on 9000 here 3',
      'e 5 unknown -',
    ];
    const short = shortenMeasurements(earlier.join('\n'), 0);
    expect(isShortened(short)).toBe(true);
    expect(short.split('\n').filter((line) => line.startsWith('x '))).toEqual(['x 3 on 3000 here 9']);
    expect(fold([short])).toEqual(fold(earlier));
    expect(fold([short, ...later])).toEqual(fold([...earlier, ...later]));
    const again = shortenMeasurements(`${short}${later.join('\n')}`, 0);
    expect(fold([again])).toEqual(fold([...earlier, ...later]));
    // Nobody waits any more for the one that still ran.
    const forgotten = shortenMeasurements(earlier.join('\n'), 5000);
    expect(forgotten).not.toContain('x ');
    expect(fold([forgotten], () => true)).toMatchObject({ open: { off: 0, on: 1 }, died: [] });
  });
});
