// Kills `ax index` with SIGKILL at many points of its run and checks after each that nothing was lost.
// Usage: node bench/kill-sweep.js DIR [--points 50] [--mode first|change|full]
// DIR is a work tree; a copy of it is used. After each kill: the database is sound, an index that was complete before
// still answers, the next run completes, and its answers equal those of an index made in one go.
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkIntegrity, openDatabase } from '../dist/database/index.js';

const AX = join(dirname(fileURLToPath(import.meta.url)), '..', 'bin', 'ax.js');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { points: { type: 'string', default: '50' }, mode: { type: 'string', default: 'change' } },
});
const points = Number(values.points);
const work = mkdtempSync(join(tmpdir(), 'ax-kill-'));
const dir = join(work, 'tree');
const state = join(dir, '.automatosx');
const kept = join(work, 'kept');
cpSync(positionals[0], dir, { recursive: true, filter: (path) => !path.endsWith('.automatosx') });

const ax = (...args) => {
  const ran = spawnSync(process.execPath, [AX, '-C', dir, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status: ran.status, out: ran.stdout, err: ran.stderr };
};
const QUERIES = ['kind:class', 'kind:function', 'parse', 'error handling', 'get value from config'];
/** The answers without what differs by nature: generation and times. */
const answers = () =>
  QUERIES.map((query) => {
    const { status, out } = ax('find', query, '--json', '--limit', '50', '--no-refresh');
    const { results, total } = JSON.parse(out);
    return JSON.stringify({ status, total, results });
  }).join('\n');
const soundness = () => {
  const pointer = join(state, 'current');
  if (!existsSync(pointer)) return [];
  const db = openDatabase({ path: join(state, readFileSync(pointer, 'utf8').trim()) });
  try {
    return checkIntegrity(db);
  } finally {
    db.close();
  }
};
const must = (holds, what) => {
  if (!holds) throw new Error(what);
};

const args = values.mode === 'full' ? ['index', '--full'] : ['index'];
rmSync(state, { recursive: true, force: true });
if (values.mode !== 'first') must(ax('index').status === 0, 'the first index failed');
if (values.mode === 'change') {
  // A third of the files change, so that the run has something to do.
  const files = spawnSync('git', ['-C', dir, 'ls-files', '-z'], { encoding: 'utf8' }).stdout.split('\0');
  cpSync(state, kept, { recursive: true });
  for (const [i, file] of files.entries())
    if (i % 3 === 0 && /\.(ts|js|py|java|go|rs|c|h)$/.test(file)) appendFileSync(join(dir, file), '\n');
} else if (values.mode === 'full') cpSync(state, kept, { recursive: true });
const before = values.mode === 'first' ? undefined : answers();
const reset = () => {
  rmSync(state, { recursive: true, force: true });
  if (existsSync(kept)) cpSync(kept, state, { recursive: true });
};
const started = performance.now();
must(ax(...args).status === 0, 'the run itself failed');
const wholeMs = performance.now() - started;
const after = answers();

let midway = 0;
for (let point = 0; point < points; point++) {
  reset();
  const child = spawn(process.execPath, [AX, '-C', dir, ...args], { stdio: 'ignore' });
  await sleep((wholeMs * (point + 0.5)) / points);
  const running = child.exitCode === null;
  child.kill('SIGKILL');
  if (running) {
    midway++;
    await new Promise((resolve) => child.once('exit', resolve));
  }
  const findings = soundness();
  must(findings.length === 0, `point ${point}: ${findings[0]}`);
  if (before !== undefined)
    must(
      answers()
        .split('\n')
        .every((line) => JSON.parse(line).status === 0),
      `point ${point}: the old index does not answer`,
    );
  const next = ax(...args);
  must(next.status === 0, `point ${point}: the next run failed: ${next.err}`);
  must(answers() === after, `point ${point}: the answers differ from those of an undisturbed run`);
}
console.log(
  `${points} points over ${Math.round(wholeMs)} ms (${midway} while running): sound, answering and complete after each`,
);
rmSync(work, { recursive: true, force: true });
