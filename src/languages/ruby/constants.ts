import { LINK_TARGETS, type SymbolKind, type TextPlace } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';

/** Kinds of what constants are defined in. */
export const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'module', 'struct']);
const CONSTANTS: ReadonlySet<SymbolKind> = new Set(['class', 'module', 'struct', 'constant']);

/** What is known of one state of the index. */
interface Known {
  /** By name and what it is defined in ('' all that is outermost): the definitions of a constant, or members. */
  byName: Map<string, Map<string, Defined[]>>;
  /** Whole names of classes and modules. */
  wholes: Map<string, string | undefined>;
}

const known = new WeakMap<LinkWorld, Known>();
const knownOf = (links: LinkWorld): Known => {
  let one = known.get(links);
  if (!one) {
    one = { byName: new Map(), wholes: new Map() };
    known.set(links, one);
  }
  return one;
};

/** The class or module that a definition stands in; -1 for none. */
export function typeAbove({ facts }: FileView, symbol: number): number {
  let at = facts.symbols[symbol]!.parent;
  while (at >= 0 && !TYPES.has(facts.symbols[at]!.kind)) at = facts.symbols[at]!.parent;
  return at;
}

/** The whole name of what a definition is in, '' for all that is outermost; undefined when it cannot be known. */
export function containerOf(one: Defined, links: LinkWorld): string | undefined {
  const { view, symbol, name } = one;
  const { owner } = view.facts.symbols[symbol]!;
  const above = typeAbove(view, symbol);
  const around = above < 0 ? '' : wholeName(links.defined(view, above), links);
  const within = view.linksOf(name).find(({ kind }) => kind === 'within');
  if (within?.target === LINK_TARGETS.root) return '';
  if (owner === '') return around;
  if (around === undefined) return undefined;
  const parts = owner.replace(/^::/, '').split('::');
  if (owner.startsWith('::')) return parts.join('::');
  const first = parts[0]!;
  const nesting = above < 0 ? [] : nestingFrom(view, above, links);
  const holder = nesting.find((one) => constantsIn(one, first, view, links).length > 0);
  const start = holder === undefined ? first : `${holder}::${first}`;
  const rest = parts.slice(1).join('::');
  return rest === '' ? start : `${start}::${rest}`;
}

/** The whole name of a class, module or constant. */
export function wholeName(one: Defined, links: LinkWorld): string | undefined {
  const { wholes } = knownOf(links);
  const key = `${one.view.file.id}:${one.symbol}`;
  if (wholes.has(key)) return wholes.get(key);
  // A name on the way to itself is not known there.
  wholes.set(key, undefined);
  const container = containerOf(one, links);
  const { name } = one.view.facts.symbols[one.symbol]!;
  const whole = container === undefined ? undefined : container === '' ? name : `${container}::${name}`;
  wholes.set(key, whole);
  return whole;
}

/** All definitions of a name, by the whole name of what they are in. */
export function definitionsIn(name: string, like: FileView, links: LinkWorld): ReadonlyMap<string, Defined[]> {
  const { byName } = knownOf(links);
  let all = byName.get(name);
  if (!all) {
    all = new Map();
    // Those that are asked for on the way are not known there.
    byName.set(name, all);
    const definitions = links.definitions(name, like);
    const isPlain = ({ view, symbol }: Defined): boolean => view.facts.symbols[symbol]!.owner === '';
    for (const one of [...definitions.filter(isPlain), ...definitions.filter((each) => !isPlain(each))]) {
      const container = containerOf(one, links);
      if (container === undefined) continue;
      const same = all.get(container);
      if (same) same.push(one);
      else all.set(container, [one]);
    }
  }
  return all;
}

/** The definitions of a constant in a class or module, '' outermost; classes and modules that are opened several times are one. */
export function constantsIn(container: string, name: string, like: FileView, links: LinkWorld): readonly Defined[] {
  const all = definitionsIn(name, like, links).get(container);
  if (!all) return NONE;
  // While they are found more may come.
  const before = constantsOf.get(all);
  if (before?.of === all.length) return before.constants;
  const constants = onlyConstants(all);
  constantsOf.set(all, { of: all.length, constants });
  return constants;
}

const NONE: readonly Defined[] = [];
/** The constants among definitions, and of how many these were: one list for all places that name them. */
const constantsOf = new WeakMap<readonly Defined[], { of: number; constants: readonly Defined[] }>();

function onlyConstants(all: readonly Defined[]): readonly Defined[] {
  const constants = all.filter(({ view, symbol }) => CONSTANTS.has(view.facts.symbols[symbol]!.kind));
  const types = constants.filter(({ view, symbol }) => TYPES.has(view.facts.symbols[symbol]!.kind));
  return types.length > 0 ? types : constants;
}

/** The openings of a class or module by its whole name. */
export function openingsOf(whole: string, like: FileView, links: LinkWorld): readonly Defined[] {
  const cut = whole.lastIndexOf('::');
  const name = cut < 0 ? whole : whole.slice(cut + 2);
  return constantsIn(cut < 0 ? '' : whole.slice(0, cut), name, like, links);
}

/** The classes and modules whose bodies are around a place, innermost first. */
export function nestingAt(view: FileView, place: TextPlace, links: LinkWorld): string[] {
  const types = view.symbolsAround(place).filter((symbol) => {
    const { kind } = view.facts.symbols[symbol]!;
    return TYPES.has(kind) && isInBody(view, symbol, place);
  });
  return types.reverse().flatMap((symbol) => wholeName(links.defined(view, symbol), links) ?? []);
}

/** The same from a class or module outward, itself included. */
function nestingFrom(view: FileView, type: number, links: LinkWorld): string[] {
  const found: string[] = [];
  for (let at = type; at >= 0; at = typeAbove(view, at)) {
    const whole = wholeName(links.defined(view, at), links);
    if (whole !== undefined) found.push(whole);
  }
  return found;
}

/** False in the head of a class: its superclass is not looked up in it. */
function isInBody(view: FileView, symbol: number, place: TextPlace): boolean {
  const { nameLine, nameColumn } = view.facts.symbols[symbol]!;
  const { scopes } = view.facts;
  for (let scope = view.scopeAt(place); scope >= 0; scope = scopes[scope]!.parent) {
    const { kind, startLine, startColumn } = scopes[scope]!;
    const isAfter = startLine > nameLine || (startLine === nameLine && startColumn > nameColumn);
    if (kind === 'class' && isAfter) return true;
    if (!isAfter) return false;
  }
  return false;
}
