import { SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { LinkWorld } from '../link-rules.ts';
import { type Defined, identityOf, type Receiver, type TypedValue, type ValueType } from '../meaning.ts';
import { hasStandard } from './standard.ts';

/** A member of a name, and what it is a member of. */
export interface Found {
  one: Defined;
  through: Receiver;
  /** False when a type that is not known comes before, and may have the name. */
  isSure: boolean;
}

/** Members of one name that a value has, in the order of the linearisation of its type. */
export interface Chain {
  found: readonly Found[];
  /** A type that is not known, or of a dependency, may have the name as well. */
  isOpen: boolean;
  /** A type of the language certainly has it. */
  isOutside: boolean;
}

/** So many types are looked at. */
const MOST = 200;
export const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'trait', 'enum', 'object', 'interface', 'enum-member']);

/** What a type is said to extend, in order; undefined entries are not known. */
export function supertypesOf({ of }: TypedValue, links: LinkWorld, through?: TypedValue): (ValueType | undefined)[] {
  return of.flatMap(({ view, symbol, name }) => {
    const own = view
      .linksOf(name)
      .filter(({ kind }) => kind === 'extends' || kind === 'implements')
      .map((link) => {
        const receiver = through && { declaring: through, self: through };
        return link.target < 0 ? undefined : links.typeAt(view, name, link, receiver);
      });
    // A case of an enumeration is one of its values.
    const one = view.facts.symbols[symbol];
    if (one?.kind !== 'enum-member' || own.length > 0) return own;
    return [{ is: 'type' as const, of: [links.defined(view, one.parent)], certainty: 'exact' as const }];
  });
}

/** A type and all above it: each after what overrides its members. */
function linearised(
  start: ValueType | undefined,
  links: LinkWorld,
  done: Map<string, (ValueType | undefined)[]> = new Map(),
): (ValueType | undefined)[] {
  if (start?.is !== 'instance' && start?.is !== 'type') return [start];
  const key = keyOf(start);
  const before = done.get(key);
  if (before) return before;
  if (done.size > MOST) return [start, undefined];
  // What is above itself ends there.
  done.set(key, [start]);
  const order = [
    start,
    ...withoutRepeated(
      supertypesOf(start, links, start)
        .reverse()
        .map((one) => linearised(one, links, done)),
    ),
  ];
  done.set(key, order);
  return order;
}

/** Several lists in one: of what is in several only the last. */
function withoutRepeated(lists: readonly (readonly (ValueType | undefined)[])[]): (ValueType | undefined)[] {
  const rest = lists.flat();
  const last = new Map(rest.map((one, i) => [keyOf(one), i]));
  return rest.filter((one, i) => last.get(keyOf(one)) === i);
}

const keyOf = (value: ValueType | undefined): string => {
  if (!value) return '?';
  return value.is === 'instance' || value.is === 'type'
    ? identityOf({ ...value, is: 'type', args: [] })
    : identityOf(value);
};

/** The members of a name in the first types and all above them. */
export function chainOf(
  start: readonly (ValueType | undefined)[],
  name: string,
  links: LinkWorld,
  inherits = false,
): Chain {
  const found: Found[] = [];
  let [isOpen, isOutside] = [false, hasStandard('Any', name) === true];
  const order = start.flatMap((one) => linearised(one, links));
  for (const [i, value] of order.entries()) {
    if (value?.is === 'outside') {
      const has = value.name === '' ? undefined : hasStandard(value.name, name);
      if (has === undefined) isOpen = true;
      if (has === true) isOutside = true;
    } else if (value?.is !== 'instance' && value?.is !== 'type') isOpen = true;
    else {
      const through: Receiver = { declaring: value, self: start[0] ?? value };
      for (const type of value.of) {
        const isInherited = inherits || i > 0;
        for (const one of ownMembers(type, name, isInherited, links)) found.push({ one, through, isSure: !isOpen });
      }
    }
  }
  return { found, isOpen, isOutside };
}

/** The members of a name that stand in a type. */
export function ownMembers({ view, symbol }: Defined, name: string, inherited: boolean, links: LinkWorld): Defined[] {
  return view.symbolsOf(name).flatMap((one) => {
    const { parent, flags, kind } = view.facts.symbols[one]!;
    const isIn =
      parent === symbol && symbol >= 0 && kind !== 'constructor' && !(inherited && flags & SYMBOL_FLAGS.private);
    return isIn ? [links.defined(view, one)] : [];
  });
}

/** True for a member that has no body: what has one overrides it, wherever it stands. */
export const isDeferred = ({ view, symbol }: Defined): boolean =>
  ((view.facts.symbols[symbol]?.flags ?? 0) & SYMBOL_FLAGS.declaration) !== 0;

/** The kind of a definition; undefined for a local. */
export const kindOf = ({ view, symbol }: Defined): SymbolKind | undefined => view.facts.symbols[symbol]?.kind;

/** True for a member that stands in an extension of a type. */
export const isExtension = ({ view, symbol }: Defined): boolean => (view.facts.symbols[symbol]?.owner ?? '') !== '';
