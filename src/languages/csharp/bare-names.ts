import { comparePlaces, type StoredBinding, SYMBOL_FLAGS, type TextPlace } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Certainty, Defined, Meaning, TypedValue } from '../meaning.ts';
import { type Chain, chainOf, mayHave } from './members.ts';
import { aliasNamed, membersUsed, moduleOf, namespacesAround, typeUsed } from './namespaces.ts';
import { calledWith, candidateOf, chooseBy, givenAt, methodOf } from './overloads.ts';
import { arityOf, isType, typeIn, wholeOf, wholeType } from './types.ts';

/** What is looked for: a type with so many type parameters, or anything. */
export interface Wanted {
  isType: boolean;
  /** The number of type parameters of the type; undefined when that is not said. */
  arity: number;
}

const EXACT: Certainty = 'exact';

/** What a name without a receiver means: by the scopes and types around it, then by the namespaces and what they use. */
export function bareName(use: NameUse, wanted: Wanted, links: LinkWorld): Meaning {
  const { view, name } = use;
  const place = view.placeOf(use.occurrence);
  const { scopes } = view.facts;
  const bindings = view.boundAs(name);
  let certainty = EXACT;
  let isOpen = false;
  for (let scope = view.scopeAt(place); scope >= 0; scope = scopes[scope]!.parent) {
    const own = bindings.inScope(scope).filter((one) => isVisible(one, place));
    if (scopes[scope]!.kind !== 'class') {
      const local = localMeaning(own, use, wanted, links);
      if (local) return weakenedBy(local, certainty);
      continue;
    }
    const parameter = own.find(({ kind, symbol }) => kind === 'type-parameter' || (kind === 'parameter' && symbol < 0));
    if (parameter?.kind === 'type-parameter' && wanted.arity === 0)
      return weakenedBy(links.definedBy(view, parameter, 'csharp-scope'), certainty);
    const type = typeOfScope(view, scope, links);
    if (type && !isBefore(place, view, scope)) {
      const chain = chainOf([type], name, links);
      const found = wanted.isType ? typeOfChain(chain, wanted.arity) : memberOfChain(chain, use, links);
      if (found) return weakenedBy(found, certainty);
      if (!wanted.isType) {
        const may = mayHave(chain, name);
        if (may === 'has') return { is: 'outside', rule: 'csharp-inherited-outside' };
        if (may === 'unknown') isOpen = true;
        // What a dependency has would come before what is around.
        if (may !== 'lacks' && !parameter) certainty = 'inferred';
      }
    }
    if (parameter && !wanted.isType) return weakenedBy(links.definedBy(view, parameter, 'csharp-scope'), certainty);
  }
  const beyond = inNamespaces(use, wanted, links);
  if (beyond)
    return wanted.isType
      ? beyond
      : weakenedBy(beyond, beyond.is === 'definitions' && beyond.all.every(isType) ? EXACT : certainty);
  if (isOpen) return { is: 'unknown', rule: 'supertype-unknown' };
  // What something is taken from is mostly a type.
  return { is: 'outside', rule: 'csharp-unbound', ...(isReceiver(use) && { name }) };
}

/** True for a name that a member is taken from. */
export function isReceiver({ view, occurrence, role }: NameUse): boolean {
  const next = occurrence + 1;
  return (
    role === 'read' &&
    next < view.occurrences.name.length &&
    view
      .linksOf(next)
      .some(({ kind, target, steps }) => kind === 'member' && target === occurrence && steps.length === 0)
  );
}

const isVisible = (one: StoredBinding, place: TextPlace): boolean =>
  comparePlaces({ line: one.visibleLine, column: one.visibleColumn }, place) <= 0;

/** What is before the body of a type sees none of its members: its base, its attributes. */
function isBefore(place: TextPlace, view: FileView, scope: number): boolean {
  const { startLine, startColumn } = view.facts.scopes[scope]!;
  const symbol = view.facts.symbols[symbolOfScope(view, scope)];
  if (!symbol || symbol.startLine !== startLine || symbol.startColumn !== startColumn) return false;
  return comparePlaces(place, { line: symbol.signatureEndLine, column: symbol.signatureEndColumn }) < 0;
}

function symbolOfScope(view: FileView, scope: number): number {
  const { startLine: line, startColumn: column } = view.facts.scopes[scope]!;
  return view.symbolsAround({ line, column }).findLast((one) => isType({ view, symbol: one, name: -1 })) ?? -1;
}

function typeOfScope(view: FileView, scope: number, links: LinkWorld): TypedValue | undefined {
  const symbol = symbolOfScope(view, scope);
  if (symbol < 0) return undefined;
  return wholeType({ is: 'instance', of: [links.defined(view, symbol)], certainty: 'exact' }, links);
}

/** What a scope that is no type binds: a local, a parameter, a function. */
function localMeaning(
  own: readonly StoredBinding[],
  use: NameUse,
  wanted: Wanted,
  links: LinkWorld,
): Meaning | undefined {
  const { view } = use;
  const fits = own.filter(({ kind, symbol }) => {
    if (kind === 'type-parameter') return wanted.arity === 0;
    if (wanted.isType || kind === 'import' || kind === 'label') return false;
    return symbol < 0 || !isNamed(view, symbol);
  });
  const functions = fits.filter(({ symbol }) => view.facts.symbols[symbol]?.kind === 'function');
  const last = fits.sort(comparePlaces).at(-1);
  if (!last) return undefined;
  if (functions.length > 1) {
    const all = functions.map(({ symbol }) => candidateOf(links.defined(view, symbol), undefined, links));
    const given = givenAt(use, links);
    const { best } = chooseBy(given, all, links);
    return best
      ? calledWith(best, given, links)
      : { is: 'unknown', rule: 'csharp-overload', candidates: all.map(({ method }) => method) };
  }
  return links.definedBy(view, last, 'csharp-scope');
}

/** True for what namespaces have: it is found with all others of its name. */
function isNamed(view: FileView, symbol: number): boolean {
  const { kind } = view.facts.symbols[symbol]!;
  return isType({ view, symbol, name: -1 }) || kind === 'namespace' || kind === 'macro';
}

const definition = (one: Defined, rule: string): Meaning => ({
  is: 'definitions',
  all: [one],
  certainty: 'exact',
  rule,
});

/** The nearest type of a chain. */
export function typeOfChain(chain: Chain, arity: number): Meaning | undefined {
  for (const { members } of chain.levels) {
    const all = members.filter((one) => isType(one) && arityOf(one.view, one.symbol) === arity);
    if (all.length > 0) return { is: 'definitions', all, certainty: 'exact', rule: 'csharp-nested-type' };
  }
  return undefined;
}

/** What of a chain a name means that is no type: the nearest value, or a method by its arguments. */
export function memberOfChain(chain: Chain, use: NameUse, links: LinkWorld): Meaning | undefined {
  const isCall = use.role === 'call';
  const levels = chain.levels.flatMap((level) => {
    const isIn = once(() => isInside(use, level.type));
    const members = level.members.filter((one) => !(isCall && isType(one)) && (!isPrivate(one) || isIn()));
    return members.length > 0 ? [{ ...level, members }] : [];
  });
  const [first] = levels;
  if (!first) return undefined;
  const isMethod = ({ view, symbol }: Defined): boolean => view.facts.symbols[symbol]!.kind === 'method';
  if (first.members.every(isMethod)) {
    const methods = levels.flatMap((level) => {
      const members = level.members.filter(isMethod);
      return members.length > 0 ? [{ ...level, members }] : [];
    });
    return methodOf({ ...chain, levels: methods }, use, links);
  }
  const through = { declaring: first.type, self: first.type };
  const { certainty } = first.type;
  return {
    is: 'definitions',
    all: first.members.filter((one) => !isMethod(one)),
    certainty,
    rule: 'csharp-member',
    through,
  };
}

const isPrivate = ({ view, symbol }: Defined): boolean =>
  (view.facts.symbols[symbol]!.flags & SYMBOL_FLAGS.private) !== 0;

/** True for a name in the body of a type, which sees what is private there. */
function isInside({ view, occurrence }: NameUse, type: TypedValue): boolean {
  const around = view.symbolsAround(view.placeOf(occurrence));
  return type.of.some((part) => part.view === view && around.includes(part.symbol));
}

function once(answer: () => boolean): () => boolean {
  let known: boolean | undefined;
  return () => {
    known ??= answer();
    return known;
  };
}

/** What the namespaces around a name have under it, and what they use; undefined when nothing of this project. */
function inNamespaces(use: NameUse, { isType: isTypeName, arity }: Wanted, links: LinkWorld): Meaning | undefined {
  const { view, name } = use;
  const isCall = use.role === 'call' && !isTypeName;
  const whole = wholeOf(links.files);
  for (const { namespace, usings } of namespacesAround(view, view.placeOf(use.occurrence), links)) {
    if (!isCall) {
      const path = namespace === '' ? name : `${namespace}.${name}`;
      if (arity === 0 && whole.isNamespace(path, view.file.path)) return moduleOf(path);
      const own = typeIn(namespace, name, arity, view, links);
      if (own) return own;
      const alias = arity === 0 ? aliasNamed(usings, name, links) : undefined;
      if (alias) return alias;
      const used = typeUsed(usings, name, arity, view, links);
      if (used) return used;
    }
    if (isTypeName) continue;
    const members = membersUsed(usings, name, links);
    if (members.length === 0) continue;
    const [only] = members;
    if (!isCall && members.length === 1) return definition(only!, 'csharp-static-using');
    const all = members.map((one) => candidateOf(one, undefined, links));
    const given = givenAt(use, links);
    const { best } = chooseBy(given, all, links);
    return best && isCall
      ? calledWith(best, given, links)
      : { is: 'unknown', rule: 'csharp-overload', candidates: members };
  }
  return undefined;
}

function weakenedBy(meaning: Meaning, by: Certainty): Meaning {
  return meaning.is === 'definitions' && by === 'inferred' ? { ...meaning, certainty: by } : meaning;
}
