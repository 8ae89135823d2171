// Measures languages on real source and keeps the figures, from which docs/reference/languages.md is made.
// Usage: node bench/languages.js ID=DIR [ID=DIR …] [--save FILE] [--limit 3000] [--known]   (after a build)
// --known: all files with an extension of the language are in it (AssemblyScript, which its project tells from TypeScript).
// Every direct subdirectory of DIR is a repository: `owner+name`, with its commit in a file `.commit` if that is known.
// Languages can be measured one by one: --save (default bench/runs/languages.json) replaces those that are named.
//   clean      share of files without a syntax error, or a problem after which nothing is known of them
//   perKiloline  definitions, and milliseconds of CPU (facts included, without reading the file; warm), per 1,000 lines
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isFault } from '../dist/model/index.js';
import { filesOf, languagesAndDirectories, parserOf, textOf } from './corpus.js';

const FEWEST_FILES = 200;
const WARM_UP_MS = 2000;
const record = join(dirname(fileURLToPath(import.meta.url)), 'runs', 'languages.json');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    save: { type: 'string', default: record },
    limit: { type: 'string', default: '3000' },
    known: { type: 'boolean' },
  },
});
if (positionals.length === 0) throw new Error('name at least one language: ID=DIR');
const rounded = (x, digits) => Math.round(x * 10 ** digits) / 10 ** digits;

async function measure(id, dir) {
  const files = filesOf(id, dir, Number(values.limit), values.known);
  if (files.length < FEWEST_FILES) console.error(`${id}: only ${files.length} files, ${FEWEST_FILES} are due`);
  if (files.length === 0) return undefined;
  const parser = await parserOf(id);
  const parse = (path) => {
    const text = textOf(join(dir, path));
    const before = process.cpuUsage();
    const facts = parser.parse({ language: id, path, text, deadlineMs: 10_000 });
    const { user, system } = process.cpuUsage(before);
    return { text, facts, micros: user + system };
  };
  // The compilers of the engine have then done what they will do.
  const warm = performance.now() + WARM_UP_MS;
  for (let i = 0; performance.now() < warm; i++) parse(files[i % files.length]);

  const sum = { files: files.length, lines: 0, clean: 0, definitions: 0, micros: 0 };
  for (const path of files) {
    const { text, facts, micros } = parse(path);
    sum.lines += text.split('\n').length;
    sum.definitions += facts.symbols.length;
    sum.micros += micros;
    if (!facts.problems.some(({ code }) => code === 'syntax-error' || isFault(code))) sum.clean++;
  }
  parser.close();
  const kilolines = sum.lines / 1000;
  return {
    ...{ files: sum.files, lines: sum.lines, clean: rounded(sum.clean / sum.files, 4) },
    perKiloline: {
      definitions: rounded(sum.definitions / kilolines, 1),
      ms: rounded(sum.micros / 1000 / kilolines, 2),
    },
    repositories: repositoriesOf(dir, files),
    ...{ date: new Date().toISOString().slice(0, 10), node: process.version },
  };
}

function repositoriesOf(dir, files) {
  const folders = [...new Set(files.filter((path) => path.includes('/')).map((path) => path.split('/')[0]))];
  return folders.map((folder) => {
    const file = join(dir, folder, '.commit');
    const name = folder.replace('+', '/');
    return existsSync(file) ? { name, commit: readFileSync(file, 'utf8').trim() } : { name };
  });
}

for (const [id, dir] of languagesAndDirectories(positionals)) {
  const figures = await measure(id, dir);
  if (!figures) continue;
  console.log(JSON.stringify({ id, ...figures }, null, 2));
  // Read again each time: another language may have been measured meanwhile.
  const known = existsSync(values.save) ? JSON.parse(readFileSync(values.save, 'utf8')) : {};
  const all = Object.entries({ ...known, [id]: figures }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(values.save, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}
