import type { TextPlace } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { Defined } from '../meaning.ts';

/** `a::b::f` of a definition, by what it stands in and the owner it is written with. */
export function qualifiedName({ view, symbol }: Defined): string {
  const { name } = view.facts.symbols[symbol]!;
  const container = containerOf(view, symbol);
  return container === '' ? name : `${container}::${name}`;
}

/** `a::b` of what stands in it; '' for what is in nothing. */
export function containerOf(view: FileView, symbol: number): string {
  const parts: string[] = [];
  for (let at = symbol; at >= 0; ) {
    const { name, owner, parent } = view.facts.symbols[at]!;
    if (at !== symbol) parts.unshift(name);
    if (owner !== '') parts.unshift(owner);
    at = parent;
  }
  return parts.join('::');
}

/** What is looked through for a name at a place, innermost first: `a::b::Foo`, `a::b`, `a`, ''. */
export function containersAround(view: FileView, place: TextPlace): string[] {
  const inner = view.symbolsAround(place).at(-1);
  const found: string[] = [];
  if (inner !== undefined) {
    const { name } = view.facts.symbols[inner]!;
    const around = containerOf(view, inner);
    for (let at = around === '' ? name : `${around}::${name}`; at !== ''; at = at.replace(/(?:^|::)[^:]*$/, ''))
      found.push(at);
  }
  return [...found, ''];
}
