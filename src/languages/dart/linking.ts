import { comparePlaces, LINK_TARGETS, type StoredBinding } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkRules, LinkWorld, MemberUse, NameUse } from '../link-rules.ts';
import {
  type Defined,
  identityOf,
  type Meaning,
  OUTSIDE,
  type TypedValue,
  UNKNOWN,
  type ValueType,
  weakened,
} from '../meaning.ts';
import { namedArgument } from './arguments.ts';
import { accessors, linear, memberAmong, memberOfType, supertypes, thisAt, typeAround } from './classes.ts';
import { indexed, outside } from './core.ts';
import { extensionMember } from './extensions.ts';
import {
  declaredIn,
  exportedBy,
  fromAll,
  importedInto,
  isSameLibrary,
  isWithin,
  libraryOf,
  prefixed,
} from './library.ts';

/** What a name means. */
function means(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence, role } = use;
  if (role === 'label') return undefined;
  if (role === 'import') return inDirective(use, links);
  const member = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  if (!member) return role === 'key' ? undefined : bare(use, links);
  const isDirect = member.steps.length === 0;
  if (isDirect && member.target === LINK_TARGETS.super) return ofSuper(use, links);
  if (isDirect && member.target === LINK_TARGETS.this) return ofThis(use, links);
  const target = isDirect && member.target >= 0 ? links.meaning(view, member.target) : undefined;
  if (target?.is === 'module') {
    const items = prefixed(libraryOf(view, links), view.nameAt(member.target));
    const found = fromAll(libraryOf(view, links).main, items, use.name, links);
    return found ? withAccessor(found, use) : { is: 'outside', rule: 'dart/prefix-outside' };
  }
  const [extension] = target?.is === 'definitions' ? target.all : [];
  if (extension?.view.facts.symbols[extension.symbol]?.kind === 'extension') {
    const of = { is: 'type' as const, of: [extension], certainty: 'exact' as const };
    return memberOfType(of, use, links) ?? { is: 'outside', rule: 'dart/no-member' };
  }
  return links.member(links.valueAt(view, occurrence, member), use.name, use);
}

/** The member of a value. */
function member(value: ValueType, use: MemberUse, links: LinkWorld): Meaning | undefined {
  if (value.is === 'outside' || value.is === 'many') return extensionMember(value, use, links);
  if (value.is !== 'instance' && value.is !== 'type') return undefined;
  const [type] = value.of;
  if (!type) return { is: 'unknown', rule: 'dart/type-unknown' };
  if (value.is === 'type') return memberOfType(value, use, links) ?? ofTypeItself(value, use);
  // A type of functions has no members of this project but by extensions.
  const own = memberOfType(value, use, links);
  if (own?.is === 'definitions' || own?.is === 'unknown') return own;
  return extensionMember(value, use, links) ?? own ?? { is: 'outside', rule: 'dart/no-member' };
}

/** What the language gives a type: the values of an enumeration, the constructor without a name. */
function ofTypeItself(value: TypedValue, { name }: MemberUse): Meaning {
  const [{ view, symbol }] = value.of as [Defined];
  const self: ValueType = { ...value, is: 'instance' };
  if (view.facts.symbols[symbol]?.kind === 'enum' && name === 'values') {
    return { is: 'outside', rule: 'dart/enum-values', value: { is: 'many', of: self } };
  }
  if (name === 'new') return { is: 'outside', rule: 'dart/constructor', value: self };
  return { is: 'outside', rule: 'dart/no-member' };
}

function ofThis(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence } = use;
  const value = thisAt(view, occurrence, links);
  if (!value) return { is: 'unknown', rule: 'dart/this-unknown' };
  const found = links.member(value, use.name, use);
  if (found.is === 'definitions') return found;
  // `this.named(…)` of a constructor; in an extension its own members.
  const type = {
    is: 'type' as const,
    of: [links.defined(view, typeAround(view, occurrence))],
    certainty: 'exact' as const,
  };
  return memberOfType(type, use, links) ?? memberAmong([{ ...type, is: 'instance' }], type, use, links) ?? found;
}

function ofSuper(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence } = use;
  const value = thisAt(view, occurrence, links);
  if (value?.is !== 'instance') return { is: 'unknown', rule: 'dart/super-unknown' };
  const found = memberAmong(linear(value, links).slice(1), value, use, links);
  if (found?.is === 'definitions' || found?.is === 'unknown') return found;
  // `super.named(…)` of a constructor.
  const base = supertypes(value, 'extends', links).at(-1);
  const made =
    base?.is === 'instance' || base?.is === 'type' ? memberOfType({ ...base, is: 'type' }, use, links) : undefined;
  return made ?? found ?? { is: 'outside', rule: 'dart/no-member' };
}

/** What a name in an import or export means. */
function inDirective(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const items = view.facts.imports.filter((item) => isWithin(view, occurrence, item));
  const [first] = items;
  if (!first) return { is: 'unknown', rule: 'dart/import-unknown' };
  if (first.local === name && first.imported === '*') return asPrefix(view, name, links);
  const found = links.targets(view, first).map((target): Meaning => {
    if (target.status === 'internal') return exportedBy(target.path, name, links);
    return target.status === 'unresolved'
      ? { is: 'unknown', rule: 'dart/import-unresolved' }
      : { is: 'outside', rule: 'dart/import-outside' };
  });
  return found[0] ?? { is: 'unknown', rule: 'dart/import-unknown' };
}

function asPrefix(view: FileView, name: string, links: LinkWorld): Meaning {
  const { main } = libraryOf(view, links);
  const [target] = prefixed(libraryOf(view, links), name).flatMap((item) => links.targets(main, item));
  const path = target?.status === 'internal' ? target.path : main.file.path;
  return { is: 'module', path, by: view.file.language, certainty: 'exact', rule: 'dart/prefix' };
}

/** What a name without a receiver means: by scopes, then by the library, then as a member of `this`. */
function bare(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name, role } = use;
  const place = view.placeOf(occurrence);
  const { scopes } = view.facts;
  const named = view.boundAs(name);
  for (let scope = view.scopeAt(place); scope > 0; scope = scopes[scope]!.parent) {
    const visible = named
      .inScope(scope)
      .filter(
        ({ kind, visibleLine: line, visibleColumn: column }) =>
          kind !== 'import' && kind !== 'label' && comparePlaces({ line, column }, place) <= 0,
      );
    if (visible.length > 0) return boundTo(visible, scopes[scope]!.kind === 'class', use, links);
  }
  const library = libraryOf(view, links);
  const declared = accessors(declaredIn(library, name, links), use);
  if (declared.length > 0) {
    const rule = declared.every((one) => one.view === view) ? 'dart/file' : 'dart/library';
    return { is: 'definitions', all: declared, certainty: 'exact', rule };
  }
  if (prefixed(library, name).length > 0) return asPrefix(view, name, links);
  const brought = importedInto(library, name, links);
  if (brought?.is === 'definitions') return withAccessor(brought, use);
  const isOpen = brought?.is === 'unknown';
  const self = role === 'type' ? undefined : thisAt(view, occurrence, links);
  if (self) {
    const found = links.member(self, name, use);
    if (found.is === 'definitions')
      return { ...found, rule: 'dart/implicit-this', ...(isOpen && { certainty: 'inferred' as const }) };
    if (found.is === 'unknown' || (found.is === 'outside' && found.value)) return found;
  }
  return brought ?? { is: 'outside', rule: 'dart/unbound' };
}

function boundTo(visible: readonly StoredBinding[], isMember: boolean, use: NameUse, links: LinkWorld): Meaning {
  const { view } = use;
  const defined = (one: StoredBinding): Defined =>
    one.symbol < 0 ? { view, symbol: -1, name: view.occurrenceAt(one) } : links.defined(view, one.symbol);
  if (!isMember) {
    const last = [...visible].sort(comparePlaces).at(-1)!;
    return links.definedBy(view, last, 'dart/scope');
  }
  const all = accessors(visible.map(defined), use);
  if (all.length > 0) return { is: 'definitions', all, certainty: 'exact', rule: 'dart/own-member' };
  // Only the other accessor is here: this one is inherited.
  const self = thisAt(view, use.occurrence, links);
  const found = self ? links.member(self, use.name, use) : undefined;
  return found?.is === 'definitions' || found?.is === 'unknown'
    ? found
    : { is: 'definitions', all: visible.map(defined), certainty: 'exact', rule: 'dart/own-member' };
}

function withAccessor(found: Meaning, use: NameUse): Meaning {
  if (found.is !== 'definitions') return found;
  const all = accessors(found.all, use);
  return all.length > 0 ? { ...found, all } : found;
}

/** Functions with a type argument that is no type of what they give. */
const OTHER_RESULTS = new Set(['map', 'cast', 'whereType', 'expand', 'asyncMap', 'then', 'isA', 'throwsA', 'having']);

/**
 * What calling something that is nothing of this project gives: by custom what makes a value has the name of its type,
 * and another function with one type argument gives a value of that.
 */
function calls({ view, occurrence, name }: NameUse, links: LinkWorld): ValueType {
  const said = view.linksOf(occurrence);
  const args = said.filter(({ kind }) => kind === 'typeArgument').map((link) => links.typeAt(view, occurrence, link));
  if (/^_?\p{Lu}/u.test(name)) return { is: 'outside', name, args };
  const [only, ...more] = args;
  if (name === 'isA') return { is: 'outside', name: 'TypeMatcher', args };
  if (only && more.length === 0 && !OTHER_RESULTS.has(name)) return weakened(asInstance(only), 'inferred');
  // `Foo.named()` of a type of a dependency.
  const member = said.find(({ kind, target, steps }) => kind === 'member' && target >= 0 && steps.length === 0);
  if (member && /^\p{Lu}/u.test(view.nameAt(member.target))) return ofDependency(view, member.target, links);
  return name === 'print' ? OUTSIDE : UNKNOWN;
}

function ofDependency(view: FileView, type: number, links: LinkWorld): ValueType {
  const of = links.meaning(view, type);
  if (of.is !== 'outside') return UNKNOWN;
  const args = view
    .linksOf(type)
    .filter(({ kind }) => kind === 'typeArgument')
    .map((link) => links.typeAt(view, type, link));
  const name = view.nameAt(type);
  return args.length === 0 && name in outside.elements! ? UNKNOWN : { is: 'outside', name, args };
}

const asInstance = (value: ValueType): ValueType => (value.is === 'type' ? { ...value, is: 'instance' } : value);

/** The value of a name at a place: a variable that was tested for its type, or is given a map that is written out. */
function value(use: NameUse, links: LinkWorld): ValueType | undefined {
  const { view, occurrence, role } = use;
  if (role === 'type' || role === 'definition' || role === 'key') return undefined;
  const tested = view.linksOf(occurrence).find(({ kind }) => kind === 'type');
  const found = links.meaning(view, occurrence);
  const [one, ...more] = found.is === 'definitions' ? found.all : [];
  if (!one || more.length > 0) return undefined;
  if (tested) {
    const declared = links.valueOf(found);
    if (one.symbol >= 0 && !use.name.startsWith('_')) return declared;
    const type = asInstance(links.typeAt(view, occurrence, tested));
    // One that is wider says nothing new.
    const isWider =
      declared.is === 'instance' &&
      type.is === 'instance' &&
      linear(declared, links).some((above) => isSameType(above, type));
    return isWider ? declared : type;
  }
  const said = one.view.linksOf(one.name);
  const isMap = said.some(({ kind }) => kind === 'value') && said.some(({ kind }) => kind === 'typeArgument');
  if (!isMap) return undefined;
  const args = said
    .filter(({ kind }) => kind === 'typeArgument')
    .map((link) => asInstance(links.typeAt(one.view, one.name, link)));
  return { is: 'outside', name: 'Map', args };
}

function isSameType(a: ValueType | undefined, b: TypedValue): boolean {
  return a?.is === 'instance' && identityOf({ ...a, args: [] }) === identityOf({ ...b, args: [] });
}

const TYPES: ReadonlySet<string> = new Set(['class', 'mixin', 'enum', 'type', 'extension', 'type-parameter']);

/** How names of Dart are bound. */
export const linking: LinkRules = {
  repeated: 'alternatives',
  constructs: true,
  getters: true,
  means,
  member,
  key: namedArgument,
  unbound: bare,
  thisAt: (view, occurrence, links) => thisAt(view, occurrence, links) ?? UNKNOWN,
  supertypes: (type, links) => {
    const value = { is: 'instance' as const, of: [type], certainty: 'exact' as const };
    return [...supertypes(value, 'extends', links), ...supertypes(value, 'implements', links)];
  },
  inModule: (path, name, links, seen) => exportedBy(path, name, links, seen),
  fits: (kind, role) => role !== 'type' || TYPES.has(kind),
  mayMean: ({ view, occurrence, name, role }, one, links) => {
    const symbol = one.view.facts.symbols[one.symbol]!;
    const isMember = view.linksOf(occurrence).some(({ kind }) => kind === 'member');
    if (isMember && symbol.parent < 0) return false;
    if (role === 'write' && symbol.kind === 'method') return false;
    return !name.startsWith('_') || isSameLibrary(view, one.view, links);
  },
  held: (value, links) => {
    const above = linear(value, links).find(
      (one) => one?.is === 'many' || (one?.is === 'outside' && one.name in outside.elements!),
    );
    return above?.is === 'many' ? above.of : above?.is === 'outside' ? (above.args[0] ?? UNKNOWN) : UNKNOWN;
  },
  step: (value, step, links) => {
    if (step !== 'pointed') return undefined;
    if (value.is !== 'instance') return indexed(value);
    const operator = links.member(value, '[]');
    return operator.is === 'definitions' ? links.returned(operator) : UNKNOWN;
  },
  declares: (name) => (name === 'dynamic' ? UNKNOWN : undefined),
  calls,
  value,
  ...outside,
};
