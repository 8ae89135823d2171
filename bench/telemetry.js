// What telemetry costs every command: recording one (time of the call), and loading what records (in fresh processes).
// Usage: npm run build && node bench/telemetry.js
// Budgets: 0.05 ms median and 0.5 ms p99 for a command, 2 ms for loading. Times are wall; "cpu" is of the process.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { limitIn } from '../dist/command/context.js';
import { decideMode, lowered, telemetryDirectory } from '../dist/telemetry/mode.js';
import { createRecorder } from '../dist/telemetry/recorder.js';
import { median, quantile } from './measure.js';

const RUNS = 20_000;
const PROCESSES = 41;

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

function show(what, times) {
  const [p50, p99] = [median(times), quantile(times, 0.99)].map((ms) => ms.toFixed(4));
  console.log(`${what.padEnd(52)} median ${p50} ms  p99 ${p99} ms`);
}

/** Wall and CPU milliseconds that loading takes a process in which the rest of the program is loaded. */
function load() {
  const url = (path) => JSON.stringify(new URL(`../dist/${path}`, import.meta.url).href);
  const script = `
    await import('node:fs'); await import('node:path'); await import(${url('command/index.js')});
    const cpu = process.cpuUsage(); const started = performance.now();
    await import(${url('cli/recording.js')});
    const wall = performance.now() - started; const { user, system } = process.cpuUsage(cpu);
    console.log(JSON.stringify([wall, (user + system) / 1000]));`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  });
  return JSON.parse(ran.stdout);
}

try {
  await timesOf('', true);
  show('a command with an open project, written', await timesOf('', true));
  show('a command without a project, written', await timesOf('', false));
  show('a command in mode off', await timesOf('off', true));
  const loads = Array.from({ length: PROCESSES }, load);
  const [wall, cpu] = [0, 1].map((at) => loads.map((each) => each[at]));
  console.log(
    `loading, ${PROCESSES} processes: median ${median(wall).toFixed(2)} ms wall, ${median(cpu).toFixed(2)} ms cpu`,
  );
  console.log(`  the quickest ${quantile(wall, 0).toFixed(2)} ms wall, ${quantile(cpu, 0).toFixed(2)} ms cpu`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
