// What feature flags cost: an evaluation that is settled, one that divides questions, and loading flags and telemetry
// together (CPU of fresh processes in which the rest of what a question needs is loaded).
// Usage: npm run build && node bench/flags.js
// Budgets: 60 ns settled, 300 ns for a rollout, 2 ms in the median for loading both.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createFlags } from '../dist/flags/deciding.js';
import { FLAGS } from '../dist/flags/table.js';
import { joinModules, loadTimes, median, quantile } from './measure.js';

const CALLS = 1_000_000;
const ROUNDS = 21;
const PROCESSES = 41;

const idle = { held: () => undefined, begin() {}, failed() {}, end: async () => [] };

function flagsWith(value) {
  return createFlags(
    {
      ...{ declarations: FLAGS, env: {}, overrides: [], safe: false, version: '2.0.0', now: Date.now() },
      ...{ sources: [{ layer: 'project', path: '/p', value }], users: () => [], cohorts: [], unit: () => 'unit' },
      ...{ breaker: () => undefined, experiment: () => undefined },
    },
    idle,
    () => 'find',
  );
}

/** Nanoseconds of a call, by round. */
function nanoseconds(call) {
  let on = 0;
  return Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    for (let i = 0; i < CALLS; i++) if (call(i)) on++;
    const took = performance.now() - started;
    if (on < 0) throw new Error('never');
    return (took * 1e6) / CALLS;
  });
}

function show(what, times, most, unit) {
  const missed = median(times) > most ? '  MISSED' : '';
  const numbers = `median ${median(times).toFixed(1)} ${unit}  best ${quantile(times, 0).toFixed(1)} ${unit}`;
  console.log(`${what.padEnd(56)} ${numbers}${missed}`);
}

const ids = Array.from({ length: 4096 }, (_, i) => `5c3d8535-f81a-4478-a6d3-${String(i).padStart(12, '0')}`);
const settled = flagsWith({ 'semantic-search': { rollout: 10 } });
const divided = flagsWith({ 'ranking-next': { rollout: 10 } });
show(
  'for comparison: a look into a Map',
  nanoseconds(
    (
      (map) => (i) =>
        map.get(ids[i & 4095])
    )(new Map(ids.map((id) => [id, 1]))),
  ),
  Infinity,
  'ns',
);
show(
  'settled: by default',
  nanoseconds(() => settled.isFeatureEnabled('cross-file-analysis')),
  60,
  'ns',
);
show(
  'settled: a rollout of installations',
  nanoseconds(() => settled.isFeatureEnabled('semantic-search')),
  60,
  'ns',
);
show(
  'a rollout of questions, ids of 36 characters',
  nanoseconds((i) => divided.isFeatureEnabled('ranking-next', ids[i & 4095])),
  300,
  'ns',
);

const home = mkdtempSync(join(tmpdir(), 'ax-bench-flags-'));

/** What is loaded besides them. */
const REST = ['command/index.js', 'project/surroundings.js', 'query/index.js', 'indexer/index.js'];
const RECORDING = { roots: ['cli/recording.js'], rooms: ['cli/recording.js', 'telemetry/'] };
const TABLE = { roots: ['flags/table.js'], rooms: ['flags/'] };
const DECIDING = {
  roots: ['project/deciding-flags.js', 'cli/end-flags.js'],
  rooms: ['project/deciding-flags.js', 'cli/end-flags.js', 'flags/', 'experiments/'],
};
/** Each as one module, by its name: `unset` is what every command loads, `set` what it loads where a flag is set. */
const PARTS = {
  telemetry: partOf(RECORDING),
  flags: partOf(TABLE),
  unset: partOf(RECORDING, TABLE),
  set: partOf(RECORDING, TABLE, DECIDING),
};

function partOf(...parts) {
  return {
    roots: parts.flatMap(({ roots }) => roots),
    rooms: parts.flatMap(({ rooms }) => rooms),
    loaded: REST,
  };
}

/** CPU milliseconds of a part in a process in which the rest, and an empty module, are loaded. */
function load(name) {
  const made = (of) => pathToFileURL(join(home, `${of}.mjs`)).href;
  const before = REST.map((path) => new URL(`../dist/${path}`, import.meta.url).href);
  const [, time] = loadTimes(['node:fs', 'node:path', ...before], [[made('empty')], [made(name)]]);
  return time;
}

try {
  writeFileSync(join(home, 'empty.mjs'), '');
  writeFileSync(join(home, 'nothing.mjs'), '');
  for (const [name, part] of Object.entries(PARTS)) await joinModules(part, join(home, `${name}.mjs`));
  const names = [...Object.keys(PARTS), 'nothing'];
  const rounds = Array.from({ length: PROCESSES }, () => new Map(names.map((name) => [name, load(name)])));
  const times = (name) => rounds.map((round) => round.get(name));
  show('loading telemetry and flags', times('unset'), 2, 'ms');
  show('  where a flag is set', times('set'), 2, 'ms');
  show('  telemetry alone', times('telemetry'), Infinity, 'ms');
  show('  flags alone', times('flags'), Infinity, 'ms');
  show('  an empty module, for comparison', times('nothing'), Infinity, 'ms');
} finally {
  rmSync(home, { recursive: true, force: true });
}
