import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { experimentFile, readMeasurements, salted, startExperiment } from '../../src/experiments/index.ts';
import { createTrials } from '../../src/experiments/running.ts';
import { readState } from '../../src/experiments/state.ts';
import { surroundings } from '../../src/project/surroundings.ts';

const CHILD = fileURLToPath(new URL('child.mjs', import.meta.url));

let directory: string;
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'ax-experiments-')), 'experiments');
});
afterEach(() => rmSync(join(directory, '..'), { recursive: true, force: true }));

/** A process of its own; one that waits is killed when it has begun. What it wrote. */
function child(how: 'run' | 'wait' | 'start' | 'follow', times = 1): Promise<string> {
  const process_ = spawn(process.execPath, [CHILD, directory, how, String(times)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  process_.stdout.on('data', (chunk) => {
    said += chunk;
    if (how === 'wait') process_.kill('SIGKILL');
  });
  return new Promise((resolve) => process_.on('close', () => resolve(said)));
}

const begin = (name: string) =>
  startExperiment(directory, name, { share: 50, size: undefined, version: '2.0.0', now: Date.now() });

function measured(name: string) {
  const found = readState(directory, name);
  const place = salted(typeof found === 'object' ? found.state.salt : '', surroundings.place());
  return readMeasurements(
    experimentFile(directory, name, 'log'),
    (run) => run.place === place && !surroundings.isRunning(run),
  );
}

it('processes that measure at once lose nothing', async () => {
  begin('raw-walk');
  await Promise.all([1, 2, 3, 4].map(() => child('run', 50)));
  const { exposures, ended, failed, open, durations } = measured('raw-walk');
  expect({ exposures, ended, failed, open }).toEqual({
    ...{ exposures: { off: 100, on: 100 }, ended: { off: 100, on: 100 } },
    ...{ failed: { off: 0, on: 0 }, open: { off: 0, on: 0 } },
  });
  expect([durations.off.length, durations.on.length]).toEqual([100, 100]);
});

it('of processes that start an experiment at once, one does', async () => {
  const said = await Promise.all([1, 2, 3, 4, 5].map(() => child('start')));
  expect(said.sort()).toEqual(['runs\n', 'runs\n', 'runs\n', 'runs\n', 'started\n']);
});

it('a run that is killed has failed', async () => {
  begin('raw-walk');
  await child('run', 2);
  await child('wait');
  expect(measured('raw-walk')).toMatchObject({ ended: { off: 1, on: 2 }, failed: { off: 0, on: 1 } });
});

it('half a line at the end costs nothing but itself', async () => {
  begin('raw-walk');
  await child('run', 2);
  appendFileSync(experimentFile(directory, 'raw-walk', 'log'), 'x 1234 on 17');
  await child('run', 2);
  expect(measured('raw-walk')).toMatchObject({ exposures: { off: 2, on: 2 }, ended: { off: 2, on: 2 } });
});

it('of processes that go on with one list at once, one is credited', async () => {
  begin('ranking-next');
  const { place } = surroundings;
  const trials = createTrials({ directory, pid: 1, place, now: Date.now, id: randomUUID });
  const results = [{ path: 'a.ts', line: 1, qualifiedName: 'send', from: 'on' as const }];
  trials.shown('ranking-next', { project: '/p', question: 'q', results, took: { off: 1, on: 1 } });
  await Promise.all([1, 2, 3, 4].map(() => child('follow')));
  expect(measured('ranking-next').credits).toEqual({ off: 0, on: 1, both: 0 });
});
