import { LINK_TARGETS } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';
import { constantsIn, nestingAt, openingsOf, TYPES } from './constants.ts';
import { isOfOthers } from './outside-names.ts';

/** What a constant is looked up to be. */
export type Found = { is: 'found'; whole: string; all: readonly Defined[] } | { is: 'missing' };

const lookedUp = new WeakMap<LinkWorld, Map<string, Found>>();

function foundIn(links: LinkWorld): Map<string, Found> {
  let found = lookedUp.get(links);
  if (!found) {
    found = new Map();
    lookedUp.set(links, found);
  }
  return found;
}

const MISSING: Found = { is: 'missing' };

/** A constant without anything before it: of what is around, else of what that inherits, else outermost. */
export function lookUp(name: string, nesting: readonly string[], view: FileView, links: LinkWorld): Found {
  const key = `${name} ${nesting.join(' ')}`;
  const found = foundIn(links);
  const before = found.get(key);
  if (before) return before;
  found.set(key, MISSING);
  const one = search(name, nesting, view, links);
  found.set(key, one);
  return one;
}

function search(name: string, nesting: readonly string[], view: FileView, links: LinkWorld): Found {
  if (links.definitions(name, view).length === 0) return MISSING;
  for (const container of nesting) {
    const all = constantsIn(container, name, view, links);
    if (all.length > 0) return { is: 'found', whole: `${container}::${name}`, all };
  }
  const [innermost] = nesting;
  if (innermost !== undefined) {
    const inherited = inheritedConstant(innermost, name, view, links);
    if (inherited) return inherited;
  }
  const all = constantsIn('', name, view, links);
  return all.length > 0 ? { is: 'found', whole: name, all } : MISSING;
}

/** A constant of what a class or module inherits. */
function inheritedConstant(whole: string, name: string, view: FileView, links: LinkWorld): Found | undefined {
  for (const above of ancestorsOf(whole, view, links).all) {
    if (above === whole) continue;
    const all = constantsIn(above, name, view, links);
    if (all.length > 0) return { is: 'found', whole: `${above}::${name}`, all };
  }
  return undefined;
}

/** A constant in a class or module, `A::B`. */
export function constantOf(whole: string, name: string, view: FileView, links: LinkWorld): Found {
  const own = constantsIn(whole, name, view, links);
  if (own.length > 0) return { is: 'found', whole: `${whole}::${name}`, all: own };
  return inheritedConstant(whole, name, view, links) ?? MISSING;
}

/** What a constant means where it is written. */
export function constantAt(view: FileView, occurrence: number, links: LinkWorld): Found | undefined {
  const name = view.nameAt(occurrence);
  const within = view.linksOf(occurrence).find(({ kind }) => kind === 'within');
  if (!within) return lookUp(name, nestingAt(view, view.placeOf(occurrence), links), view, links);
  if (within.target === LINK_TARGETS.root) {
    const all = constantsIn('', name, view, links);
    return all.length > 0 ? { is: 'found', whole: name, all } : MISSING;
  }
  const value = within.target === LINK_TARGETS.this ? links.thisAt(view, occurrence) : undefined;
  if (within.target < 0 && value === undefined) return undefined;
  if (within.target >= 0 && /^\p{Lu}/u.test(view.nameAt(within.target))) {
    const before = constantAt(view, within.target, links);
    if (!before) return undefined;
    if (before.is === 'missing') return impliedConstant(view, occurrence, links);
    const whole = classOf(before, view, links);
    return whole === undefined ? undefined : constantOf(whole, name, view, links);
  }
  return undefined;
}

/** `A::B` where nothing defines A by itself: a folder makes it, or a dependency. */
function impliedConstant(view: FileView, occurrence: number, links: LinkWorld): Found {
  const parts: string[] = [];
  let at = occurrence;
  for (;;) {
    parts.unshift(view.nameAt(at));
    const within = view.linksOf(at).find(({ kind }) => kind === 'within');
    if (!within || within.target === LINK_TARGETS.root) break;
    if (within.target < 0) return MISSING;
    at = within.target;
  }
  const name = parts.pop()!;
  const path = parts.join('::');
  for (const container of [...nestingAt(view, view.placeOf(occurrence), links).map((one) => `${one}::${path}`), path]) {
    const all = constantsIn(container, name, view, links);
    if (all.length > 0) return { is: 'found', whole: `${container}::${name}`, all };
  }
  return MISSING;
}

/** The whole name of the class or module that a constant stands for; of one that is given another the other. */
export function classOf(found: Found & { is: 'found' }, view: FileView, links: LinkWorld): string | undefined {
  const [first] = found.all;
  if (!first) return undefined;
  if (TYPES.has(first.view.facts.symbols[first.symbol]!.kind)) return found.whole;
  const values = found.all.flatMap(({ view: on, name }) =>
    on
      .linksOf(name)
      .filter(({ kind }) => kind === 'value')
      .map((link) => ({ on, link })),
  );
  const [only, more] = values;
  if (!only || more || only.link.target < 0 || only.link.steps.length > 0) return undefined;
  if (!/^\p{Lu}/u.test(only.on.nameAt(only.link.target))) return undefined;
  const other = constantAt(only.on, only.link.target, links);
  return other?.is === 'found' && other.whole !== found.whole ? classOf(other, view, links) : undefined;
}

/** The same as a meaning. */
export function constantMeaning(view: FileView, occurrence: number, links: LinkWorld): Meaning {
  const found = constantAt(view, occurrence, links);
  if (!found) return { is: 'unknown', rule: 'constant-computed' };
  if (found.is === 'missing') return { is: 'outside', rule: 'constant', name: view.nameAt(occurrence) };
  // What is only added to here has its definition elsewhere.
  if (isAddition(found, links))
    return { is: 'definitions', all: found.all, certainty: 'inferred', rule: 'constant-of-dependency' };
  return { is: 'definitions', all: found.all, certainty: 'exact', rule: 'constant' };
}

/** By the list of definitions, which is one for all places that name them. */
const additions = new WeakMap<readonly Defined[], boolean>();

function isAddition({ whole, all }: Found & { is: 'found' }, links: LinkWorld): boolean {
  let known = additions.get(all);
  if (known === undefined) {
    known = isOfOthers(
      whole,
      all.map(({ view }) => view.file.path),
      links.files,
    );
    additions.set(all, known);
  }
  return known;
}

/** What a class or module takes its members from, itself among it, in the order of the lookup. */
export interface Ancestors {
  all: readonly string[];
  /** From this place in `all` on something of a dependency, or that is not known, may have a member first; else its length. */
  sureUntil: number;
  /** Something of a dependency, or that is not known, is among them. */
  isOpen: boolean;
}

/** Modules of the language and of libraries with few methods, none of which a class defines as well. */
const SMALL = /^(?:Comparable|Singleton|Forwardable|Concern|Kernel)$/;

/** The side of a class: of its values, or of itself. */
type Side = 'instance' | 'class';

const known = new WeakMap<LinkWorld, Map<string, Ancestors>>();
const DEEP = 30;
/** Superclasses of the language that have only what all objects have. */
const PLAIN = /^(?:Object|BasicObject)$/;

/** The ancestors of the values of a class, or of a module. */
export function ancestorsOf(whole: string, like: FileView, links: LinkWorld): Ancestors {
  return of(whole, 'instance', like, links, 0);
}

/** Where the members of a class itself come from besides its own: modules by their methods for values. */
export function classAncestorsOf(
  whole: string,
  like: FileView,
  links: LinkWorld,
): readonly { whole: string; side: Side; isSure: boolean }[] {
  const found: { whole: string; side: Side; isSure: boolean }[] = [];
  let isSure = true;
  for (const [at, one] of superclassesOf(whole, like, links).entries()) {
    if (one === undefined) {
      isSure = false;
      break;
    }
    if (at > DEEP) break;
    found.push({ whole: one, side: 'class', isSure });
    const parts = partsOf(one, like, links);
    for (const module of [...parts.extended].reverse()) {
      if (module === undefined) isSure = false;
      else
        for (const above of ancestorsOf(module, like, links).all)
          found.push({ whole: above, side: 'instance', isSure });
    }
    // By custom what is in it are methods of the class that includes the module.
    for (const module of ancestorsOf(one, like, links).all) {
      const inside = `${module}::ClassMethods`;
      if (openingsOf(inside, like, links).length > 0) {
        for (const above of ancestorsOf(inside, like, links).all)
          found.push({ whole: above, side: 'instance', isSure });
      }
    }
  }
  if (!isSure) found.push({ whole: '', side: 'class', isSure: false });
  return found;
}

/** A class and those above it; undefined at the end for one that is not known. */
function superclassesOf(whole: string, like: FileView, links: LinkWorld): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  for (let at: string | undefined = whole; at !== undefined && found.length < DEEP; ) {
    if (found.includes(at)) break;
    found.push(at);
    const above: string | undefined | null = partsOf(at, like, links).superclass;
    if (above === null) found.push(undefined);
    at = above ?? undefined;
  }
  return found;
}

function of(whole: string, side: Side, like: FileView, links: LinkWorld, depth: number): Ancestors {
  let own = known.get(links);
  if (!own) {
    own = new Map();
    known.set(links, own);
  }
  const key = `${side} ${whole}`;
  const before = own.get(key);
  if (before) return before;
  // What comes from itself is itself alone.
  own.set(key, { all: [whole], sureUntil: 1, isOpen: false });
  const all: string[] = [];
  let sureUntil = -1;
  let isOpen = false;
  const add = (name: string | undefined | null): void => {
    if (name === undefined || name === null) {
      isOpen = true;
      if (sureUntil < 0) sureUntil = all.length;
      return;
    }
    const above = depth > DEEP ? { all: [name], sureUntil: 0, isOpen: true } : of(name, side, like, links, depth + 1);
    for (const [i, one] of above.all.entries()) {
      if (i === above.sureUntil && sureUntil < 0) sureUntil = all.length;
      if (!all.includes(one)) all.push(one);
    }
    isOpen ||= above.isOpen;
    if (above.isOpen && sureUntil < 0) sureUntil = all.length;
  };
  const parts = partsOf(whole, like, links);
  for (const module of [...parts.prepended].reverse()) add(module);
  all.push(whole);
  for (const module of [...parts.included].reverse()) add(module);
  if (parts.superclass !== undefined) add(parts.superclass);
  const found = { all, sureUntil: sureUntil < 0 ? all.length : sureUntil, isOpen };
  own.set(key, found);
  return found;
}

/** What the openings of a class say; `undefined` entries are of dependencies or not known. */
interface Parts {
  /** undefined: none but `Object`; null: one that is not of this project. */
  superclass: string | undefined | null;
  included: (string | undefined)[];
  prepended: (string | undefined)[];
  extended: (string | undefined)[];
}

const parts = new WeakMap<LinkWorld, Map<string, Parts>>();

function partsOf(whole: string, like: FileView, links: LinkWorld): Parts {
  let own = parts.get(links);
  if (!own) {
    own = new Map();
    parts.set(links, own);
  }
  const before = own.get(whole);
  if (before) return before;
  const found: Parts = { superclass: undefined, included: [], prepended: [], extended: [] };
  own.set(whole, found);
  for (const { view, name, symbol } of openingsOf(whole, like, links)) {
    for (const link of view.linksOf(name)) {
      if (link.target >= 0 && link.kind !== 'extends' && SMALL.test(view.nameAt(link.target))) continue;
      if (link.kind === 'extends') {
        const above = named(view, link, links);
        const isPlain = link.target >= 0 && PLAIN.test(view.nameAt(link.target));
        if (!isPlain) found.superclass = above ?? null;
      } else if (link.kind === 'implements') found.included.push(named(view, link, links));
      else if (link.kind === 'prepended') found.prepended.push(named(view, link, links));
      else if (link.kind === 'extended') {
        found.extended.push(link.target === LINK_TARGETS.this ? whole : named(view, link, links));
      }
    }
    // A struct has what the language gives it.
    if (view.facts.symbols[symbol]!.kind === 'struct') found.superclass ??= null;
  }
  return found;
}

/** The whole name of the class or module that a link names. */
function named(view: FileView, link: Link, links: LinkWorld): string | undefined {
  if (link.target < 0 || link.steps.length > 0) return undefined;
  const found = constantAt(view, link.target, links);
  return found?.is === 'found' ? classOf(found, view, links) : undefined;
}
