import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { readLog, salted, startExperiment, stopExperiment } from '../../src/experiments/index.ts';
import { createTrials } from '../../src/experiments/running.ts';
import { surroundings } from '../../src/project/surroundings.ts';
import { folderOf, stateOf } from './kept.ts';

/** So often processes start an experiment that was stopped before. */
const ROUNDS = 40;

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
  const place = salted(stateOf(directory, name).salt, surroundings.place());
  return readLog(folderOf(directory, name), (run) => run.place === place && !surroundings.isRunning(run));
}

it('processes that measure at once lose nothing', async () => {
  begin('raw-walk');
  await Promise.all([1, 2, 3, 4].map(() => child('run', 50)));
  const { exposures, ended, failed, open, durations } = measured('raw-walk');
  expect({ exposures, ended, failed, open }).toEqual({
    ...{ exposures: { off: 100, on: 100 }, ended: { off: 100, on: 100 } },
    ...{ failed: { off: 0, on: 0 }, open: { off: 0, on: 0 } },
  });
  expect([durations.off.n, durations.on.n]).toEqual([100, 100]);
});

it('of processes that start an experiment at once one does, also after one that was stopped', async () => {
  const said = Array.from({ length: 4 }, () => '');
  const children = said.map((_, at) => {
    const process_ = spawn(process.execPath, [CHILD, directory, 'start', String(ROUNDS)]);
    process_.stdout.on('data', (chunk) => (said[at] += chunk));
    return process_;
  });
  onTestFinished(() => {
    for (const each of children) each.kill('SIGKILL');
  });
  const words = (round: number): (string | undefined)[] => said.map((text) => text.split('\n').slice(0, -1)[round]);
  for (let round = 0; round < ROUNDS; round++) {
    writeFileSync(`${directory}.go-${round}`, '');
    while (words(round).includes(undefined)) await setImmediate();
    expect([...words(round)].sort(), `round ${round}`).toEqual(['runs', 'runs', 'runs', 'started']);
    expect(stopExperiment(directory, 'raw-walk', Date.now())).toBe(true);
  }
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
  const [day = ''] = readdirSync(folderOf(directory, 'raw-walk'));
  appendFileSync(join(folderOf(directory, 'raw-walk'), day), 'x 1234 on 17');
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
