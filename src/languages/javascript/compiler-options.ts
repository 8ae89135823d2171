import { parse } from 'jsonc-parser';
import { directoriesAround, directoryOf, joinPath, remembered } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';
import { isObject } from './package-file.ts';

/** What a tsconfig.json says of modules, with what it extends. Paths are relative to the root. */
export interface CompilerOptions {
  /** Directory that names which are not relative are looked for in. */
  baseUrl: string | undefined;
  /** Patterns with at most one `*`, and where each leads. */
  paths: readonly { pattern: string; targets: readonly string[] }[];
  rootDirs: readonly string[];
  rootDir: string | undefined;
  outDir: string | undefined;
  /** Conditions of package.json that hold besides those that always do. */
  conditions: readonly string[];
  includes: (path: string) => boolean;
}

interface Written {
  options: Record<string, { value: unknown; directory: string }>;
  files: readonly string[] | undefined;
  include: readonly string[] | undefined;
  exclude: readonly string[] | undefined;
  /** Directory of the file that says what is included. */
  directory: string;
}

const strings = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : undefined;

/** Gives the options that hold for a file: of the nearest tsconfig.json or jsconfig.json that includes it. */
export function createCompilerOptions(world: ModuleWorld): (file: string) => CompilerOptions | undefined {
  const read = remembered((path) => readConfig(world, path, new Set()));
  const optionsAt = remembered((path) => {
    const written = read(path);
    return written && interpret(written);
  });
  const configsIn = remembered((directory) => {
    const at = (name: string): string => (directory === '' ? name : `${directory}/${name}`);
    const usual = ['tsconfig.json', 'jsconfig.json'].map(at).filter((path) => world.text(path) !== undefined);
    // Parts of a project have configurations of their own beside that of the whole.
    const others = world
      .filesIn(directory)
      .filter((name) => /^tsconfig\..+\.json$/.test(name))
      .map(at);
    return [...usual, ...others];
  });
  return (file) => {
    for (const directory of directoriesAround(directoryOf(file))) {
      for (const path of configsIn(directory)) {
        const options = optionsAt(path);
        if (options?.includes(file)) return options;
      }
    }
    return undefined;
  };
}

function readConfig(world: ModuleWorld, path: string, seen: Set<string>): Written | undefined {
  if (seen.has(path)) return undefined;
  seen.add(path);
  const text = world.text(path);
  const json: unknown = text === undefined ? undefined : parse(text);
  if (!isObject(json)) return undefined;
  const directory = directoryOf(path);
  const bases = typeof json.extends === 'string' ? [json.extends] : (strings(json.extends) ?? []);
  const written: Written = { options: {}, files: undefined, include: undefined, exclude: undefined, directory };
  for (const base of bases) {
    // Those of packages are installed, and not here.
    const at = base.startsWith('.') ? joinPath(directory, base) : undefined;
    if (at === undefined) continue;
    const inherited = [at, `${at}.json`, `${at}/tsconfig.json`].find((one) => world.text(one) !== undefined);
    const read = inherited === undefined ? undefined : readConfig(world, inherited, seen);
    if (!read) continue;
    Object.assign(written.options, read.options);
    if (read.files ?? read.include) {
      written.files = read.files;
      written.include = read.include;
      written.directory = read.directory;
    }
    written.exclude = read.exclude ?? written.exclude;
  }
  if (isObject(json.compilerOptions)) {
    for (const [key, value] of Object.entries(json.compilerOptions)) written.options[key] = { value, directory };
  }
  if (json.files ?? json.include) {
    written.files = strings(json.files);
    written.include = strings(json.include);
    written.directory = directory;
  } else if (!written.files && !written.include) written.directory = directory;
  written.exclude = strings(json.exclude) ?? written.exclude;
  return written;
}

function interpret({ options, files, include, exclude, directory }: Written): CompilerOptions {
  const place = (key: string): string | undefined => {
    const option = options[key];
    return typeof option?.value === 'string' ? at(option.directory, option.value, directory) : undefined;
  };
  const baseUrl = place('baseUrl');
  const table = options.paths;
  const from = baseUrl ?? table?.directory ?? '';
  const paths = isObject(table?.value)
    ? Object.entries(table.value).map(([pattern, targets]) => ({
        pattern,
        targets: (strings(targets) ?? []).flatMap((target) => at(from, target, directory) ?? []),
      }))
    : [];
  const rootDirs = options.rootDirs;
  const outDir = place('outDir');
  const included = include?.flatMap((pattern) => patternAt(directory, pattern));
  const excluded = (exclude ?? []).flatMap((pattern) => patternAt(directory, pattern));
  const listed = new Set((files ?? []).map((file) => joinPath(directory, file)));
  const everything = files === undefined && include === undefined;
  return {
    baseUrl,
    paths,
    rootDirs: (strings(rootDirs?.value) ?? []).flatMap((one) => at(rootDirs!.directory, one, directory) ?? []),
    rootDir: place('rootDir'),
    outDir,
    conditions: strings(options.customConditions?.value) ?? [],
    includes: (path) => {
      if (listed.has(path)) return true;
      const inside = everything
        ? directory === '' || path.startsWith(`${directory}/`)
        : (included ?? []).some((pattern) => pattern.test(path));
      return inside && !excluded.some((pattern) => pattern.test(path));
    },
  };
}

function at(directory: string, written: string, config: string): string | undefined {
  const here = /^\$\{configDir\}\/?/.exec(written);
  return here ? joinPath(config, written.slice(here[0].length)) : joinPath(directory, written);
}

/** A pattern of `include` or `exclude`: a directory stands for all in it. */
function patternAt(directory: string, pattern: string): RegExp[] {
  const path = at(directory, pattern.replace(/\/+$/, ''), directory);
  if (path === undefined) return [];
  if (path === '') return [/^/];
  const source = path
    .split('/')
    .map((part) =>
      part === '**'
        ? '**'
        : part
            .replace(/[.+^${}()|[\]\\]/g, '\\$&')
            .replaceAll('*', '[^/]*')
            .replaceAll('?', '[^/]'),
    )
    .join('/')
    .replace(/(^|\/)\*\*\//g, '$1(?:[^/]+/)*')
    .replace(/(^|\/)\*\*$/, '$1.*');
  return [new RegExp(`^${source}(?:/.*)?$`)];
}
