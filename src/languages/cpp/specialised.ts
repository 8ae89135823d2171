import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { kindOf, TYPES } from './defined.ts';
import { qualifiedName } from './qualified.ts';
import { offsetOf, writtenIn } from './written.ts';

/** True for a template that is defined for some arguments: `struct Foo<int> {…}`. */
export function isSpecialised(one: Defined, links: LinkWorld): boolean {
  if (one.name < 0 || !TYPES.has(kindOf(one))) return false;
  return links.foundOf(one, 'specialised', () => {
    const written = writtenIn(one.view, links);
    if (!written) return { is: false };
    const end = offsetOf(written, one.view.placeOf(one.name)) + one.view.nameAt(one.name).length;
    return { is: /^\s*</.test(written.text.slice(end, end + 20)) };
  }).is;
}

/** True for the member of a template that is also defined for some arguments. */
export function isOfSpecialised({ view, symbol }: Defined, links: LinkWorld): boolean {
  const parent = view.facts.symbols[symbol]?.parent ?? -1;
  const type = parent < 0 ? undefined : links.defined(view, parent);
  if (!type || !TYPES.has(kindOf(type))) return false;
  return links.foundOf(type, 'also specialised', () => {
    const named = links.definitions(view.facts.symbols[parent]!.name, view);
    const whole = qualifiedName(type, links);
    return { is: named.some((one) => isSpecialised(one, links) && qualifiedName(one, links) === whole) };
  }).is;
}
