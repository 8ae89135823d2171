// The files below a directory that are of one language, read as the index reads them.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { skipByName } from '../dist/indexer/skip-by-name.js';
import { detectLanguage, LANGUAGES } from '../dist/languages/index.js';
import { createParser, decodeSource, looksMinified } from '../dist/parse/index.js';

const GRAMMARS = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'grammars');
const MAX_BYTES = 1 << 20;
const HEAD_UNITS = 32768;

/** The pairs ID=DIR of a command line, as `[id, directory]`; refuses an id that no language has. */
export function languagesAndDirectories(words) {
  return words.map((word) => {
    const [, id, dir] = /^([^=]+)=(.+)$/.exec(word) ?? [];
    if (!LANGUAGES.some((language) => language.id === id)) throw new Error(`no language ${id ?? ''} in "${word}"`);
    return [id, dir];
  });
}

/** A parser for one language and those inside it. */
export async function parserOf(id) {
  const parser = await createParser({ grammars: GRAMMARS });
  await parser.prepare(id);
  return parser;
}

/**
 * At most `limit` files of a language below `dir`, evenly over all of them in the order of their paths. `known`: what has
 * an extension of the language is in it, as its project says.
 */
export function filesOf(id, dir, limit, known = false) {
  const { extensions } = LANGUAGES.find((language) => language.id === id);
  const files = [];
  for (const path of pathsBelow(dir)) {
    const text = skipByName(path) ? undefined : textOf(join(dir, path));
    if (text === undefined || looksMinified(text)) continue;
    const isOfIt = known
      ? extensions.some((extension) => path.endsWith(extension)) && !path.endsWith('.d.ts')
      : detectLanguage({ path, head: text.slice(0, HEAD_UNITS) })?.id === id;
    if (isOfIt) files.push(path);
  }
  const step = Math.max(1, files.length / limit);
  return Array.from({ length: Math.min(limit, files.length) }, (_, i) => files[Math.floor(i * step)]);
}

/** The text of a file, or undefined when it is too large or no text. */
export function textOf(path) {
  if (statSync(path).size > MAX_BYTES) return undefined;
  return decodeSource(readFileSync(path)).text;
}

function* pathsBelow(dir, prefix = '') {
  const entries = readdirSync(join(dir, prefix), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && !['.git', 'node_modules'].includes(entry.name)) yield* pathsBelow(dir, path);
  }
}
