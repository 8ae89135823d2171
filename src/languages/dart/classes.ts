import { SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, MemberUse } from '../link-rules.ts';
import { type Defined, identityOf, type Meaning, type TypedValue, type ValueType } from '../meaning.ts';
import { isSameLibrary } from './library.ts';

/** So many types are looked at. */
const MOST = 200;
const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'mixin', 'enum', 'extension']);
/** Types with the members that everything has: of the language, and what stands for others in tests. */
export const PLAIN: ReadonlySet<string> = new Set(['Object', 'Enum', 'Mock', 'Fake']);

/**
 * A type and all above it, in the order members are looked up in: its own, those of its mixins from the last to the first,
 * of its superclass; then what is only implemented. Undefined and unknown entries can have any member.
 */
export function linear(start: TypedValue, links: LinkWorld): (ValueType | undefined)[] {
  const order: (ValueType | undefined)[] = [];
  const later: TypedValue[] = [];
  const seen = new Set<string>();

  function add(value: ValueType | undefined, isOnlyItself: boolean): void {
    if (value?.is !== 'instance' && value?.is !== 'type') {
      order.push(value);
      return;
    }
    const key = identityOf({ ...value, is: 'type', args: [] });
    if (seen.has(key) || seen.size > MOST) return;
    seen.add(key);
    order.push(value);
    later.push(value);
    if (isOnlyItself) return;
    const above = supertypes(value, 'extends', links);
    above.forEach((one, i) => {
      add(one, i < above.length - 1);
    });
  }
  add(start, false);
  for (const value of later) {
    for (const one of [...supertypes(value, 'extends', links), ...supertypes(value, 'implements', links)])
      add(one, false);
  }
  return order;
}

/** What is above a type by one kind of links. */
export function supertypes(
  value: TypedValue,
  by: 'extends' | 'implements',
  links: LinkWorld,
): (ValueType | undefined)[] {
  const through = { declaring: value, self: value };
  return value.of.flatMap(({ view, name }) =>
    view
      .linksOf(name)
      .filter(({ kind }) => kind === by)
      .map((link) => (link.target < 0 ? undefined : links.typeAt(view, name, link, through))),
  );
}

/** The member that a value of a type has, or the type itself. Undefined: none, and all types above are known. */
export function memberOfType(value: TypedValue, use: MemberUse, links: LinkWorld): Meaning | undefined {
  if (value.is === 'type') {
    const all = value.of.flatMap((type) => ownMembers(type, use, 'type', links));
    if (all.length === 0) return undefined;
    const through = { declaring: value, self: value };
    return { is: 'definitions', all, certainty: value.certainty, rule: 'dart/static-member', through };
  }
  return memberAmong(linear(value, links), value, use, links);
}

/** The member that the first of these types has. */
export function memberAmong(
  order: readonly (ValueType | undefined)[],
  self: TypedValue,
  use: MemberUse,
  links: LinkWorld,
): Meaning | undefined {
  let [unknown, outside] = [false, false];
  const beyond: ValueType[] = [];
  for (const [i, declaring] of order.entries()) {
    if (declaring?.is === 'outside' && PLAIN.has(declaring.name)) continue;
    if (declaring?.is === 'outside' || declaring?.is === 'many') {
      outside = true;
      beyond.push(declaring);
      continue;
    }
    if (declaring?.is !== 'instance' && declaring?.is !== 'type') {
      unknown = true;
      continue;
    }
    const all = declaring.of.flatMap((type) => ownMembers(type, use, 'instance', links));
    if (all.length === 0) continue;
    const certainty = unknown || outside ? 'inferred' : self.certainty;
    const rule = i === 0 ? 'dart/member' : 'dart/inherited-member';
    return { is: 'definitions', all, certainty, rule, through: { declaring, self } };
  }
  if (unknown) return { is: 'unknown', rule: 'dart/supertype-unknown' };
  const given = beyond.map((value) => links.member(value, use.name)).find((one) => one.is === 'outside' && one.value);
  return given ?? (outside ? { is: 'outside', rule: 'dart/supertype-outside' } : undefined);
}

/** True for an accessor that sets. */
export function isSetter({ view, name }: Defined): boolean {
  return view.linksOf(name).some(({ kind }) => kind === 'parameter');
}

/** Members of a name directly in a type, that its values have, or the type itself. */
function ownMembers(type: Defined, use: MemberUse, of: 'instance' | 'type', links: LinkWorld): Defined[] {
  const { view, symbol } = type;
  const { name } = use;
  const { symbols } = view.facts;
  const all = view.symbolsOf(name).filter((one) => {
    const { parent, kind, flags } = symbols[one]!;
    if (parent !== symbol) return false;
    const isOfType = (flags & SYMBOL_FLAGS.static) !== 0 || kind === 'enum-member' || kind === 'constructor';
    return isOfType === (of === 'type') && !(kind === 'constructor' && name === symbols[symbol]!.name);
  });
  if (all.length === 0) return [];
  if (name.startsWith('_') && use.view && !isSameLibrary(use.view, view, links)) return [];
  return accessors(
    all.map((one) => links.defined(view, one)),
    use,
  );
}

/** Of a getter and a setter of one name that which is used. */
export function accessors(all: readonly Defined[], { role }: MemberUse): Defined[] {
  return all.filter((one) => {
    if (one.view.facts.symbols[one.symbol]?.kind !== 'property') return true;
    return isSetter(one) === (role === 'write');
  });
}

/** The symbol of the type or extension around an occurrence; -1 when there is none. */
export function typeAround(view: FileView, occurrence: number): number {
  const around = view.symbolsAround(view.placeOf(occurrence));
  return around.findLast((one) => TYPES.has(view.facts.symbols[one]!.kind)) ?? -1;
}

/** The value that `this` is: in an extension what it extends. */
export function thisAt(view: FileView, occurrence: number, links: LinkWorld): ValueType | undefined {
  const symbol = typeAround(view, occurrence);
  if (symbol < 0) return undefined;
  const type = links.defined(view, symbol);
  if (view.facts.symbols[symbol]!.kind === 'extension') return extended(type, links);
  return { is: 'instance', of: [type], certainty: 'exact' };
}

/** What an extension extends. */
export function extended({ view, name }: Defined, links: LinkWorld): ValueType {
  const on = view.linksOf(name).find(({ kind }) => kind === 'extends');
  return on ? links.typeAt(view, name, on) : { is: 'unknown' };
}
