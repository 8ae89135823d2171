// What the index costs: its size by part as a share of the source, and the CPU of building segments beside that of parsing.
// Usage: node bench/store-size.js DIR… [--batch MB] [--keep FILE] [--without-links]
// --without-links leaves out what linking is made of (the tables `links` and `values` of the languages).
// One index is made of all files below the directories whose language is known; every size is that of the database file.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabase } from '../dist/database/index.js';
import { loadMigrations } from '../dist/database/writing.js';
import { detectLanguage, LANGUAGES } from '../dist/languages/index.js';
import { createLineIndex, createParser, decodeSource } from '../dist/parse/index.js';
import { createIndexWriter, createSegmentBuilder } from '../dist/store/writing.js';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    batch: { type: 'string', default: '16' },
    keep: { type: 'string' },
    'without-links': { type: 'boolean', default: false },
  },
});
if (values['without-links']) {
  for (const language of LANGUAGES) {
    const { load } = language;
    language.load = async () => ({ ...(await load()), links: undefined, values: undefined });
  }
}
const batchSize = Number(values.batch) * 1024 * 1024;
const work = mkdtempSync(join(tmpdir(), 'ax-size-'));
const path = values.keep ?? join(work, 'index.db');
const db = openDatabase({ path, mode: 'bulk' });
for (const { up } of await loadMigrations(join(ROOT, 'migrations', 'index'))) db.exec(up);
const writer = createIndexWriter(db);
const parser = await createParser({ grammars: join(ROOT, 'dist', 'grammars') });
const builder = createSegmentBuilder();

const spent = { parse: 0, build: 0, commit: 0 };
let rows = [];
/** Sources that wait: asking for the CPU time costs too much to do it for each file. */
let waiting = [];
let bytes = 0;
let files = 0;
let peakHeap = 0;

/** Runs a step and counts its CPU time, in milliseconds. */
function timed(step, run) {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  spent[step] += (user + system) / 1000;
  return result;
}

function commit() {
  if (rows.length === 0) return;
  const data = timed('build', () => builder.finish());
  peakHeap = Math.max(peakHeap, process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers);
  timed('commit', () => writer.commitSegment({ data, files: rows }));
  rows = [];
}

function index() {
  const parsed = timed('parse', () => waiting.map((input) => ({ input, facts: parser.parse(input) })));
  timed('build', () => {
    for (const { input, facts } of parsed)
      builder.add({ path: input.path, text: input.text, facts, lines: createLineIndex(input.text) });
  });
  for (const { input, facts } of parsed)
    rows.push({ ...input.row, lines: createLineIndex(input.text).lineCount, problems: facts.problems });
  waiting = [];
  if (builder.textLength >= batchSize) commit();
}

for (const dir of positionals) {
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const full = join(entry.parentPath, entry.name);
    if (!entry.isFile() || /(^|\/)(\.git|node_modules)\//.test(full)) continue;
    const language = detectLanguage({ path: full });
    if (!language || statSync(full).size > 1024 * 1024) continue;
    const content = readFileSync(full);
    const source = decodeSource(content);
    if (!('text' in source)) continue;
    await parser.prepare(language.id);
    const name = relative(dirname(dir), full);
    const { size } = statSync(full);
    const row = { path: name, language: language.id, size, mtime: 0, hash: new Uint8Array(16), flags: 0 };
    waiting.push({ language: language.id, path: name, text: source.text, deadlineMs: 10_000, row });
    bytes += size;
    files++;
    if (waiting.length >= 200) index();
  }
}
index();
commit();
db.exec('PRAGMA wal_checkpoint(TRUNCATE)');

const MB = 1024 * 1024;
const line = (label, size) =>
  console.log(`${label.padEnd(28)} ${(size / MB).toFixed(2).padStart(9)} MB  ${(size / bytes).toFixed(3)}`);
console.log(`${files} files, ${(bytes / MB).toFixed(1)} MB of source`);
line('database file', statSync(path).size);
for (const row of db
  .prepare('SELECT space, sum(length(data)) AS size, count(*) AS blocks FROM block GROUP BY space')
  .all())
  line(`  blocks ${row.space} (${row.blocks})`, row.size);
const sum = (sql) => Number(Object.values(db.prepare(sql).get())[0]);
line('  facts', sum('SELECT sum(length(data)) FROM facts'));
line('  units', sum('SELECT sum(length(units)) FROM segment'));
line('  totals, files', sum('SELECT sum(length(totals) + length(files) + length(dead) + length(codes)) FROM segment'));
try {
  for (const row of db
    .prepare('SELECT name, sum(pgsize) AS size, sum(unused) AS unused FROM dbstat GROUP BY name')
    .all()) {
    line(`pages of ${row.name}`, row.size);
    line('  of it unused', row.unused);
  }
} catch {
  console.log('(this SQLite has no dbstat)');
}
const per = (ms) => `${Math.round(ms)} ms, ${(ms / (bytes / MB)).toFixed(1)} ms/MB`;
console.log(`parse  ${per(spent.parse)}`);
console.log(`build  ${per(spent.build)} = ${(spent.build / spent.parse).toFixed(2)} of parse`);
console.log(`commit ${per(spent.commit)} = ${(spent.commit / spent.parse).toFixed(2)} of parse`);
console.log(`heap and buffers at most ${(peakHeap / MB).toFixed(0)} MB`);
parser.close();
db.close();
rmSync(work, { recursive: true, force: true });
