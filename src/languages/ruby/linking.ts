import { LINK_TARGETS, SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import { createGuarded, type Guarded } from '../guarded.ts';
import type { LinkRules, LinkWorld, NameUse } from '../link-rules.ts';
import { type Defined, type Meaning, UNKNOWN, type ValueType, weakened } from '../meaning.ts';
import { constantMeaning } from './constant-lookup.ts';
import { definitionsIn, openingsOf, TYPES, typeAbove, wholeName } from './constants.ts';
import { KERNEL } from './kernel.ts';
import { memberIn, type Side, sideOf } from './members.ts';
import { isOfOthers } from './outside-names.ts';

const isConstantName = (name: string): boolean => /^\p{Lu}/u.test(name);
const METHODS: ReadonlySet<SymbolKind> = new Set(['method', 'constructor', 'function']);
const outside = (rule: string): Meaning => ({ is: 'outside', rule });

/** What `self` is at a place: the class, and on which side of it; undefined where that is not known. */
interface Self {
  whole: string;
  side: Side;
  /** It stands in a block outside of methods, which may be run on something else. */
  inBlock: boolean;
}

function selfAt(view: FileView, occurrence: number, links: LinkWorld): Self | undefined {
  const { symbols, scopes } = view.facts;
  const place = view.placeOf(occurrence);
  const around = view.symbolsAround(place);
  for (let i = around.length - 1; i >= 0; i--) {
    const symbol = around[i]!;
    const { kind, flags, owner } = symbols[symbol]!;
    if (METHODS.has(kind)) {
      const side = (flags & SYMBOL_FLAGS.static) !== 0 ? 'class' : 'instance';
      if (owner !== '') {
        const whole = ownerOf(links.defined(view, symbol), links);
        return whole === undefined ? undefined : { whole, side: 'class', inBlock: false };
      }
      const type = typeAbove(view, symbol);
      const whole = type < 0 ? undefined : wholeName(links.defined(view, type), links);
      return whole === undefined ? undefined : { whole, side, inBlock: false };
    }
    if (!TYPES.has(kind)) continue;
    const whole = wholeName(links.defined(view, symbol), links);
    if (whole === undefined) return undefined;
    const scope = view.scopeAt(place);
    return { whole, side: 'class', inBlock: scope >= 0 && scopes[scope]!.kind !== 'class' };
  }
  return undefined;
}

/** The whole name of what `def Foo.a` is a method of. */
function ownerOf({ view, name }: Defined, links: LinkWorld): string | undefined {
  const within = view.linksOf(name).find(({ kind }) => kind === 'within');
  if (!within || within.target < 0) return undefined;
  const value = links.valueOf(links.meaning(view, within.target));
  return sideOf(value, links)?.whole;
}

/** The names that a use can have in a class: a writer is `a=`, and an attribute has both. */
function namesOf({ name, role }: NameUse): readonly string[] {
  return role === 'write' && !name.startsWith('@') ? [`${name}=`, name] : [name];
}

/** What a class has under the name of a use. */
function inClass(use: NameUse, { whole, side }: Pick<Self, 'whole' | 'side'>, links: LinkWorld): Meaning {
  return memberIn(whole, namesOf(use), side, use.view, links);
}

/** A name that is called on what stands before it. */
function memberMeaning(use: NameUse, link: Link, links: LinkWorld): Meaning {
  const { view, occurrence } = use;
  if (link.target === LINK_TARGETS.here) {
    const self = selfAt(view, occurrence, links);
    if (!self) return { is: 'unknown', rule: 'self-unknown' };
    const found = inClass(use, { ...self, side: 'instance' }, links);
    if (found.is === 'definitions') return found;
    const other = inClass(use, { ...self, side: 'class' }, links);
    return other.is === 'definitions' ? { ...other, certainty: 'inferred' } : { is: 'unknown', rule: 'named-method' };
  }
  if (link.target === LINK_TARGETS.this && link.steps.length === 0) return ofSelf(use, links);
  const value = links.valueAt(view, occurrence, link);
  return memberOf(use, value, links);
}

function memberOf(use: NameUse, value: ValueType, links: LinkWorld): Meaning {
  const { name } = use;
  if (value.is === 'outside' || value.is === 'many') return added(use, links) ?? outside('member-outside');
  if (value.is === 'either') {
    const all = value.of.map((one) => memberOf(use, one, links));
    const meant = all.flatMap((one) => (one.is === 'definitions' ? one.all : []));
    if (meant.length === 0) return all.find(({ is }) => is === 'unknown') ?? outside('member-outside');
    return { is: 'definitions', all: [...new Set(meant)], certainty: 'inferred', rule: 'either' };
  }
  const of = sideOf(value, links);
  if (!of) return { is: 'unknown', rule: 'receiver-unknown' };
  const sure = value.is === 'instance' || value.is === 'type' ? value.certainty : 'exact';
  const found = made(use, of, links) ?? inClass(use, of, links);
  if (found.is === 'definitions' && sure === 'inferred') return { ...found, certainty: sure };
  return found.is === 'outside' && !KERNEL.has(name) && of.side === 'instance' && isBare(of.whole, use.view, links)
    ? { is: 'unknown', rule: 'no-member' }
    : found;
}

/** Methods that the project adds to what is of a dependency, or of the language. */
function added({ view, name }: NameUse, links: LinkWorld): Meaning | undefined {
  const candidates = [...definitionsIn(name, view, links)].flatMap(([whole, all]) => {
    const methods = all.filter(({ view: on, symbol }) => METHODS.has(on.facts.symbols[symbol]!.kind));
    return isOfOthers(
      whole,
      all.map(({ view: on }) => on.file.path),
      links.files,
    )
      ? methods
      : [];
  });
  return candidates.length > 0 ? { is: 'unknown', rule: 'addition', candidates } : undefined;
}

/** A class without methods of its own is made by something that is not known. */
function isBare(whole: string, like: FileView, links: LinkWorld): boolean {
  return openingsOf(whole, like, links).every(({ view, symbol }) => view.childrenOf(symbol).length === 0);
}

/** `X.new` calls the `initialize` of what is made, unless the class has a `new` of its own. */
function made(use: NameUse, { whole, side }: Pick<Self, 'whole' | 'side'>, links: LinkWorld): Meaning | undefined {
  if (use.name !== 'new' || side !== 'class') return undefined;
  const own = memberIn(whole, ['new'], 'class', use.view, links);
  if (own.is === 'definitions') return own;
  const found = memberIn(whole, ['initialize'], 'instance', use.view, links);
  return found.is === 'definitions' ? { ...found, rule: 'constructor' } : outside('constructor');
}

/** A method that is called on `self`, with or without saying so. */
function ofSelf(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const self = selfAt(view, occurrence, links);
  if (!self)
    return atFileLevel(use, links) ?? (KERNEL.has(name) ? outside('kernel') : { is: 'unknown', rule: 'self-unknown' });
  const found = made(use, self, links) ?? inClass(use, self, links);
  if (found.is === 'definitions') return self.inBlock ? { ...found, certainty: 'inferred' } : found;
  if (self.inBlock) {
    const other = inClass(use, { ...self, side: 'instance' }, links);
    if (other.is === 'definitions') return { ...other, certainty: 'inferred', rule: 'in-block' };
  }
  const file = atFileLevel(use, links);
  if (file) return file.is === 'definitions' ? { ...file, certainty: 'inferred' } : file;
  return KERNEL.has(name)
    ? outside('kernel')
    : { is: 'unknown', rule: found.is === 'unknown' ? found.rule : 'no-member' };
}

/** A function of the file itself. */
function atFileLevel({ view, occurrence, name, role }: NameUse, links: LinkWorld): Meaning | undefined {
  if (role === 'write') return undefined;
  const all = view.symbolsOf(name).flatMap((symbol) => {
    const { kind, parent } = view.facts.symbols[symbol]!;
    return kind === 'function' && parent < 0 ? [links.defined(view, symbol)] : [];
  });
  if (all.length === 0) return undefined;
  // A block outside of functions may be run on something else.
  const scope = view.scopeAt(view.placeOf(occurrence));
  const isInBlock = scope > 0 && view.facts.scopes[scope]!.kind === 'block' && !isInFunction(view, scope);
  return {
    is: 'definitions',
    all,
    certainty: all.length === 1 && !isInBlock ? 'exact' : 'inferred',
    rule: 'file-function',
  };
}

function isInFunction({ facts: { scopes } }: FileView, scope: number): boolean {
  for (let at = scope; at >= 0; at = scopes[at]!.parent) if (scopes[at]!.kind === 'function') return true;
  return false;
}

/** `@a` is that of all openings of the class, or of what it inherits. */
function variable(use: NameUse, links: LinkWorld): Meaning | undefined {
  const self = selfAt(use.view, use.occurrence, links);
  if (!self) return undefined;
  const found = memberIn(self.whole, [use.name], self.side, use.view, links);
  if (found.is === 'definitions') return { ...found, certainty: self.inBlock ? 'inferred' : 'exact', rule: 'variable' };
  return found;
}

/** What a name of Ruby means. */
function means(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence, name, role } = use;
  if (occurrence < 0 || role === 'key' || role === 'label') return undefined;
  const member = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  const isNamed = member !== undefined && member.target !== LINK_TARGETS.here;
  if (isConstantName(name) && !(isNamed && role === 'call')) return constantMeaning(view, occurrence, links);
  if (member) return memberMeaning(use, member, links);
  if (/^@/.test(name)) return variable(use, links);
  if (role === 'definition' || name.startsWith('$')) return undefined;
  const bound = links.lexical(use);
  if (
    bound.is === 'definitions' &&
    bound.all.every(({ symbol, view: on }) => symbol < 0 || on.facts.symbols[symbol]!.kind === 'variable')
  )
    return bound;
  return role === 'write' ? undefined : ofSelf(use, links);
}

const valuesOf = new WeakMap<LinkWorld, Guarded<ValueType | undefined>>();

/** What a method gives is its value where it is called. */
function value(use: NameUse, links: LinkWorld): ValueType | undefined {
  if (use.role !== 'call' && use.role !== 'read') return undefined;
  let guarded = valuesOf.get(links);
  if (!guarded) {
    guarded = createGuarded<ValueType | undefined>(UNKNOWN);
    valuesOf.set(links, guarded);
  }
  return guarded(`${use.view.file.id}:${use.occurrence}`, () => valueAt(use, links));
}

function valueAt(use: NameUse, links: LinkWorld): ValueType | undefined {
  const { view, occurrence, name } = use;
  const member = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  if (use.role === 'call' && member) {
    if (SAME.test(name)) return links.valueAt(view, occurrence, member);
    if (name === 'class') {
      const one = links.valueAt(view, occurrence, member);
      return one.is === 'instance' ? { ...one, is: 'type' } : one.is === 'outside' ? one : UNKNOWN;
    }
  }
  const meaning = links.meaning(view, occurrence);
  // What is called of a dependency may give what it was given: `[Foo.new].first`.
  if (meaning.is === 'outside' && use.role === 'call') return givesPlain(use, member, links) ? undefined : UNKNOWN;
  if (meaning.is !== 'definitions') return undefined;
  const [first, more] = meaning.all;
  if (!first || first.symbol < 0) return undefined;
  const { kind } = first.view.facts.symbols[first.symbol]!;
  if (kind === 'property') return more ? UNKNOWN : weakened(attribute(first, links), meaning.certainty);
  return METHODS.has(kind) ? links.returned(meaning) : undefined;
}

/** True for what is called on a text or a number. */
function givesPlain({ view, occurrence }: NameUse, member: Link | undefined, links: LinkWorld): boolean {
  if (!member) return false;
  const on = links.valueAt(view, occurrence, member);
  return on.is === 'outside' && (on.name === 'string' || on.name === 'number');
}

const SAME = /^(?:freeze|dup|clone|tap|itself|then!)$/;

/** An attribute is the variable of its name. */
function attribute(one: Defined, links: LinkWorld): ValueType {
  const type = typeAbove(one.view, one.symbol);
  const whole = type < 0 ? undefined : wholeName(links.defined(one.view, type), links);
  if (whole === undefined) return UNKNOWN;
  const { name, flags } = one.view.facts.symbols[one.symbol]!;
  const side = (flags & SYMBOL_FLAGS.static) !== 0 ? 'class' : 'instance';
  const found = memberIn(whole, [`@${name}`], side, one.view, links);
  return found.is === 'definitions' ? links.valueOf(found) : UNKNOWN;
}

function thisAt(view: FileView, occurrence: number, links: LinkWorld): ValueType {
  const self = selfAt(view, occurrence, links);
  if (!self || self.inBlock) return UNKNOWN;
  const of = openingsOf(self.whole, view, links);
  return of.length > 0
    ? { is: self.side === 'class' ? 'type' : 'instance', of, certainty: 'exact', open: true }
    : UNKNOWN;
}

/** All openings of a class or module are one, and so are its variables of one name. */
function joined(one: Defined, links: LinkWorld): readonly Defined[] {
  const { view, symbol } = one;
  const { kind, name, flags } = view.facts.symbols[symbol]!;
  if (TYPES.has(kind)) {
    const whole = wholeName(one, links);
    const all = whole === undefined ? [] : openingsOf(whole, view, links);
    return all.some((other) => other.view === view && other.symbol === symbol) ? all : [one];
  }
  if (kind !== 'field') return [one];
  const type = typeAbove(view, symbol);
  const whole = type < 0 ? undefined : wholeName(links.defined(view, type), links);
  const side = (flags & SYMBOL_FLAGS.static) !== 0 ? 'class' : 'instance';
  const found = whole === undefined ? undefined : memberIn(whole, [name], side, view, links);
  return found?.is === 'definitions' ? found.all : [one];
}

/** How names of Ruby are bound. */
export const linking: LinkRules = {
  repeated: 'replaced',
  hidesMembers: true,
  reassigns: true,
  means,
  value,
  thisAt,
  joined,
  otherNames: ({ view, symbol }) => {
    const { kind, name } = view.facts.symbols[symbol] ?? { kind: 'variable', name: '' };
    return kind === 'constructor' ? ['new'] : name.endsWith('=') ? [name.slice(0, -1)] : [];
  },
  mayMean: ({ view, occurrence, name }, { view: on, symbol }) => {
    const { kind, flags } = on.facts.symbols[symbol]!;
    if (isConstantName(name)) return TYPES.has(kind) || kind === 'constant';
    if (name.startsWith('@')) return kind === 'field';
    if (!METHODS.has(kind) && kind !== 'property') return false;
    const member = view.linksOf(occurrence).find((link) => link.kind === 'member');
    if (!member || member.target === LINK_TARGETS.this || member.target === LINK_TARGETS.here) return true;
    // Nobody else may call what is private, or a function.
    return (flags & SYMBOL_FLAGS.private) === 0 && kind !== 'function';
  },
};
