import type { TextPlace } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { inlineIn, openedAt } from './open-namespaces.ts';

/** `a::b::f` of a definition, by what it stands in and the owner it is written with; without namespaces that are inline. */
export function qualifiedName({ view, symbol }: Defined, links: LinkWorld): string {
  const { name } = view.facts.symbols[symbol]!;
  return joinedPath(containerOf(view, symbol, links), name);
}

/** `a::b` of what stands in it; '' for what is in nothing. */
export function containerOf(view: FileView, symbol: number, links: LinkWorld): string {
  const isInline = inlineIn(view, links);
  const parts: string[] = [];
  let outer = symbol;
  for (let at = symbol; at >= 0; ) {
    const { name, owner, parent } = view.facts.symbols[at]!;
    if (at !== symbol && !isInline.has(at)) parts.unshift(name);
    if (owner !== '') parts.unshift(owner);
    outer = at;
    at = parent;
  }
  return joinedPath(openedAt(view, placeOf(view, outer), links), parts.join('::'));
}

/** True for what has a namespace around it that is inline, or that a macro opens. */
export function isInOpen({ view, symbol }: Defined, links: LinkWorld): boolean {
  const isInline = inlineIn(view, links);
  let outer = symbol;
  for (let at = symbol; at >= 0; at = view.facts.symbols[at]!.parent) {
    if (isInline.has(at)) return true;
    outer = at;
  }
  return openedAt(view, placeOf(view, outer), links) !== '';
}

/** What is looked through for a name at a place, innermost first: `a::b::Foo`, `a::b`, `a`, ''. */
export function containersAround(view: FileView, place: TextPlace, links: LinkWorld): string[] {
  const inner = view.symbolsAround(place).at(-1);
  const found: string[] = [];
  const around = inner === undefined ? openedAt(view, place, links) : whole(view, inner, links);
  for (let at = around; at !== ''; at = at.replace(/(?:^|::)[^:]*$/, '')) found.push(at);
  return [...found, ''];
}

function whole(view: FileView, symbol: number, links: LinkWorld): string {
  const isInline = inlineIn(view, links).has(symbol);
  return isInline ? containerOf(view, symbol, links) : qualifiedName({ view, symbol, name: -1 }, links);
}

function placeOf(view: FileView, symbol: number): TextPlace {
  const { nameLine: line, nameColumn: column } = view.facts.symbols[symbol]!;
  return { line, column };
}

/** `a::b` of two paths, either of which may be empty. */
export const joinedPath = (container: string, name: string): string =>
  container === '' || name === '' ? `${container}${name}` : `${container}::${name}`;
