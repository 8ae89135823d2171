// Why ranking does not use FTS5: the same units in FTS5 tables and in our segments; size, CPU of building, time of a query.
// Usage: node bench/ranking-storage.js DIR [--queries 200]   (DIR has been indexed with `ax index`)
// The FTS5 tables hold the same fields, split into the same tokens (docs/decisions/0002-storage.md).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabase } from '../dist/database/index.js';
import { createLineIndex, createParser, decodeSource } from '../dist/parse/index.js';
import { openProject } from '../dist/project/index.js';
import { openIndexReader, tokens } from '../dist/store/index.js';
import { unitsOf } from '../dist/store/units.js';
import { quantile, seeded } from './measure.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { queries: { type: 'string', default: '200' } },
});
const [dir] = positionals;
const here = dirname(fileURLToPath(import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'ax-storage-'));
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const state = join(dir, '.automatosx');
const indexPath = join(state, readFileSync(join(state, 'current'), 'utf8').trim());
const index = openDatabase({ path: indexPath, readonly: true });
const reader = openIndexReader(index);
const parser = await createParser({ grammars: join(here, '..', 'dist', 'grammars') });
const COLUMNS = ['name', 'parent', 'signature', 'doc', 'body', 'path'];
const rows = [];
let bytes = 0;
const names = [];
for (const file of reader.files()) {
  const source = decodeSource(readFileSync(join(dir, file.path)));
  if (!('text' in source)) continue;
  await parser.prepare(file.language);
  const facts = parser.parse({ language: file.language, path: file.path, text: source.text, deadlineMs: 10_000 });
  for (const unit of unitsOf(file.path, source.text, facts, createLineIndex(source.text))) {
    const cut = (ranges) =>
      ranges.flatMap((start, i) => (i % 2 ? [] : [source.text.slice(start, ranges[i + 1])])).join(' ');
    const fields = [unit.name, unit.parent, cut(unit.signature), cut(unit.doc), cut(unit.body), file.path];
    rows.push(fields.map((field) => tokens(field).join(' ')));
    if (unit.kind === 'function') names.push(unit.name);
  }
  bytes += file.size;
}
const random = seeded(3);
const pick = () => names[Math.floor(random() * names.length)];
const queries = Array.from({ length: Number(values.queries) }, (_, i) => (i % 2 ? `${pick()} ${pick()}` : pick()));

console.log(`${rows.length} units of ${(bytes / 1e6).toFixed(1)} MB of source`);
for (const detail of ['full', 'column', 'none']) {
  const path = join(work, `${detail}.db`);
  const db = openDatabase({ path, mode: 'bulk' });
  const started = cpu();
  db.exec(
    `CREATE VIRTUAL TABLE t USING fts5(${COLUMNS.join(', ')}, content='', contentless_delete=1, detail=${detail}, tokenize="unicode61 tokenchars '='")`,
  );
  db.transaction(() => {
    const insert = db.prepare(`INSERT INTO t(rowid, ${COLUMNS.join(', ')}) VALUES (?, ?, ?, ?, ?, ?, ?)`);
    for (const [i, row] of rows.entries()) insert.run(i + 1, ...row);
  });
  db.exec("INSERT INTO t(t) VALUES ('optimize'); PRAGMA wal_checkpoint(TRUNCATE); VACUUM");
  const built = cpu() - started;
  const pages = db.prepare('PRAGMA page_count').get().page_count * db.prepare('PRAGMA page_size').get().page_size;
  const times = [];
  const ask = db.prepare(
    'SELECT rowid, bm25(t, 3, 1.5, 1, 1.5, 1, 0.7) AS score FROM t WHERE t MATCH ? ORDER BY score LIMIT 200',
  );
  let ranked = 0;
  for (const query of queries) {
    const match = [...new Set(tokens(query))].map((token) => `"${token}"`).join(' OR ');
    const begun = performance.now();
    const found = ask.all(match);
    times.push(performance.now() - begun);
    if (new Set(found.map(({ score }) => score)).size > 1) ranked++;
  }
  console.log(
    `FTS5 detail=${detail}: ${(pages / bytes).toFixed(3)} of the source, ${built.toFixed(1)} s CPU, candidates p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, ${ranked} of ${queries.length} queries ranked at all`,
  );
  db.close();
}
const blocks = index.prepare('SELECT space, sum(length(data) + length(first)) AS size FROM block GROUP BY space').all();
const size = blocks.reduce((sum, row) => sum + Number(row.size), 0);
reader.close?.();
const project = await openProject(dir);
const times = [];
for (const query of queries) {
  const begun = performance.now();
  await project.find(query, { refresh: false });
  times.push(performance.now() - begun);
}
project.close();
console.log(
  `segments: ${(size / bytes).toFixed(3)} of the source for all five spaces, whole answers with names, typos, lines and snippets p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`,
);
rmSync(work, { recursive: true, force: true });
