// A process that takes part in an experiment: runs that end, or one that waits to be killed; or that starts it.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startExperiment } from '../../dist/experiments/index.js';
import { createTrials } from '../../dist/experiments/running.js';
import { surroundings } from '../../dist/project/surroundings.js';

const [directory, how, times = '1'] = process.argv.slice(2);
const { pid, place } = surroundings;
if (how === 'start') {
  const wanted = { share: 50, size: undefined, version: '2.0.0', now: Date.now() };
  process.stdout.write(startExperiment(directory, 'raw-walk', wanted) ? 'started\n' : 'runs\n');
}
for (let i = 0; i < Number(times) && how !== 'start'; i++) {
  const trials = createTrials({ directory, pid, place, now: Date.now, id: randomUUID });
  if (how === 'follow') {
    trials.followed('/p', { name: 'send' });
    continue;
  }
  trials.exposed('raw-walk', i % 2 === 0 ? 'on' : 'off');
  if (how === 'wait') {
    process.stdout.write('begun\n');
    await sleep(60_000);
  }
  trials.ended('ok', () => false, i + 1);
}
