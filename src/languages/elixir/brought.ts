import { comparePlaces, ROLES, type StoredImport, type TextPlace } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { isWanted, modulesOf, ownMembers, type Wanted } from './module-members.ts';

/** `use` in what is used is followed so far. */
const DEEP = 5;

/** What a statement of a file brings, where it is written itself or by what is used. */
interface Brought {
  view: FileView;
  item: StoredImport;
}

/** The statements that hold at a place: those before it in the scopes around it, and what `use` brings. */
function statementsAt(view: FileView, place: TextPlace, links: LinkWorld): Brought[] {
  const scopes = new Set<number>();
  for (let scope = view.scopeAt(place); scope >= 0; scope = view.facts.scopes[scope]!.parent) scopes.add(scope);
  const found: Brought[] = [];
  for (const item of view.facts.imports) {
    if (item.kind === 'autoload') continue;
    const at = { line: item.startLine, column: item.startColumn };
    if (comparePlaces(at, place) >= 0 || !scopes.has(view.scopeAt(at))) continue;
    found.push({ view, item });
    if (item.kind === 'use') found.push(...usedBy(view, item, links, 0));
  }
  return found;
}

/** What `__using__` of a module, and the functions that it is made with, say in a file that uses it. */
function usedBy(view: FileView, item: StoredImport, links: LinkWorld, depth: number): Brought[] {
  return saidBy(makersOf(view, item, links), links, depth);
}

function saidBy(makers: readonly Defined[], links: LinkWorld, depth: number): Brought[] {
  return makers.flatMap((maker) => {
    const { startLine, startColumn, endLine, endColumn } = maker.view.facts.symbols[maker.symbol]!;
    const isIn = ({ startLine: line, startColumn: column }: StoredImport): boolean =>
      comparePlaces({ line: startLine, column: startColumn }, { line, column }) <= 0 &&
      comparePlaces({ line, column }, { line: endLine, column: endColumn }) < 0;
    const items = maker.view.facts.imports.filter((one) => one.kind !== 'autoload' && isIn(one));
    return items.flatMap((one): Brought[] => [
      { view: maker.view, item: one },
      ...(one.kind === 'use' && depth < DEEP ? usedBy(maker.view, one, links, depth + 1) : []),
    ]);
  });
}

/** `__using__` and `__before_compile__` of the module that is used, the function for the way it is used, and those that they call there. */
function makersOf(view: FileView, { specifier, imported }: StoredImport, links: LinkWorld): Defined[] {
  const [module, ...others] = modulesOf(specifier, view, links);
  if (!module || others.length > 0) return [];
  const member = (name: string, arity: number): Defined[] =>
    ownMembers(module, { name, nature: 'function', arity, inside: true }, links);
  const own = ['__using__', '__before_compile__'].flatMap((name) => member(name, 1));
  return withCalled([...own, ...(imported === '' ? [] : member(imported, 0))], module, links);
}

/** Functions of a module, and those of it that they call. */
function withCalled(makers: readonly Defined[], module: Defined, links: LinkWorld): Defined[] {
  const member = (name: string, arity: number): Defined[] =>
    ownMembers(module, { name, nature: 'function', arity, inside: true }, links);
  const found = new Map<number, Defined>();
  const queue = [...makers];
  for (const one of queue) {
    if (found.has(one.symbol) || found.size > 20) continue;
    found.set(one.symbol, one);
    const { name, role, names } = one.view.occurrences;
    for (let at = one.name + 1; at < name.length; at++) {
      const { endLine, endColumn } = one.view.facts.symbols[one.symbol]!;
      if (comparePlaces(one.view.placeOf(at), { line: endLine, column: endColumn }) >= 0) break;
      const isCall = ROLES[role[at]!] === 'call' && !one.view.linksOf(at).some(({ kind }) => kind === 'member');
      if (isCall) queue.push(...member(names[name[at]!]!, -1));
    }
  }
  return [...found.values()];
}

const isImport = ({ kind, imported, local }: StoredImport): boolean =>
  kind === 'import' && (local === '' || (local === imported && imported !== '*'));

/** The whole name that an alias, which is brought to a place, stands for; undefined when there is none. */
export function aliasBrought(view: FileView, place: TextPlace, local: string, links: LinkWorld): string | undefined {
  const all = statementsAt(view, place, links).filter(({ item }) => item.local === local && item.imported === '*');
  return all.at(-1)?.item.specifier;
}

/** The functions and macros of that name that imports bring to a place. */
export function importedAt(view: FileView, place: TextPlace, wanted: Wanted, links: LinkWorld): readonly Defined[] {
  return importedBy(statementsAt(view, place, links), wanted, links);
}

/** Those that imports bring which a macro writes around the block that it is given. */
export function importedInBlock(macros: readonly Defined[], wanted: Wanted, links: LinkWorld): readonly Defined[] {
  const makers = macros.flatMap((macro) => {
    const { parent, kind } = macro.view.facts.symbols[macro.symbol]!;
    return kind === 'macro' && parent >= 0 ? withCalled([macro], links.defined(macro.view, parent), links) : [];
  });
  return importedBy(saidBy(makers, links, 0), wanted, links);
}

function importedBy(statements: readonly Brought[], wanted: Wanted, links: LinkWorld): readonly Defined[] {
  const found = new Map<string, Defined>();
  for (const { view: on, item } of statements) {
    if (!isImport(item) || (item.imported !== '*' && item.imported !== wanted.name)) continue;
    for (const module of modulesOf(item.specifier, on, links)) {
      for (const one of ownMembers(module, { ...wanted, inside: false }, links)) {
        found.set(`${one.view.file.path}:${one.name}`, one);
      }
    }
  }
  return [...found.values()];
}

/** Functions of that name that what a module uses defines in it. */
export function madeIn(module: Defined, wanted: Wanted, links: LinkWorld): Defined[] {
  const { view, symbol } = module;
  const found = new Map<string, Defined>();
  const around = (item: StoredImport): number | undefined =>
    view.symbolsAround({ line: item.startLine, column: item.startColumn }).at(-1);
  const uses = view.facts.imports.filter((item) => item.kind === 'use' && around(item) === symbol);
  const all = uses.flatMap((item): Brought[] => [{ view, item }, ...usedBy(view, item, links, 0)]);
  for (const { view: on, item } of all.filter((one) => one.item.kind === 'use')) {
    for (const maker of makersOf(on, item, links)) {
      for (const one of maker.view.symbolsOf(wanted.name)) {
        if (maker.view.facts.symbols[one]!.parent !== maker.symbol || !isWanted(maker.view, one, wanted)) continue;
        const made = links.defined(maker.view, one);
        found.set(`${made.view.file.path}:${made.name}`, made);
      }
    }
  }
  return [...found.values()];
}
