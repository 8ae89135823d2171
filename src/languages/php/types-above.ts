import type { LinkWorld } from '../link-rules.ts';
import { type Defined, identityOfDefined } from '../meaning.ts';
import { lacks } from './own-types.ts';

/** So many types are looked at above one. */
const MOST = 50;

/**
 * All types that one takes members from, undefined for what is none of this project; nothing where there are too many.
 * With the name of a member types of PHP are left out that lack it.
 */
export function typesAbove(
  type: Defined,
  links: LinkWorld,
  member?: string,
): readonly (Defined | undefined)[] | undefined {
  const queue: Defined[] = [type];
  const found: (Defined | undefined)[] = [];
  for (const one of queue) {
    if (queue.length > MOST) return undefined;
    for (const above of links.supertypes(one)) {
      if (member !== undefined && above?.is === 'outside' && lacks(above.name, member)) continue;
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

/** True for a type that takes members from another. */
export function isBelow(type: Defined, other: Defined, links: LinkWorld): boolean {
  const key = identityOfDefined(other);
  return typesAbove(type, links)?.some((one) => one && identityOfDefined(one) === key) === true;
}
