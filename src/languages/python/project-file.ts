import { directoryOf, joinPath } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';
import { iniValues, stringsIn, tomlValues, wordsIn } from './settings.ts';

/** Where modules are looked for: those of `directory`, or of the package `name` in it when there is one. */
export interface ImportRoot {
  /** What the name of a module begins with that the directory is the package of; ''. */
  name: string;
  directory: string;
  /** What must hold for it to be looked at; '' where that is certain. */
  assumed: string;
}

/** What a project says of itself in the files that configure its build and its tools. */
export interface Project {
  directory: string;
  /** Of the distribution, in the form in which such names are compared; ''. */
  name: string;
  /** In the order in which they are looked at; with the directory itself and its `src`. */
  roots: readonly ImportRoot[];
  /** Directories of projects that are installed with it. */
  paths: readonly string[];
  /** Patterns of the directories of the members of its workspace. */
  members: readonly string[];
  /** Names of distributions it needs, in the form of `name`. */
  dependencies: readonly string[];
}

/** What says that a directory is that of a project. */
export const PROJECT_FILES: readonly string[] = ['pyproject.toml', 'setup.cfg', 'setup.py'];

type Values = ReadonlyMap<string, readonly string[]>;
const written = (values: Values, key: string): string => values.get(key)?.join('\n') ?? '';

/** Reads the project in a directory; one that says nothing has only the roots that all have. */
export function readProject(world: ModuleWorld, directory: string): Project {
  const text = (name: string): string => world.text(pathIn(directory, name)) ?? '';
  const toml = tomlValues(text('pyproject.toml'));
  const ini = iniValues(text('setup.cfg'));
  const tools = ['pytest.ini', 'tox.ini', 'mypy.ini'].map((name) => iniValues(text(name)));
  const roots: ImportRoot[] = [];
  const add = ({ path, name = '' }: Said): void => {
    const at = joinPath(directory, path.trim());
    if (at !== undefined && path !== '' && !path.includes('*')) roots.push({ name, directory: at, assumed: '' });
  };
  for (const said of rootsInToml(toml)) add(said);
  for (const said of rootsInIni([ini, ...tools])) add(said);
  for (const said of rootsInSetup(text('setup.py'))) add(said);
  for (const [, value] of text('pyrightconfig.json').matchAll(/"(?:extraPaths|root)"\s*:\s*(\[[^\]]*\]|"[^"]*")/g)) {
    for (const path of stringsIn(value!)) add({ path });
  }
  add({ path: '.' });
  const src = pathIn(directory, 'src');
  if (world.hasDirectory(src) && !isPackage(world, src)) add({ path: 'src' });

  const named = (pattern: RegExp): string[] => [...toml].flatMap(([key, values]) => (pattern.test(key) ? values : []));
  const needed = named(/^project\.(?:optional-)?dependencies(?:\.|$)|^dependency-groups\./).flatMap(stringsIn);
  const [name = ''] = stringsIn(written(toml, 'project.name') || written(toml, 'tool.poetry.name'));
  return {
    directory,
    name: normal(name || written(ini, 'metadata.name').trim()),
    roots,
    paths: named(/^tool\.(?:uv\.sources|poetry(?:\.group\.[\w-]+)?\.(?:dev-)?dependencies)\./).flatMap((value) => {
      const path = /\bpath\s*=\s*["']([^"']+)["']/.exec(value)?.[1];
      return path === undefined ? [] : (joinPath(directory, path) ?? []);
    }),
    members: stringsIn(written(toml, 'tool.uv.workspace.members')).flatMap((one) => joinPath(directory, one) ?? []),
    dependencies: [...new Set(needed.map((one) => normal(/^[\w.-]+/.exec(one)?.[0] ?? '')))].filter(
      (one) => one !== '',
    ),
  };
}

/** True for a directory with an `__init__`. */
export function isPackage(world: ModuleWorld, directory: string): boolean {
  return world.has(pathIn(directory, '__init__.py')) || world.has(pathIn(directory, '__init__.pyi'));
}

/** The path of a name in a directory; '' is the root. */
export function pathIn(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}

const normal = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

/** A root as it is written, from the directory of the project. */
interface Said {
  path: string;
  name?: string;
}

/** `"" = "src"`, `'a.b': 'lib'`, `a = "src/a"` */
const PAIR = /(?:([\w.-]+)|"([\w.]*)"|'([\w.]*)')\s*[=:]\s*["']([^"']+)["']/g;
const pairsIn = (text: string): Said[] =>
  [...text.matchAll(PAIR)].map(([, bare, double, single, path]) => ({
    path: path!,
    name: bare ?? double ?? single ?? '',
  }));

function rootsInToml(toml: Values): Said[] {
  const of = (key: string): string => written(toml, key);
  const sources = of('tool.hatch.build.targets.wheel.sources') || of('tool.hatch.build.sources');
  const environments = of('tool.pyright.executionEnvironments').matchAll(
    /\b(?:root|extraPaths)\s*=\s*(\[[^\]]*\]|"[^"]*")/g,
  );
  const paths = [
    ...stringsIn(of('tool.setuptools.packages.find.where')),
    ...stringsIn(of('tool.pytest.ini_options.pythonpath')).flatMap(wordsIn),
    ...stringsIn(of('tool.pyright.extraPaths')),
    ...[...environments].flatMap(([, value]) => stringsIn(value!)),
    ...stringsIn(of('tool.mypy.mypy_path')).flatMap(wordsIn).map(fromConfig),
    ...stringsIn(of('tool.pdm.build.package-dir')),
    ...[...of('tool.poetry.packages').matchAll(/\bfrom\s*=\s*["']([^"']+)["']/g)].map(([, path]) => path!),
    ...stringsIn(of('tool.poetry.packages.from')),
    ...stringsIn(of('tool.hatch.build.targets.wheel.packages')).map((path) => directoryOf(path) || '.'),
    ...(sources.startsWith('[') ? stringsIn(sources) : []),
  ].map((path) => ({ path }));
  const inTable = [...toml].flatMap(([key, values]) => {
    const name = /^tool\.setuptools\.package-dir\.(.*)$/.exec(key)?.[1];
    return name === undefined ? [] : stringsIn(values.join()).map((path) => ({ path, name }));
  });
  return [...paths, ...pairsIn(of('tool.setuptools.package-dir')), ...inTable];
}

function rootsInIni(files: readonly Values[]): Said[] {
  const all = (key: string): string[] => files.flatMap((values) => values.get(key) ?? []);
  const paths = [
    ...all('options.packages.find.where'),
    ...[...all('tool:pytest.pythonpath'), ...all('pytest.pythonpath')].flatMap(wordsIn),
    ...all('mypy.mypy_path').flatMap(wordsIn).map(fromConfig),
  ].map((path) => ({ path }));
  const pairs = all('options.package_dir').flatMap((value) =>
    [...value.matchAll(/^[ \t]*([\w.]*)[ \t]*=[ \t]*(\S+)/gm)].map(([, name, path]) => ({ path: path!, name: name! })),
  );
  return [...paths, ...pairs];
}

/** What calls of setuptools say, as far as it is written out. */
function rootsInSetup(setup: string): Said[] {
  const where = /\bfind_(?:namespace_)?packages\(\s*(?:where\s*=\s*)?["']([^"']+)["']/.exec(setup)?.[1];
  const pairs = pairsIn(/\bpackage_dir\s*=\s*\{([^}]*)\}/.exec(setup)?.[1] ?? '');
  return where === undefined ? pairs : [{ path: where }, ...pairs];
}

function fromConfig(path: string): string {
  return path.replace(/^\$MYPY_CONFIG_FILE_DIR\/?/, './');
}
