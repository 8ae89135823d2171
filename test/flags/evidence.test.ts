import { describe, expect, it } from 'vitest';
import {
  type Evidence,
  eValue,
  FLOOR,
  NO_EVIDENCE,
  observed,
  TRIP_AT,
  toleratedRate,
} from '../../src/flags/evidence.ts';

/** A sequence of numbers from 0 to 1, the same in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The run at which a user whose runs fail with `rate` sees it rolled back; undefined within `runs`. */
function trip(rate: number, runs: number, next: () => number, from: Evidence = NO_EVIDENCE): number | undefined {
  let evidence = from;
  for (let run = 1; run <= runs; run++) {
    evidence = observed(evidence, next() < rate, FLOOR);
    if (eValue(evidence) >= TRIP_AT) return run;
  }
  return undefined;
}

describe('evidence that a flag fails too often', () => {
  it('trips at most 1 % of 10,000 users at the tolerated rate', () => {
    const trips = Array.from({ length: 10_000 }, (_, user) => trip(FLOOR, 400, random(user + 1)));
    expect(trips.filter((each) => each !== undefined).length).toBeLessThanOrEqual(100);
  });

  it('catches 30 % of failures within a median of 20 runs, and always', () => {
    const trips = Array.from({ length: 1000 }, (_, user) => trip(0.3, 1000, random(user + 50_000)) ?? 1000);
    trips.sort((a, b) => a - b);
    expect(trips[500]).toBeLessThanOrEqual(20);
    expect(trips.at(-1)).toBeLessThan(1000);
  });

  it('catches a total failure within 5 runs, after a good record of a thousand too', () => {
    expect(trip(1, 5, () => 0)).toBeLessThanOrEqual(5);
    let good = NO_EVIDENCE;
    for (let run = 0; run < 1000; run++) good = observed(good, false, FLOOR);
    expect(trip(1, 5, () => 0, good)).toBeLessThanOrEqual(5);
  });

  it('is 1 in the mean at the tolerated rate, whatever came before', () => {
    let evidence = NO_EVIDENCE;
    const next = random(7);
    for (let run = 0; run < 200; run++) {
      const mean =
        FLOOR * eValue(observed(evidence, true, FLOOR)) + (1 - FLOOR) * eValue(observed(evidence, false, FLOOR));
      expect(mean).toBeCloseTo(eValue(evidence), 9);
      evidence = observed(evidence, next() < 0.05, FLOOR);
    }
  });

  it('tolerates twice what is usual, and a floor', () => {
    expect([0, 0.01, 0.05, 0.8].map(toleratedRate)).toEqual([0.02, 0.02, 0.1, 0.9]);
  });
});
