// Parses every file of an index and does nothing else: what a first index is measured against.
// Usage: node bench/parse-only.js DIR   (DIR has been indexed; one thread; prints files, bytes and seconds)
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';
import { openDatabase } from '../dist/database/index.js';
import { LANGUAGES } from '../dist/languages/index.js';
import { decodeSource } from '../dist/parse/index.js';
import { openIndexReader } from '../dist/store/index.js';

const here = dirname(fileURLToPath(import.meta.url));
const [dir] = process.argv.slice(2);
const state = join(dir, '.automatosx');
const db = openDatabase({ path: join(state, readFileSync(join(state, 'current'), 'utf8').trim()), readonly: true });
const reader = openIndexReader(db);
await Parser.init();
const parser = new Parser();
const grammars = new Map();
let files = 0;
let bytes = 0;
const started = performance.now();
for (const file of reader.files()) {
  const { grammar } = LANGUAGES.find(({ id }) => id === file.language);
  if (!grammar) continue;
  let language = grammars.get(grammar.name);
  if (!language) {
    language = await Language.load(join(here, '..', 'dist', 'grammars', `${grammar.name}.wasm`));
    grammars.set(grammar.name, language);
  }
  parser.setLanguage(language);
  const source = decodeSource(readFileSync(join(dir, file.path)));
  if (!('text' in source)) continue;
  parser.parse(source.text)?.delete();
  files++;
  bytes += file.size;
}
console.log(`${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${((performance.now() - started) / 1000).toFixed(2)} s`);
db.close();
