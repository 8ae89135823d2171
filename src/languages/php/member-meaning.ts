import type { Link } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Defined, identityOfDefined, type Meaning, type ValueType } from '../meaning.ts';

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
  if (found.is !== 'outside' || found.rule !== 'no-member') return found;
  const types = typesOf(value);
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
  const owner = view.facts.symbols[member]!.parent;
  if (owner < 0) return false;
  const queue: Defined[] = [links.defined(view, owner)];
  for (const one of queue) {
    if (queue.length > MOST) return false;
    for (const above of links.supertypes(one)) {
      if (above?.is !== 'instance') continue;
      for (const each of above.of) {
        if (each.view.file.id === type.view.file.id && each.name === type.name) return true;
        if (!queue.some(({ view: on, name }) => on.file.id === each.view.file.id && name === each.name))
          queue.push(each);
      }
    }
  }
  return false;
}
