import { isMacro } from '../c/definitions.ts';
import type { Closure } from '../c/includes.ts';
import { closureOf, unbound as unboundInC } from '../c/unbound.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Certainty, Defined, Meaning } from '../meaning.ts';
import { FUNCTIONS, isInNamespace, kindOf, TYPES } from './defined.ts';
import { joined } from './joined.ts';
import { containerOf, containersAround, joinedPath, qualifiedName } from './qualified.ts';
import { offsetOf, writtenIn } from './written.ts';

/** What a name means that its file does not bind: by the namespaces around it and those that are used, of what is included. */
export function unbound(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, name, occurrence } = use;
  const found = inNamespaces(use, links);
  if (found) return found;
  if (name.includes('::')) return { is: 'unknown', rule: 'not-included' };
  const global = withoutOpened(withoutIncluders(unboundInC(use, links)), links);
  const isOpen = !global || global.is === 'outside';
  const declared = isOpen && occurrence >= 0 ? declaredType(use, links) : undefined;
  if (declared) return declared;
  if (!isOpen || use.role !== 'call' || occurrence < 0) return global;
  // What is given to it may bring a namespace with it.
  const closure = closureOf(view.file.path, links);
  const candidates = links
    .definitions(name, view)
    .filter((one) => FUNCTIONS.has(kindOf(one)) && isInNamespace(one) && closure.has(one.view.file.path));
  return candidates.length > 0 ? { is: 'unknown', rule: 'by-arguments', candidates } : global;
}

/** A namespace that only what includes a file has is not certain: it may be one in another. */
function withoutIncluders(found: Meaning | undefined): Meaning | undefined {
  const isOpen =
    found?.is === 'definitions' && found.rule === 'included' && found.all.some((one) => kindOf(one) === 'namespace');
  return isOpen ? { is: 'unknown', rule: 'included', candidates: found.all } : found;
}

/** Without what stands in a namespace that a macro opens, which C takes for names of the file. */
function withoutOpened(found: Meaning | undefined, links: LinkWorld): Meaning | undefined {
  if (found?.is !== 'definitions') return found;
  const all = found.all.filter((one) => isMacro(one) || containerOf(one.view, one.symbol, links) === '');
  if (all.length === found.all.length) return found;
  return all.length > 0 ? { ...found, all } : { is: 'outside', rule: 'unbound' };
}

/** What a name means in a namespace around it where its file defines it too, but further out. */
export function inInnerNamespace(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, name, occurrence } = use;
  if (occurrence < 0 || view.boundAs(name).inScope(0).length === 0) return undefined;
  const [inner, ...others] = containersAround(view, view.placeOf(occurrence), links);
  if (others.length === 0 || inner === name || view.linksOf(occurrence).some(({ kind }) => kind === 'member')) {
    return undefined;
  }
  const lexical = links.lexical(use);
  const isOpen =
    lexical.is === 'definitions' && lexical.all.every((one) => one.symbol >= 0 && !isMacro(one) && isInNamespace(one));
  const own = isOpen ? lexical.all.map((one) => containerOf(one.view, one.symbol, links)) : [];
  const found = own.every((container) => container === '') && isOpen ? inNamespaces(use, links) : undefined;
  const isInner = (one: Defined): boolean => containerOf(one.view, one.symbol, links) !== '';
  return found?.is === 'definitions' && found.all.every(isInner) ? found : undefined;
}

/** A type that is declared without a body here, where only one in the project has the name that it would have. */
function declaredType({ view, name, occurrence }: NameUse, links: LinkWorld): Meaning | undefined {
  const named = links.definitions(name, view).filter((one) => TYPES.has(kindOf(one)) && isInNamespace(one));
  for (const container of containersAround(view, view.placeOf(occurrence), links)) {
    const all = named.filter((one) => qualifiedName(one, links) === joinedPath(container, name));
    if (all.length === 1) {
      const certainty = isLeftOpen(name, container, view, links) ? 'exact' : 'inferred';
      return { is: 'definitions', all, certainty, rule: 'declared' };
    }
    if (all.length > 1) return { is: 'unknown', rule: 'declared', candidates: all };
  }
  return undefined;
}

/** True where a file that is seen declares a type of a namespace without its body: `class Foo;` */
function isLeftOpen(name: string, container: string, from: FileView, links: LinkWorld): boolean {
  const closure = closureOf(from.file.path, links);
  return links.filesWith(name).some((path) => {
    const view = closure.has(path) === 'exact' ? links.viewOf(path) : undefined;
    const written = view && writtenIn(view, links);
    if (!written) return false;
    return view.occurrencesOf(name).some((occurrence) => {
      const place = view.placeOf(occurrence);
      const at = offsetOf(written, place);
      const isOpen =
        /\b(?:class|struct)\s+(?:[A-Z][A-Z0-9_]*\s+)?$/.test(written.text.slice(Math.max(0, at - 80), at)) &&
        /^\s*;/.test(written.text.slice(at + name.length, at + name.length + 10));
      return isOpen && containersAround(view, place, links)[0] === container;
    });
  });
}

/** What a name means in the namespaces around it and those that are used; undefined when nothing of what is included. */
export function inNamespaces({ view, name, occurrence, role }: NameUse, links: LinkWorld): Meaning | undefined {
  const last = name.slice(name.lastIndexOf(':') + 1);
  const closure = closureOf(view.file.path, links);
  // A type in a type has the name of that before its own.
  const isNamed = (one: Defined): boolean => isInNamespace(one) || (last !== name && TYPES.has(kindOf(one)));
  const seen = links.definitions(last, view).filter((one) => closure.has(one.view.file.path) && isNamed(one));
  const named = seen.filter((one) => !isMacro(one));
  if (named.length === 0 || named.length < seen.length) return undefined;
  const place = occurrence < 0 ? { line: 0, column: 0 } : view.placeOf(occurrence);
  const containers = occurrence < 0 ? containersOf(view, links) : containersAround(view, place, links);
  for (const container of [...containers, ...used(view)]) {
    const whole = joinedPath(container, name);
    const all = named.filter((one) => qualifiedName(one, links) === whole || isEnumerator(one, whole, links));
    if (all.length === 0) continue;
    const scopes = all.filter((one) => TYPES.has(kindOf(one)) || kindOf(one) === 'namespace');
    const isMixed = scopes.length > 0 && scopes.length < all.length;
    // A function, or a member, may have the name of a type, which is meant where nothing else can stand.
    if (isMixed && (role === 'type' || isBeforeScope({ view, name: last, occurrence }, links))) {
      return meaningOf(scopes, certaintyOf(scopes, closure), links);
    }
    if (scopes.length === 0 && isBeforeScope({ view, name: last, occurrence }, links)) continue;
    // Enumerators and global names are those of C.
    return meaningOf(all, certaintyOf(all, closure), links);
  }
  return undefined;
}

function certaintyOf(all: readonly Defined[], closure: Closure): Certainty {
  return all.every((one) => closure.has(one.view.file.path) === 'exact') ? 'exact' : 'inferred';
}

/** An enumerator without a scope of its own is a name of what is around its enumeration. */
function isEnumerator(one: Defined, whole: string, links: LinkWorld): boolean {
  if (kindOf(one) !== 'enum-member') return false;
  const { name, parent } = one.view.facts.symbols[one.symbol]!;
  return joinedPath(containerOf(one.view, parent, links), name) === whole;
}

/** All namespaces of a file, for what is written at no place of it. */
function containersOf(view: FileView, links: LinkWorld): string[] {
  const found = view.facts.symbols.flatMap(({ kind }, symbol) =>
    kind === 'namespace' ? [qualifiedName({ view, symbol, name: -1 }, links)] : [],
  );
  return [...new Set(found)].sort((a, b) => b.length - a.length).concat('');
}

/** Namespaces that a file uses all names of. */
function used({ facts }: FileView): string[] {
  return facts.imports.flatMap(({ kind, imported, specifier }) =>
    kind === 'use' && imported === '*' ? [specifier.replace(/\s+|^::/g, '')] : [],
  );
}

function meaningOf(seen: readonly Defined[], certainty: Certainty, links: LinkWorld): Meaning {
  const all = new Map(
    seen.flatMap((one) => joined(one, links)).map((one) => [`${one.view.file.id}:${one.symbol}`, one]),
  );
  return { is: 'definitions', all: [...all.values()], certainty, rule: 'namespace' };
}

/** True for a namespace before `::`, where a local has its name: what has no scope is not looked for there. */
export function isScope(use: NameUse, links: LinkWorld): boolean {
  const { view, name, occurrence } = use;
  if (occurrence < 0 || !view.boundAs(name).hasInner || !isBeforeScope(use, links)) return false;
  return links.definitions(name, view).some((one) => kindOf(one) === 'namespace');
}

function isBeforeScope({ view, name, occurrence }: Omit<NameUse, 'role'>, links: LinkWorld): boolean {
  const written = occurrence < 0 ? undefined : writtenIn(view, links);
  if (!written) return false;
  const end = offsetOf(written, view.placeOf(occurrence)) + view.nameAt(occurrence).length;
  return name === view.nameAt(occurrence) && /^\s*::/.test(written.text.slice(end, end + 20));
}

/** What `::a` means, whatever is around it. */
export function ofGlobal(use: NameUse, links: LinkWorld): Meaning {
  const { view, name } = use;
  const closure = closureOf(view.file.path, links);
  const all = links
    .definitions(name, view)
    .filter(
      (one) =>
        closure.has(one.view.file.path) && isInNamespace(one) && !isMacro(one) && qualifiedName(one, links) === name,
    );
  if (all.length === 0) return { is: 'outside', rule: 'global' };
  return meaningOf(all, certaintyOf(all, closure), links);
}
