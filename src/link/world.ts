import { type ModuleWorld, remembered, type WorldDefinition } from '../languages/index.ts';
import type { FileEntry, StoredImport } from '../model/index.ts';
import { type IndexReader, joinedName } from '../store/index.ts';

/** What is read of the root beside the index. */
export interface OnDisk {
  /** The text of a file, in the index or not; undefined when there is none. */
  text(path: string): string | undefined;
  /** Names of the files directly in a directory; [] when there is none. */
  listed(directory: string): readonly string[];
}

/** The files of an index as the rules of modules see them, and `more` that are not in it. */
export function createModuleWorld(
  reader: IndexReader,
  { text, listed }: OnDisk,
  more: readonly string[] = [],
): ModuleWorld {
  const entries = reader.files();
  const files = new Set([...entries.map(({ path }) => path), ...more]);
  const directories = new Map<string, string[]>([['', []]]);
  const byName = new Map<string, string[]>();
  const namesIn = (directory: string): string[] => {
    const known = directories.get(directory);
    if (known) return known;
    const names: string[] = [];
    directories.set(directory, names);
    const slash = directory.lastIndexOf('/');
    namesIn(slash < 0 ? '' : directory.slice(0, slash));
    return names;
  };
  for (const path of files) {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    namesIn(slash < 0 ? '' : path.slice(0, slash)).push(name);
    const same = byName.get(name);
    if (same) same.push(path);
    else byName.set(name, [path]);
  }
  const texts = new Map<string, string | undefined>();
  const inAnyCase = remembered((folded) => {
    const names = reader.namesByJoined(joinedName(folded)).filter(({ name }) => name.toLowerCase() === folded);
    return worldDefinitions(names.flatMap(({ name }) => reader.definitions(name)));
  });
  let packages: Map<string, string[]> | undefined;
  let inOrder: readonly string[] | undefined;
  const sorted = (): readonly string[] => {
    inOrder ??= [...files].sort();
    return inOrder;
  };

  function readPackages(): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const { id, path, language } of entries) {
      const name = packageOf(language, reader.facts(id)?.imports ?? []);
      if (name === undefined) continue;
      const known = found.get(name);
      if (known) known.push(path);
      else found.set(name, [path]);
    }
    return found;
  }

  function worldDefinitions(found: readonly { file: FileEntry; symbol: number }[]): readonly WorldDefinition[] {
    const all = found.flatMap(({ file, symbol }): WorldDefinition[] => {
      const facts = reader.facts(file.id);
      if (!facts) return [];
      const around: string[] = [];
      for (let at = facts.symbols[symbol]!.parent; at >= 0; at = facts.symbols[at]!.parent) {
        around.unshift(facts.symbols[at]!.name);
      }
      return [{ file, facts, symbol, package: packageOf(file.language, facts.imports) ?? '', around }];
    });
    return all.sort((a, b) => (a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : a.symbol - b.symbol));
  }

  return {
    has: (path) => files.has(path),
    hasDirectory: (path) => directories.has(path),
    filesIn: (directory) => directories.get(directory) ?? [],
    filesBelow: remembered((directory) =>
      sorted().filter((path) => path.startsWith(`${directory}/`) || directory === ''),
    ),
    named: (name) => byName.get(name) ?? [],
    ending: remembered((end) => [...byName].flatMap(([name, paths]) => (name.endsWith(end) ? paths : []))),
    definitions: remembered((name) => worldDefinitions(reader.definitions(name))),
    definitionsInAnyCase: (name) => inAnyCase(name.toLowerCase()),
    packagesOf: (path) => {
      const clauses = reader.fileByPath(path);
      const imports = clauses ? (reader.facts(clauses.id)?.imports ?? []) : [];
      return imports.flatMap(({ kind, specifier }) => (kind === 'package' ? [specifier] : []));
    },
    inPackage: (name) => {
      packages ??= readPackages();
      return packages.get(name) ?? [];
    },
    importing: function* (language) {
      for (const { id, path, language: own } of entries) {
        if (own === language) yield { path, imports: reader.facts(id)?.imports ?? [] };
      }
    },
    listed: remembered(listed),
    text: (path) => {
      if (!texts.has(path)) texts.set(path, text(path));
      return texts.get(path);
    },
  };
}

/** Languages in which the package of a clause is one of that before: `package a` and `package b` are `a.b`. */
const CHAINED: ReadonlySet<string> = new Set(['scala']);

/** The package that a file says it is of. */
function packageOf(language: string, imports: readonly StoredImport[]): string | undefined {
  if (!CHAINED.has(language)) return imports.find(({ kind }) => kind === 'package')?.specifier;
  const clauses = imports.flatMap(({ kind, specifier }) => (kind === 'package' ? [specifier] : []));
  return clauses.length > 0 ? clauses.join('.') : undefined;
}
