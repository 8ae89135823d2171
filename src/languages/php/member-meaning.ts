import type { Link } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Defined, identityOfDefined, type Meaning, type ValueType } from '../meaning.ts';
import { isTagged, typeOfMember } from './tagged-members.ts';

/** So many types are looked at above one. */
const MOST = 50;

/**
 * The member of a receiver. Where the declared type of it has none of the name, the value is of a type below: it may be
 * the member of one of these.
 */
export function memberMeaning(use: NameUse, link: Link, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const value = links.valueAt(view, occurrence, link);
  const found = links.member(value, name, use);
  const types = typesOf(value);
  if (found.is === 'definitions' && found.certainty === 'exact' && found.all.some(isTagged)) {
    // What is not seen may have a member that is not only said to be there: that would be called.
    return types.every((type) => isSeen(type, links)) ? found : { ...found, certainty: 'inferred' };
  }
  if (found.is !== 'outside' || found.rule !== 'no-member') return found;
  // What uses a trait may have what this has not.
  if (types.some(({ view: on, symbol }) => on.facts.symbols[symbol]?.kind === 'trait')) {
    return { is: 'unknown', rule: 'trait' };
  }
  const candidates = types.flatMap((type) => membersBelow(type, name, links));
  return candidates.length > 0 ? { is: 'unknown', rule: 'below', candidates } : found;
}

const known = new WeakMap<LinkWorld, Map<string, readonly Defined[]>>();

/** Members of a name in the types below one; looked for once. */
function membersBelow(type: Defined, name: string, links: LinkWorld): readonly Defined[] {
  const own = known.get(links) ?? new Map<string, readonly Defined[]>();
  known.set(links, own);
  const key = `${identityOfDefined(type)}:${name}`;
  let found = own.get(key);
  if (!found) {
    found = links.definitions(name, type.view).filter(({ view, symbol }) => isBelow(view, symbol, type, links));
    own.set(key, found);
  }
  return found;
}

function typesOf(value: ValueType): readonly Defined[] {
  if (value.is === 'either') return value.of.flatMap(typesOf);
  return value.is === 'instance' || value.is === 'type' ? value.of : [];
}

/** True for a member of a type that takes from another, or has to have what it has. */
function isBelow(view: Defined['view'], member: number, type: Defined, links: LinkWorld): boolean {
  const owner = typeOfMember(view.facts, member);
  if (owner < 0) return false;
  const above = typesAbove(links.defined(view, owner), links);
  return above?.some((one) => one && identityOfDefined(one) === identityOfDefined(type)) === true;
}

/** True when a type takes members from nothing but types of this project. */
function isSeen(type: Defined, links: LinkWorld): boolean {
  return typesAbove(type, links)?.every((one) => one !== undefined) === true;
}

/** All types that one takes members from, undefined for what is none of this project; nothing where there are too many. */
function typesAbove(type: Defined, links: LinkWorld): readonly (Defined | undefined)[] | undefined {
  const queue: Defined[] = [type];
  const found: (Defined | undefined)[] = [];
  for (const one of queue) {
    if (queue.length > MOST) return undefined;
    for (const above of links.supertypes(one)) {
      const next = above?.is === 'instance' || above?.is === 'type' ? above.of : [undefined];
      found.push(...next);
      for (const each of next) {
        const isNew = each && !queue.some((other) => identityOfDefined(other) === identityOfDefined(each));
        if (isNew) queue.push(each);
      }
    }
  }
  return found;
}
