import type { LinkWorld } from '../link-rules.ts';
import { oneOf, type TypedValue, UNKNOWN, type ValueType } from '../meaning.ts';

/** `getIterator` may give what has one, too. */
const DEEP = 3;

/** What a loop over a value gives, or an index in it: what its iterator does, or the value itself where it is one. */
export function heldBy(value: TypedValue, links: LinkWorld, depth = 0): ValueType {
  const given = gives(value, 'getIterator', links);
  if (given?.is === 'many') return given.of;
  if (given?.is === 'either') {
    // `Traversable|Foo[]`
    const held = given.of.flatMap((one) => (one.is === 'many' ? [one.of] : one.is === 'outside' ? [] : [UNKNOWN]));
    return held.length > 0 ? oneOf(held) : UNKNOWN;
  }
  if (given?.is === 'instance' && depth < DEEP) return heldBy(given, links, depth + 1);
  return gives(value, 'current', links) ?? gives(value, 'offsetGet', links) ?? UNKNOWN;
}

/** What a method of a value gives; undefined where it has none. */
function gives(value: TypedValue, method: string, links: LinkWorld): ValueType | undefined {
  const member = links.member(value, method);
  return member.is === 'definitions' && member.certainty === 'exact' ? links.returned(member) : undefined;
}
