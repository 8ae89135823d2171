// Years of looking at an experiment each day, in which there is no difference.

const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const add = (sums, value) => {
  sums.n++;
  sums.sum += value;
  sums.squares += value * value;
};

const share = (probability) => ({
  kind: 'share',
  draw: (random, sums) => add(sums, random() < probability ? 1 : 0),
});

const logs = (draw) => ({ kind: 'logs', draw: (random, sums) => add(sums, draw(random)) });

/** What is measured: shares of successes, and logarithms of durations. */
export const SHAPES = {
  '1 %': share(0.01),
  '5 %': share(0.05),
  '10 %': share(0.1),
  '50 %': share(0.5),
  '90 %': share(0.9),
  'log-normal durations': logs((random) => 3 + 0.5 * normal(random)),
  'wide log-normal durations': logs((random) => 4 + 1.5 * normal(random)),
  'durations with outliers': logs((random) => 3 + 0.2 * normal(random) + (random() < 0.03 ? 3 : 0)),
  'durations of two kinds': logs((random) => (random() < 0.15 ? 6 : 3) + 0.1 * normal(random)),
};

/**
 * Of `years` experiments, how many raise an alarm on any of `looks` days by each of the tests (by name: from the kind of
 * what is measured and the sums of both variants to whether it is one). Each day, each unit is in one of two variants by
 * chance, the second with probability `second`.
 */
export function alarmsOf({ shape, tests, random, years = 2000, looks = 365, daily = 12, second = 0.5 }) {
  const alarms = Object.fromEntries(Object.keys(tests).map((name) => [name, 0]));
  for (let year = 0; year < years; year++) {
    const sides = [0, 1].map(() => ({ n: 0, sum: 0, squares: 0 }));
    const left = new Map(Object.entries(tests));
    for (let look = 0; look < looks && left.size > 0; look++) {
      for (let unit = 0; unit < daily; unit++) shape.draw(random, sides[random() < second ? 1 : 0]);
      for (const [name, test] of left) {
        if (!test(shape.kind, sides[0], sides[1])) continue;
        alarms[name]++;
        left.delete(name);
      }
    }
  }
  return alarms;
}
