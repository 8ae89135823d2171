import { ROLES, type StoredImport } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Certainty, Defined, Meaning } from '../meaning.ts';
import { COMPILED, ofProgram } from './compiled-together.ts';
import { ONLY_TYPES, TYPES } from './name-spaces.ts';
import { isScript } from './scripts.ts';

const NONE: readonly Defined[] = [];

/** All that declares one module: `declare module 'x'` of scripts, and what adds to it in modules. */
interface Ambient {
  all: readonly Defined[];
  certainty: Certainty;
}

/**
 * What an import of TypeScript brings of a module that is declared, `declare module 'x'`: that comes before any file that
 * the name may lead to. Undefined for other modules, and for names that the declarations do not have.
 */
export function broughtByDeclaration(view: FileView, item: StoredImport, links: LinkWorld): Meaning | undefined {
  const { specifier, imported } = item;
  if (!COMPILED.has(view.file.language) || /^(?:\.|\/|$)/.test(specifier)) return undefined;
  const found = declared(specifier, view, links);
  if (!found || isElsewhere(view, item, found, links)) return undefined;
  const module: Ambient = leadsTo(view, item, found, links) ? { ...found, certainty: 'exact' } : found;
  const { all, certainty } = module;
  const rule = 'import';
  if (imported === '*') return wholeOf(module, links) ?? { is: 'definitions', all, certainty, rule };
  const members = membersOf(module, imported);
  if (members.length > 0) return { is: 'definitions', all: members, certainty, rule };
  return imported === 'default' ? wholeOf(module, links) : undefined;
}

/** True where another file has the name: the declarations may stand in modules (`export {}`), and add to that one. */
function isElsewhere(view: FileView, item: StoredImport, { all }: Ambient, links: LinkWorld): boolean {
  return links.targets(view, item).some((target) => {
    if (target.status !== 'internal' || all.some((one) => one.view.file.path === target.path)) return false;
    if (item.imported === '*') return true;
    const { is } = links.inModule(target.path, item.imported, view.file.language);
    return is === 'definitions' || is === 'module';
  });
}

/** True where the name leads to a file that declares the module, which is of the program then. */
function leadsTo(view: FileView, item: StoredImport, { all }: Ambient, links: LinkWorld): boolean {
  return links
    .targets(view, item)
    .some((target) => target.status === 'internal' && all.some((one) => one.view.file.path === target.path));
}

/** What a name in the body of such a module means that is not bound there: what other declarations of the module have. */
export function inDeclaredModule({ view, occurrence, name, role }: NameUse, links: LinkWorld): Meaning | undefined {
  if (occurrence < 0 || !COMPILED.has(view.file.language)) return undefined;
  const around = view.symbolsAround(view.placeOf(occurrence)).find((symbol) => isDeclaration(view, symbol));
  const module = around === undefined ? undefined : declared(view.facts.symbols[around]!.name, view, links);
  if (!module) return undefined;
  const all = membersOf(module, name).filter(({ view: on, symbol }) => {
    const { kind } = on.facts.symbols[symbol]!;
    return role === 'type' ? TYPES.has(kind) : !ONLY_TYPES.has(kind);
  });
  return all.length > 0 ? { is: 'definitions', all, certainty: module.certainty, rule: 'global' } : undefined;
}

/** What is one with definitions in such a module: those of the same name in other declarations of it. */
export function besideInModule(
  own: readonly Defined[],
  links: LinkWorld,
): { all: readonly Defined[]; certainty: Certainty } | undefined {
  const [first] = own;
  const one = first?.view.facts.symbols[first.symbol];
  if (!one || one.parent < 0 || !isDeclaration(first.view, one.parent)) return undefined;
  const module = declared(first.view.facts.symbols[one.parent]!.name, first.view, links);
  const all = module ? membersOf(module, one.name).filter(({ view }) => view !== first.view) : NONE;
  return module && all.length > 0 ? { all, certainty: module.certainty } : undefined;
}

/** True for `declare module 'x'`. */
function isDeclaration(view: FileView, symbol: number): boolean {
  const { kind, parent } = view.facts.symbols[symbol]!;
  return kind === 'module' && parent < 0 && COMPILED.has(view.file.language);
}

function declared(name: string, like: FileView, links: LinkWorld): Ambient | undefined {
  const all = links.definitions(name, like).filter(({ view, symbol }) => isDeclaration(view, symbol));
  // In a module it only adds to what is declared elsewhere.
  if (!all.some(({ view }) => isScript(view))) return undefined;
  const compiled = ofProgram(like, all, links);
  return compiled.length > 0 ? { all: compiled, certainty: 'exact' } : { all, certainty: 'inferred' };
}

function membersOf({ all }: Ambient, name: string): readonly Defined[] {
  return all.flatMap(({ view, symbol }) =>
    view
      .symbolsOf(name)
      .filter((one) => view.facts.symbols[one]!.parent === symbol)
      .map((one) => ({ view, symbol: one, name: view.nameOfSymbol(one) })),
  );
}

/** What `export default a` or `export = a` names, where that is all that is exported by name. */
function wholeOf({ all, certainty }: Ambient, links: LinkWorld): Meaning | undefined {
  const named = all.flatMap(({ view, symbol }) => {
    const { startLine, endLine } = view.facts.symbols[symbol]!;
    const isInside = (at: number): boolean => {
      const { line } = view.placeOf(at);
      return startLine <= line && line <= endLine;
    };
    return exportsOf(view)
      .filter(isInside)
      .map((occurrence) => ({ view, occurrence }));
  });
  const [only, more] = named;
  if (!only || more) return undefined;
  const found = links.meaning(only.view, only.occurrence);
  return found.is === 'definitions'
    ? { ...found, certainty: found.certainty === 'exact' ? certainty : 'inferred' }
    : undefined;
}

const exports = new WeakMap<FileView, readonly number[]>();

/** Names that a file exports where it defines nothing. */
function exportsOf(view: FileView): readonly number[] {
  let found = exports.get(view);
  if (!found) {
    found = [...view.occurrences.role.keys()].filter((at) => ROLES[view.occurrences.role[at]!] === 'export');
    exports.set(view, found);
  }
  return found;
}
