// Compares definitions with those that universal-ctags finds in the same files, to see what is missing.
// Usage: node bench/ctags.js ID=DIR [--limit 3000] [--examples 5] [--locals]   (after a build; `ctags` on the PATH)
// A definition of ctags is there when one of that name, or an import, is within one line of it. What is not is counted
// by the kind of ctags; what stands in functions, where this program has bindings instead, is left out without --locals.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLineIndex } from '../dist/parse/index.js';
import { filesOf, languagesAndDirectories, parserOf, textOf } from './corpus.js';

/** What ctags calls a language, where that is not its id in another case. */
const NAMES_IN_CTAGS = {
  ...{ cpp: 'C++', csharp: 'C#', 'c-sharp': 'C#', bash: 'Sh', shell: 'Sh', hcl: 'Terraform', tsx: 'TypeScript' },
  ...{ make: 'Make', makefile: 'Make', graphql: 'GraphQL', toml: 'TOML' },
};
const FUNCTIONS =
  /^(function|method|singletonMethod|getter|setter|generator|accessor|procedure|subroutine|constructor)$/;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...{ limit: { type: 'string', default: '3000' }, examples: { type: 'string', default: '5' } },
    locals: { type: 'boolean', default: false },
  },
});
if (positionals.length === 0) throw new Error('name at least one language: ID=DIR');

function ctags(input, ...options) {
  const child = spawnSync('ctags', options, { input, maxBuffer: 1 << 30 });
  if (child.error) throw child.error;
  if (child.status !== 0) throw new Error(`ctags: ${child.stderr}`);
  return child.stdout.toString('utf8').split('\n');
}

/** What ctags finds: by path, a list of `{name, line, kind}`. */
function tagsOf(language, dir, files) {
  const options = ['--output-format=json', '--fields=+neKSs', '--sort=no', `--language-force=${language}`];
  const input = files.map((path) => join(dir, path)).join('\n');
  const found = new Map(files.map((path) => [join(dir, path), []]));
  for (const line of ctags(input, ...options, '-f', '-', '-L', '-')) {
    if (!line.startsWith('{"_type": "tag"')) continue;
    const tag = JSON.parse(line);
    const named = tag.name !== '' && !/^(__anon|anonymous|AnonymousFunction)\w*$/.test(tag.name);
    if (named) found.get(tag.path).push(tag);
  }
  return new Map(files.map((path) => [path, found.get(join(dir, path))]));
}

const lastPart = (name) => name.replace(/^.*(?:::|[.#/\\])(?=.)/, '');
const bare = (name) => name.replace(/^(["'`])(.*)\1$/, '$2').trim();

/** Names of definitions and of imports by line. */
function definitionsOf(parser, id, path, text) {
  const { symbols, bindings } = parser.parse({ language: id, path, text, deadlineMs: 10_000 });
  const lines = createLineIndex(text);
  const byLine = new Map();
  const add = (name, offset) => {
    const line = lines.lineOf(offset) + 1;
    const names = byLine.get(line) ?? new Set();
    byLine.set(line, names.add(name).add(lastPart(name)));
  };
  for (const { name, nameStart } of symbols) add(name, nameStart);
  for (const { kind, name, start } of bindings) if (kind === 'import') add(name, start);
  return { count: symbols.length, byLine };
}

function isThere(byLine, { name, line }) {
  return [line - 1, line, line + 1].some((near) => {
    const names = byLine.get(near);
    return names && (names.has(name) || names.has(bare(name)) || names.has(lastPart(bare(name))));
  });
}

async function compare(id, dir) {
  const language = NAMES_IN_CTAGS[id] ?? id;
  const known = ctags('', '--list-languages').map((line) => line.replace(/ .*/, ''));
  const named = known.find((name) => name.toLowerCase() === language.toLowerCase());
  if (!named) return console.log(`${id}: ctags does not know it`);
  const files = filesOf(id, dir, Number(values.limit));
  const tags = tagsOf(named, dir, files);
  const parser = await parserOf(id);
  const kinds = new Map();
  let ours = 0;
  let theirs = 0;
  for (const path of files) {
    const { count, byLine } = definitionsOf(parser, id, path, textOf(join(dir, path)));
    ours += count;
    for (const tag of tags.get(path)) {
      const local = FUNCTIONS.test(tag.scopeKind ?? '');
      if (local && !values.locals) continue;
      theirs++;
      const kind = local ? `${tag.kind} in a function` : tag.kind;
      const row = kinds.get(kind) ?? { kind, all: 0, missing: 0, examples: [] };
      kinds.set(kind, row);
      row.all++;
      if (isThere(byLine, tag)) continue;
      row.missing++;
      // The first of every file, so that the examples are of many files.
      if (row.examples.length < Number(values.examples) && row.examples.at(-1)?.path !== path)
        row.examples.push({ path, line: tag.line, name: tag.name });
    }
  }
  parser.close();
  print(id, { files: files.length, ours, theirs }, [...kinds.values()]);
}

function print(id, { files, ours, theirs }, rows) {
  const missing = rows.reduce((sum, row) => sum + row.missing, 0);
  const share = theirs === 0 ? 0 : (100 * missing) / theirs;
  console.log(
    `${id}: ${files} files, ${ours} definitions; ${theirs} of ctags, ${missing} (${share.toFixed(2)} %) not here`,
  );
  const width = Math.max(4, ...rows.map(({ kind }) => kind.length));
  console.log(`  ${'kind'.padEnd(width)}  of ctags  not here`);
  for (const { kind, all, missing: count, examples } of rows.sort((a, b) => b.missing - a.missing)) {
    console.log(`  ${kind.padEnd(width)}  ${String(all).padStart(8)}  ${String(count).padStart(8)}`);
    for (const { path, line, name } of examples) console.log(`      ${path}:${line}  ${name}`);
  }
}

for (const [id, dir] of languagesAndDirectories(positionals)) await compare(id, dir);
