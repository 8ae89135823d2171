import type { Role, StoredBinding, StoredImport } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Meaning } from '../meaning.ts';
import {
  isModule,
  joined,
  type ModuleTree,
  moduleMeaning,
  modulesOf,
  openModuleTree,
  type RustModule,
} from './module-tree.ts';
import { fitsRole, isNoValue } from './roles.ts';

/** What paths and names of modules mean. */
export interface Paths {
  tree: ModuleTree;
  /** What a module has under a name; undefined when it has nothing. */
  inModule(
    module: RustModule,
    name: string,
    role: Role,
    seen: ReadonlySet<string>,
    from?: RustModule,
  ): Meaning | undefined;
  /** What `use` or `mod` brings. */
  imported(view: FileView, item: StoredImport, role: Role, seen?: ReadonlySet<string>): Meaning;
  /** What the names of a path mean, from a module. */
  path(module: RustModule, names: readonly string[], role: Role, seen?: ReadonlySet<string>, isUse?: boolean): Meaning;
  /** What the bindings of one scope mean for a use. */
  bound(
    view: FileView,
    bindings: readonly StoredBinding[],
    role: Role,
    isMacro: boolean,
    seen?: ReadonlySet<string>,
  ): Meaning;
  /** What imports of all names around a place bring. */
  globs(use: NameUse): Meaning | undefined;
  /** What imports of all names bring that stand in the blocks around a place, inside of the scope `until`. */
  globsInside(use: NameUse, until: number): Meaning | undefined;
}

const NONE: ReadonlySet<string> = new Set();
const OUTSIDE: Meaning = { is: 'outside', rule: 'path-outside' };
const UNKNOWN: Meaning = { is: 'unknown', rule: 'path-unknown' };
const opened = new WeakMap<LinkWorld, Paths>();

/** The paths of one state of the index. */
export function pathsOf(links: LinkWorld): Paths {
  let paths = opened.get(links);
  if (!paths) {
    paths = openPaths(links);
    opened.set(links, paths);
  }
  return paths;
}

function openPaths(links: LinkWorld): Paths {
  const tree = openModuleTree(links);
  const globsByFile = new WeakMap<FileView, readonly { item: StoredImport; scope: number }[]>();

  function bound(
    view: FileView,
    bindings: readonly StoredBinding[],
    role: Role,
    isMacro: boolean,
    seen: ReadonlySet<string> = NONE,
  ): Meaning {
    const found = bindings.flatMap((binding): Meaning[] => {
      if (binding.kind === 'import') {
        const item = importOf(view, binding);
        // A module is never called.
        if (item?.kind === 'mod' && role === 'call') return [];
        return item ? [imported(view, item, role, seen)] : [];
      }
      const kind = view.facts.symbols[binding.symbol]?.kind ?? binding.kind;
      if (!fitsRole(kind, role, isMacro)) return [];
      if (role === 'call' && binding.symbol >= 0 && isNoValue(links.defined(view, binding.symbol))) return [];
      return [links.definedBy(view, binding, binding.scope > 0 ? 'scope' : 'module')];
    });
    return found.length === 0 ? UNKNOWN : fitting(joined(found, tree), role, isMacro);
  }

  function inModule(
    module: RustModule,
    name: string,
    role: Role,
    seen: ReadonlySet<string>,
    from?: RustModule,
  ): Meaning | undefined {
    const isOpen = from === undefined || isInside(from, tree.pathOf(module));
    if (seen.size > 0) return readInModule(module, name, role, seen, isOpen);
    const how = `in module ${module.symbol} ${role} ${isOpen} ${name}`;
    return links.foundOf(module.view, how, () => ({ it: readInModule(module, name, role, seen, isOpen) })).it;
  }

  function readInModule(
    module: RustModule,
    name: string,
    role: Role,
    seen: ReadonlySet<string>,
    isOpen: boolean,
  ): Meaning | undefined {
    const key = `${tree.pathOf(module)} ${name} ${role}`;
    if (seen.has(key)) return UNKNOWN;
    const within = new Set([...seen, key]);
    const { view, scope } = module;
    const own = view
      .boundAs(name)
      .inScope(scope)
      .filter((one) => isOpen || isVisible(view, one));
    if (own.length > 0) {
      const found = bound(view, own, role, false, within);
      if (found.is !== 'unknown') return found;
    }
    const items = view.facts.imports.filter(
      (item) => item.local === '*' && scopeOf(view, item) === scope && (isOpen || item.kind === 're-export'),
    );
    return fromGlobs(view, items, name, role, within) ?? (own.length > 0 ? UNKNOWN : undefined);
  }

  function isInside(from: RustModule, path: string): boolean {
    for (let at: RustModule | undefined = from; at; at = tree.outer(at)) if (tree.pathOf(at) === path) return true;
    return false;
  }

  function isVisible(view: FileView, binding: StoredBinding): boolean {
    // Of definitions it is not known who may see them; what is named is seen.
    return binding.symbol >= 0 || importOf(view, binding)?.kind !== 'use';
  }

  function fromGlobs(
    view: FileView,
    items: readonly StoredImport[],
    name: string,
    role: Role,
    seen: ReadonlySet<string>,
  ): Meaning | undefined {
    const found = new Map<string, Meaning>();
    let isUnknown = false;
    for (const item of items) {
      const from = tree.moduleAt(view, { line: item.startLine, column: item.startColumn });
      const target = path(from, item.specifier.split('::'), 'type', seen, true);
      if (target.is === 'unknown') isUnknown = true;
      const meanings: (Meaning | undefined)[] =
        target.is === 'module'
          ? modulesOf(tree, target.path).map((each) => inModule(each, name, role, seen, from))
          : [target.is === 'definitions' ? variantOf(target, name, from, role, seen) : undefined];
      for (const meaning of meanings) if (meaning) found.set(identity(meaning), meaning);
    }
    const all = [...found.values()];
    const definite = all.filter(({ is }) => is === 'definitions' || is === 'module');
    // Two that bring one name are an error where it is used: one of them is built.
    if (definite.length > 0) return joined(definite, tree);
    return all[0] ?? (isUnknown ? { is: 'unknown', rule: 'glob-unknown' } : undefined);
  }

  /** `use Enum::*`, `use inline_module::*` */
  function variantOf(
    { all }: Extract<Meaning, { is: 'definitions' }>,
    name: string,
    from: RustModule,
    role: Role,
    seen: ReadonlySet<string>,
  ): Meaning | undefined {
    const inline = all.filter(isModule);
    if (inline.length > 0) {
      const found = inline.flatMap(
        (one) => inModule(tree.moduleOfSymbol(one.view, one.symbol), name, role, seen, from) ?? [],
      );
      return found.length === 0 ? undefined : joined(found, tree);
    }
    for (const { view, symbol } of all) {
      if (view.facts.symbols[symbol]?.kind !== 'enum') continue;
      const variant = view.childrenOf(symbol).find((each) => view.facts.symbols[each]!.name === name);
      if (variant === undefined) continue;
      return { is: 'definitions', all: [links.defined(view, variant)], certainty: 'exact', rule: 'glob' };
    }
    return undefined;
  }

  function imported(view: FileView, item: StoredImport, role: Role, seen: ReadonlySet<string> = NONE): Meaning {
    if (seen.size > 0) return readImported(view, item, role, seen);
    const { startLine, startColumn, imported: name, local } = item;
    const how = `imported ${role} ${startLine}:${startColumn} ${name} ${local} ${item.specifier}`;
    return links.foundOf(view, how, () => readImported(view, item, role, seen));
  }

  function readImported(view: FileView, item: StoredImport, role: Role, seen: ReadonlySet<string>): Meaning {
    if (item.kind === 'mod') return moduleMeaning(tree, tree.files(view, item));
    const from = tree.moduleAt(view, { line: item.startLine, column: item.startColumn });
    const names = item.specifier === '' ? [] : item.specifier.split('::');
    if (item.imported !== '*') names.push(item.imported);
    const found = path(from, names, role, seen, true);
    return found.is === 'definitions' || found.is === 'module' ? { ...found, rule: 'use' } : found;
  }

  function path(
    module: RustModule,
    names: readonly string[],
    role: Role,
    seen: ReadonlySet<string> = NONE,
    isUse = false,
  ): Meaning {
    const roleAt = (i: number): Role => (i === names.length - 1 ? role : 'type');
    let at: Meaning | undefined;
    let i = 0;
    const [first = ''] = names;
    if (/^(?:\$?crate|self|super)$/.test(first)) {
      let start: RustModule | undefined = first.endsWith('crate') ? tree.root(module) : module;
      if (first === 'super') start = tree.outer(module);
      for (i = 1; names[i] === 'super' && start; i++) start = tree.outer(start);
      at = start ? moduleMeaning(tree, [start]) : UNKNOWN;
    } else if (first === '') {
      at = crate(module, names[1] ?? '') ?? OUTSIDE;
      i = 2;
    } else {
      at = head(module, first, roleAt(0), seen, isUse);
      i = 1;
    }
    for (; i < names.length && at; i++) at = next(at, names[i]!, roleAt(i), seen, module);
    return at ?? OUTSIDE;
  }

  /** The first name of a path: of the module, of a crate, of the language. */
  function head(module: RustModule, name: string, role: Role, seen: ReadonlySet<string>, isUse: boolean): Meaning {
    const fromRoot = isUse && tree.cargo.packageOf(module.view.file.path)?.fromRoot === true;
    const here = inModule(fromRoot ? tree.root(module) : module, name, role, seen);
    if (here && here.is !== 'unknown') return here;
    return crate(module, name) ?? here ?? OUTSIDE;
  }

  function crate(module: RustModule, name: string): Meaning | undefined {
    const found = tree.cargo.crateNamed(tree.root(module).view.file.path, name);
    if (!found) return undefined;
    if (!('root' in found)) return OUTSIDE;
    const root = tree.moduleOf(found.root);
    return root ? moduleMeaning(tree, [root]) : UNKNOWN;
  }

  function next(
    at: Meaning,
    name: string,
    role: Role,
    seen: ReadonlySet<string>,
    from: RustModule,
  ): Meaning | undefined {
    if (at.is === 'module') {
      const found = modulesOf(tree, at.path).map((each) => inModule(each, name, role, seen, from));
      const known = found.filter((each) => each !== undefined);
      return known.length === 0 ? OUTSIDE : joined(known, tree);
    }
    if (at.is !== 'definitions') return at;
    const inline = at.all.filter(isModule);
    if (inline.length > 0) {
      const found = inline.map((one) => inModule(tree.moduleOfSymbol(one.view, one.symbol), name, role, seen, from));
      const known = found.filter((each) => each !== undefined);
      return known.length === 0 ? OUTSIDE : joined(known, tree);
    }
    return links.member(links.valueOf(at), name, { view: from.view, occurrence: -1, name, role });
  }

  function fitting(meaning: Meaning, role: Role, isMacro: boolean): Meaning {
    if (meaning.is !== 'definitions') return meaning;
    const all = meaning.all.filter(
      ({ view, symbol }) => symbol < 0 || fitsRole(view.facts.symbols[symbol]!.kind, role, isMacro),
    );
    return all.length === 0 ? UNKNOWN : { ...meaning, all };
  }

  function globs(use: NameUse): Meaning | undefined {
    return globsInside(use, -1);
  }

  function globsInside({ view, occurrence, name, role }: NameUse, until: number): Meaning | undefined {
    const all = globsOf(view);
    if (all.length === 0) return undefined;
    const place = occurrence < 0 ? { line: 0, column: 0 } : view.placeOf(occurrence);
    const scopes = new Set<number>();
    for (let scope = view.scopeAt(place); scope >= 0 && scope !== until; scope = view.facts.scopes[scope]!.parent) {
      scopes.add(scope);
      if (view.facts.scopes[scope]!.kind === 'module') break;
    }
    const items = all.filter(({ scope }) => scopes.has(scope)).map(({ item }) => item);
    return items.length === 0 ? undefined : fromGlobs(view, items, name, role, NONE);
  }

  /** The imports of all names of a file. */
  function globsOf(view: FileView): readonly { item: StoredImport; scope: number }[] {
    let all = globsByFile.get(view);
    if (!all) {
      const items = view.facts.imports.filter(({ local }) => local === '*');
      all = items.map((item) => ({ item, scope: scopeOf(view, item) }));
      globsByFile.set(view, all);
    }
    return all;
  }

  return { tree, inModule, imported, path, bound, globs, globsInside };
}

function scopeOf(view: FileView, { startLine: line, startColumn: column }: StoredImport): number {
  return view.scopeAt({ line, column });
}

function importOf({ facts }: FileView, binding: StoredBinding): StoredImport | undefined {
  const local = facts.imports.filter((item) => item.local === binding.name);
  return local.find((item) => item.startLine <= binding.line && binding.line <= item.endLine);
}

function identity(meaning: Meaning): string {
  if (meaning.is === 'definitions') return meaning.all.map(({ view, name }) => `${view.file.id}:${name}`).join(' ');
  return meaning.is === 'module' ? meaning.path : meaning.is;
}
