import { describe, expect, it } from 'vitest';
import { mergeMachines } from '../../src/experiments/merge.ts';
import type { Plan } from '../../src/experiments/plan.ts';
import { addDuration, type MachineTotals, type MetricTotals } from '../../src/experiments/totals.ts';
import { verdictOf } from '../../src/experiments/verdict.ts';
import { type Sums, seededRandom } from '../../src/statistics/index.ts';
import { normalOf } from '../telemetry/regression/noises.ts';

const plan: Plan = {
  variants: [
    { name: 'off', weight: 1 },
    { name: 'on', weight: 1 },
  ],
  metrics: [{ name: 'duration', kind: 'latency', better: 'lower' }],
  guardrails: [],
};

function durations(random: () => number, n: number, middle: number): MetricTotals & Sums {
  let sums: Sums = { n: 0, sum: 0, squares: 0 };
  for (let value = 0; value < n; value++) sums = addDuration(sums, middle * Math.exp(0.3 * normalOf(random)));
  return { kind: 'latency', ...sums };
}

function machine(id: string, off: MetricTotals | undefined, on: MetricTotals | undefined): MachineTotals {
  const side = (duration: MetricTotals | undefined) => ({
    exposures: duration && 'n' in duration ? duration.n : 0,
    metrics: duration ? { duration } : {},
  });
  return { machine: id, days: 5, variants: { off: side(off), on: side(on) } };
}

describe('totals of several machines', () => {
  it('are kept once for each machine, in any order of handing them in', () => {
    const random = seededRandom(1);
    const [a, b, c] = ['a', 'b', 'c'].map((id, at) =>
      machine(id, durations(random, 30 + at, 50), durations(random, 30, 50)),
    ) as [MachineTotals, MachineTotals, MachineTotals];
    const later = machine('a', durations(random, 60, 50), durations(random, 60, 50));
    expect(mergeMachines([c, a], [b], [later])).toEqual([later, b, c]);
    expect(mergeMachines([later], [b, a, c])).toEqual([later, b, c]);
    expect(mergeMachines()).toEqual([]);
  });

  it('add up exactly: the sums of all are those of one machine that has counted everything', () => {
    const random = seededRandom(2);
    const values = Array.from({ length: 900 }, () => 20 * Math.exp(normalOf(random)));
    const sumsOf = (some: readonly number[]): Sums => some.reduce<Sums>(addDuration, { n: 0, sum: 0, squares: 0 });
    const parts = [values.slice(0, 7), values.slice(7, 400), values.slice(400)].map(sumsOf);
    const together = parts.reduceRight((a, b) => ({
      n: a.n + b.n,
      sum: a.sum + b.sum,
      squares: a.squares + b.squares,
    }));
    expect(together).toEqual(sumsOf(values.toReversed()));
  });

  it('of one or two machines are taken together, of more as those of machines that differ', () => {
    const random = seededRandom(3);
    const of = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        machine(String(at), durations(random, 400, 50), durations(random, 400, 42)),
      );
    expect(verdictOf(plan, of(2))).toMatchObject({ status: 'better', machines: 2, acrossMachines: false });
    expect(verdictOf(plan, of(5))).toMatchObject({ status: 'better', machines: 5, acrossMachines: true });
  });

  it('say nothing for sure when machines disagree, however much each has counted', () => {
    const random = seededRandom(4);
    const factors = [0.5, 0.9, 1.3, 0.6, 1.5, 0.8];
    const machines = factors.map((factor, at) =>
      machine(String(at), durations(random, 2000, 50), durations(random, 2000, 50 * factor)),
    );
    const verdict = verdictOf(plan, machines);
    expect(['not-enough-data', 'no-difference-yet']).toContain(verdict.status);
    const sum = (side: 'off' | 'on'): MetricTotals => {
      const all = machines.map(({ variants }) => variants[side]!.metrics.duration as MetricTotals & Sums);
      const [n, total, squares] = (['n', 'sum', 'squares'] as const).map((key) => all.reduce((a, b) => a + b[key], 0));
      return { kind: 'latency', n: n!, sum: total!, squares: squares! };
    };
    expect(verdictOf(plan, [machine('one', sum('off'), sum('on'))]).status).toBe('better');
  });

  it('with one variant for good need several machines in each', () => {
    const lasting = { ...plan, lasting: true };
    const random = seededRandom(5);
    const off = (at: number) => machine(`off${at}`, durations(random, 300, 50 + at), undefined);
    const on = (at: number) => machine(`on${at}`, undefined, durations(random, 300, 25 + at));
    const status = (machines: MachineTotals[]) => verdictOf(lasting, machines);
    expect(status([off(0), on(0)])).toMatchObject({ status: 'not-enough-data', acrossMachines: false });
    expect(status([0, 1, 2, 3, 4].flatMap((at) => [off(at), on(at)]))).toMatchObject({
      status: 'better',
      acrossMachines: true,
    });
    expect(verdictOf(plan, [off(0), on(0)]).status).toBe('better');
  });

  it('of preferences are pooled as well', () => {
    const preferred: Plan = { ...plan, metrics: [{ name: 'ranking', kind: 'preference', better: 'higher' }] };
    const of = (wins: number, losses: number, id: string): MachineTotals => ({
      machine: id,
      days: 9,
      variants: {
        off: { exposures: 100, metrics: {} },
        on: { exposures: 100, metrics: { ranking: { kind: 'preference', wins, losses, ties: 0 } } },
      },
    });
    const agree = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id, at) => of(66 + 2 * at, 30, id));
    expect(verdictOf(preferred, agree)).toMatchObject({ status: 'better', acrossMachines: true });
    const disagree = [of(170, 10, 'a'), of(30, 70, 'b'), of(90, 20, 'c'), of(20, 68, 'd')];
    expect(verdictOf(preferred, disagree).status).not.toBe('better');
  });

  it('raise a false alarm for 5 % at most, where machines differ by themselves and are looked at again and again', () => {
    const random = seededRandom(6);
    let alarms = 0;
    for (let round = 0; round < 150; round++) {
      const factors = [0, 1, 2, 3].map(() => Math.exp(0.3 * normalOf(random)));
      let alarm = false;
      const sums = factors.map(() => [durations(random, 0, 1), durations(random, 0, 1)] as const);
      for (let look = 0; look < 20; look++) {
        for (const [at, factor] of factors.entries()) {
          for (const [side, level] of [50, 50 * factor].entries()) {
            const more = durations(random, 20, level);
            const total = sums[at]![side]!;
            total.n += more.n;
            total.sum += more.sum;
            total.squares += more.squares;
          }
        }
        const verdict = verdictOf(
          plan,
          sums.map(([off, on], at) => machine(String(at), off, on)),
        );
        alarm ||= verdict.status === 'better' || verdict.status === 'worse';
      }
      if (alarm) alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(8);
  });
});
