import { describe, expect, it } from 'vitest';
import { countedOf, experimentNamed, planOf, verdictInWords, verdictOf } from '../../src/experiments/index.ts';
import { foldMeasurements } from '../../src/experiments/measurements.ts';

const NOON = Date.parse('2026-11-27T12:00:00Z');
const DAY = 86_400_000;

const ranking = experimentNamed('ranking-next')!;
const walk = experimentNamed('raw-walk')!;

/** The verdict about lines of a log, after so many days. */
function judged(
  definition: typeof walk,
  lines: readonly string[],
  how: { days?: number; share?: number; size?: number } = {},
) {
  const { days = 10, share = 50, size } = how;
  const state = { id: 'm', salt: 's', startedAt: NOON, stoppedAt: undefined, share, size, version: '2.0.0' };
  const measured = foldMeasurements(lines.join('\n'), () => false);
  const counted = countedOf(definition, state, measured, NOON + days * DAY);
  const verdict = verdictOf(planOf(definition, state), [counted.totals]);
  return { counted, verdict, says: verdictInWords(definition, verdict) };
}

/** Lists of both ways, of which so many are credited to each; which came first goes to and fro. */
function lists(on: number, off: number, undecided = 0, took = '10.0 10.0'): string[] {
  return Array.from({ length: on + off + undecided }, (_, at) => {
    const credit = at < on ? `\nc ${at} on` : at < on + off ? `\nc ${at} off` : '';
    return `q ${at} ${at % 2 === 0 ? 'on' : 'off'} ${NOON + at} ${took}${credit}`;
  });
}

/** Runs of both ways, each of so many milliseconds give or take a half. */
function runs(n: number, off: number, on: number, failing: { off?: number; on?: number } = {}): string[] {
  return (['off', 'on'] as const).flatMap((way) =>
    Array.from({ length: n }, (_, at) => {
      const ms = (way === 'on' ? on : off) * (0.5 + ((at * 37) % 101) / 100);
      const end = at < (failing[way] ?? 0) ? 'failed -' : `ok ${ms.toFixed(3)}`;
      return `x ${way}${at} ${way} ${NOON + at} here 1\ne ${way}${at} ${end}`;
    }),
  );
}

describe('what was measured, as totals', () => {
  it('are those of the metrics of the experiment', () => {
    const { counted } = judged(ranking, [...lists(3, 2, 4), `q same same ${NOON} 5 6`]);
    expect(counted).toMatchObject({ same: 1, open: 0, totals: { machine: 'm', days: 10 } });
    const { off, on } = counted.totals.variants;
    expect([off?.exposures, on?.exposures]).toEqual([4, 5]);
    expect(on?.metrics).toMatchObject({
      preference: { kind: 'preference', wins: 3, losses: 2, ties: 4 },
      duration: { kind: 'latency', n: 10 },
      failures: { kind: 'proportion', n: 10, successes: 0 },
    });
    expect(Object.keys(off?.metrics ?? {}).sort()).toEqual(['duration', 'failures']);
  });

  it('hold nothing that tells of the machine or of what was asked', () => {
    const { counted } = judged(walk, runs(3, 10, 10));
    expect(JSON.stringify(counted)).not.toMatch(/here|x off|"s"/);
  });
});

describe('a verdict in words', () => {
  it('says how many days are missing', () => {
    expect(judged(ranking, []).says).toMatch(/^not enough data: 0 of about \d+ preferences; none has come yet$/);
    expect(judged(ranking, lists(12, 8)).says).toMatch(
      /^not enough data: 20 of about \d+ preferences; about \d+ more days$/,
    );
  });

  it('says which is better, and by how much', () => {
    const { verdict, says } = judged(ranking, lists(200, 80));
    expect([verdict.status, says]).toEqual([
      'better',
      expect.stringMatching(
        /^on is better: 71\.4 % of 280 preferences are for on \(\d\d\.\d % to \d\d\.\d %\), p < 0\.001$/,
      ),
    ]);
    expect(judged(ranking, lists(80, 200)).says).toMatch(/^on is worse: 28\.6 %/);
    const slower = judged(walk, runs(400, 10, 20));
    expect(slower.says).toMatch(
      /^on is worse: 9\.\d\d ms -> 1\d\.\d ms, 2\.00 times \(1\.\d\d times to 2\.\d\d times\), p < 0\.001$/,
    );
  });

  it('is none when both ways are not divided as they should be', () => {
    const uneven = runs(200, 10, 10).filter((line) => !/^x on1\d\d /.test(line));
    expect(judged(walk, uneven).says).toBe(
      'no verdict: both ways are not divided as they should be (off 200, on 100; meant is 50:50, p < 0.001)',
    );
    expect(judged(walk, uneven, { share: 33 }).verdict.status).not.toBe('blocked');
  });

  it('is a no when something that must not become worse has, whatever else is better', () => {
    const { verdict, says } = judged(walk, runs(400, 20, 10, { on: 100 }));
    expect([verdict.status, says]).toEqual([
      'guardrail',
      expect.stringMatching(
        /^on must not stay: something that must not become worse has \(failures: 0\.0 % -> 25\.0 % /,
      ),
    ]);
    expect(judged(ranking, lists(200, 80, 100, '10.0 20.0')).says).toMatch(/^on must not stay: .*duration: /);
  });

  it('says when there is no difference worth knowing', () => {
    expect(judged(walk, runs(4000, 10, 10)).says).toMatch(/^no difference: with 8000 runs/);
  });

  it('is given once where a size was declared', () => {
    const early = judged(ranking, lists(60, 20), { size: 100 }).verdict;
    expect([early.status, early.final]).toEqual(['not-enough-data', false]);
    const there = judged(ranking, lists(65, 35), { size: 100 }).verdict;
    expect([there.status, there.final, there.method]).toEqual(['better', true, 'at-once']);
  });
});
