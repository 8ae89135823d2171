// How often an experiment without a difference is taken for one with, when it is looked at each day of a year; and how
// many values it takes to see a difference.
// Usage: node bench/experiments.js [YEARS, default 2000] (after a build)
import {
  cautiousDifference,
  confidenceSequence,
  decisionsForShare,
  differenceOfMeans,
  normalTail,
  preferenceOf,
  seededRandom,
  summaryOfShare,
  summaryOfSums,
} from '../dist/statistics/index.js';
import { alarmsOf, SHAPES } from './peeking.js';

const years = Number(process.argv[2] ?? 2000);
const summary = (kind, sums) => (kind === 'share' ? summaryOfShare(sums.sum, sums.n) : summaryOfSums(sums));

const after20 = (test) => (kind, first, second) =>
  Math.min(first.n, second.n) >= 20 && test(summary(kind, first), summary(kind, second));
const sequence = (difference) => (first, second) => {
  const { error, ...rest } = difference(first, second);
  return error > 0 && confidenceSequence({ ...rest, error, n: first.n + second.n }).p <= 0.05;
};
const tests = {
  naive: after20((first, second) => {
    const { estimate, error } = differenceOfMeans(first, second);
    return error > 0 && 2 * normalTail(Math.abs(estimate) / error) <= 0.05;
  }),
  plain: after20(sequence(differenceOfMeans)),
  cautious: after20(sequence(cautiousDifference)),
};

const cell = (text) => String(text).padStart(11);
const percent = (count, of) => `${((100 * count) / of).toFixed(1)} %`;

console.log(`False alarms in ${years} years of 365 looks: a test for one look (naive), a confidence sequence with the`);
console.log(
  'error of Welch (plain), and with the larger of two errors (cautious), by units a day and share of the second',
);
console.log(''.padEnd(36) + Object.keys(tests).map(cell).join(''));
for (const [daily, second] of [
  [3, 0.5],
  [20, 0.5],
  [20, 0.9],
  [20, 0.1],
  [20, 0.01],
]) {
  for (const [name, shape] of Object.entries(SHAPES)) {
    const alarms = alarmsOf({ shape, tests, random: seededRandom(365), years, daily, second });
    const cells = Object.values(alarms).map((count) => cell(percent(count, years)));
    console.log(`${name}, ${daily} a day, ${100 * second} %`.padEnd(36) + cells.join(''));
  }
}

console.log(
  '\nPreferences looked at after each of 1000 decisions: how often one is seen, and median decisions until then',
);
for (const share of [0.5, 0.55, 0.6, 0.65, 0.7]) {
  const random = seededRandom(1000 * share);
  const seen = [];
  for (let experiment = 0; experiment < years / 4; experiment++) {
    const wins = [0, 0];
    for (let decision = 1; decision <= 1000; decision++) {
      wins[random() < share ? 0 : 1]++;
      if (preferenceOf(wins[0], wins[1]).p > 0.05) continue;
      seen.push(decision);
      break;
    }
  }
  seen.sort((a, b) => a - b);
  const atOnce = share === 0.5 ? '' : `, one look needs ${Math.ceil(decisionsForShare(share))}`;
  console.log(
    `${share}`.padEnd(8) + cell(percent(seen.length, years / 4)) + cell(seen[seen.length >> 1] ?? '-') + atOnce,
  );
}
