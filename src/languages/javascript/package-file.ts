import { parse } from 'jsonc-parser';
import type { ModuleWorld } from '../modules.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What a package.json says of its modules. */
export interface PackageFile {
  /** '' for the root. */
  directory: string;
  name: string;
  /** Entries for those who import the package without `exports`, the best first. */
  main: readonly string[];
  exports: Json | undefined;
  imports: Json | undefined;
  /** Patterns of directories; those that begin with `!` are left out. */
  workspaces: readonly string[];
  /** Names with `file:` and `link:` directories. */
  linked: ReadonlyMap<string, string>;
}

/** Reads the package.json of a directory; undefined when there is none, or nothing in it can be read. */
export function readPackageFile(world: ModuleWorld, directory: string): PackageFile | undefined {
  const text = world.text(directory === '' ? 'package.json' : `${directory}/package.json`);
  if (text === undefined) return undefined;
  const json = parse(text) as Json;
  if (!isObject(json)) return undefined;
  const { name, types, typings, module, main, exports, imports, workspaces, source } = json;
  const listed = isObject(workspaces) ? workspaces.packages : workspaces;
  const linked = new Map<string, string>();
  for (const group of [json.dependencies, json.devDependencies, json.peerDependencies, json.optionalDependencies]) {
    if (!isObject(group)) continue;
    for (const [dependency, version] of Object.entries(group)) {
      const at = typeof version === 'string' ? /^(?:file|link|portal):(.*)/.exec(version)?.[1] : undefined;
      if (at !== undefined) linked.set(dependency, at);
    }
  }
  return {
    directory,
    name: typeof name === 'string' ? name : '',
    // What only bundlers look at comes last: where the others are built it may be the source.
    main: [types, typings, main, source, module].filter((entry) => typeof entry === 'string'),
    exports,
    imports,
    workspaces: Array.isArray(listed) ? listed.filter((entry) => typeof entry === 'string') : [],
    linked,
  };
}

/** Conditions that hold wherever there is no bundler, whatever way a module is taken. */
const ALWAYS = ['types', 'node', 'module-sync', 'default'];

/** The conditions that hold for an import of a kind, and those that the project says (`customConditions`). */
export function conditionsOf(kind: string, said: readonly string[] = []): ReadonlySet<string> {
  return new Set([...said, ...ALWAYS, kind === 'require' ? 'require' : 'import']);
}

/**
 * Where `subpath` ('.', './x', '#x') leads in a table of `exports` or `imports`: all targets that some condition can
 * give; those of the conditions that hold come first, in the order of the table. Undefined when the table does not have
 * it.
 */
export function entriesOf(table: Json, subpath: string, holding: ReadonlySet<string>): string[] | undefined {
  if (!isObject(table) || !Object.keys(table).some((key) => /^[.#]/.test(key))) {
    return subpath === '.' ? targetsOf(table, '', holding) : undefined;
  }
  const exact = table[subpath];
  if (exact !== undefined && !subpath.includes('*')) return targetsOf(exact, '', holding);
  let best: { prefix: string; target: Json; rest: string } | undefined;
  for (const [key, target] of Object.entries(table)) {
    const star = key.indexOf('*');
    const folder = star < 0 && key.endsWith('/');
    if (star < 0 && !folder) continue;
    const prefix = folder ? key : key.slice(0, star);
    const suffix = folder ? '' : key.slice(star + 1);
    if (!subpath.startsWith(prefix) || !subpath.endsWith(suffix)) continue;
    if (subpath.length < prefix.length + suffix.length || (best && best.prefix.length >= prefix.length)) continue;
    best = { prefix, target, rest: subpath.slice(prefix.length, subpath.length - suffix.length) };
  }
  return best && targetsOf(best.target, best.rest, holding);
}

/** Conditions that whatever takes a module holds: `null` behind one of these means that there is none. */
const OF_ALL = new Set(['import', 'require', 'default']);

/** What a part of a table gives, the entries of conditions that hold first. */
function targetsOf(target: Json | undefined, rest: string, holding: ReadonlySet<string>): string[] {
  if (typeof target === 'string') return [target.endsWith('/') ? target + rest : target.replaceAll('*', rest)];
  if (Array.isArray(target)) return target.flatMap((one) => targetsOf(one, rest, holding));
  if (!isObject(target)) return [];
  const conditions = Object.entries(target);
  const held = conditions.filter(([key]) => holding.has(key));
  const shut = held.findIndex(([key, value]) => value === null && OF_ALL.has(key));
  const others = shut >= 0 ? [] : conditions.filter(([key]) => !holding.has(key));
  const tried = [...(shut >= 0 ? held.slice(0, shut) : held), ...others];
  return [...new Set(tried.flatMap(([, value]) => targetsOf(value, rest, holding)))];
}

/** True for what has keys. */
export function isObject(value: unknown): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
