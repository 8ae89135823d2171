import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { chainOf } from './chains.ts';

/** What the object beside a type has under a name. */
export function besideType(type: Defined, name: string, links: LinkWorld): readonly Defined[] {
  const beside = companionOf(type, links);
  return beside
    ? chainOf([{ is: 'type', of: [beside], certainty: 'exact' }], name, links).found.map(({ one }) => one)
    : [];
}

/** The object with the name of a type, where that stands. */
function companionOf({ view, symbol }: Defined, links: LinkWorld): Defined | undefined {
  const one = view.facts.symbols[symbol];
  if (!one || one.kind === 'object') return undefined;
  const found = view
    .symbolsOf(one.name)
    .find((i) => view.facts.symbols[i]!.kind === 'object' && view.facts.symbols[i]!.parent === one.parent);
  return found === undefined ? undefined : links.defined(view, found);
}

/** The functions that calling an object calls. */
export const applyOf = (one: Defined, links: LinkWorld): Defined[] =>
  chainOf([{ is: 'type', of: [one], certainty: 'exact' }], 'apply', links).found.map((each) => each.one);

/** The class with the name of an object, where that stands. */
export function classesBeside({ view, symbol }: Defined, links: LinkWorld): Defined[] {
  const one = view.facts.symbols[symbol];
  if (!one) return [];
  return view.symbolsOf(one.name).flatMap((i) => {
    const other = view.facts.symbols[i]!;
    return other.kind === 'class' && other.parent === one.parent ? [links.defined(view, i)] : [];
  });
}
