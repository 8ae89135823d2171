// How often changes of durations are found, and how often one is seen where there is none.
// Usage: node bench/regressions.js [SERIES, default 300] (after a build)
import { rankSum, seededRandom } from '../dist/statistics/index.js';
import { emptyHistogram, levelsOf, merged, record } from '../dist/telemetry/histogram.js';
import { changePoints } from '../dist/telemetry/regression/change-points.js';
import { compareDays } from '../dist/telemetry/regression/compare-days.js';

const count = Number(process.argv[2] ?? 300);
const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const each = (draw) => (random, length) => Array.from({ length }, (_, at) => draw(random, at));
const alike = (share, deviation) => (random, length) => {
  let state = normal(random);
  return Array.from({ length }, () => {
    state = share * state + Math.sqrt(1 - share * share) * normal(random);
    return 100 * (1 + deviation * state);
  });
};

const NOISES = {
  normal: each((random) => 100 + 10 * normal(random)),
  lognormal: each((random) => Math.exp(3 + 0.4 * normal(random))),
  'outliers, 5 %': each((random) => (100 + 3 * normal(random)) * (random() < 0.05 ? 4 : 1)),
  'heavy tails': each((random) => 100 * Math.exp(normal(random) / normal(random) / 10)),
  'two humps': each((random) => (random() < 0.6 ? 100 : 150) + 3 * normal(random)),
  weekends: each((random, at) => (at % 7 < 5 ? 100 : 125) + 3 * normal(random)),
  'whole numbers': each((random) => Math.round(3 + normal(random))),
  'days alike by 0.3': alike(0.3, 0.1),
  'days alike by 0.5': alike(0.5, 0.1),
  'days alike by 0.7': alike(0.7, 0.1),
  'days alike by 0.8': alike(0.8, 0.1),
  'days alike by 0.9': alike(0.9, 0.1),
};

const percent = (n) => `${((100 * n) / count).toFixed(1)} %`.padStart(8);
const lengths = [14, 20, 30, 40, 60, 90, 120, 200];

console.log(`False alarms, of ${count} series each, by number of days`);
console.log(`${''.padEnd(20)}${lengths.map((length) => String(length).padStart(8)).join('')}`);
for (const [name, noise] of Object.entries(NOISES)) {
  const cells = lengths.map((length) => {
    const random = seededRandom(length);
    let alarms = 0;
    for (let round = 0; round < count; round++) if (changePoints(noise(random, length)).length > 0) alarms++;
    return percent(alarms);
  });
  console.log(name.padEnd(20) + cells.join(''));
}

console.log('\nSteps found, to two days, by how much days are alike (0, 0.4)');
for (const [length, at, step, deviation] of [
  [35, 28, 1.2, 0.03],
  [35, 28, 1.2, 0.05],
  [60, 30, 1.1, 0.03],
  [60, 53, 1.1, 0.03],
  [90, 83, 1.2, 0.03],
  [90, 60, 1.1, 0.05],
  [120, 60, 1.05, 0.03],
  [120, 60, 1.08, 0.03],
]) {
  const cells = [0, 0.4].map((share) => {
    const random = seededRandom(length + at);
    let found = 0;
    for (let round = 0; round < count; round++) {
      const series = alike(share, deviation)(random, length).map((value, day) => value * (day < at ? 1 : step));
      if (changePoints(series).some((change) => Math.abs(change.at - at) <= 2)) found++;
    }
    return percent(found);
  });
  const what = `x${step} on day ${at} of ${length}, deviation ${deviation * 100} %`;
  console.log(what.padEnd(44) + cells.join(''));
}

// Days of 5 to 64 runs; `own` is by how much days differ by themselves.
const daysOf = (random, days, level, own) =>
  Array.from({ length: days }, () => {
    const histogram = emptyHistogram();
    const today = level * Math.exp(own * normal(random));
    const runs = 5 + Math.floor(random() * 60);
    for (let run = 0; run < runs; run++) record(histogram, today * Math.exp(0.3 * normal(random)));
    return histogram;
  });

console.log(
  '\nA version after 28 days of another, 7 days of it: below 0.001 by ranks of runs alone, and as it is done',
);
for (const [step, own] of [
  ...[0, 0.05, 0.1, 0.4].map((each) => [1, each]),
  ...[
    [1.1, 0.02],
    [1.2, 0.02],
    [1.2, 0.05],
    [1.2, 0.1],
  ],
]) {
  const random = seededRandom(5);
  let alone = 0;
  let found = 0;
  for (let round = 0; round < count; round++) {
    const sides = [daysOf(random, 28, 50, own), daysOf(random, 7, 50 * step, own)];
    if (rankSum(levelsOf(merged(sides[0])), levelsOf(merged(sides[1]))).p < 0.001) alone++;
    if (compareDays(...sides).p < 0.001) found++;
  }
  console.log(`x${step}, days differ by ${own * 100} %`.padEnd(44) + percent(alone) + percent(found));
}
