import type { StoredImport, SymbolKind, TextPlace } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';
import { directoryOf } from '../module-paths.ts';
import { type Cargo, openCargo } from './cargo.ts';

/**
 * A module: a file, or one that is written out in a file. Its path is that of the file, and `::` with the names of the
 * modules in it.
 */
export interface RustModule {
  view: FileView;
  /** The symbol of an inline module; -1 for a file. */
  symbol: number;
  /** The scope of its items. */
  scope: number;
}

/** The modules of a project, and what they have. */
export interface ModuleTree {
  cargo: Cargo;
  /** The innermost module around a place. */
  moduleAt(view: FileView, place: TextPlace): RustModule;
  moduleOf(path: string): RustModule | undefined;
  /** The module that a symbol is, which is written out. */
  moduleOfSymbol(view: FileView, symbol: number): RustModule;
  /** All with a path: of those that are written out one for each configuration may have it. */
  modulesOf(path: string): RustModule[];
  pathOf(module: RustModule): string;
  /** The module around one; undefined for the root of a crate, and for a file that no module declares. */
  outer(module: RustModule): RustModule | undefined;
  /** The root of its crate. */
  root(module: RustModule): RustModule;
  /** The modules in files that a `mod` item leads to: several for several configurations. */
  files(view: FileView, item: StoredImport): RustModule[];
}

/** Opens it for one state of the index. */
export function openModuleTree(links: LinkWorld): ModuleTree {
  const cargo = openCargo(links.files);
  const parents = new Map<string, RustModule | undefined>();
  const roots = new Map<string, RustModule>();

  function moduleAt(view: FileView, place: TextPlace): RustModule {
    const around = view.symbolsAround(place).filter((symbol) => view.facts.symbols[symbol]!.kind === 'module');
    const symbol = around.at(-1);
    return symbol === undefined ? { view, symbol: -1, scope: 0 } : moduleOfSymbol(view, symbol);
  }

  function moduleOfSymbol(view: FileView, symbol: number): RustModule {
    const { nameLine: line, nameColumn: column } = view.facts.symbols[symbol]!;
    return { view, symbol, scope: view.scopeAt({ line, column }) };
  }

  function pathOf({ view, symbol }: RustModule): string {
    const names: string[] = [];
    for (let at = symbol; at >= 0; at = view.facts.symbols[at]!.parent) names.unshift(view.facts.symbols[at]!.name);
    return [view.file.path, ...names].join('::');
  }

  function modulesOf(path: string): RustModule[] {
    const [file, ...names] = path.split('::');
    const view = links.viewOf(file!);
    let modules: RustModule[] = view ? [{ view, symbol: -1, scope: 0 }] : [];
    for (const name of names) {
      modules = modules.flatMap(({ view: on, symbol }) => {
        const { symbols } = on.facts;
        const inner = on
          .symbolsOf(name)
          .filter((one) => symbols[one]!.parent === symbol && symbols[one]!.kind === 'module');
        return inner.map((one) => moduleOfSymbol(on, one));
      });
    }
    return modules;
  }

  const moduleOf = (path: string): RustModule | undefined => modulesOf(path)[0];

  function outer(module: RustModule): RustModule | undefined {
    const { view, symbol } = module;
    if (symbol >= 0) {
      const { startLine: line, startColumn: column } = view.facts.symbols[symbol]!;
      const around = view
        .symbolsAround({ line, column })
        .filter((one) => one !== symbol && view.facts.symbols[one]!.kind === 'module');
      const next = around.at(-1);
      return next === undefined ? { view, symbol: -1, scope: 0 } : moduleOfSymbol(view, next);
    }
    const { path } = view.file;
    if (!parents.has(path)) parents.set(path, cargo.isRoot(path) ? undefined : declaring(path));
    return parents.get(path);
  }

  /** The module that declares a file: in the file of the directory around it, or of its name, or in one beside it. */
  function declaring(path: string): RustModule | undefined {
    const own = directoryOf(path);
    const directory = path.endsWith('/mod.rs') ? directoryOf(own) : own;
    const inside = (name: string): string => (directory === '' ? name : `${directory}/${name}`);
    const first = ['lib.rs', 'main.rs', 'mod.rs'].map(inside);
    if (directory !== '') first.push(`${directory}.rs`);
    const beside = [...links.files.filesIn(directory).map(inside), ...around(directory)];
    for (const candidate of new Set([...first, ...beside.filter((one) => one.endsWith('.rs'))])) {
      const view = candidate === path || !links.files.has(candidate) ? undefined : links.viewOf(candidate);
      for (const item of view?.facts.imports ?? []) {
        if (item.kind !== 'mod' || !links.targets(view!, item).some((to) => 'path' in to && to.path === path)) continue;
        return moduleAt(view!, { line: item.startLine, column: item.startColumn });
      }
    }
    return undefined;
  }

  /** Files in the directories around one, that may declare modules in others. */
  function around(directory: string): string[] {
    const found: string[] = [];
    for (let at = directory, i = 0; at !== '' && i < 3; i++) {
      found.push(`${at}.rs`);
      at = directoryOf(at);
      for (const name of links.files.filesIn(at)) found.push(at === '' ? name : `${at}/${name}`);
    }
    return found;
  }

  const root = (module: RustModule): RustModule => {
    const key = `${module.view.file.id}:${module.symbol}`;
    const known = roots.get(key) ?? readRoot(module);
    roots.set(key, known);
    return known;
  };

  function readRoot(module: RustModule): RustModule {
    let at = module;
    for (let i = 0; i < 100; i++) {
      const next = outer(at);
      if (!next) break;
      at = next;
    }
    return at;
  }

  function files(view: FileView, item: StoredImport): RustModule[] {
    const same = view.facts.imports.filter(
      ({ kind, startLine, startColumn }) =>
        kind === 'mod' && startLine === item.startLine && startColumn === item.startColumn,
    );
    return same.flatMap((each) =>
      links.targets(view, each).flatMap((target) => {
        const found = target.status === 'internal' ? moduleOf(target.path) : undefined;
        return found ? [found] : [];
      }),
    );
  }

  return { cargo, moduleAt, moduleOf, moduleOfSymbol, modulesOf, pathOf, outer, root, files };
}

/** The meaning of modules: one for each configuration. Their paths are one text, see `modulesOf`. */
export function moduleMeaning(tree: ModuleTree, modules: readonly RustModule[]): Meaning {
  if (modules.length === 0) return { is: 'unknown', rule: 'module-unresolved' };
  const path = [...new Set(modules.map((each) => tree.pathOf(each)))].join('|');
  return { is: 'module', path, by: 'rust', certainty: 'exact', rule: 'module' };
}

/** The modules that a path of {@link moduleMeaning} names. */
export function modulesOf(tree: ModuleTree, path: string): RustModule[] {
  return path.split('|').flatMap((each) => tree.modulesOf(each));
}

/** Types of all kinds have their names among each other. */
const spaceOf = (kind: SymbolKind | undefined): SymbolKind | undefined =>
  kind === 'enum' || kind === 'union' || kind === 'type' ? 'struct' : kind;

export const isModule = ({ view, symbol }: Defined): boolean => view.facts.symbols[symbol]?.kind === 'module';

/** Modules that are written out are none but modules where others of the name are files. */
function asModules(found: readonly Meaning[], tree: ModuleTree): readonly Meaning[] {
  if (!found.some(({ is }) => is === 'module')) return found;
  return found.map((one) => {
    if (one.is !== 'definitions' || !one.all.every(isModule)) return one;
    return moduleMeaning(
      tree,
      one.all.map(({ view, symbol }) => tree.moduleOfSymbol(view, symbol)),
    );
  });
}

/** One meaning of several: definitions together, else modules, else the one that there is. */
export function joined(found: readonly Meaning[], tree: ModuleTree): Meaning {
  const all = asModules(found, tree);
  const definitions = all.filter((one) => one.is === 'definitions');
  if (definitions.length === 0) {
    const modules = all.filter((one) => one.is === 'module');
    const [one] = modules;
    if (one) return { ...one, path: [...new Set(modules.flatMap(({ path }) => path.split('|')))].join('|') };
    return (
      all.find(({ is }) => is === 'outside') ??
      all.find(({ is }) => is === 'unknown') ?? { is: 'unknown', rule: 'unbound' }
    );
  }
  const [first] = definitions;
  // What one configuration takes from elsewhere may be meant instead.
  const isSure = all.every(({ is }) => is !== 'outside');
  if (definitions.length === 1) return isSure ? first! : { ...first!, certainty: 'inferred' };
  const distinct = new Map<string, Defined>();
  for (const each of definitions) for (const one of each.all) distinct.set(`${one.view.file.id}:${one.name}`, one);
  // Of two of one kind one is built, which depends on the configuration; a type and a function are two things.
  const kinds = new Set([...distinct.values()].map(({ view, symbol }) => spaceOf(view.facts.symbols[symbol]?.kind)));
  const alternatives = distinct.size > 1 && isSure && kinds.size === 1;
  const certainty = distinct.size > kinds.size || !isSure ? 'inferred' : first!.certainty;
  return { ...first!, all: [...distinct.values()], certainty, alternatives };
}
