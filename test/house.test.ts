import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** A text file of the repository; `path` is relative to its root. */
interface File {
  path: string;
  text: string;
}

/** A rule of the house: what is wrong in these files, one line each, and files in which it must find something. */
interface Rule {
  name: string;
  violations(files: readonly File[]): string[];
  planted: readonly File[];
}

const ROOT = fileURLToPath(new URL('../', import.meta.url));

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .filter((path) => !/(^|\/)(fixtures|node_modules|runs|\.git|\.automatosx)\//.test(path));
}

const read = (path: string): File => ({ path, text: readFileSync(join(ROOT, path), 'utf8') });
const sources = filesBelow('src')
  .filter((path) => path.endsWith('.ts') && !/^src\/languages\/[^/]+\/tests\//.test(path))
  .map(read);

/** The table "Rooms and arrows" of ARCHITECTURE.md: which rooms each room may import. */
function arrowsOf(markdown: string): Map<string, readonly string[]> {
  const arrows = new Map<string, readonly string[]>();
  for (const line of markdown.split('\n')) {
    const row = /^\| `([\w.-]+)\/?` \|.*\| ([^|]*) \|$/.exec(line.replace(/\|\s*\|$/, '|  |'));
    if (!row || arrows.has(row[1]!)) continue;
    const allowed = row[2]!.trim();
    const above = [...arrows.keys()];
    arrows.set(row[1]!, allowed === 'everything above' ? above : allowed.split(/,\s*/).filter((room) => room !== ''));
  }
  return arrows;
}

const arrows = arrowsOf(read('ARCHITECTURE.md').text);

/** The code of a file without its comments: whole comment lines, and what follows ` //`. */
function codeOf({ text }: File): string {
  return text
    .replace(/^\s*\/\*[\s\S]*?\*\/\s*$/gm, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|\s)\/\/ .*$/gm, '');
}

/** Every module a file imports, by `from`, `import()` or alone, types too. */
function importsOf(file: File): string[] {
  const pattern =
    /^(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|^import\s*['"]([^'"]+)['"]/gm;
  return [...codeOf(file).matchAll(pattern)].map((match) => (match[1] ?? match[2] ?? match[3])!);
}

/** Relative imports of a file as paths of the repository. */
function neighboursOf(file: File): string[] {
  return importsOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => normalize(join(dirname(file.path), specifier)));
}

const roomOf = (path: string): string => path.split('/')[1] ?? '';

/** The second doors that ARCHITECTURE.md names, such as `store/writing.ts`. */
const secondDoors = new Set(
  [...read('ARCHITECTURE.md').text.matchAll(/`(\w+\/\w+\.ts)` \(/g)].map(([, door]) => `src/${door}`),
);

/** A rule that looks at one file after the other. */
function perFile(name: string, planted: readonly File[], wrong: (file: File) => readonly string[]): Rule {
  return {
    name,
    planted,
    violations: (files) => files.flatMap((file) => wrong(file).map((what) => `${file.path}: ${what}`)),
  };
}

const has = (code: string, pattern: RegExp): string[] => code.match(pattern) ?? [];

const SQL =
  /\b(SELECT\s[^;]+\sFROM\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|(CREATE|DROP)\s+(TEMP\s+|VIRTUAL\s+|UNIQUE\s+)?(TABLE|INDEX|VIEW|TRIGGER)\s|PRAGMA\s+\w+|BEGIN\s+(IMMEDIATE|EXCLUSIVE))/g;

const rules: Rule[] = [
  perFile(
    'arrows between rooms are those of ARCHITECTURE.md',
    [
      { path: 'src/model/a.ts', text: "import { x } from '../store/index.ts';\n" },
      { path: 'src/query/a.ts', text: "const x = await import('../project/index.ts');\n" },
      { path: 'src/nowhere/a.ts', text: 'export const x = 1;\n' },
      { path: 'src/cli/a.ts', text: "import type {\n  X,\n  Y,\n} from '../project/index.ts';\n" },
    ],
    (file) => {
      const from = roomOf(file.path);
      const allowed = arrows.get(from);
      if (!allowed) return [`${from} is not in the table of ARCHITECTURE.md`];
      const rooms = new Set(neighboursOf(file).map(roomOf));
      return [...rooms]
        .filter((to) => to !== from && !allowed.includes(to))
        .map((to) => `${from} may not import ${to}`);
    },
  ),
  perFile(
    'a room is entered through its index.ts, or its second door',
    [{ path: 'src/query/a.ts', text: "import { x } from '../store/segment.ts';\n" }],
    (file) =>
      neighboursOf(file).filter(
        (to) => roomOf(to) !== roomOf(file.path) && to !== `src/${roomOf(to)}/index.ts` && !secondDoors.has(to),
      ),
  ),
  perFile('relative imports end in .ts', [{ path: 'src/query/a.ts', text: "import { x } from './b.js';\n" }], (file) =>
    neighboursOf(file).filter((to) => !to.endsWith('.ts')),
  ),
  perFile(
    'SQL only in store, telemetry and database',
    [{ path: 'src/query/a.ts', text: "const rows = db.prepare('SELECT path FROM file WHERE id = ?');\n" }],
    (file) => (['store', 'telemetry', 'database'].includes(roomOf(file.path)) ? [] : has(codeOf(file), SQL)),
  ),
  perFile(
    'tree-sitter only in parse',
    [{ path: 'src/indexer/a.ts', text: "import { Parser } from 'web-tree-sitter';\n" }],
    (file) => (roomOf(file.path) === 'parse' ? [] : importsOf(file).filter((name) => name.includes('tree-sitter'))),
  ),
  perFile(
    'process and console only in main.ts and the worker entry',
    [
      { path: 'src/query/a.ts', text: "console.log('x');\n" },
      { path: 'src/query/b.ts', text: 'const cwd = process.cwd();\n' },
      { path: 'src/query/c.ts', text: "import { env } from 'node:process';\n" },
    ],
    (file) =>
      // The driver keeps quiet that node:sqlite is experimental, also for those who use ax as a library.
      // What a process is to those who open a project without saying it stands in one file.
      ['src/main.ts', 'src/indexer/worker.ts', 'src/database/driver.ts', 'src/project/surroundings.ts'].includes(
        file.path,
      )
        ? []
        : has(codeOf(file), /(?<![\w.'])(process|console)\.\w+|'node:process'/g),
  ),
  perFile(
    'the network only where it is asked for: telemetry that is sent, and its page',
    [
      { path: 'src/query/a.ts', text: "import { request } from 'node:https';\n" },
      { path: 'src/query/b.ts', text: "const { connect } = await import('node:net');\n" },
      { path: 'src/query/c.ts', text: "const answer = await fetch('https://example.org');\n" },
    ],
    (file) =>
      ['src/telemetry/post.ts', 'src/telemetry/page/serve.ts'].includes(file.path)
        ? []
        : [
            ...importsOf(file).filter((name) => /^(node:)?(https?|http2|net|tls|dgram|dns)(\/|$)/.test(name)),
            ...has(codeOf(file), /(?<![\w.'])(fetch|WebSocket|EventSource)\(/g),
          ],
  ),
  perFile(
    'no default exports and no export *',
    [
      { path: 'src/query/a.ts', text: "export * from './b.ts';\n" },
      { path: 'src/query/b.ts', text: 'export default 1;\n' },
    ],
    (file) => has(codeOf(file), /^export (\*|default\b)/gm),
  ),
  {
    name: 'no import cycles',
    planted: [
      { path: 'src/query/a.ts', text: "import { b } from './b.ts';\n" },
      { path: 'src/query/b.ts', text: "import { c } from './c.ts';\n" },
      { path: 'src/query/c.ts', text: "import type { a } from './a.ts';\n" },
    ],
    violations: cycles,
  },
  perFile(
    'file names are kebab-case and say what they hold',
    [
      { path: 'src/query/findThings.ts', text: '' },
      { path: 'src/query/utils.ts', text: '' },
      { path: 'src/query/path-helpers.ts', text: '' },
    ],
    ({ path }) => {
      const name = path.slice(path.lastIndexOf('/') + 1).replace(/(\.d)?\.ts$/, '');
      const vague = name.split('-').filter((word) => /^(utils?|helpers?|common|manager|service|misc)$/.test(word));
      return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ? vague : [`${name} is not kebab-case`];
    },
  ),
  perFile(
    'no escape from the types',
    [
      { path: 'src/query/a.ts', text: `// @ts-${'ignore'}\nconst a = 1;\n` },
      { path: 'src/query/b.ts', text: 'const a = b as any;\n' },
      { path: 'src/query/c.ts', text: `const a = 1; // ${'TO'}DO\n` },
    ],
    (file) => [
      ...has(file.text, /@ts-(ignore|nocheck)|\b(TODO|FIXME|XXX)\b/g),
      ...has(codeOf(file), /\bas any\b|: any\b/g),
    ],
  ),
];

// What was written for one machine or one sitting has no place in the repository.
const privateWords: Rule = perFile(
  'no words about the making of it, no paths of a machine',
  [
    { path: 'docs/a.md', text: `see /${'work'}/shared/notes.md\n` },
    { path: 'docs/b.md', text: `done by a sub-${'agent'}\n` },
    { path: 'docs/c.md', text: `in this ${'session'} we\n` },
  ],
  ({ text }) =>
    has(
      text,
      /(?<![\w.~)])\/(work|root)\/\w*|\/tmp\/w\b|\/home\/\w+|\bsub-?agents?\b|\b(this|my|our) session\b|\bC:\\Users\\\w+/gi,
    ),
);

function cycles(files: readonly File[]): string[] {
  const graph = new Map(files.map((file) => [file.path, neighboursOf(file)]));
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at !== -1) found.push([...trail.slice(at), path].join(' -> '));
    if (at !== -1 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}

describe('the house', () => {
  it('has a table of rooms', () => {
    expect(arrows.get('model')).toEqual([]);
    expect(arrows.get('store')).toEqual(['model', 'database']);
    expect(arrows.get('project')).toContain('query');
    expect(arrows.get('main.ts')).toEqual(['cli']);
    expect([...secondDoors].sort()).toEqual(sources.map(({ path }) => path).filter((path) => secondDoors.has(path)));
    expect(secondDoors).toContain('src/store/writing.ts');
    expect(sources.length).toBeGreaterThan(30);
  });

  for (const rule of rules) {
    it(`keeps: ${rule.name}`, () => expect(rule.violations(sources)).toEqual([]));
    it(`sees when it is broken: ${rule.name}`, () => {
      if (rule.violations === cycles) return expect(cycles(rule.planted)).not.toEqual([]);
      for (const file of rule.planted) expect(rule.violations([file]), file.text).not.toEqual([]);
    });
  }

  it(`keeps: ${privateWords.name}`, () => {
    const folders = ['src', 'test', 'docs', 'scripts', 'bench', 'bin', 'migrations', 'schema'];
    const texts = readdirSync(ROOT).filter((name) => /\.(md|json|ts)$/.test(name));
    const present = readdirSync(ROOT);
    const paths = [...folders.filter((folder) => present.includes(folder)).flatMap(filesBelow), ...texts];
    const files = paths.filter((path) => /\.(md|ts|js|json|sql|txt)$/.test(path)).map(read);
    expect(privateWords.violations(files)).toEqual([]);
  });
  it(`sees when it is broken: ${privateWords.name}`, () => {
    for (const file of privateWords.planted) expect(privateWords.violations([file]), file.text).not.toEqual([]);
  });
});
