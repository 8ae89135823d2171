// A run under a flag, as a process of its own: begins, and then ends well, fails, or waits to be killed.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBreaker } from '../../dist/flags/deciding.js';
import { surroundings } from '../../dist/project/surroundings.js';

const [directory, how, times = '1'] = process.argv.slice(2);
for (let i = 0; i < Number(times); i++) {
  const { pid, place, isRunning } = surroundings;
  const breaker = await createBreaker({
    ...{ directory, version: '2.0.0', pid, place, isRunning },
    ...{ now: Date.now, id: randomUUID },
  });
  breaker.held('new');
  breaker.begin('new', 'find');
  if (how === 'wait') {
    process.stdout.write('begun\n');
    await sleep(60_000);
  }
  const trips = await breaker.end(how === 'failed' ? 'failed' : 'ok', async () => 0);
  for (const { flag, runs, failed } of trips) process.stdout.write(`${flag} ${failed} of ${runs}\n`);
}
