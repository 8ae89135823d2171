/** Numbers in [0, 1). */
type Random = () => number;

/** A normally distributed number with mean 0 and deviation 1. */
export function normalOf(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const each =
  (draw: (random: Random, at: number) => number) =>
  (random: Random, length: number): number[] =>
    Array.from({ length }, (_, at) => draw(random, at));

/** A series in which each value resembles the one before it by `alike`. */
export function alikeSeries(alike: number, deviation: number): (random: Random, length: number) => number[] {
  return (random, length) => {
    let state = normalOf(random);
    return Array.from({ length }, () => {
      state = alike * state + Math.sqrt(1 - alike * alike) * normalOf(random);
      return 100 * (1 + deviation * state);
    });
  };
}

/** Series without a change, as durations of many kinds are. */
export const NOISES: Record<string, (random: Random, length: number) => number[]> = {
  normal: each((random) => 100 + 10 * normalOf(random)),
  lognormal: each((random) => Math.exp(3 + 0.4 * normalOf(random))),
  outliers: each((random) => (100 + 3 * normalOf(random)) * (random() < 0.05 ? 4 : 1)),
  'heavy tails': each((random) => 100 * Math.exp(normalOf(random) / normalOf(random) / 10)),
  'two humps': each((random) => (random() < 0.6 ? 100 : 150) + 3 * normalOf(random)),
  weekends: each((random, at) => (at % 7 < 5 ? 100 : 125) + 3 * normalOf(random)),
  'whole numbers': each((random) => Math.round(3 + normalOf(random))),
  'days of many and of few runs': each((random) => 100 + random() * 20 * normalOf(random)),
  'three slow days now and then': (random, length) => {
    let left = 0;
    return Array.from({ length }, () => {
      if (random() < 0.03) left = 3;
      return (left-- > 0 ? 1.6 : 1) * (100 + 3 * normalOf(random));
    });
  },
  'days alike by 0.3': alikeSeries(0.3, 0.1),
  'days alike by 0.5': alikeSeries(0.5, 0.1),
  'days alike by 0.7': alikeSeries(0.7, 0.1),
  'days alike by 0.8': alikeSeries(0.8, 0.1),
  'days alike by 0.9': alikeSeries(0.9, 0.1),
};
