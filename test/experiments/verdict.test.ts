import { describe, expect, it } from 'vitest';
import {
  addDuration,
  type MachineTotals,
  type MetricTotals,
  type Plan,
  type Verdict,
  verdictOf,
} from '../../src/experiments/index.ts';
import { confidenceSequence, type Sums, seededRandom, twoProportions, welch } from '../../src/statistics/index.ts';
import { normalOf } from '../telemetry/regression/noises.ts';

const EVEN = [
  { name: 'off', weight: 1 },
  { name: 'on', weight: 1 },
];
const SUCCESS = { name: 'success', kind: 'proportion', better: 'higher' } as const;
const DURATION = { name: 'duration', kind: 'latency', better: 'lower' } as const;
const PREFERENCE = { name: 'preference', kind: 'preference', better: 'higher' } as const;
const FAILURES = { name: 'failures', kind: 'proportion', better: 'lower' } as const;

const plan = (parts: Partial<Plan> = {}): Plan => ({ variants: EVEN, metrics: [SUCCESS], guardrails: [], ...parts });

/** Machines of one: exposures are the values of the first metric. */
function counted(
  off: Record<string, MetricTotals>,
  on: Record<string, MetricTotals>,
  { days = 10, exposures = [1000, 1000], machine = 'a' } = {},
): MachineTotals {
  return {
    machine,
    days,
    variants: { off: { exposures: exposures[0]!, metrics: off }, on: { exposures: exposures[1]!, metrics: on } },
  };
}

const share = (successes: number, n: number): MetricTotals => ({ kind: 'proportion', successes, n });
const preference = (wins: number, losses: number): MetricTotals => ({ kind: 'preference', wins, losses, ties: 5 });
const shares = (off: [number, number], on: [number, number], more = {}): MachineTotals =>
  counted({ success: share(...off) }, { success: share(...on) }, more);

function durations(random: () => number, n: number, middle: number): MetricTotals {
  let sums: Sums = { n: 0, sum: 0, squares: 0 };
  for (let value = 0; value < n; value++) sums = addDuration(sums, middle * Math.exp(0.4 * normalOf(random)));
  return { kind: 'latency', ...sums };
}

const first = (verdict: Verdict) => verdict.comparisons[0]!;

describe('a verdict', () => {
  it('says which is better, with the interval that holds at all looks', () => {
    const verdict = verdictOf(plan(), [shares([200, 1000], [300, 1000])]);
    expect(verdict).toMatchObject({ status: 'better', method: 'at-any-time', final: false, machines: 1 });
    const [metric] = first(verdict).metrics;
    expect(metric).toMatchObject({ n: 2000, control: 0.2, treatment: 0.3, favours: 'treatment' });
    expect(metric!.difference!.estimate).toBeCloseTo(0.1, 12);
    const [pooled] = [Math.sqrt(((0.25 * 0.75 * 2000) / 1999) * (2 / 1000))];
    const sequence = confidenceSequence({ estimate: 0.1, error: pooled!, n: 2000 });
    expect(metric!.p).toBeCloseTo(sequence.p, 4);
    expect(metric!.difference!.low).toBeCloseTo(sequence.interval[0], 3);
    expect(metric!.ratio!.estimate).toBeCloseTo(1.5, 12);
    expect(metric!.ratio!.low).toBeGreaterThan(1);
    expect(verdictOf(plan(), [shares([300, 1000], [200, 1000])]).status).toBe('worse');
    const lower = plan({ metrics: [{ ...SUCCESS, better: 'lower' }] });
    expect(verdictOf(lower, [shares([300, 1000], [200, 1000])]).status).toBe('better');
  });

  it('of durations is a factor, and milliseconds at the level of the control', () => {
    const random = seededRandom(1);
    const [off, on] = [durations(random, 800, 50), durations(random, 800, 40)];
    const verdict = verdictOf(plan({ metrics: [DURATION] }), [counted({ duration: off }, { duration: on })]);
    expect(verdict.status).toBe('better');
    const [metric] = first(verdict).metrics;
    expect(metric!.control).toBeCloseTo(50, -1);
    expect(metric!.ratio!.estimate).toBeCloseTo(metric!.treatment! / metric!.control!, 10);
    expect(metric!.difference!.estimate).toBeCloseTo(metric!.treatment! - metric!.control!, 10);
    expect(metric!.ratio!.high).toBeLessThan(1);
    expect(metric!.difference!.high).toBeLessThan(0);
  });

  it('of preferences is a share of decisions; ties decide nothing', () => {
    const of = (wins: number, losses: number) =>
      verdictOf(plan({ metrics: [PREFERENCE] }), [counted({}, { preference: preference(wins, losses) })]);
    expect(of(150, 80).status).toBe('better');
    expect(of(80, 150).status).toBe('worse');
    expect(of(12, 9).status).toBe('not-enough-data');
    expect(of(400, 390).status).toBe('no-difference-yet');
    expect(first(of(150, 80)).metrics[0]).toMatchObject({ n: 230, treatment: 150 / 230, control: 80 / 230 });
    expect(of(3, 0).comparisons[0]!.metrics[0]!.ratio).toMatchObject({ estimate: null, high: null });
  });

  it('is blocked where units are not divided as they should be, whatever metrics say', () => {
    const verdict = verdictOf(plan(), [shares([200, 1000], [400, 1000], { exposures: [1100, 900] })]);
    expect(verdict.status).toBe('blocked');
    expect(first(verdict).status).toBe('blocked');
    expect(verdict.sampleRatio.p).toBeLessThan(0.001);
    const uneven = plan({
      variants: [
        { name: 'off', weight: 9 },
        { name: 'on', weight: 1 },
      ],
    });
    expect(verdictOf(uneven, [shares([180, 900], [20, 100], { exposures: [900, 100] })]).status).not.toBe('blocked');
    expect(verdictOf(uneven, [shares([180, 900], [20, 100])]).status).toBe('blocked');
  });

  it('tells how many days more are needed, from what a day has brought', () => {
    const verdict = verdictOf(plan(), [shares([20, 100], [22, 100], { days: 10 })]);
    expect(verdict.status).toBe('not-enough-data');
    const { n, enough, daysLeft } = first(verdict);
    expect(n).toBe(200);
    expect(daysLeft).toBe(Math.ceil((enough - 200) / 20));
    const wide = verdictOf(plan({ metrics: [{ ...SUCCESS, least: 0.2 }] }), [shares([20, 100], [22, 100])]);
    expect(first(wide).enough).toBeLessThan(enough);
    expect(first(verdictOf(plan(), [])).daysLeft).toBeNull();
    expect(verdictOf(plan(), [])).toMatchObject({ status: 'not-enough-data', machines: 0 });
  });

  it('says that there is no difference yet when one worth knowing would have been seen', () => {
    const verdict = verdictOf(plan(), [shares([2000, 10_000], [2010, 10_000])]);
    expect(verdict.status).toBe('no-difference-yet');
    expect(first(verdict).daysLeft).toBe(0);
  });

  it('of few values is none', () => {
    expect(first(verdictOf(plan(), [shares([0, 19], [19, 19])])).metrics[0]).toMatchObject({ difference: null, p: 1 });
    expect(verdictOf(plan(), [shares([0, 50], [0, 50])]).status).toBe('not-enough-data');
  });

  it('is plain data, without numbers that JSON does not know', () => {
    for (const machines of [
      [],
      [shares([0, 0], [0, 0])],
      [shares([0, 50], [50, 50])],
      [shares([20, 100], [30, 100])],
    ]) {
      const verdict = verdictOf(plan({ guardrails: [FAILURES, DURATION] }), machines);
      expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
    }
  });
});

describe('guardrails', () => {
  const guarded = (failures: [number, number], tolerance = 0): Verdict =>
    verdictOf(plan({ guardrails: [{ ...FAILURES, tolerance }] }), [
      counted(
        { success: share(200, 1000), failures: share(failures[0], 1000) },
        { success: share(300, 1000), failures: share(failures[1], 1000) },
      ),
    ]);

  it('come before what is better', () => {
    expect(guarded([20, 80]).status).toBe('guardrail');
    expect(first(guarded([20, 80])).guardrails[0]).toMatchObject({ metric: 'failures', harmed: true, control: 0.02 });
    expect(guarded([20, 25]).status).toBe('better');
    expect(guarded([80, 20]).status).toBe('better');
  });

  it('let pass what is tolerated', () => expect(guarded([20, 80], 0.05).status).toBe('better'));

  it('of durations tolerate a share', () => {
    const random = seededRandom(3);
    const [off, on] = [durations(random, 1000, 50), durations(random, 1000, 58)];
    const status = (tolerance: number) =>
      verdictOf(plan({ guardrails: [{ ...DURATION, tolerance }] }), [counted({ duration: off }, { duration: on })]);
    expect(status(0).status).toBe('guardrail');
    expect(status(0.3).status).not.toBe('guardrail');
  });
});

describe('a declared horizon', () => {
  const declared = plan({ horizon: 2000 });

  it('is waited for, whatever is to be seen before', () => {
    const verdict = verdictOf(declared, [shares([100, 500], [250, 500])]);
    expect(verdict).toMatchObject({ status: 'not-enough-data', method: 'at-any-time', final: false });
    expect(first(verdict)).toMatchObject({ enough: 2000, daysLeft: 10 });
  });

  it('has one look, by the tests for one look', () => {
    const verdict = verdictOf(declared, [shares([200, 1000], [240, 1000])]);
    expect(verdict).toMatchObject({ status: 'better', method: 'at-once', final: true });
    const known = twoProportions({ successes: 200, n: 1000 }, { successes: 240, n: 1000 });
    const [metric] = first(verdict).metrics;
    expect(metric!.p).toBeCloseTo(known.p, 14);
    expect(metric!.difference).toMatchObject({ low: known.interval[0], high: known.interval[1] });
    expect(verdictOf(plan(), [shares([200, 1000], [240, 1000])]).status).not.toBe('better');
    const random = seededRandom(5);
    const [off, on] = [durations(random, 1000, 50), durations(random, 1000, 51)] as [
      MetricTotals & Sums,
      MetricTotals & Sums,
    ];
    const timed = verdictOf({ ...declared, metrics: [DURATION] }, [counted({ duration: off }, { duration: on })]);
    const summary = ({ n, sum, squares }: Sums) => ({ n, mean: sum / n, variance: (squares - sum ** 2 / n) / (n - 1) });
    expect(first(timed).metrics[0]!.p).toBeCloseTo(welch(summary(off), summary(on)).p, 10);
  });

  it('that was missed is none: later looks are judged as any', () => {
    const verdict = verdictOf(declared, [shares([400, 2000], [460, 2000])]);
    expect(verdict).toMatchObject({ method: 'at-any-time', final: false, status: 'no-difference-yet' });
  });
});

describe('several metrics and variants', () => {
  it('are adjusted for their number', () => {
    const machines = [
      counted(
        { success: share(200, 1000), failures: share(50, 1000) },
        { success: share(262, 1000), failures: share(50, 1000) },
      ),
    ];
    const one = first(verdictOf(plan(), machines)).metrics[0]!;
    const two = first(verdictOf(plan({ metrics: [SUCCESS, FAILURES] }), machines)).metrics[0]!;
    expect(one.adjusted).toBe(one.p);
    expect(two.adjusted).toBeCloseTo(2 * two.p, 12);
  });

  it('are each compared with the first', () => {
    const three = plan({ variants: [...EVEN, { name: 'other', weight: 1 }] });
    const machine = shares([200, 1000], [205, 1000]);
    const other = { exposures: 1000, metrics: { success: share(320, 1000) } };
    const verdict = verdictOf(three, [{ ...machine, variants: { ...machine.variants, other } }]);
    expect(verdict.comparisons.map(({ variant, status }) => [variant, status])).toEqual([
      ['on', 'not-enough-data'],
      ['other', 'better'],
    ]);
    expect(verdict.status).toBe('better');
  });
});

describe('four months of looking at verdicts each day', () => {
  it('raise a false alarm in 5 % of the experiments at most, over a metric, another and a guardrail', () => {
    const random = seededRandom(12);
    const both = plan({ metrics: [SUCCESS, DURATION], guardrails: [FAILURES] });
    let [alarms, harms] = [0, 0];
    for (let experiment = 0; experiment < 100; experiment++) {
      const sides = [0, 1].map(() => ({ n: 0, successes: 0, failures: 0, sums: { n: 0, sum: 0, squares: 0 } as Sums }));
      let [alarm, harm] = [false, false];
      for (let day = 1; day <= 120; day++) {
        for (let run = 0; run < 6; run++) {
          const side = sides[random() < 0.5 ? 0 : 1]!;
          side.n++;
          if (random() < 0.3) side.successes++;
          if (random() < 0.02) side.failures++;
          side.sums = addDuration(side.sums, 40 * Math.exp(0.5 * normalOf(random)));
        }
        const [off, on] = sides.map(({ n, successes, failures, sums }) => ({
          exposures: n,
          metrics: {
            success: share(successes, n),
            failures: share(failures, n),
            duration: { kind: 'latency', ...sums } as const,
          },
        }));
        const [{ metrics, guardrails }] = verdictOf(both, [
          { machine: 'a', days: day, variants: { off: off!, on: on! } },
        ]).comparisons as [Verdict['comparisons'][0]];
        alarm ||= metrics.some(({ favours }) => favours !== null);
        harm ||= guardrails.some(({ harmed }) => harmed);
      }
      if (alarm) alarms++;
      if (harm) harms++;
    }
    expect(alarms).toBeLessThanOrEqual(5);
    expect(harms).toBeLessThanOrEqual(5);
  });
});
