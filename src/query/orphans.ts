import { directoriesAround, directoryOf, joinPath } from '../languages/index.ts';
import type { Linking } from '../link/index.ts';
import { type StoredFacts, type StoredSymbol, SYMBOL_FLAGS, type SymbolKind } from '../model/index.ts';
import type { QueryContext } from './context.ts';
import { type EntryPoint, entryPoints } from './entry-points.ts';

/** Answer of `graph` for orphans. */
export interface OrphansAnswer {
  /** Files that nothing reaches from an entry point, sorted. */
  orphans: string[];
  /** Where the use of the project begins, and why it is thought so. */
  entries: EntryPoint[];
  /** Languages that are not looked at, because imports in them lead to no files. */
  unlisted: { language: string; files: number }[];
}

/**
 * Files that are not reached from an entry point by imports, nor by a name, in languages in which files use each other
 * without importing them.
 */
export function orphans(context: QueryContext, linking: Linking): OrphansAnswer {
  const graph = linking.graph();
  const entries = entryPoints(context, linking);
  const files = context.reader.files().filter(({ segment }) => segment !== 0);
  const reached = new Set<string>();
  let edge = entries.map(({ path }) => path);
  const byName = createNameEdges(context, linking);
  const loaded = createModuleEdges(context);
  for (const path of edge) reached.add(path);
  while (edge.length > 0) {
    const further: string[] = [];
    for (const path of edge) {
      const imported = Array.from(graph.out(graph.indexOf(path)), (file) => graph.paths[file]!);
      for (const other of [...imported, ...byName(path), ...loaded(path)]) {
        if (reached.has(other)) continue;
        reached.add(other);
        further.push(other);
      }
    }
    edge = further;
  }
  const unlisted = new Map<string, number>();
  const found: string[] = [];
  for (const { path, language } of files) {
    if (!linking.imports.isLinked(language)) unlisted.set(language, (unlisted.get(language) ?? 0) + 1);
    else if (!reached.has(path)) found.push(path);
  }
  return {
    orphans: found.sort(),
    entries,
    unlisted: [...unlisted].map(([language, count]) => ({ language, files: count })).sort((a, b) => b.files - a.files),
  };
}

/** For a file in Python, the packages that it is in, and modules that it names in strings, to load them. */
function createModuleEdges({ reader, readSource }: QueryContext): (path: string) => string[] {
  const modules = new Map<string, string>();
  for (const { path, language, segment } of reader.files()) {
    if (language !== 'python' || segment === 0) continue;
    const parts = path.replace(/(?:\/__init__)?\.pyi?$/, '').split('/');
    // The folder that modules are found from may be any of those around.
    for (let from = 0; from < parts.length - 1; from++) modules.set(parts.slice(from).join('.'), path);
  }
  if (modules.size === 0) return () => [];
  return (path) => {
    if (reader.fileByPath(path)?.language !== 'python') return [];
    const around = directoriesAround(directoryOf(path)).map((directory) => joinPath(directory, '__init__.py') ?? '');
    const text = readSource(path)?.text ?? '';
    const named = [...text.matchAll(/["']((?:\w+\.)+\w+)["':]/g)].flatMap(([, name = '']) => {
      // A name of something in a module is one of it as well.
      const module = modules.get(name) ?? modules.get(name.slice(0, name.lastIndexOf('.')));
      return module === undefined ? [] : [module];
    });
    return [...around.filter((one) => reader.fileByPath(one) !== undefined), ...named];
  };
}

/** For a file, those that define a name that is in it, where names need no import to mean what others have. */
function createNameEdges({ reader }: QueryContext, { imports, linker }: Linking): (path: string) => string[] {
  const definers = new Map<string, string[]>();
  for (const { id, path, language, segment } of reader.files()) {
    if (segment === 0 || !imports.isLinked(language) || imports.importsAll(language)) continue;
    const facts = reader.facts(id);
    if (!facts) continue;
    const { otherNames } = linker.rulesOf(language);
    const view = otherNames && linker.view(id);
    const others = view ? facts.symbols.flatMap((_, symbol) => otherNames(linker.defined(view, symbol), linker)) : [];
    for (const name of [...namesFor(facts), ...others]) {
      const known = definers.get(name);
      if (known) known.push(path);
      else definers.set(name, [path]);
    }
  }
  if (definers.size === 0) return () => [];
  return (path) => {
    const file = reader.fileByPath(path);
    const names = (file && reader.facts(file.id)?.occurringNames()) ?? [];
    return names.flatMap((name) => definers.get(name) ?? []);
  };
}

const SPACES: ReadonlySet<SymbolKind> = new Set(['namespace', 'module', 'package']);

/** What a file defines for others: what is at file level or in a namespace, and static members that are used as those of other types. */
function namesFor({ symbols }: StoredFacts): Set<string> {
  const isOpen = ({ parent }: StoredSymbol): boolean =>
    parent < 0 || (SPACES.has(symbols[parent]!.kind) && isOpen(symbols[parent]!));
  const isExtension = ({ owner, flags }: StoredSymbol): boolean => owner !== '' && (flags & SYMBOL_FLAGS.static) !== 0;
  const own = symbols.filter(
    (one) => (isOpen(one) || isExtension(one)) && !SPACES.has(one.kind) && (one.flags & SYMBOL_FLAGS.private) === 0,
  );
  return new Set(own.map(({ name }) => name));
}
