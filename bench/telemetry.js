// What telemetry costs every command: recording one (time of the call), and loading what records (in fresh processes).
// Usage: npm run build && node bench/telemetry.js
// Budgets: 0.05 ms median and 0.5 ms p99 for a command (wall), 2 ms in the median for loading (CPU of the process).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { limitIn } from '../dist/command/context.js';
import { createRecorder, decideMode, lowered, telemetryDirectory } from '../dist/telemetry/recorder.js';
import { joinModules, loadTimes, median, quantile } from './measure.js';

const RUNS = 20_000;
const PROCESSES = 41;
/** What is loaded besides. */
const REST = ['command/index.js'];

const home = mkdtempSync(join(tmpdir(), 'ax-bench-telemetry-'));
const env = { HOME: home };
const version = () => '2.0.0';

/** All that is done for one command, as the command line does it; `settled` when its project is open. */
async function one(mode, settled) {
  const directory = telemetryDirectory({ ...env, AX_TELEMETRY: mode }, 'linux');
  const environment = mode ? { ...env, AX_TELEMETRY: mode } : env;
  let decided;
  const recorder = createRecorder({
    ...{ directory, version, mode: () => decided?.mode },
    ...{ node: process.versions.node, platform: 'linux', now: Date.now },
  });
  const invocation = recorder.begin('find', 'cli');
  invocation.phase('start', 40.123);
  invocation.phase('check', 1.234);
  invocation.count('index_fresh', 1);
  invocation.phase('answer', 2.345);
  invocation.query('find-symbol', 12, 4.5);
  invocation.phase('print', 0.5);
  invocation.end(0, 6.789);
  decided = decideMode(environment, directory);
  if (!settled) decided = lowered(decided, await limitIn(process.cwd(), environment, []));
  recorder.flush();
}

async function timesOf(mode, settled) {
  const times = [];
  for (let i = 0; i < RUNS; i++) {
    const started = performance.now();
    await one(mode, settled);
    times.push(performance.now() - started);
  }
  return times;
}

const ms = (time) => time.toFixed(4);

function show(what, times) {
  const [p50, p99] = [median(times), quantile(times, 0.99)];
  const missed = p50 > 0.05 || p99 > 0.5 ? '  MISSED' : '';
  console.log(`${what.padEnd(52)} median ${ms(p50)} ms  p99 ${ms(p99)} ms${missed}`);
}

/**
 * CPU milliseconds that loading takes in a process in which the rest of the program is loaded: of an empty module (what
 * the last one left to do is then done), of what records, as one module, and of another empty one.
 */
function load() {
  const made = (name) => pathToFileURL(join(home, `${name}.mjs`)).href;
  const rest = REST.map((path) => new URL(`../dist/${path}`, import.meta.url).href);
  return loadTimes(['node:fs', 'node:path', ...rest], [[made('1')], [made('recording')], [made('2')]]);
}

try {
  await timesOf('', true);
  show('a command with an open project, written', await timesOf('', true));
  show('a command without a project, written', await timesOf('', false));
  show('a command in mode off', await timesOf('off', true));
  for (const name of ['1.mjs', '2.mjs']) writeFileSync(join(home, name), '');
  const part = { roots: ['cli/recording.js'], rooms: ['cli/recording.js', 'telemetry/'], loaded: REST };
  await joinModules(part, join(home, 'recording.mjs'));
  const loads = Array.from({ length: PROCESSES }, load);
  for (const [at, what] of [
    [1, `loading, cpu of ${PROCESSES} processes`],
    [2, '  of an empty module, for comparison'],
  ]) {
    const times = loads.map((each) => each[at]);
    const missed = at === 1 && median(times) > 2 ? '  MISSED' : '';
    console.log(`${what.padEnd(52)} median ${ms(median(times))} ms  best ${ms(quantile(times, 0))} ms${missed}`);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
