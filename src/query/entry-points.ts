import { directoryOf, joinPath } from '../languages/index.ts';
import type { Linking } from '../link/index.ts';
import { AxError, type FileEntry } from '../model/index.ts';
import { runsTests } from './affected.ts';
import type { QueryContext } from './context.ts';
import { namedPaths } from './named-paths.ts';

/** A file that something else than a file of the project uses first, and what that is. */
export interface EntryPoint {
  path: string;
  /** The file that names it, or a word: test, main, script, index, config, types, page. */
  because: string;
}

/** Languages in which a function with this name is where a program begins. */
const MAIN: ReadonlySet<string> = new Set('c cpp go rust java kotlin csharp dart swift zig scala haskell'.split(' '));
/** Files that a tool loads by their names; the names of folders too, where frameworks do. */
const BY_NAME: readonly [RegExp, string][] = [
  [/(?:^|\/)[^/]+\.(?:config|conf|setup|rc|workspace)\.[cm]?[jt]sx?$/, 'config'],
  [/(?:^|\/)\.[^/]+\.[cm]?[jt]sx?$|(?:^|\/)\.(?:storybook|vitepress|vuepress|husky|yarn)\//, 'config'],
  [/(?:^|\/)(?:Gruntfile|Gulpfile|gulpfile|Jakefile|webpack[\w.-]*|karma[\w.-]*|rollup[\w.-]*)\.[cm]?[jt]s$/, 'config'],
  [/\.d\.[cm]?ts$/, 'types'],
  [/\.(?:test-d|bench)\.[cm]?[jt]sx?$/, 'test'],
  [/(?:^|\/)index\.(?:php|phtml)$/, 'index'],
  [/(?:^|\/)(?:__main__|setup|conftest|manage|wsgi|asgi|noxfile|tasks|fabfile)\.py$/, 'script'],
  [
    /(?:^|\/)(?:src\/(?:main|lib)|build)\.rs$|(?:^|\/)(?:src\/bin|examples|benches|tests)\/[^/]+(?:\/main)?\.rs$/,
    'main',
  ],
  [/(?:^|\/)(?:main|Package)\.swift$/, 'main'],
  // What others import of a package.
  [/(?:^|\/)lib\/[^/]+\.dart$/, 'index'],
  [/\.stories\.[jt]sx?$/, 'config'],
  [
    /(?:^|\/)(?:config|db)\/.*\.rb$|\.(?:rake|gemspec|ru)$|(?:^|\/)(?:Rakefile|Gemfile|Guardfile|Vagrantfile|Fastfile)$/,
    'config',
  ],
  [/(?:^|\/)features\/(?:step_definitions|support)(?:\/.*)?\.rb$/, 'test'],
  [/(?:^|\/)app\/(?:controllers|helpers|jobs|mailers|mailboxes|channels|components)\/.*\.rb$/, 'framework'],
  [/\.rockspec$|(?:^|\/)(?:main|conf)\.lua$|(?:^|\/)(?:plugin|ftplugin|after|colors)\/.*\.lua$/, 'config'],
  [/(?:^|\/)(?:mix|\.formatter|\.iex|\.credo)\.exs$|(?:^|\/)config\/[^/]+\.exs$/, 'config'],
  [/(?:^|\/)lib\/mix\/tasks\/[^/]+\.ex$|(?:^|\/)priv\/(?:[^/]+\/)*(?:migrations\/[^/]+|seeds)\.exs$/, 'script'],
  [/(?:^|\/)package-info\.java$|(?:^|\/)module-info\.java$/, 'config'],
  [/(?:^|\/)(?:AssemblyInfo|GlobalSuppressions|(?:Global)?Usings)\.cs$/, 'config'],
  [/(?:^|\/)Program\.cs$/, 'main'],
];
/** Folders whose files a framework loads, when a package file names it as a dependency. */
const FRAMEWORKS: readonly [RegExp, RegExp][] = [
  [/^next$/, /(?:^|\/)(?:pages|app)\/|(?:^|\/)(?:middleware|instrumentation)\.[jt]s$/],
  [
    /^nuxt3?$/,
    /(?:^|\/)(?:pages|layouts|plugins|middleware|server|components|composables|utils)\/|(?:^|\/)(?:app|error)\.vue$/,
  ],
  [/^@sveltejs\/kit$/, /(?:^|\/)routes\/|(?:^|\/)hooks\.(?:server|client)\.[jt]s$|(?:^|\/)params\//],
  [/^(?:@remix-run\/|@react-router\/)/, /(?:^|\/)app\/(?:routes\/|root\.|entry\.)/],
  [/^(?:astro|gatsby)$/, /(?:^|\/)src\/(?:pages|content|layouts)\//],
  [/^vitepress$|^vuepress$|^@docusaurus\//, /(?:^|\/)docs?\/|(?:^|\/)src\/pages\//],
];

/** A package file, as far as it says what is used of the package. */
interface PackageFile {
  type?: unknown;
  autoload?: unknown;
  exports?: unknown;
  dependencies?: Record<string, unknown>;
  devDependencies?: Record<string, unknown>;
}

/** Where the use of a project begins: what its package files, settings, pages and scripts name, and what tools look for. */
export function entryPoints(context: QueryContext, linking: Linking): EntryPoint[] {
  const { reader } = context;
  const files = reader.files().filter(({ segment }) => segment !== 0);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const found = new Map<string, string>();
  const add = (path: string, because: string): void => {
    if (byPath.has(path) && !found.has(path)) found.set(path, because);
  };
  const natureOf = new Map(context.languages.map(({ id, nature }) => [id, nature]));
  for (const file of files) {
    const { path, language } = file;
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name === 'package.json') addPackage(file, context, linking, [...byPath.keys()], add);
    if (name === 'composer.json') addAutoloaded(file, context, [...byPath.keys()], add);
    const isNaming = natureOf.get(language) === 'data' || ['html', 'dockerfile', 'bash', 'hcl'].includes(language);
    if (isNaming || name === 'setup.py') addNamed(file, context, linking, add);
    if (language === 'html' || name === 'Dockerfile') add(path, 'page');
  }
  for (const file of files) {
    const because = ownReason(file, context, linking);
    if (because !== undefined) add(file.path, because);
  }
  return [...found].map(([path, because]) => ({ path, because })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Why a file is used, as it is and is called. */
function ownReason(file: FileEntry, { readSource }: QueryContext, { linker }: Linking): string | undefined {
  const { path, language, id } = file;
  const named = BY_NAME.find(([pattern]) => pattern.test(path));
  if (named) return named[1];
  const view = linker.view(id);
  if (!view) return undefined;
  if (runsTests(file, view)) return 'test';
  const { symbols, imports } = view.facts;
  const mains = MAIN.has(language)
    ? symbols.filter(({ name, kind }) => name.toLowerCase() === 'main' && kind !== 'field')
    : [];
  if (mains.length > 0) return 'main';
  if (imports.some(({ kind, specifier }) => kind === 'package' && specifier === 'main')) return 'main';
  if (view.occurrencesOf('__name__').length > 0 && language === 'python') {
    if (/^if\s+__name__\s*==/m.test(readSource(path)?.text ?? '')) return 'script';
  }
  if (language === 'swift' && /^@main\b/m.test(readSource(path)?.text ?? '')) return 'main';
  return readSource(path)?.text.startsWith('#!') ? 'script' : undefined;
}

/** Files that settings, pages and scripts name by their paths, and modules that they name with a function. */
function addNamed(
  file: FileEntry,
  context: QueryContext,
  linking: Linking,
  add: (path: string, why: string) => void,
): void {
  const text = context.readSource(file.path)?.text ?? '';
  for (const { word, places } of namedPaths(text, file.path)) {
    const place = places.find((path) => context.reader.fileByPath(path));
    if (place !== undefined) add(place, file.path);
    else if (file.language === 'html') for (const path of servedAs(word, context)) add(path, file.path);
    else if (word.includes('/') && file.path.endsWith('package.json')) {
      for (const path of sourcesOf(word, file.path, linking)) add(path, file.path);
    }
  }
  // `command = "package.module:function"`
  for (const [, module = ''] of text.matchAll(/["'=]\s*([A-Za-z_][\w.]*):[A-Za-z_][\w.]*\s*["'\n]/g)) {
    const path = module.replaceAll('.', '/');
    for (const root of ['', 'src/', 'lib/']) {
      for (const end of ['.py', '/__init__.py'])
        add(joinPath(directoryOf(file.path), `${root}${path}${end}`) ?? '', file.path);
    }
  }
}

/** What a page names by an address: which folder that is served from it does not say. */
function servedAs(word: string, { reader }: QueryContext): string[] {
  const name = word.slice(word.lastIndexOf('/') + 1);
  if (!/\.(?:[cm]?[jt]sx?|css|scss)$/.test(name)) return [];
  return reader.files().flatMap(({ path }) => (path.endsWith(`/${name}`) ? [path] : []));
}

/** Of a library all classes that are loaded by their names, wherever they are used. */
function addAutoloaded(
  file: FileEntry,
  { readSource }: QueryContext,
  paths: readonly string[],
  add: (path: string, why: string) => void,
): void {
  const { type = 'library', autoload } = parsed(readSource(file.path)?.text ?? '');
  if (type === 'project') return;
  for (const folder of stringsIn(autoload)) {
    const start = joinPath(directoryOf(file.path), folder) ?? '';
    for (const path of paths) if (start === '' || path.startsWith(`${start}/`)) add(path, file.path);
  }
}

/** The source of a file that a build writes, or of a name without an extension. */
function sourcesOf(word: string, from: string, { imports }: Linking): string[] {
  const specifier = word.startsWith('.') ? word : `./${word}`;
  const place = { startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };
  const asked = { path: joinPath(directoryOf(from), 'package.js') ?? 'package.js', language: 'javascript' };
  return imports
    .targets(asked, { specifier, imported: '*', local: '', kind: 'import', ...place })
    .flatMap((target) => (target.status === 'internal' ? [target.path] : []));
}

function addPackage(
  file: FileEntry,
  context: QueryContext,
  linking: Linking,
  paths: readonly string[],
  add: (path: string, why: string) => void,
): void {
  const own = parsed(context.readSource(file.path)?.text ?? '');
  const directory = directoryOf(file.path);
  const inside = directory === '' ? paths : paths.filter((path) => path.startsWith(`${directory}/`));
  // Node looks for the one, bundlers by custom for the other.
  for (const place of ['index', 'src/index', 'src/main', 'main', 'server', 'src/server', 'src/cli', 'cli']) {
    if (own.exports === undefined || /index/.test(place)) {
      for (const path of sourcesOf(`./${place}`, file.path, linking)) add(path, 'index');
    }
  }
  for (const pattern of stringsIn(own.exports)) {
    if (!pattern.includes('*')) continue;
    const [first = '', last = ''] = pattern.replace(/^\.\//, '').split('*');
    const start = joinPath(directory, first) ?? '';
    const matching = inside.filter((path) => path.startsWith(start) && path.endsWith(last));
    // What a build writes is not there: then any source of the package may be meant.
    const sources = matching.length > 0 ? matching : inside.filter((path) => /(?:^|\/)(?:src|source)\//.test(path));
    for (const path of sources) add(path, file.path);
  }
  const dependencies = Object.keys({ ...own.dependencies, ...own.devDependencies });
  for (const [name, folder] of FRAMEWORKS) {
    if (!dependencies.some((one) => name.test(one))) continue;
    for (const path of inside)
      if (folder.test(path.slice(directory === '' ? 0 : directory.length + 1))) add(path, 'framework');
  }
}

function parsed(text: string): PackageFile {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof AxError) return {};
    throw error;
  }
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
