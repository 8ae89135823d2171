import type { Link } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Defined, identityOfDefined, type Meaning, oneOf, UNKNOWN, type ValueType, weakened } from '../meaning.ts';
import { isTagged, typeOfMember } from './tagged-members.ts';
import { isBelow, typesAbove } from './types-above.ts';

/**
 * The member of a receiver, which may have one of several values. Where the declared type of it has none of the name, the value is of a type below: it may be
 * the member of one of these.
 */
export function memberMeaning(use: NameUse, receivers: readonly Link[], links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const values = receivers.map((link) => links.valueAt(view, occurrence, link));
  const value = widest(oneOf(values), links);
  const found = links.member(value, name, use);
  const types = typesOf(value);
  if (found.is === 'definitions' && found.all.some(isTagged)) {
    const real = found.all.filter((one) => !isTagged(one));
    if (real.length > 0) return { ...found, all: real };
    // What is not seen may have a member that is not only said to be there: that would be called, as is one that is seen.
    const isAlone = types.every((type) => isSeen(type, name, links) && !hasReal(type, name, links));
    return isAlone ? found : { ...found, certainty: 'inferred' };
  }
  if (found.is !== 'outside' || found.rule !== 'no-member') return found;
  // What uses a trait may have what this has not.
  if (types.some(({ view: on, symbol }) => on.facts.symbols[symbol]?.kind === 'trait')) {
    return { is: 'unknown', rule: 'trait' };
  }
  const candidates = types.flatMap((type) => membersBelow(type, name, links));
  // What it has by `__get`, or was given from outside, can be anything.
  return candidates.length > 0 ? { is: 'unknown', rule: 'below', candidates } : { ...found, value: UNKNOWN };
}

/** One of a type, or of types below it, is one of that. */
function widest(value: ValueType, links: LinkWorld): ValueType {
  if (value.is !== 'either' || value.narrowed) return value;
  const isUnder = (one: ValueType, other: ValueType): boolean => {
    if (one === other || one.is !== 'instance' || other.is !== 'instance') return false;
    return one.of.every((type) => other.of.every((above) => isBelow(type, above, links)));
  };
  const left = value.of.filter((one) => !value.of.some((other) => isUnder(one, other)));
  const isInferred = value.of.some((one) => 'certainty' in one && one.certainty === 'inferred');
  return left.length < value.of.length ? weakened(oneOf(left), isInferred ? 'inferred' : 'exact') : value;
}

const known = new WeakMap<LinkWorld, Map<string, readonly Defined[]>>();

/** Members of a name in the types below one; looked for once. */
function membersBelow(type: Defined, name: string, links: LinkWorld): readonly Defined[] {
  const own = known.get(links) ?? new Map<string, readonly Defined[]>();
  known.set(links, own);
  const key = `${identityOfDefined(type)}:${name}`;
  let found = own.get(key);
  if (!found) {
    found = links.definitions(name, type.view).filter(({ view, symbol }) => isOfBelow(view, symbol, type, links));
    own.set(key, found);
  }
  return found;
}

function typesOf(value: ValueType): readonly Defined[] {
  if (value.is === 'either') return value.of.flatMap(typesOf);
  return value.is === 'instance' || value.is === 'type' ? value.of : [];
}

/** True for a member of a type that takes from another, or has to have what it has. */
function isOfBelow(view: Defined['view'], member: number, type: Defined, links: LinkWorld): boolean {
  const owner = typeOfMember(view.facts, member);
  return owner >= 0 && isBelow(links.defined(view, owner), type, links);
}

/** True when a type can have a member only from types of this project. */
function isSeen(type: Defined, member: string, links: LinkWorld): boolean {
  return typesAbove(type, links, member)?.every((one) => one !== undefined) === true;
}

/** True when a type takes a member from one that really has it. */
function hasReal(type: Defined, member: string, links: LinkWorld): boolean {
  return (typesAbove(type, links) ?? []).some((above) =>
    above?.view.symbolsOf(member).some((one) => above.view.facts.symbols[one]!.parent === above.symbol),
  );
}
