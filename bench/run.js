// Measures `ax` on real repositories against other programs in the same run, and keeps the figures.
// Usage: npm run bench -- NAME=DIR [NAME=DIR ...] [--out FILE] [--rounds 9] [--only first,scale,nothing,cold,edit,find]
// DIR is a work tree (a git repository where `git status` is to be compared). It is copied nowhere; its .automatosx/
// folder is made anew. Every time is given with its ratio against another program of the same run.
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openProject } from '../dist/project/index.js';
import { outputOf, paired, quantile, runProcess, seeded } from './measure.js';

const here = dirname(fileURLToPath(import.meta.url));
const AX = join(here, '..', 'bin', 'ax.js');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    rounds: { type: 'string', default: '9' },
    only: { type: 'string', default: 'first,scale,nothing,cold,edit,find' },
  },
});
if (positionals.length === 0) throw new Error('name at least one repository: NAME=DIR');
const rounds = Number(values.rounds);
const only = new Set(values.only.split(','));
const quiet = { AX_TELEMETRY: 'off' };
const node = (args, options) => runProcess(process.execPath, args, options);
const has = (command) => {
  try {
    outputOf(command, ['--version']);
    return true;
  } catch {
    return false;
  }
};
const round = (x, digits = 2) => Math.round(x * 10 ** digits) / 10 ** digits;
const clean = (dir) => rmSync(join(dir, '.automatosx'), { recursive: true, force: true });
const bytesOf = (dir) =>
  readdirSync(dir, { recursive: true }).reduce((sum, name) => sum + statSync(join(dir, name)).size, 0);

/** A first index: time, CPU against parsing alone, memory, size, and one worker against two. */
function first(dir) {
  const index = (jobs) => {
    clean(dir);
    const started = process.hrtime.bigint();
    const report = JSON.parse(
      outputOf(process.execPath, [AX, '-C', dir, 'index', '--json', '--jobs', String(jobs)], { env: quiet }),
    );
    return { report, wallMs: Number(process.hrtime.bigint() - started) / 1e6 };
  };
  const { report, wallMs } = index(2);
  clean(dir);
  const cpu = node([AX, '-C', dir, 'index', '--jobs', '2'], { env: quiet }).cpuMs;
  const parse = node([join(here, 'parse-only.js'), dir]).cpuMs;
  const size = bytesOf(join(dir, '.automatosx'));
  const result = {
    files: report.files.indexed,
    sourceMB: round(report.bytes / 1e6),
    symbols: report.symbols,
    references: report.references,
    wallS: round(wallMs / 1000),
    cpuS: round(cpu / 1000),
    parseOnlyCpuS: round(parse / 1000),
    cpuAgainstParse: round(cpu / parse),
    peakRssMB: round(report.peakRssMb, 0),
    indexMB: round(size / 1e6),
    indexAgainstSource: round(size / report.bytes, 3),
    problems: report.problems.length,
  };
  if (only.has('scale')) {
    const one = index(1).wallMs;
    const two = index(2).wallMs;
    Object.assign(result, { oneWorkerS: round(one / 1000), twoWorkersS: round(two / 1000), scale: round(one / two) });
  }
  if (has('ctags')) {
    const ctags = runProcess('ctags', ['-R', '-f', '/dev/null', '--exclude=.automatosx', '.'], { cwd: dir });
    Object.assign(result, { ctagsCpuS: round(ctags.cpuMs / 1000), cpuAgainstCtags: round(cpu / ctags.cpuMs) });
  }
  return result;
}

/** Nothing changed: `ax index` against `git status`. */
function nothing(dir) {
  const p = paired(
    () => node([AX, '-C', dir, 'index'], { env: quiet }).wallMs,
    () => runProcess('git', ['-C', dir, 'status', '--porcelain']).wallMs,
    rounds,
  );
  return { axIndexMs: round(p.a, 0), gitStatusMs: round(p.b, 0), ratio: round(p.ratio) };
}

/** A cold `ax def` against `node -e 0`, with and without the check for changed files. */
function cold(dir, names) {
  const one = (extra) => {
    const p = paired(
      () => node([AX, '-C', dir, 'def', names[0], ...extra], { env: quiet }).wallMs,
      () => node(['-e', '0']).wallMs,
      rounds * 2,
    );
    return { axDefMs: round(p.a, 0), nodeMs: round(p.b, 0), ratio: round(p.ratio) };
  };
  const result = { def: one([]), defNoRefresh: one(['--no-refresh']) };
  if (has('rg')) {
    const p = paired(
      () => node([AX, '-C', dir, 'def', names[0]], { env: quiet }).wallMs,
      () => runProcess('rg', ['-w', '--no-messages', names[0], dir], { statuses: [0, 1] }).wallMs,
      rounds,
    );
    result.defAgainstRipgrep = round(p.ratio);
  }
  return result;
}

/** One changed file: from the edit to the right answer, in a process that is open and in a new one. */
async function edit(dir, paths) {
  const project = await openProject(dir);
  const target = join(dir, paths.find((path) => /\.(ts|js|py|go|java|rs|c)$/.test(path)) ?? paths[0]);
  const before = readFileSync(target);
  const open = [];
  const fresh = [];
  try {
    for (let i = 0; i < rounds; i++) {
      const name = `axBenchEdit${i}`;
      const line = target.endsWith('.py')
        ? `\ndef ${name}(): pass\n`
        : target.endsWith('.go')
          ? `\nfunc ${name}() {}\n`
          : target.endsWith('.rs')
            ? `\nfn ${name}() {}\n`
            : target.endsWith('.java')
              ? `\nclass ${name} {}\n`
              : target.endsWith('.c')
                ? `\nvoid ${name}(void) {}\n`
                : `\nfunction ${name}() {}\n`;
      appendFileSync(target, line);
      const started = process.hrtime.bigint();
      const found = await project.definitions(name);
      open.push(Number(process.hrtime.bigint() - started) / 1e6);
      if (found.results.length !== 1) throw new Error(`${name} was not found after the edit`);
      appendFileSync(target, line.replaceAll(name, `${name}b`));
      fresh.push(node([AX, '-C', dir, 'def', `${name}b`], { env: quiet }).wallMs);
    }
  } finally {
    writeFileSync(target, before);
    await project.find('x');
    await project.close();
  }
  return { openProcessMs: round(quantile(open, 0.5)), newProcessMs: round(quantile(fresh, 0.5), 0) };
}

/** Queries of several kinds in one process, without the check for changed files: p50 and p95 in milliseconds. */
async function find(dir, names) {
  const project = await openProject(dir);
  const random = seeded(7);
  const pick = () => names[Math.floor(random() * names.length)];
  const words = (name) =>
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/_/g, ' ')
      .toLowerCase();
  const kinds = {
    symbol: () => pick(),
    words: () => words(pick()),
    question: () => `how does the ${words(pick())} work with the ${words(pick())}`,
    misspelt: () => pick().replace(/^(.{3})(.)(.)/, '$1$3$2'),
    filtered: () => `${words(pick())} kind:function`,
  };
  const result = {};
  const all = [];
  for (const [kind, make] of Object.entries(kinds)) {
    const times = [];
    for (let i = 0; i < 60; i++) {
      const query = make();
      const started = process.hrtime.bigint();
      await project.find(query, { refresh: false });
      times.push(Number(process.hrtime.bigint() - started) / 1e6);
    }
    times.shift();
    all.push(...times);
    result[kind] = { p50: round(quantile(times, 0.5)), p95: round(quantile(times, 0.95)) };
  }
  result.all = { p50: round(quantile(all, 0.5)), p95: round(quantile(all, 0.95)) };
  const times = [];
  for (let i = 0; i < 200; i++) {
    const started = process.hrtime.bigint();
    await project.definitions(pick(), { refresh: false });
    times.push(Number(process.hrtime.bigint() - started) / 1e6);
  }
  result.def = { p50: round(quantile(times, 0.5)), p95: round(quantile(times, 0.95)) };
  await project.close();
  return result;
}

/** Names and paths to ask for, taken from the index itself with a fixed seed. */
async function sample(dir) {
  const project = await openProject(dir);
  const random = seeded(11);
  const names = new Set();
  const paths = new Set();
  for (const query of ['kind:function', 'kind:class', 'kind:method', 'kind:struct']) {
    const { results } = await project.find(query, { limit: 2000, refresh: false });
    for (const hit of results) {
      paths.add(hit.path);
      if (hit.name.length > 3 && random() < 0.25) names.add(hit.name);
    }
  }
  await project.close();
  return { names: [...names], paths: [...paths] };
}

const machine = `${os.platform()}-${os.arch()}-${os.cpus().length}x${Math.round(os.totalmem() / 2 ** 30)}GiB`;
const run = {
  date: new Date().toISOString().slice(0, 10),
  machine,
  node: process.version,
  cpu: os.cpus()[0]?.model,
  repositories: {},
};
for (const argument of positionals) {
  const [name, dir] = argument.split('=');
  const figures = {};
  run.repositories[name] = figures;
  const show = (part) => console.log(`${name} ${part} ${JSON.stringify(figures[part])}`);
  if (only.has('first')) {
    figures.first = first(dir);
    show('first');
  }
  const { names, paths } = await sample(dir);
  if (only.has('nothing')) {
    figures.nothing = nothing(dir);
    show('nothing');
  }
  if (only.has('cold')) {
    figures.cold = cold(dir, names);
    show('cold');
  }
  if (only.has('edit')) {
    figures.edit = await edit(dir, paths);
    show('edit');
  }
  if (only.has('find')) {
    figures.find = await find(dir, names);
    show('find');
  }
}
const out = values.out ?? join(here, 'runs', `${run.date}-${machine}.json`);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, `${JSON.stringify(run, null, 2)}\n`);
console.log(`kept in ${out}`);
