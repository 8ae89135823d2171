import { comparePlaces, ROLES, type StoredBinding } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import { isPackagePart } from '../java/whole-names.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Certainty, type Meaning, OUTSIDE, UNKNOWN, type ValueType } from '../meaning.ts';
import { type Chain, chainOf, staticChain, TYPES } from './chains.ts';
import { extensionOf } from './extensions.ts';
import { handedTo, lambdaOf } from './lambdas.ts';
import { type Around, aroundOf } from './levels.ts';
import { chosenFrom, throughOf } from './overloads.ts';
import { fileLevels, packageOf } from './packages.ts';
import { fitOfKind, type Space } from './spaces.ts';
import { isStandardFunction, madeBy, resultOf } from './standard.ts';

/** What a name without a receiver means: of locals, of what is `this`, of the types around, of imports and the package. */
export function bareName(use: NameUse, space: Space, links: LinkWorld): Meaning {
  const { view, name, occurrence } = use;
  const place = view.placeOf(occurrence);
  const local = localNamed(use, space, links);
  if (local) return local;
  if (name === 'it' && space === 'value') return { is: 'outside', rule: 'kotlin/it', value: itAt(use, links) };
  const around = aroundOf(view, place, links);
  let certainty: Certainty = 'exact';
  let isOpen = false;
  for (const one of around) {
    if (one.is === 'unknown') {
      if (space !== 'type') {
        certainty = 'inferred';
        isOpen = true;
      }
      continue;
    }
    const chain = chainAround(one, use, links);
    const found = ofChain(chain, use, space, links);
    if (found) return weakened(found, certainty);
    if (space === 'type') continue;
    const rest = one.is === 'receiver' ? ofExtensions(one, use, space, around, links) : undefined;
    if (rest) return weakened(rest, chain.isOpen ? 'inferred' : certainty);
    if (chain.isOutside && one.is === 'receiver')
      return { is: 'outside', rule: 'kotlin/inherited-outside', value: UNKNOWN };
    if (chain.isOpen) {
      certainty = 'inferred';
      isOpen = true;
    }
  }
  for (const { all, isAmbiguous, outside } of fileLevels(name, view, links)) {
    const own = all.filter(({ view: on, symbol }) => (on.facts.symbols[symbol]?.owner ?? '') === '');
    const fitting = own.filter(({ view: on, symbol }) => fitOfKind(on.facts.symbols[symbol]!.kind, space) > 0);
    if (isAmbiguous && fitting.length > 0)
      return { is: 'unknown', rule: 'kotlin/several-modules', candidates: fitting };
    const found = chosenFrom(
      own.map((one) => ({ one, isSure: true })),
      use,
      space,
      'kotlin/package',
      links,
    );
    // Few have functions with the names of types.
    if (found) return weakened(found, space !== 'type' && /^\p{Lu}/u.test(name) ? 'exact' : certainty);
    if (outside !== undefined)
      return { is: 'outside', rule: 'import-outside', name: outside, ...valueOfOutside(use, space, links) };
  }
  const isKnown = space === 'value' && isPackage(use);
  if (isKnown || (space !== 'call' && isPackagePart(name, view, occurrence, links))) {
    const sure = isOpen && !isKnown ? 'inferred' : 'exact';
    return { is: 'module', path: name, by: view.file.language, certainty: sure, rule: 'package' };
  }
  const known = valueOfOutside(use, space, links);
  // Nothing but types mostly has a name like this.
  const isType = /^\p{Lu}\p{Ll}/u.test(name);
  if (isOpen && space !== 'type' && !known.value && !isType && !isStandardFunction(name))
    return { is: 'unknown', rule: 'kotlin/receiver-unknown' };
  return { is: 'outside', rule: 'unbound', name, ...known };
}

function chainAround(one: Exclude<Around, { is: 'unknown' }>, use: NameUse, links: LinkWorld): Chain {
  const { name, view } = use;
  if (one.is === 'static') return staticChain(one.type, name, links);
  const chain = chainOf(one.values, name, links, (each) => !isExtensionOrType(each));
  if (one.isFunction) return chain;
  // What an object without a name has itself.
  const own = view
    .boundAs(name)
    .inScope(one.scope)
    .filter(({ symbol }) => symbol >= 0);
  const isNamed =
    one.values.length === 1 &&
    own.every(
      ({ symbol }) =>
        view.facts.symbols[symbol]!.parent >= 0 &&
        TYPES.has(view.facts.symbols[view.facts.symbols[symbol]!.parent]!.kind),
    );
  if (own.length === 0 || (isNamed && chain.levels.length > 0)) return chain;
  const members = own.map(({ symbol }) => links.defined(view, symbol)).filter((each) => !isExtensionOrType(each));
  if (members.length === 0) return chain;
  const level = { type: { is: 'instance' as const, of: [], certainty: 'exact' as const }, members, isSure: true };
  return { ...chain, levels: [level, ...chain.levels] };
}

const isExtensionOrType = ({ view, symbol }: { view: FileView; symbol: number }): boolean => {
  const one = view.facts.symbols[symbol];
  return one !== undefined && (one.owner !== '' || TYPES.has(one.kind));
};

/** Which member of a chain is meant; undefined when it has none that can be. */
export function ofChain({ levels }: Chain, use: NameUse, space: Space, links: LinkWorld): Meaning | undefined {
  const all = levels.flatMap(({ type, members, isSure }) =>
    members.map((one) => ({ one, isSure, ...(type.of.length > 0 && { through: throughOf(type) }) })),
  );
  return all.length === 0 ? undefined : chosenFrom(all, use, space, 'kotlin/member', links);
}

function ofExtensions(
  one: Around & { is: 'receiver' },
  use: NameUse,
  space: Space,
  around: readonly Around[],
  links: LinkWorld,
): Meaning | undefined {
  for (const value of one.values) {
    const found = extensionOf(value, use, space, around, links);
    if (found) return found;
  }
  return undefined;
}

/** What is defined in the functions around a name, or taken by the type around it while that is made. */
function localNamed(use: NameUse, space: Space, links: LinkWorld): Meaning | undefined {
  const { view, name, occurrence } = use;
  const { scopes, symbols } = view.facts;
  const place = view.placeOf(occurrence);
  const named = view.boundAs(name);
  if (!named.hasInner) return undefined;
  for (let scope = view.scopeAt(place); scope > 0; scope = scopes[scope]!.parent) {
    const isClass = scopes[scope]!.kind === 'class';
    const visible = named
      .inScope(scope)
      .filter(
        (one) =>
          one.kind !== 'import' &&
          fitOfKind(symbols[one.symbol]?.kind ?? one.kind, space) > 0 &&
          (isClass ? one.symbol < 0 && (one.kind === 'type-parameter' || !isInFunction(use, scope)) : true) &&
          comparePlaces({ line: one.visibleLine, column: one.visibleColumn }, place) <= 0,
      );
    const found = latest(visible, view, space, links);
    if (found) return found;
  }
  return undefined;
}

function latest(
  visible: readonly StoredBinding[],
  view: FileView,
  space: Space,
  links: LinkWorld,
): Meaning | undefined {
  const { symbols } = view.facts;
  const fits = visible.map((one) => fitOfKind(symbols[one.symbol]?.kind ?? one.kind, space));
  const best = Math.max(0, ...fits);
  const last = visible
    .filter((_, i) => fits[i] === best)
    .sort(comparePlaces)
    .at(-1);
  if (!last || best === 0) return undefined;
  return links.definedBy(view, last, 'scope');
}

/** True in a function of the type whose scope it is: what its constructor takes is not seen there. */
function isInFunction({ view, occurrence }: NameUse, scope: number): boolean {
  const { startLine, startColumn } = view.facts.scopes[scope]!;
  const around = view.symbolsAround(view.placeOf(occurrence));
  return around.some((one) => {
    const { kind, startLine: line, startColumn: column } = view.facts.symbols[one]!;
    const isInside = line > startLine || (line === startLine && column > startColumn);
    return isInside && (kind === 'method' || kind === 'function' || kind === 'constructor');
  });
}

/** The value of `it`: what the innermost function without parameters of its own is given. */
function itAt({ view, occurrence }: NameUse, links: LinkWorld): ValueType {
  const { scopes, bindings } = view.facts;
  for (let scope = view.scopeAt(view.placeOf(occurrence)); scope >= 0; scope = scopes[scope]!.parent) {
    if (scopes[scope]!.kind !== 'function') continue;
    const said = lambdaOf(view, scope);
    if (!said || bindings.some((one) => one.scope === scope && one.kind === 'parameter')) continue;
    if (said.target < 0) return UNKNOWN;
    const handed = handedTo(view, said, links);
    if (!handed) return UNKNOWN;
    if (handed.parameters.length > 0) return handed.parameters[0]!;
  }
  return UNKNOWN;
}

function weakened(meaning: Meaning, by: Certainty): Meaning {
  return meaning.is === 'definitions' && by === 'inferred' ? { ...meaning, certainty: by } : meaning;
}

/** What a function of the library gives of what it is called with. */
function valueOfOutside({ view, occurrence, name }: NameUse, space: Space, links: LinkWorld): { value?: ValueType } {
  if (space !== 'call') return {};
  const said = view.linksOf(occurrence);
  const [type, first] = [
    said.find(({ kind }) => kind === 'typeArgument'),
    said.find(({ kind }) => kind === 'argument'),
  ];
  const shown = said.find(({ kind }) => kind === 'result');
  if (shown && resultOf(name)) return {};
  const value = madeBy(
    name,
    type && links.typeAt(view, occurrence, type),
    first ? links.valueAt(view, occurrence, first) : OUTSIDE,
  );
  if (value) return { value };
  // Of a type of a dependency the arguments are kept.
  if (/^\p{Lu}/u.test(name)) {
    const args = said.filter(({ kind }) => kind === 'typeArgument').map((link) => links.typeAt(view, occurrence, link));
    return { value: { is: 'outside', name, args } };
  }
  return {};
}

/** True for the first part of a package: of this file, or of one that it imports from. */
function isPackage({ view, name, occurrence }: NameUse): boolean {
  if (ROLES[view.occurrences.role[occurrence]!] === 'call') return false;
  const starts = (whole: string): boolean => whole === name || whole.startsWith(`${name}.`);
  return (
    name === 'java' ||
    name === 'kotlin' ||
    starts(packageOf(view)) ||
    view.facts.imports.some(({ specifier }) => starts(specifier))
  );
}
