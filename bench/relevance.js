// Measures the relevance of `find` on a set of questions with known answers, beside plain FTS5 in the same run.
// Usage: npm run bench:relevance -- [--git-dirs DIR] [--out DIR] [--set FOLDER] [--save FILE] [--next]
//   --set FOLDER    where prepare.mjs, score.mjs and queries.jsonl are; default $AX_RELEVANCE, else ../shared/relevance
//   --git-dirs DIR  git directories named owner+name, of which the sources are made; without it those in OUT are used
//   --out DIR       where sources, indexes and runs go; default a folder in the temporary directory
//   --save FILE     also keeps the figures as JSON
//   --next          measures the ranking that may come next instead, against the present one as well
// The sources are other people's code and stay in OUT.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openProject } from '../dist/project/index.js';
import { outputOf, quantile } from './measure.js';

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: {
    set: { type: 'string', default: process.env.AX_RELEVANCE ?? join(here, '..', '..', 'shared', 'relevance') },
    'git-dirs': { type: 'string' },
    out: { type: 'string', default: join(tmpdir(), 'ax-relevance') },
    save: { type: 'string' },
    next: { type: 'boolean', default: false },
  },
});
const LIMIT = 40;
const set = resolve(values.set);
const out = resolve(values.out);
mkdirSync(out, { recursive: true });

function run(script, ...args) {
  return outputOf(process.execPath, [join(set, script), ...args]);
}

if (values['git-dirs']) process.stdout.write(run('prepare.mjs', '--git-dirs', values['git-dirs'], '--out', out));
if (!existsSync(join(out, 'corpus'))) throw new Error(`${out} holds no sources: say --git-dirs`);
const queries = readFileSync(join(set, 'queries.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** Definitions of a project as pieces of text, and what is left of each file: what FTS5 is given. */
async function chunksOf(project, root) {
  const chunks = [];
  for (const path of readdirSync(root, { recursive: true })) {
    if (path.startsWith('.automatosx')) continue;
    const outline = await project.outline(path, { refresh: false }).catch(() => undefined);
    if (!outline) continue;
    const lines = readFileSync(join(root, path), 'utf8').split('\n');
    const taken = new Uint8Array(lines.length);
    const visit = (nodes) => {
      for (const node of nodes) {
        visit(node.children);
        if (!/^(?:function|method|constructor|class|interface|trait|protocol|struct|enum|type|object)$/.test(node.kind))
          continue;
        const own = [];
        for (let i = node.line - 1; i < node.endLine; i++) {
          if (!taken[i]) own.push(lines[i]);
          taken[i] = 1;
        }
        chunks.push({
          path,
          start: node.line,
          end: node.endLine,
          symbol: node.name,
          text: own.slice(0, 200).join('\n'),
        });
      }
    };
    visit(outline.symbols);
    const rest = lines.filter((_, i) => !taken[i]).slice(0, 150);
    if (rest.some((line) => line.trim() !== '')) {
      chunks.push({ path, start: 1, end: Math.min(100, lines.length), symbol: '', text: rest.join('\n') });
    }
  }
  return chunks;
}

/** Answers by SQLite's own full text search over the same pieces, as it comes. */
function fullTextSearch(chunks) {
  const Database = createRequire(import.meta.url)('better-sqlite3');
  const database = new Database(':memory:');
  database.exec('CREATE VIRTUAL TABLE chunk USING fts5(text)');
  const insert = database.prepare('INSERT INTO chunk(rowid, text) VALUES (?, ?)');
  database.transaction(() => {
    for (const [i, chunk] of chunks.entries()) insert.run(i + 1, chunk.text);
  })();
  const select = database.prepare('SELECT rowid FROM chunk WHERE chunk MATCH ? ORDER BY bm25(chunk), rowid LIMIT ?');
  return (query) => {
    const words = query.match(/\w+/g) ?? [];
    if (words.length === 0) return [];
    return select.all(words.map((word) => `"${word}"`).join(' OR '), LIMIT).map(({ rowid }) => chunks[rowid - 1]);
  };
}

const rowsOf = (id, results) => ({
  id,
  results: results.map(({ path, line, endLine, name }) => ({ file: path, startLine: line, endLine, symbol: name })),
});
const ranking = values.next ? 'next' : 'present';
const ours = [];
const others = [];
const plain = [];
const times = [];
for (const repo of [...new Set(queries.map((query) => query.repo))]) {
  const root = join(out, 'indexed', repo);
  rmSync(root, { recursive: true, force: true });
  cpSync(join(out, 'corpus', repo), root, { recursive: true });
  // So that the folder is a project of its own, whatever lies around it.
  mkdirSync(join(root, '.automatosx'));
  const project = await openProject({ root, env: { AX_TELEMETRY: 'off' } });
  const report = await project.index({});
  const search = fullTextSearch(await chunksOf(project, root));
  console.log(
    `${repo}: ${report.files.indexed} files, ${report.symbols} symbols in ${Math.round(report.elapsedMs)} ms`,
  );
  for (const { id, query } of queries.filter((one) => one.repo === repo)) {
    const started = performance.now();
    const { results } = await project.find(query, { limit: LIMIT, refresh: false, ranking });
    times.push(performance.now() - started);
    ours.push(rowsOf(id, results));
    if (values.next) others.push(rowsOf(id, (await project.find(query, { limit: LIMIT, refresh: false })).results));
    plain.push({
      id,
      results: search(query).map(({ path, start, end, symbol }) => ({
        file: path,
        startLine: start,
        endLine: end,
        symbol,
      })),
    });
  }
  project.close();
}

const write = (name, rows) => {
  writeFileSync(join(out, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return join(out, name);
};
const run1 = write('run.jsonl', ours);
const run2 = write('run-fts5.jsonl', plain);
console.log('\nfind, against plain FTS5 over the same functions:');
process.stdout.write(run('score.mjs', run1, '--vs', run2));
if (values.next) {
  const run0 = write('run-present.jsonl', others);
  console.log('\nfind by the next ranking, against the present one:');
  process.stdout.write(run('score.mjs', run1, '--vs', run0));
}
console.log('\nplain FTS5:');
process.stdout.write(run('score.mjs', run2));
const p50 = quantile(times, 0.5);
const p95 = quantile(times, 0.95);
console.log(`\nfind, in process: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms over ${times.length} queries`);
if (values.save) {
  const scores = JSON.parse(run('score.mjs', run1, '--vs', run2, '--json'));
  writeFileSync(
    values.save,
    `${JSON.stringify({ date: new Date().toISOString(), node: process.version, p50, p95, scores }, null, 2)}\n`,
  );
}
