import { expect, it } from 'vitest';
import { count, seconds } from '../../src/command/index.ts';

it('times read well, also where they are rounded up to the next unit', () => {
  const times = [0, 994, 995, 1_000, 59_940, 59_960, 61_000, 119_700, 3_600_000];
  expect(times.map(seconds)).toEqual([
    ...['0.00 s', '0.99 s', '1.0 s', '1.0 s', '59.9 s', '1 min 0 s', '1 min 1 s', '2 min 0 s', '60 min 0 s'],
  ]);
});

it('numbers have separators', () => {
  expect([0, 999, 1000, 1234567].map(count)).toEqual(['0', '999', '1,000', '1,234,567']);
});
