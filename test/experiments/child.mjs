// A process that takes part in an experiment: runs that end, or one that waits to be killed; or that starts it, goes on
// with a list, or writes and shortens a log from day to day.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startExperiment } from '../../dist/experiments/index.js';
import { appendToLog, readLog, shortenLog } from '../../dist/experiments/log.js';
import { createTrials } from '../../dist/experiments/running.js';
import { surroundings } from '../../dist/project/surroundings.js';

const [directory, how, times = '1', processes = '1'] = process.argv.slice(2);
const { pid, place } = surroundings;
for (let i = 0; i < Number(times) && how === 'start'; i++) {
  // All of them at the same moment, as far as a file can say when that is.
  while (!existsSync(`${directory}.go-${i}`));
  const wanted = { share: 50, size: undefined, version: '2.0.0', now: Date.now() };
  process.stdout.write(startExperiment(directory, 'raw-walk', wanted) ? 'started\n' : 'runs\n');
}
for (let day = 0; day < Number(times) && how === 'days'; day++) {
  const now = Date.parse('2026-11-27') + day * 86_400_000;
  writeFileSync(`${directory}.${day}.${process.pid}`, '');
  const arrived = () => readdirSync(dirname(directory)).filter((name) => name.includes(`.${day}.`)).length;
  while (arrived() < Number(processes));
  for (let i = 0; i < 10; i++) {
    const id = `${process.pid}-${day}-${i}`;
    appendToLog(directory, `x ${id} ${i % 2 === 0 ? 'on' : 'off'} ${now} here 1`, now);
    shortenLog(directory, now);
    appendToLog(directory, `e ${id} ok ${i + 1}`, now);
    const { exposures } = readLog(directory, () => false);
    process.stdout.write(`${exposures.on + exposures.off}\n`);
  }
}
for (let i = 0; i < Number(times) && (how === 'run' || how === 'wait' || how === 'follow'); i++) {
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
