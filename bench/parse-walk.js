// What reading the tree costs on top of parsing: CPU of parse alone, parse + raw walk, parse + cursor.
// Usage: node scripts/build.js && node bench/parse-walk.js [--rounds N] [--mb N] DIRECTORY...
// Takes up to N MB of source of each language below the directories; the least of N rounds counts.
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Parser } from 'web-tree-sitter';
import { createRuntime } from '../dist/parse/index.js';

const LANGUAGES = [
  {
    name: 'typescript',
    extensions: ['.ts', '.mts', '.cts'],
    wasm: 'tree-sitter-typescript/tree-sitter-typescript.wasm',
  },
  { name: 'python', extensions: ['.py'], wasm: 'tree-sitter-python/tree-sitter-python.wasm' },
  { name: 'c', extensions: ['.c', '.h'], wasm: 'tree-sitter-c/tree-sitter-c.wasm' },
  { name: 'go', extensions: ['.go'], wasm: 'tree-sitter-go/tree-sitter-go.wasm' },
  { name: 'java', extensions: ['.java'], wasm: 'tree-sitter-java/tree-sitter-java.wasm' },
];
const NO_DEADLINE = { deadlineMs: Number.POSITIVE_INFINITY };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, mb: { type: 'string', default: '3' } },
});
const rounds = Number(values.rounds);
const limit = Number(values.mb) * 1e6;
const files = (
  positionals.length > 0 ? positionals : ['node_modules/typescript', 'node_modules/tree-sitter-c']
).flatMap(filesBelow);

const require = createRequire(import.meta.url);
const grammars = mkdtempSync(join(tmpdir(), 'parse-walk-'));
for (const { name, wasm } of LANGUAGES) symlinkSync(require.resolve(wasm), join(grammars, `${name}.wasm`));

const raw = await createRuntime({ grammars });
const cursor = await createRuntime({ grammars, rawWalk: false });
const parser = new Parser();
console.log('language      files     MB    nodes | parse alone |   + raw walk |     + cursor | WASM MB');
for (const { name, extensions } of LANGUAGES) {
  const texts = textsOf(extensions);
  if (texts.length === 0) continue;
  const [forRaw, forCursor] = [await raw.load(name), await cursor.load(name)];
  const keep = forRaw.keep([]);
  let nodes = 0;
  const ways = [
    (text) => {
      const stop = performance.now() + 1e9;
      parser.parse(text, null, { progressCallback: () => performance.now() > stop }).delete();
    },
    (text) => {
      nodes += raw.parse(forRaw, text, keep, NO_DEADLINE).tree.count;
    },
    (text) => {
      cursor.parse(forCursor, text, keep, NO_DEADLINE);
    },
  ];
  parser.setLanguage(forRaw.language);
  const best = ways.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= rounds; round++) {
    nodes = 0;
    ways.forEach((way, i) => {
      const before = process.cpuUsage();
      for (const text of texts) way(text);
      const { user, system } = process.cpuUsage(before);
      if (round > 0) best[i] = Math.min(best[i], (user + system) / 1000);
    });
  }
  const size = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  const over = (i) =>
    `${best[i].toFixed(0).padStart(6)} ms +${Math.round((best[i] / best[0] - 1) * 100)} %`.padStart(15);
  console.log(
    `${name.padEnd(12)} ${String(texts.length).padStart(6)} ${size.toFixed(1).padStart(6)} ${String(nodes).padStart(8)} |` +
      ` ${best[0].toFixed(0).padStart(8)} ms |${over(1)} |${over(2)} | ${(raw.heapBytes() / 1e6).toFixed(0).padStart(4)}`,
  );
}
console.log(`read by: ${raw.walk} ${raw.walkReason}`);
rmSync(grammars, { recursive: true });

function filesBelow(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function textsOf(extensions) {
  const texts = [];
  let size = 0;
  for (const file of files) {
    if (!extensions.includes(extname(file))) continue;
    const text = readFileSync(file, 'utf8');
    if (size + text.length > limit) continue;
    size += text.length;
    texts.push(text);
  }
  return texts;
}
