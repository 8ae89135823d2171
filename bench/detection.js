// How often the language of a file is found, on files whose language is known.
// Usage: node bench/detection.js SAMPLES_DIR [--save FILE]   (after a build; the commit is read from SAMPLES_DIR/../.commit)
//
// SAMPLES_DIR is `samples/` of a clone of github-linguist/linguist: its 760 folders, each the name of a language, hold
// some 3,300 files of it, chosen by those who teach GitHub to tell languages apart, so that extensions, names and first
// lines which several languages share are all there. Files below `filenames/` have the name they have in the wild;
// those without an extension are scripts. The list is so made anew by
//   git clone https://github.com/github-linguist/linguist && git -C linguist checkout <the commit in the record>
//
// Right is the id that IDS gives to the folder, and nothing for a language that is none here. A folder of DIALECTS is
// of a language that is read as the one named, as far as its files are called like those: the id, or nothing.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { detectLanguage, LANGUAGES } from '../dist/languages/index.js';
import { decodeSource } from '../dist/parse/index.js';

const HEAD_UNITS = 32768;

/** Folders and the ids of their languages. */
const IDS = {
  ...{ C: 'c', 'C++': 'cpp', 'C#': 'csharp', CSS: 'css', Dart: 'dart', Dockerfile: 'dockerfile', Elixir: 'elixir' },
  ...{ Go: 'go', GraphQL: 'graphql', HCL: 'hcl', HTML: 'html', Haskell: 'haskell', JSON: 'json', Java: 'java' },
  ...{ JavaScript: 'javascript', Kotlin: 'kotlin', Lua: 'lua', Markdown: 'markdown', OCaml: 'ocaml', PHP: 'php' },
  ...{ 'Protocol Buffer': 'protobuf', Python: 'python', Ruby: 'ruby', Rust: 'rust', SCSS: 'scss', SQL: 'sql' },
  ...{ Scala: 'scala', Shell: 'bash', Svelte: 'svelte', Swift: 'swift', TOML: 'toml', TSX: 'tsx', Vue: 'vue' },
  ...{ TypeScript: 'typescript', YAML: 'yaml', Zig: 'zig', 'Gradle Kotlin DSL': 'kotlin' },
  ...{ 'JSON with Comments': 'json', JSON5: 'json' },
};

/** Folders of what GitHub calls a language of its own, and the ids of the languages that its files can be read as. */
const DIALECTS = {
  // The same syntax, under another name for what is written in it.
  ...{ JSONLD: 'json', 'OASv2-json': 'json', 'OASv3-json': 'json', 'OASv2-yaml': 'yaml', 'OASv3-yaml': 'yaml' },
  ...{
    'Jest Snapshot': 'javascript',
    Bru: 'json',
    'Unity3D Asset': 'yaml',
    Salt: 'yaml',
    'Common Workflow Language': 'yaml',
  },
  'Jupyter Notebook': 'json',
  // Dialects of SQL under `.sql` and endings of their own.
  ...{ PLSQL: 'sql', PLpgSQL: 'sql', SQLPL: 'sql', TSQL: 'sql', HiveQL: 'sql' },
  // Text for people with marks of its own.
  ...{ MDX: 'markdown', RMarkdown: 'markdown', mdsvex: 'markdown', Ecmarkup: 'html' },
  // A language with some more in it.
  ...{ 'Alpine Abuild': 'bash', 'OpenRC runscript': 'bash', PostCSS: 'css', Luau: 'lua', 'Qt Script': 'javascript' },
  ...{ Sage: 'python', Starlark: 'python', Snakemake: 'python', Xonsh: 'python', Xmake: 'lua' },
  ...{ Cuda: 'cpp', HIP: 'cpp', Metal: 'cpp', Processing: 'java' },
};

/** Files of a folder that are not in its language as it is understood here: of the shell, those of no Bourne shell. */
const NOT_IN = { Shell: new Set(['.cshrc', 'cshrc', '.login', 'login', '.tmux.conf', 'tmux.conf', '9fs', 'man']) };

const { values, positionals } = parseArgs({ allowPositionals: true, options: { save: { type: 'string' } } });
const [samples] = positionals;
if (!samples) throw new Error('say where the samples are: SAMPLES_DIR');

const known = new Set(LANGUAGES.map(({ id }) => id));
const ours = (id) => (known.has(id) ? id : undefined);

/** The files of a folder with the name they are looked at by. */
function filesOf(folder) {
  return readdirSync(join(samples, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ folder, path: join(entry.parentPath, entry.name), name: basename(entry.name) }));
}

function look({ folder, path, name }) {
  const { text } = decodeSource(readFileSync(path));
  // What is no text is not indexed, whatever its name.
  if (text === undefined) return undefined;
  const found = detectLanguage({ path: name, head: text.slice(0, HEAD_UNITS) })?.id;
  const right =
    (NOT_IN[folder]?.has(name) ? undefined : ours(IDS[folder])) ??
    (found && found === DIALECTS[folder] ? found : undefined);
  return { folder, name, found, right };
}

const folders = readdirSync(samples, { withFileTypes: true }).filter((entry) => entry.isDirectory());
for (const folder of [...Object.keys(IDS), ...Object.keys(DIALECTS)])
  if (!folders.some(({ name }) => name === folder)) console.error(`there is no folder ${folder}`);
const looked = folders.flatMap(({ name }) => filesOf(name)).flatMap((file) => look(file) ?? []);
const wrong = looked.filter(({ found, right }) => found !== right);
for (const { folder, name, found, right } of wrong)
  console.log(`${folder}/${name}: ${found ?? 'nothing'}, not ${right ?? 'nothing'}`);

const share = (files) => {
  const bad = files.filter(({ found, right }) => found !== right).length;
  return { files: files.length, wrong: bad, right: Math.round((1 - bad / files.length) * 1e4) / 1e4 };
};
const commitFile = join(samples, '..', '.commit');
const commit = existsSync(commitFile) ? readFileSync(commitFile, 'utf8').trim() : '';
const result = {
  date: new Date().toISOString().slice(0, 10),
  samples: { repository: 'github-linguist/linguist', ...(commit === '' ? {} : { commit }) },
  languages: LANGUAGES.length,
  all: share(looked),
  ofOurs: share(looked.filter(({ folder }) => ours(IDS[folder]))),
  ofOthers: share(looked.filter(({ folder }) => !ours(IDS[folder]))),
  wrong: wrong.map(({ folder, name, found }) => `${folder}/${name}: ${found ?? 'nothing'}`),
};
console.log(JSON.stringify({ ...result, wrong: wrong.length }, null, 2));
if (values.save) writeFileSync(values.save, `${JSON.stringify(result, null, 2)}\n`);
