import { SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, MemberUse } from '../link-rules.ts';
import {
  type Certainty,
  commonValue,
  type Defined,
  identityOf,
  type Meaning,
  type TypedValue,
  type ValueType,
  weakened,
  weaker,
} from '../meaning.ts';
import { coreMember, coreName } from './core.ts';
import { fitting, fittingTypes } from './overloads.ts';
import { seenFrom } from './visibility.ts';

const MOST = 200;
const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'struct', 'enum', 'protocol', 'extension', 'type']);
/** What has no members that a name could mean by chance. */
const PLAIN: ReadonlySet<string> = new Set(
  'AnyObject Any Sendable Equatable Hashable Comparable Codable Encodable Decodable Error CaseIterable Copyable Escapable BitwiseCopyable CustomStringConvertible CustomDebugStringConvertible LocalizedError String Int UInt8 UInt16 UInt32 UInt64 Int8 Int16 Int32 Int64 UInt Double XCTestCase Identifiable RawRepresentable OptionSet ExpressibleByStringLiteral Encoder Decoder'.split(
    ' ',
  ),
);

const EXTENSIONS = new WeakMap<LinkWorld, Map<string, readonly Defined[]>>();

/** The extensions of a type in the project, wherever they are. */
export function extensionsOf(type: Defined, links: LinkWorld): readonly Defined[] {
  let known = EXTENSIONS.get(links);
  if (!known) {
    known = new Map();
    EXTENSIONS.set(links, known);
  }
  const key = keyOf(type);
  const before = known.get(key);
  if (before) return before;
  const { name } = type.view.facts.symbols[type.symbol]!;
  const all = links.definitions(name, type.view).filter((one) => {
    if (kindOf(one) !== 'extension') return false;
    const value = extended(one, links);
    return (value.is === 'instance' || value.is === 'type') && value.of.some((of) => keyOf(of) === key);
  });
  known.set(key, all);
  return all;
}

/** What an extension extends. */
export function extended({ view, name }: Defined, links: LinkWorld): ValueType {
  return links.typeAt(view, name, { kind: 'type', target: name, steps: [] });
}

const parentOf = ({ view, symbol }: Defined): number => view.facts.symbols[symbol]?.parent ?? -1;
const keyOf = ({ view, name }: Defined): string => `${view.file.id}:${name}`;
const kindOf = ({ view, symbol }: Defined): SymbolKind | undefined => view.facts.symbols[symbol]?.kind;

/** A type and all above it, nearest first: superclasses, then protocols. Entries that are not known are undefined. */
export function linear(start: TypedValue, links: LinkWorld): (ValueType | undefined)[] {
  const order: (ValueType | undefined)[] = [];
  const seen = new Set<string>();
  const queue: (ValueType | undefined)[] = [start];
  for (let i = 0; i < queue.length && seen.size < MOST; i++) {
    const value = queue[i];
    if (value?.is !== 'instance' && value?.is !== 'type') {
      order.push(value);
      continue;
    }
    const key = identityOf({ ...value, is: 'type', args: [] });
    if (seen.has(key)) continue;
    seen.add(key);
    order.push(value);
    const above = supertypesOf(value, links);
    // All of a superclass comes before what is only conformed to.
    const isClass = (one: ValueType | undefined): boolean =>
      one?.is === 'instance' && one.of.every((of) => kindOf(of) === 'class');
    queue.splice(i + 1, 0, ...above.filter(isClass));
    queue.push(...above.filter((one) => !isClass(one)));
  }
  return order;
}

/** What a type says it is below, and its extensions. */
export function supertypesOf(value: TypedValue, links: LinkWorld): (ValueType | undefined)[] {
  const through = { declaring: value, self: value };
  return value.of.flatMap((type) =>
    [type, ...extensionsOf(type, links)].flatMap(({ view, name }) =>
      view
        .linksOf(name)
        .filter(({ kind }) => kind === 'extends')
        .map((link) => {
          const above = link.target < 0 ? undefined : links.typeAt(view, name, link, through);
          return above?.is === 'type' ? { ...above, is: 'instance' as const } : above;
        }),
    ),
  );
}

/** Members of a name directly in a type, then in its extensions, that are seen from where it is used. */
function ownMembers(type: Defined, use: MemberUse, links: LinkWorld): { all: Defined[]; certainty: Certainty } {
  let certainty: Certainty = 'exact';
  const inside = (of: Defined): Defined[] =>
    of.view.symbolsOf(use.name).flatMap((one) => {
      if (of.view.facts.symbols[one]!.parent !== of.symbol) return [];
      const member = links.defined(of.view, one);
      const seen = use.view ? seenFrom(use.view, member, links) : 'exact';
      if (!seen) return [];
      certainty = weaker(certainty, seen);
      return [member];
    });
  const own = inside(type);
  const more = extensionsOf(type, links).flatMap(inside);
  return { all: [...own, ...more], certainty };
}

const isStatic = ({ view, symbol }: Defined): boolean => {
  const { flags, kind } = view.facts.symbols[symbol]!;
  return (flags & SYMBOL_FLAGS.static) !== 0 || kind === 'enum-member' || kind === 'constructor' || TYPES.has(kind);
};

/** The member of a value of a type, or of the type. Undefined: none, and all types above are known. */
export function memberOfType(value: TypedValue, use: MemberUse, links: LinkWorld): Meaning | undefined {
  return memberAmong(linear(value, links), value, use, links);
}

/** The member that the first of these types has which fits the labels of a call. */
export function memberAmong(
  order: readonly (ValueType | undefined)[],
  self: TypedValue,
  use: MemberUse,
  links: LinkWorld,
): Meaning | undefined {
  let [unknown, outside] = [false, false];
  let misfits: readonly Defined[] = [];
  for (const [i, declaring] of order.entries()) {
    if (declaring?.is === 'outside' || declaring?.is === 'many') {
      if (declaring.is === 'many' || !PLAIN.has(declaring.name)) outside = true;
      continue;
    }
    if (declaring?.is !== 'instance' && declaring?.is !== 'type') {
      unknown = true;
      continue;
    }
    const found = declaring.of.map((type) => ownMembers(type, use, links));
    const all = found.flatMap((one) => one.all);
    const ofKind = all.filter((one) => isStatic(one) === (self.is === 'type'));
    // A method may be named through its type.
    const wanted = ofKind.length > 0 ? ofKind : self.is === 'type' && use.role !== 'call' ? all : [];
    const every = fitting(wanted, { ...use, role: use.role ?? 'read' });
    // What a protocol asks for is meant before what its extensions give.
    const asked = every.filter((one) => kindOf(links.defined(one.view, parentOf(one))) === 'protocol');
    const fit = asked.length > 0 ? asked : every;
    if (fit.length === 0) {
      misfits = [...misfits, ...wanted];
      continue;
    }
    const certainty = found.reduce<Certainty>(
      (least, one) => weaker(least, one.certainty),
      unknown || outside ? 'inferred' : self.certainty,
    );
    const rule = i === 0 ? 'swift/member' : 'swift/inherited-member';
    return chosen(fittingTypes(fit, use, links), certainty, rule, links, { declaring, self });
  }
  // Arguments that only a type argument explains, or labels that are not understood.
  if (misfits.length > 0) return { is: 'unknown', rule: 'swift/labels', candidates: misfits };
  if (unknown) return { is: 'unknown', rule: 'swift/supertype-unknown' };
  return outside ? { is: 'outside', rule: 'swift/supertype-outside' } : undefined;
}

/** One definition; of several that all fit, by types, it is not known which is meant. */
export function chosen(
  all: readonly Defined[],
  certainty: Certainty,
  rule: string,
  links: LinkWorld,
  through?: { declaring: TypedValue; self: ValueType },
): Meaning {
  if (all.length > 1) {
    const given = all.map((one) =>
      links.returned({ is: 'definitions', all: [one], certainty, rule, ...(through && { through }) }),
    );
    return { is: 'unknown', rule: 'swift/overloads', candidates: all, gives: weakened(commonValue(given), 'inferred') };
  }
  return { is: 'definitions', all, certainty, rule, ...(through && { through }) };
}

/** The type or extension around an occurrence, or -1. */
export function typeAround(view: FileView, occurrence: number): number {
  const around = view.symbolsAround(view.placeOf(occurrence));
  return (
    around.findLast((one) => TYPES.has(view.facts.symbols[one]!.kind) && view.facts.symbols[one]!.kind !== 'type') ?? -1
  );
}

/** What `self` is in a type or extension; `isType` where that is the type itself. */
export function selfOf(type: Defined, isType: boolean, links: LinkWorld): ValueType {
  const value: ValueType =
    kindOf(type) === 'extension' ? extended(type, links) : { is: 'instance', of: [type], certainty: 'exact' };
  if (value.is !== 'instance' && value.is !== 'type') return value;
  return { ...value, is: isType ? 'type' : 'instance' };
}

/** The value of `self` at an occurrence. */
export function thisAt(view: FileView, occurrence: number, links: LinkWorld): ValueType | undefined {
  const symbol = typeAround(view, occurrence);
  if (symbol < 0) return undefined;
  const around = view.symbolsAround(view.placeOf(occurrence));
  const inner = view.facts.symbols[around[around.indexOf(symbol) + 1] ?? -1];
  return selfOf(links.defined(view, symbol), inner !== undefined && (inner.flags & SYMBOL_FLAGS.static) !== 0, links);
}

/** The member that an extension in the project gives a type which is nothing of it. */
export function memberOfOutside(value: ValueType, use: MemberUse, links: LinkWorld): Meaning | undefined {
  const { view, name } = use;
  const type = coreName(value);
  if (!view || type === '') return undefined;
  const all = links.definitions(name, view).filter((one) => {
    const { parent } = one.view.facts.symbols[one.symbol]!;
    const holder = parent < 0 ? undefined : one.view.facts.symbols[parent];
    if (holder?.kind !== 'extension' || holder.name !== type || !seenFrom(view, one, links)) return false;
    const of = extended(links.defined(one.view, parent), links);
    return of.is === 'outside' && of.name === type;
  });
  const fit = fitting(all, { ...use, role: use.role ?? 'read' });
  if (fit.length === 0) return undefined;
  const through = { declaring: { is: 'instance' as const, of: [], certainty: 'exact' as const }, self: value };
  return chosen(
    fittingTypes(fit, use, links),
    coreMember(type, name) === false ? 'exact' : 'inferred',
    'swift/extension-member',
    links,
    through,
  );
}

/** Where `super` looks: what the class around is below. */
export function superOrder(
  view: FileView,
  occurrence: number,
  links: LinkWorld,
): { order: (ValueType | undefined)[]; self: TypedValue } | undefined {
  const self = thisAt(view, occurrence, links);
  if (self?.is !== 'instance' && self?.is !== 'type') return undefined;
  return { order: linear(self, links).slice(1), self };
}
