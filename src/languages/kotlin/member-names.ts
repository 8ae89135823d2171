import { LINK_TARGETS } from '../../model/index.ts';
import { platformName } from '../java/platform.ts';
import { isPackagePart } from '../java/whole-names.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Meaning, OUTSIDE, type TypedValue, UNKNOWN, type ValueType } from '../meaning.ts';
import { ofChain } from './bare-names.ts';
import { chainOf, companionOf, isOfValue, staticChain, supertypesOf } from './chains.ts';
import { extensionOf, importedExtension, visibleExtensions } from './extensions.ts';
import { aroundOf } from './levels.ts';
import { chosenFrom } from './overloads.ts';
import { wholeNamed } from './packages.ts';
import { fitOfKind, type Space } from './spaces.ts';
import { givenBy, hasStandard, resultOf } from './standard.ts';

/** The member of a value, of a type, or of a package. */
export function memberOf(value: ValueType, use: NameUse, space: Space, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  if (value.is === 'module') return inPackage(value, use, space, links);
  const around = aroundOf(view, view.placeOf(occurrence), links);
  if (value.is === 'instance' || value.is === 'type') return ofTyped(value, use, space, links);
  if (value.is === 'unknown' || (value.is === 'outside' && value.name === '')) {
    const found = importedExtension(use, space, links);
    if (found) return found;
    if (value.is === 'unknown') return libraryCall(use, value) ?? { is: 'unknown', rule: 'kotlin/receiver-unknown' };
    const may = visibleExtensions(use, links);
    return may.length > 0 ? { is: 'unknown', rule: 'kotlin/extension-unknown', candidates: may } : outside(value, use);
  }
  if (value.is === 'either') return links.member(value, name, use);
  const has = value.is === 'outside' ? hasStandard(value.name, name) : undefined;
  if (has !== true) {
    const found = extensionOf(value, use, space, around, links);
    // An extension on just that type would be of no use if the type had such a member.
    if (found) return found;
  }
  return outside(value, use);
}

/** What a scope function gives whatever it is called on. */
function libraryCall(use: NameUse, value: ValueType): Meaning | undefined {
  if (!/^(?:let|also|apply|run|use|takeIf|takeUnless)$/.test(use.name)) return undefined;
  return { is: 'outside', rule: 'kotlin/scope-function', ...givenAt(use, value) };
}

/** What something of the library gives of a value; undefined when that is not known, or is what a function at its end gives. */
function givenAt({ view, occurrence, name }: NameUse, value: ValueType): { value?: ValueType } {
  const isShown = resultOf(name) && view.linksOf(occurrence).some(({ kind }) => kind === 'result');
  if (isShown) return {};
  return { value: givenBy(name, value) ?? UNKNOWN };
}

function outside(value: ValueType, use: NameUse): Meaning {
  const said = use.view.linksOf(use.occurrence);
  // Nothing of the project can come of what has none of it.
  const isPlain =
    value.is === 'outside' &&
    value.args.length === 0 &&
    !said.some(({ kind }) => kind === 'typeArgument') &&
    said.every(({ kind, target }) => kind !== 'argument' || (target < 0 && target !== LINK_TARGETS.function));
  const given = givenAt(use, value);
  const isUnknown = given.value?.is === 'unknown';
  return { is: 'outside', rule: 'member-outside', ...(isUnknown && isPlain ? { value: OUTSIDE } : given) };
}

/** The member of a value of a type of the project, or of the type itself. */
export function ofTyped(value: TypedValue, use: NameUse, space: Space, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const isObject = value.of.every((one) => one.view.facts.symbols[one.symbol]?.kind === 'object');
  const [type] = value.of;
  const isType = value.is === 'type' && !isObject && type !== undefined;
  // `Foo::run` is a member of values.
  const asType = isType && space !== 'function';
  const companion = asType && name === 'Companion' ? companionOf(type, links) : undefined;
  if (companion) return { is: 'definitions', all: [companion], certainty: value.certainty, rule: 'kotlin/companion' };
  const chain = asType
    ? staticChain(type, name, links)
    : chainOf(
        [value],
        name,
        links,
        (one) => (one.view.facts.symbols[one.symbol]?.owner ?? '') === '' && (isObject || isOfValue(one)),
      );
  const found = ofChain(chain, use, space, links);
  if (found)
    return found.is === 'definitions' && value.certainty === 'inferred' ? { ...found, certainty: 'inferred' } : found;
  if (asType && (name === 'entries' || name === 'values' || name === 'valueOf')) {
    const one: ValueType = { is: 'instance', of: value.of, certainty: value.certainty };
    return {
      is: 'outside',
      rule: 'kotlin/enum',
      value: name === 'valueOf' ? one : { is: 'outside', name: 'List', args: [one] },
    };
  }
  if (chain.isOutside) return { is: 'outside', rule: 'no-member', value: UNKNOWN };
  const instance: TypedValue = asType ? value : { ...value, is: 'instance' };
  const extension = extensionOf(instance, use, space, aroundOf(view, view.placeOf(occurrence), links), links);
  if (extension) {
    const isSure = !chain.isOpen && value.certainty === 'exact';
    return extension.is === 'definitions' && !isSure ? { ...extension, certainty: 'inferred' } : extension;
  }
  if (chain.isOpen) {
    const given = givenAt(use, value);
    return given.value?.is !== 'unknown'
      ? { is: 'outside', rule: 'no-member', ...given }
      : { is: 'unknown', rule: 'kotlin/supertype-unknown' };
  }
  return { is: 'outside', rule: 'no-member', ...(name === 'copy' ? { value } : givenAt(use, value)) };
}

/** The member of what is above the type around. */
export function ofSuper(use: NameUse, space: Space, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const one = aroundOf(view, view.placeOf(occurrence), links).find(
    (each) => each.is === 'receiver' && !each.isFunction,
  );
  if (one?.is !== 'receiver') return { is: 'unknown', rule: 'kotlin/super-unknown' };
  const above =
    one.label === ''
      ? one.values
      : one.values.flatMap((value) => (value.is === 'instance' ? supertypesOf(value, links, value) : []));
  const chain = chainOf(above, name, links, undefined, true);
  const found = ofChain(chain, use, space, links);
  if (found) return found;
  return chain.isOpen ? { is: 'unknown', rule: 'kotlin/supertype-unknown' } : { is: 'outside', rule: 'no-member' };
}

/** What a package has: a type, a function, a package below it. */
export function inPackage(
  { path, certainty }: Pick<Extract<ValueType, { is: 'module' }>, 'path' | 'certainty'>,
  use: NameUse,
  space: Space,
  links: LinkWorld,
): Meaning {
  const { view, name, occurrence } = use;
  const whole = `${path}.${name}`;
  const { all, isAmbiguous } = wholeNamed(whole, view, links);
  const fitting = all.filter((one) => fitOfKind(one.view.facts.symbols[one.symbol]!.kind, space) > 0);
  if (isAmbiguous && fitting.length > 0) return { is: 'unknown', rule: 'kotlin/several-modules', candidates: fitting };
  const own = fitting.filter(({ view: on, symbol }) => on.facts.symbols[symbol]!.owner === '');
  const candidates = own.map((one) => ({ one, isSure: certainty === 'exact' }));
  const found = chosenFrom(candidates, use, space, 'kotlin/whole-name', links);
  if (found) return found;
  if (fitting.length > 0) return { is: 'unknown', rule: 'kotlin/overload', candidates: fitting };
  const isType = /^\p{Lu}/u.test(name) && !isPackagePart(whole, view, occurrence, links);
  if (isType || space === 'call') return { is: 'outside', rule: 'package-outside', name: platformName(whole) };
  return { is: 'module', path: whole, by: view.file.language, certainty, rule: 'package' };
}
