// Prints the facts of files as text, for looking at and for the expectations in src/languages/<id>/tests.
// Usage: node scripts/facts.js [--only=defs,imports,refs,binds,scopes,file,links,branches] FILE...   (after a build)
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printFacts } from './print-facts.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { detectLanguage } = await import(join(root, 'dist', 'languages', 'index.js'));
const model = await import(join(root, 'dist', 'model', 'index.js'));
const { createParser, decodeSource } = await import(join(root, 'dist', 'parse', 'index.js'));

const words = process.argv.slice(2);
const only = words.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const parser = await createParser({ grammars: join(root, 'dist', 'grammars') });
for (const path of words.filter((word) => !word.startsWith('--'))) {
  const source = decodeSource(readFileSync(path));
  if ('problem' in source) throw new Error(`${path}: ${source.problem.message}`);
  const { text } = source;
  const language = detectLanguage({ path, head: text.slice(0, 32768) });
  if (!language) throw new Error(`${path}: no language known`);
  await parser.prepare(language.id);
  const input = { language: language.id, path, text, deadlineMs: 10_000 };
  const facts = { ...parser.parse(input), branches: parser.branches(input) };
  process.stdout.write(`${printFacts(facts, text, model, only?.split(',')).join('\n')}\n`);
}
parser.close();
