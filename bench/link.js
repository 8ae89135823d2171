// Measures questions across files, and what linking costs an index, in CPU time of this process (user and system);
// of questions also the time until the answer is there (wallP95), which counts where other work leaves a core.
// Usage: npm run bench:link -- [NAME=DIR ...] [--sample 200] [--seed 1] [--most 30] [--only questions,hot,index,graph,bind]
//   [--kinds refs,callers …] [--warm DIR] [--hot NAME,NAME …] [--files 100000] [--edges 500000] [--out FILE]
// DIR is a work tree; its index is brought up to date first.
//   questions: p50, p95, the largest and the sum of each kind of question, over a seeded sample of definitions and places, in one
//     process that is asked one after the other, for at most so many seconds a kind (--most); --kinds names some of them;
//     with --warm another project is asked before, so that the engine has compiled what is run.
//     Beside it the same for `git grep --no-index -w NAME` of a part of the names.
//   hot: the names that most files hold (of a sample, or those of --hot), each in a new process: the first answer, the
//     second, the memory; beside it what reading the files that hold the name and searching them costs.
//   index: CPU of parsing, extracting and building segments, and the size, with and without what linking is made of.
//   bind: CPU of finding what every name of the project means, file by file, which links kept with the index would need;
//     beside it that of parsing, extracting and building segments.
//   graph: circles and transitive dependents in a graph that is made here, through the functions that answer them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabase } from '../dist/database/index.js';
import { createImportGraph } from '../dist/link/import-graph.js';
import { openLinking } from '../dist/link/index.js';
import { ROLES } from '../dist/model/index.js';
import { openProject } from '../dist/project/index.js';
import { graph } from '../dist/query/graph.js';
import { dependents } from '../dist/query/imports.js';
import { openIndexReader, textWords } from '../dist/store/index.js';
import { outputOf, quantile, runProcess, seeded } from './measure.js';

const here = dirname(fileURLToPath(import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    most: { type: 'string', default: '30' },
    kinds: { type: 'string', default: '' },
    warm: { type: 'string' },
    only: { type: 'string', default: 'questions,hot,index,graph' },
    hot: { type: 'string', default: '' },
    files: { type: 'string', default: '100000' },
    edges: { type: 'string', default: '500000' },
    out: { type: 'string' },
    // For the processes that this one starts.
    ask: { type: 'string' },
  },
});
const only = new Set(values.only.split(','));
const round = (x, digits = 1) => Math.round(x * 10 ** digits) / 10 ** digits;

/** CPU time that something takes, in milliseconds, the time until it is there, and what it gives. */
async function cpuOf(work) {
  const [before, started] = [process.cpuUsage(), performance.now()];
  const result = await work();
  const wallMs = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, wallMs, result };
}

/** Middle, nearly worst and worst of some times, and all of them together. */
const spread = (times) => ({
  count: times.length,
  sum: round(
    times.reduce((all, one) => all + one, 0),
    0,
  ),
  p50: round(quantile(times, 0.5), 2),
  p95: round(quantile(times, 0.95), 2),
  max: round(Math.max(...times), 2),
});

/** The nearly worst time until an answer is there; beside it two fifths of the CPU are the engine's, which compiles on another core. */
const wallOf = (times) =>
  round(
    quantile(
      times.map(({ wallMs }) => wallMs),
      0.95,
    ),
    2,
  );

/** Kinds of questions that the plan gives one budget; they are told together as well. */
const OF_ONE_BUDGET = new Set(['refs', 'callers', 'imports']);

function openReader(dir) {
  const state = join(dir, '.automatosx');
  const db = openDatabase({ path: join(state, readFileSync(join(state, 'current'), 'utf8').trim()), readonly: true });
  return { db, reader: openIndexReader(db) };
}

/** A seeded sample of definitions, and one of places of identifiers; `part` tells samples of one seed apart. */
function sampleOf(reader, count, part = 0) {
  const random = seeded(Number(values.seed) * 1000 + part);
  const files = reader.files().filter(({ symbols, occurrences }) => symbols > 0 && occurrences > 0);
  const pick = (all) => all[Math.floor(random() * all.length)];
  const symbols = [];
  const places = [];
  for (let i = 0; i < count; i++) {
    const file = pick(files);
    const one = pick(reader.facts(file.id).symbols);
    symbols.push({ name: one.name, path: file.path, at: `${file.path}:${one.nameLine + 1}:${one.nameColumn + 1}` });
    const other = pick(files);
    const { line, column } = reader.facts(other.id).everyOccurrence;
    const place = Math.floor(random() * line.length);
    places.push(`${other.path}:${line[place] + 1}:${column[place] + 1}`);
  }
  return { symbols, places };
}

/** Asks a project for references of as many definitions as are asked for of the one that is measured. */
async function warmUp(dir) {
  const project = await openProject(dir);
  await project.refresh();
  const { db, reader } = openReader(dir);
  for (const { at } of sampleOf(reader, Number(values.sample)).symbols) await project.references(at);
  db.close();
  await project.close();
}

async function questions(dir, reader) {
  if (values.warm) await warmUp(values.warm);
  // Each kind has a sample of its own: what one question has found out another one is not asked for.
  const count = Number(values.sample);
  const symbols = (part, of = count) => sampleOf(reader, of, part).symbols;
  const few = Math.ceil(count / 10);
  const project = await openProject(dir);
  // What is read once for all questions is told apart.
  const start = await cpuOf(() => project.references(symbols(0, 1)[0].at));
  // From the second question on the tree is listened to.
  await project.references(symbols(0, 1)[0].at);
  const kinds = {
    refs: [symbols(1), ({ at }) => project.references(at)],
    callers: [symbols(2), ({ at }) => project.callers(at)],
    definitionAt: [sampleOf(reader, count, 3).places, (at) => project.definitions(at)],
    imports: [symbols(4), ({ path }) => project.imports(path)],
    dependents: [symbols(5), ({ path }) => project.dependents(path)],
    impactOfSymbol: [symbols(6, few), ({ at }) => project.impact({ symbol: at })],
    impactOfFile: [symbols(7, few), ({ path }) => project.impact({ file: path })],
  };
  const result = { firstMs: round(start.ms) };
  const together = [];
  const wanted = values.kinds === '' ? Object.keys(kinds) : values.kinds.split(',');
  for (const kind of wanted) {
    const [asked, ask] = kinds[kind];
    const times = [];
    let left = Number(values.most) * 1000;
    for (const one of asked) {
      if (left <= 0) break;
      times.push(await cpuOf(() => ask(one)));
      left -= times.at(-1).ms;
    }
    result[kind] = { ...spread(times.map(({ ms }) => ms)), wallP95: wallOf(times) };
    if (OF_ONE_BUDGET.has(kind)) together.push(...times);
    process.stderr.write(`${kind} ${JSON.stringify(result[kind])}\n`);
  }
  await project.close();
  if (together.length > 0) result.together = { count: together.length, wallP95: wallOf(together) };
  const grep = symbols(1, few).map(({ name }) =>
    runProcess('git', ['grep', '--no-index', '-w', '-F', '-e', name], { cwd: dir, statuses: [0, 1] }),
  );
  result.gitGrep = spread(grep.map(({ cpuMs }) => cpuMs));
  result.refsP95AgainstGrepP50 = round((result.refs?.p95 ?? 0) / Math.max(result.gitGrep.p50, 0.01), 2);
  result.peakRssMB = round(process.resourceUsage().maxRSS / 1024, 0);
  return result;
}

/** The names of definitions that most files hold, of a large sample. */
function hottest(reader) {
  const named = values.hot.split(',').filter((name) => name !== '');
  if (named.length > 0) return named;
  const names = new Set(
    sampleOf(reader, 1000)
      .symbols.map(({ name }) => name)
      .filter((name) => /^\w{3,}$/.test(name)),
  );
  const holders = new Map([...names].map((name) => [name, reader.filesWithWords(textWords(name)).length]));
  return [...names].sort((a, b) => holders.get(b) - holders.get(a)).slice(0, 3);
}

async function hot(dir, reader) {
  const results = {};
  for (const name of hottest(reader)) {
    const asked = JSON.parse(outputOf(process.execPath, [fileURLToPath(import.meta.url), dir, '--ask', name]));
    const ids = reader.filesWithWords(textWords(name.replace(/^.*\./, '')));
    const word = new RegExp(`\\b${name.replace(/^.*\./, '')}\\b`, 'g');
    const { ms } = await cpuOf(() =>
      ids.reduce((sum, id) => {
        const text = readFileSync(join(dir, reader.fileById(id).path), 'utf8');
        return sum + (text.match(word)?.length ?? 0);
      }, 0),
    );
    results[name] = { files: ids.length, ...asked, readFilesMs: round(ms), ratio: round(asked.firstMs / ms, 2) };
  }
  return results;
}

/** Asks for one name twice, and prints what that took. */
async function ask(dir, name) {
  const project = await openProject(dir);
  const first = await cpuOf(() => project.references(name, { tier: 'possible' }));
  const second = await cpuOf(() => project.references(name, { tier: 'possible' }));
  await project.close();
  const peakRssMB = round(process.resourceUsage().maxRSS / 1024, 0);
  console.log(
    JSON.stringify({
      references: first.result.total,
      firstMs: round(first.ms),
      secondMs: round(second.ms),
      peakRssMB,
    }),
  );
}

/** CPU of parsing, extracting and building, and sizes. */
function build(dir, extra) {
  const text = outputOf(process.execPath, [join(here, 'store-size.js'), dir, ...extra]);
  const [, parse] = /^parse +(\d+) ms/m.exec(text);
  const [, segments] = /^build +(\d+) ms/m.exec(text);
  const [, size] = /^database file +([\d.]+) MB/m.exec(text);
  const [, source] = /files, ([\d.]+) MB of source/.exec(text);
  return { cpuMs: Number(parse) + Number(segments), sizeMB: Number(size), sourceMB: Number(source) };
}

/** What it would take to find for an index what every name means; names in text and those of definitions are left out. */
async function bind(dir, reader) {
  const disk = {
    text: (path) => {
      try {
        return readFileSync(join(dir, path), 'utf8');
      } catch {
        return undefined;
      }
    },
    listed: (path) => {
      try {
        const entries = readdirSync(join(dir, path), { withFileTypes: true });
        return entries.flatMap((one) => (one.isFile() ? [one.name] : []));
      } catch {
        return [];
      }
    },
  };
  const { linker } = await openLinking(reader, disk);
  let names = 0;
  const bound = await cpuOf(() =>
    reader.snapshot(() => {
      for (const { id } of reader.files()) {
        const view = linker.view(id);
        const { role } = view?.occurrences ?? { role: [] };
        for (let at = 0; at < role.length; at++) {
          const kind = ROLES[role[at]];
          if (kind === 'mention' || kind === 'definition' || linker.isLocal(view, at)) continue;
          if (kind === 'type') linker.used(view, at);
          else linker.meaning(view, at);
          names++;
        }
      }
    }),
  );
  const { cpuMs } = build(dir, []);
  return { names, bindMs: round(bound.ms), indexMs: cpuMs, ratio: round(bound.ms / cpuMs, 2) };
}

/** What linking adds to an index: CPU of parsing, extracting and building, and bytes. */
function index(dir) {
  // In turn, so that both meet the same load; the least is what the work needs.
  const runs = [0, 1].map(() => ({ with: build(dir, []), without: build(dir, ['--without-links']) }));
  const least = (which) => Math.min(...runs.map((run) => run[which].cpuMs));
  const { with: one, without } = runs[0];
  return {
    cpuMs: least('with'),
    cpuWithoutLinksMs: least('without'),
    cpuRatio: round(least('with') / least('without'), 3),
    linksShareOfIndex: round((one.sizeMB - without.sizeMB) / one.sizeMB, 3),
    indexAgainstSource: round(one.sizeMB / one.sourceMB, 3),
  };
}

/** A graph in which most files import others near them and some that very many import, in layers with a few circles. */
async function graphs() {
  const count = Number(values.files);
  const random = seeded(Number(values.seed));
  const files = Array.from({ length: count }, (_, id) => {
    const path = `package-${String(Math.floor(id / 100)).padStart(5, '0')}/file-${String(id).padStart(7, '0')}.ts`;
    return { id, path, language: 'typescript', segment: 1 };
  });
  const edges = files.map(() => []);
  for (let i = 0; i < Number(values.edges); i++) {
    const from = Math.floor(random() * count);
    const back = random() < 0.3 ? Math.floor(random() ** 4 * from) : from - 1 - Math.floor(random() * 200);
    const to = random() < 0.001 ? from + Math.floor(random() * 50) : back;
    if (to < 0 || to >= count) continue;
    const line = edges[from].length + 1;
    const { path } = files[to];
    edges[from].push({ path, files: [path], specifier: './x', line, kind: 'import', status: 'internal', note: '' });
  }
  const reader = {
    files: () => files,
    facts: (id) => ({ imports: edges[id] }),
    snapshot: (question) => question(),
    fileByPath: (path) => files[Number(/(\d+)\.ts$/.exec(path)[1])],
  };
  const made = await cpuOf(() => createImportGraph(reader, { edges: (_file, { imports }) => imports }));
  const context = { reader, linking: async () => ({ graph: () => made.result }) };
  const result = { files: count, edges: edges.flat().length, packMs: round(made.ms) };
  const target = files[0].path;
  for (const [name, work] of Object.entries({
    cycles: () => graph('cycles', context),
    dependents: () => dependents(target, context, { depth: Number.POSITIVE_INFINITY }),
  })) {
    const times = [];
    for (let i = 0; i < 5; i++) {
      const { ms, result: answer } = await cpuOf(work);
      times.push(ms);
      result[`${name}Found`] = answer.cycles?.length ?? answer.edges.length;
    }
    result[name] = { first: round(times[0]), p50: round(quantile(times, 0.5)), max: round(Math.max(...times)) };
  }
  return result;
}

if (values.ask !== undefined) {
  await ask(positionals[0], values.ask);
} else {
  const results = {};
  for (const item of positionals) {
    const [name, dir] = item.split(/=(.*)/s);
    const project = await openProject(dir);
    await project.index();
    await project.close();
    const { db, reader } = openReader(dir);
    results[name] = { files: reader.files().length };
    if (only.has('questions')) results[name].questions = await questions(dir, reader);
    if (only.has('hot')) results[name].hot = await hot(dir, reader);
    if (only.has('index')) results[name].index = index(dir);
    if (only.has('bind')) results[name].bind = await bind(dir, reader);
    db.close();
    console.log(`${name} ${JSON.stringify(results[name], undefined, 2)}`);
  }
  if (only.has('graph')) {
    results.graph = await graphs();
    console.log(`graph ${JSON.stringify(results.graph, undefined, 2)}`);
  }
  if (values.out) writeFileSync(values.out, `${JSON.stringify(results, undefined, 2)}\n`);
}
