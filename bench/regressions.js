// How often changes of durations are found, and how often one is seen where there is none.
// Usage: node bench/change-points.js [SERIES, default 300] (after a build)
import { changePoints } from '../dist/telemetry/regression/change-points.js';
import { seededRandom } from '../dist/telemetry/regression/seeded-random.js';

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
};

const percent = (n) => `${((100 * n) / count).toFixed(1)} %`.padStart(8);
const lengths = [14, 30, 60, 90, 120, 200];

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
