import { LINK_TARGETS, type StoredBinding } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { AroundTarget, LinkRules, LinkWorld, NameUse } from '../link-rules.ts';
import { type Defined, identityOfDefined, type Meaning, type Receiver, type ValueType } from '../meaning.ts';
import { alternatives } from './alternatives.ts';
import { classScope, implsOf, selfOf } from './impls.ts';
import { byBuild } from './likelihood.ts';
import { heldBy, memberOf, pointedBy } from './members.ts';
import { joined, moduleMeaning, modulesOf, type RustModule } from './module-tree.ts';
import { pathsOf } from './paths.ts';
import { namedFrom } from './reach.ts';
import { fitsRole, isNoValue, outsideOf } from './roles.ts';
import { declares, elements } from './standard.ts';

/** True when a name is that of a macro that is called. */
function isMacro({ view, occurrence }: NameUse): boolean {
  return view.linksOf(occurrence).some(({ kind, target }) => kind === 'token' && target === occurrence);
}

const isToken = ({ view, occurrence }: NameUse): boolean =>
  view.linksOf(occurrence).some(({ kind, target }) => kind === 'token' && target !== occurrence);

/** What a name means as a value, where it is a type here: what imports of all names bring, or what the language has. */
function valueBeside(use: NameUse, links: LinkWorld): Meaning {
  const found = pathsOf(links).globs({ ...use, role: 'call' });
  return found?.is === 'definitions' ? found : outsideOf('call', 'unbound');
}

/** True where a value is meant, and what is found has none. */
function isTypeAlone(found: Meaning, use: NameUse): boolean {
  if (use.role !== 'read' || found.is !== 'definitions' || isToken(use)) return false;
  return found.all.every(({ view, symbol }) => /^(?:enum|trait|union)$/.test(view.facts.symbols[symbol]?.kind ?? ''));
}

/** What a macro makes of its tokens is not known: that a name means what it would beside it is likely. */
function asToken(meaning: Meaning, use: NameUse): Meaning {
  if (!isToken(use) || (meaning.is !== 'definitions' && meaning.is !== 'module')) return meaning;
  return { ...meaning, certainty: 'inferred', ...(meaning.is === 'definitions' && { alternatives: false }) };
}

function bound(bindings: readonly StoredBinding[], use: NameUse, links: LinkWorld): Meaning {
  const { bindings: all, open } = alternatives(use.view, bindings);
  const paths = pathsOf(links);
  const found = hiding(use, all[0]?.scope ?? -1, links) ?? paths.bound(use.view, all, use.role, isMacro(use));
  if (use.role === 'read' && found.is === 'definitions' && found.all.every(isNoValue)) {
    const value = paths.globs(use);
    if (value?.is === 'definitions') return asToken(value, use);
  }
  // Of an enum or a trait there is no value: `Err(e)` is what the language has.
  if (isTypeAlone(found, use)) return valueBeside(use, links);
  if (found.is === 'outside') return outsideOf(use.role, found.rule);
  // Of what is bound nothing can be called.
  if (found.is === 'unknown' && found.rule === 'path-unknown' && use.role === 'call')
    return unbound(use, links) ?? found;
  return asToken(open && found.is === 'definitions' ? { ...found, certainty: 'inferred' } : byBuild(found, links), use);
}

/** What a block imports with all else hides what has the name further out. */
function hiding(use: NameUse, scope: number, links: LinkWorld): Meaning | undefined {
  if (use.role === 'import' || isMacro(use) || scope < 0) return undefined;
  const found = pathsOf(links).globsInside(use, scope);
  return found?.is === 'definitions' || found?.is === 'module' ? found : undefined;
}

/** `Self`, what imports of all names bring, macros and crates; all else is of the language. */
function unbound(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence, name, role } = use;
  if (name === 'Self' && occurrence >= 0) return selfMeaning(view, occurrence, links);
  const paths = pathsOf(links);
  if (isMacro(use)) return macroNamed(use, links);
  const found = paths.globs(use);
  if (found && isTypeAlone(found, use)) return valueBeside(use, links);
  if (found) return asToken(byBuild(found, links), use);
  if (role === 'call') return outsideOf(role, 'unbound');
  const root = paths.tree.root(paths.tree.moduleAt(view, { line: 0, column: 0 }));
  const crate = paths.tree.cargo.crateNamed(root.view.file.path, name);
  const target = crate && 'root' in crate ? paths.tree.moduleOf(crate.root) : undefined;
  return target && moduleMeaning(paths.tree, [target]);
}

/** Macros are seen in what follows them, other files included: that is followed by name within the project. */
function macroNamed({ name, view }: NameUse, links: LinkWorld): Meaning | undefined {
  const all = links.definitions(name, view).filter((one) => one.view.facts.symbols[one.symbol]!.kind === 'macro');
  if (all.length === 0) return undefined;
  return all.length === 1
    ? { is: 'definitions', all, certainty: 'inferred', rule: 'macro' }
    : { is: 'unknown', rule: 'macro', candidates: all };
}

function selfMeaning(view: FileView, occurrence: number, links: LinkWorld): Meaning {
  const value = selfAt(view, occurrence, links);
  if (value.is === 'instance') return { is: 'definitions', all: value.of, certainty: 'exact', rule: 'self' };
  return value.is === 'outside' ? { is: 'outside', rule: 'self', value } : { is: 'unknown', rule: 'self' };
}

/** A value of the type around: that of the impl, the trait or the type itself. */
function selfAt(view: FileView, occurrence: number, links: LinkWorld): ValueType {
  const place = view.placeOf(occurrence);
  const scope = classScope(view, view.scopeAt(place));
  const impl = implsOf(view).get(scope);
  if (impl) {
    const value = selfOf(impl, links);
    return value.is === 'type' ? { ...value, is: 'instance' } : value;
  }
  const around = view
    .symbolsAround(place)
    .filter((one) => /^(?:trait|struct|enum|union)$/.test(view.facts.symbols[one]!.kind));
  const symbol = around.at(-1);
  if (scope < 0 || symbol === undefined) return { is: 'unknown' };
  return { is: 'instance', of: [links.defined(view, symbol)], certainty: 'exact' };
}

function around(target: AroundTarget, view: FileView, occurrence: number, links: LinkWorld): ValueType {
  const { tree } = pathsOf(links);
  let module: RustModule | undefined = tree.moduleAt(view, view.placeOf(occurrence));
  if (target === 'root') module = tree.root(module);
  if (target === 'outer') module = tree.outer(module);
  return module ? links.valueOf(moduleMeaning(tree, [module])) : { is: 'unknown' };
}

/** A name in `use` or `mod`: the last of a path, one on the way, or another name for it. */
function importing(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence, name } = use;
  const place = view.placeOf(occurrence);
  const paths = pathsOf(links);
  const found = new Map<string, Meaning>();
  const isBinding = view.bindingAt(occurrence) !== undefined;
  for (const item of view.facts.imports) {
    if (item.startLine > place.line || item.endLine < place.line) continue;
    if (item.startLine === place.line && item.startColumn > place.column) continue;
    if (item.endLine === place.line && item.endColumn <= place.column) continue;
    const names = item.specifier.split('::').filter((each) => each !== '');
    if (item.kind !== 'mod' && item.imported !== '*') names.push(item.imported);
    // The name that is bound stands for what is brought, any other for a part of the path.
    if (isBinding && item.local === name) add(paths.imported(view, item, 'import'));
    const from = paths.tree.moduleAt(view, { line: item.startLine, column: item.startColumn });
    if (!isBinding) {
      for (const [i, each] of names.entries())
        if (each === name)
          add(paths.path(from, names.slice(0, i + 1), i === names.length - 1 ? 'import' : 'type', new Set(), true));
    }
  }
  const [only, ...more] = found.values();
  return only && more.length === 0 ? only : { is: 'unknown', rule: 'use-unknown' };

  function add(meaning: Meaning): void {
    const key =
      meaning.is === 'definitions'
        ? meaning.all.map(identityOfDefined).join(' ')
        : meaning.is === 'module'
          ? meaning.path
          : meaning.is;
    found.set(key, meaning);
  }
}

/** What a type parameter is given, else all that it must be: said where it stands, and in a `where`. */
function parameter(one: Defined, through: Receiver | undefined, links: LinkWorld): ValueType {
  const { view, name } = one;
  const substituted = through && givenTo(one, through, links);
  if (substituted) return substituted;
  if (through && isOpen(one, through)) return { is: 'unknown' };
  const places = [name, ...view.occurrencesOf(view.nameAt(name))].filter((place, i) => i === 0 || place !== name);
  const bounds = places.flatMap((place) => {
    const extended = view.linksOf(place).filter(({ kind }) => kind === 'extends');
    if (extended.length === 0 || (place !== name && !isSame(links.meaning(view, place), one))) return [];
    return extended.map((link) => links.typeAt(view, place, link));
  });
  const all = ofAll(bounds);
  if (all) return all;
  if (bounds.some(({ is }) => is === 'unknown')) return { is: 'unknown' };
  const given = bounds.find((bound) => bound.is === 'outside' && bound.args.length > 0);
  const holder = bounds.find((bound) => bound.is === 'outside' && elements[bound.name] === 0);
  const item = given || holder?.is !== 'outside' ? undefined : itemOf(one, links);
  if (item && holder?.is === 'outside') return { ...holder, args: [item] };
  return given ?? { is: 'outside', name: '', args: [] };
}

/** What `Item` of a type parameter has to be: `where I::Item: A`. */
function itemOf(one: Defined, links: LinkWorld): ValueType | undefined {
  const { view } = one;
  const bounds = view.occurrencesOf('Item').flatMap((at) => {
    const said = view.linksOf(at);
    const of = said.find(({ kind, target }) => kind === 'member' && target >= 0);
    const extended = said.filter(({ kind }) => kind === 'extends');
    if (!of || extended.length === 0 || !isSame(links.meaning(view, of.target), one)) return [];
    return extended.map((link) => links.typeAt(view, at, link));
  });
  return ofAll(bounds) ?? bounds[0];
}

/** What has the members of all traits of the project that it has to have. */
function ofAll(bounds: readonly ValueType[]): ValueType | undefined {
  const traits = bounds.flatMap((bound) => (bound.is === 'instance' ? bound.of : []));
  const first = bounds.find(({ is }) => is === 'instance');
  return first?.is === 'instance' ? { ...first, of: traits } : undefined;
}

/** True where what is given is not said: for a parameter of a function or trait, and where the value is not known. */
function isOpen({ view, name }: Defined, { self }: Receiver): boolean {
  if (self.is === 'unknown') return true;
  const scope = view.bindingAt(name)?.scope ?? -1;
  if (scope < 0 || implsOf(view).has(scope)) return false;
  if (view.facts.scopes[scope]!.kind === 'function') return true;
  const owner = view.symbolsAround(view.placeOf(name)).at(-1);
  return owner !== undefined && view.facts.symbols[owner]!.kind === 'trait';
}

const isSame = (meaning: Meaning, { view, name }: Defined): boolean =>
  meaning.is === 'definitions' && meaning.all.some((each) => each.name === name && each.view.file.id === view.file.id);

/** What the type that declares a parameter is given for it: by its place, in an impl by that in the type it is for. */
function givenTo({ view, name }: Defined, { declaring }: Receiver, links: LinkWorld): ValueType | undefined {
  const { args, of } = declaring;
  if (!args) return undefined;
  const scope = view.bindingAt(name)?.scope ?? -1;
  const impl = implsOf(view).get(scope);
  if (impl) {
    const given = impl.type < 0 ? [] : view.linksOf(impl.type).filter(({ kind }) => kind === 'typeArgument');
    const place = given.findIndex(
      ({ target, steps }) =>
        target >= 0 && steps.length === 0 && isSame(links.meaning(view, target), { view, name, symbol: -1 }),
    );
    return args[place];
  }
  const owner = view.symbolsAround(view.placeOf(name)).at(-1);
  if (!of.some((type) => type.view.file.id === view.file.id && type.symbol === owner)) return undefined;
  const all = view.facts.bindings.filter((each) => each.kind === 'type-parameter' && each.scope === scope);
  return args[all.findIndex((each) => view.occurrenceAt(each) === name)];
}

/** The fields that a struct or a variant itself has under a name: several where conditions of the build choose one. */
function fieldsNamed(name: string, { view, symbol }: Defined, links: LinkWorld): Defined[] {
  const { symbols } = view.facts;
  const own = view
    .childrenOf(symbol)
    .filter((child) => symbols[child]!.name === name && symbols[child]!.kind === 'field');
  return own.map((child) => links.defined(view, child));
}

/** What the name of a field means where a value is made, `A { b: 1 }`, or taken apart, `A { b, .. }`. */
function key(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const said = view.linksOf(occurrence);
  if (said.some(({ target }) => target === LINK_TARGETS.unknown)) return { is: 'unknown', rule: 'key' };
  const member = said.find(({ kind }) => kind === 'member');
  if (!member) return { is: 'outside', rule: 'key' };
  const made = member.target < 0 ? undefined : links.meaning(view, member.target);
  const fields = made?.is === 'definitions' ? made.all.flatMap((one) => fieldsNamed(name, one, links)) : [];
  if (made?.is === 'definitions' && fields.length > 0) {
    const certainty = fields.length > 1 ? 'inferred' : made.certainty;
    return byBuild({ is: 'definitions', all: fields, certainty, rule: 'field', alternatives: true }, links);
  }
  const found = links.member(links.valueAt(view, occurrence, member), name, { ...use, role: 'read' });
  return found.is === 'definitions' ? { ...found, rule: 'field' } : found;
}

/** How names of Rust are bound: by the tree of modules, impls and traits. */
export const linking: LinkRules = {
  repeated: 'alternatives',
  hidesMembers: true,
  constructs: true,
  closed: ['module'],
  fits: (kind, role, use, one) =>
    fitsRole(kind, role, use && isMacro(use)) && !(role === 'call' && one && isNoValue(one)),
  bound,
  unbound,
  means: (use, links) => (use.role === 'import' ? importing(use, links) : undefined),
  thisAt: selfAt,
  inModule: (path, name, links, seen) => {
    const paths = pathsOf(links);
    const found = modulesOf(paths.tree, path).flatMap((module) => paths.inModule(module, name, 'read', seen) ?? []);
    return found.length > 0 ? joined(found, paths.tree) : { is: 'outside', rule: 'module-member' };
  },
  member: memberOf,
  around,
  namedFrom,
  selfName: 'Self',
  parameter,
  held: heldBy,
  pointed: pointedBy,
  keysAreMembers: true,
  key,
  elements,
  declares,
};
