import { LINK_STEPS, LINK_TARGETS, NO_ARGUMENT, SYMBOL_FLAGS } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Defined, type Meaning, OUTSIDE, type Receiver, UNKNOWN, type ValueType } from '../meaning.ts';
import { functionOf, promoted, sumOf } from './conversions.ts';
import type { NameSpace } from './name-spaces.ts';
import {
  handedValue,
  hasMember,
  isPlatformType,
  LITERALS,
  memberValue,
  OBJECT,
  type OutsideValue,
  type TypeValues,
  takenBy,
} from './platform.ts';

const ARRAY = LINK_STEPS.indexOf('array');
/** Of a number or a text: what it is in a sum with an integer. */
const SUM = LINK_STEPS.indexOf('await');
const CONSTRUCT = LINK_STEPS.indexOf('construct');
const INT: ValueType = { is: 'outside', name: 'int', args: [] };

/** The value at a link. What is made, or cast, is of the type that is named with its arguments. */
export function valueAt(view: FileView, occurrence: number, link: Link, links: LinkWorld): ValueType {
  const { kind, target, steps } = link;
  const [first, ...rest] = steps;
  if (kind === 'argument' && target === LINK_TARGETS.function) return functionOf(steps);
  if (steps.at(-1) === SUM) return promoted(valueAt(view, occurrence, { ...link, steps: steps.slice(0, -1) }, links));
  if (target < 0) return links.valueAt(view, occurrence, link);
  if (first === CONSTRUCT) return links.typeAt(view, occurrence, { ...link, steps: rest });
  if (first === undefined) {
    const meaning = links.meaning(view, target);
    const [only] = meaning.is === 'definitions' ? meaning.all : [];
    const passed =
      only && only.symbol < 0 ? only.view.linksOf(only.name).find(({ kind }) => kind === 'passed') : undefined;
    if (only && passed) return passedValue(only.view, passed, links);
    const isBare = !view.linksOf(target).some(({ kind }) => kind === 'member');
    if (only && isBare && meaning.is === 'definitions' && meaning.all.length === 1) {
      const value = links.valueAt(view, occurrence, link);
      return value.is === 'unknown' ? (leastDeclared(only, links) ?? value) : value;
    }
  }
  return links.valueAt(view, occurrence, link);
}

/** What a value of the language or a dependency has under a name. */
export function platformMember(value: ValueType, use: NameUse, space: NameSpace, links: LinkWorld): Meaning {
  const rule = 'member-outside';
  const { view, occurrence, name } = use;
  if (value.is === 'many')
    return { is: 'outside', rule, value: name === 'length' ? INT : name === 'clone' ? value : UNKNOWN };
  if (value.is !== 'outside') return { is: 'unknown', rule };
  const type = LITERALS[value.name] ?? value.name;
  if (!isPlatformType(type) && space === 'type') return { is: 'outside', rule };
  if (!isPlatformType(type)) return { is: 'outside', rule, value: isPlain(value) ? OUTSIDE : UNKNOWN };
  const inner = `${type}.${name}`;
  if (space === 'type' || (space === 'value' && isPlatformType(inner))) return { is: 'outside', rule, name: inner };
  const given = givenTo(view, occurrence, links);
  return {
    is: 'outside',
    rule,
    value: memberValue(type, name, space === 'method' ? given.count : -1, { args: value.args, ...given }),
  };
}

/** What a type of the project inherits of the platform under a name; where it does not say what that gives, no value. */
export function inheritedMember(
  outside: readonly OutsideValue[],
  use: NameUse,
  space: NameSpace,
  links: LinkWorld,
): Meaning & { is: 'outside' } {
  const all = [...outside, OBJECT].map((type) => ({ type, has: hasMember(type.name, use.name, space) }));
  const from = all.every(({ has }) => has !== undefined) ? all.find(({ has }) => has) : undefined;
  // Each enumeration has two methods of its own that nobody writes.
  const constant = outside.find(({ name }) => name === 'Enum')?.args[0];
  const isMade = constant && space === 'method' && givenTo(use.view, use.occurrence, links).count < 2;
  if (isMade && use.name === 'values') return { is: 'outside', rule: 'no-member', value: { is: 'many', of: constant } };
  if (isMade && use.name === 'valueOf') return { is: 'outside', rule: 'no-member', value: constant };
  const found = from && platformMember(from.type, use, space, links);
  return { is: 'outside', rule: 'no-member', ...(found?.is === 'outside' && found.value && { value: found.value }) };
}

/** Literals and primitive values give nothing of a project. */
const isPlain = (value: ValueType): boolean => value.is === 'outside' && /^\p{Ll}+$/u.test(value.name);

/** The values that a call is given. */
export function givenValues(view: FileView, occurrence: number, links: LinkWorld): ValueType[] {
  return view
    .linksOf(occurrence)
    .filter(({ kind }) => kind === 'argument')
    .map((link, place) => argumentAt(view, occurrence, link, place, links));
}

function argumentAt(view: FileView, occurrence: number, link: Link, place: number, links: LinkWorld): ValueType {
  const value = valueAt(view, occurrence, link, links);
  const parts = view.linksOf(occurrence).filter(({ kind }) => kind === 'option');
  const own = parts.filter(({ steps }) => steps.at(-1) === place + 1);
  if (own.length === 0 || parts.some(({ steps }) => steps.length === 0)) return value;
  const values = own.map((part) => valueAt(view, occurrence, { ...part, steps: part.steps.slice(0, -1) }, links));
  return sumOf(values, value);
}

/** The arguments of a call, looked at only when they are needed. */
function givenTo(view: FileView, occurrence: number, links: LinkWorld): { count: number; given: TypeValues['given'] } {
  const all = view.linksOf(occurrence).filter(({ kind }) => kind === 'argument');
  return {
    count: all.length,
    given: (place) => {
      const link = all[place];
      const value = link ? argumentAt(view, occurrence, link, place, links) : UNKNOWN;
      const isNothing = value.is === 'outside' && /^(?:|null|function.*|array)$/.test(value.name);
      return isNothing ? UNKNOWN : value;
    },
  };
}

/** The value of a parameter of a function that is an argument of a call. */
function passedValue(view: FileView, { target, steps }: Link, links: LinkWorld): ValueType {
  const [argument = 0, parameter = 0] = steps;
  if (target < 0) return UNKNOWN;
  const called = links.meaning(view, target);
  if (called.is === 'definitions' && called.all.length === 1) {
    const { view: on, name } = called.all[0]!;
    if (argument === NO_ARGUMENT) return takenByFunction(givenType(on, name, called.through, links), parameter, links);
    const taken = on.linksOf(name).filter(({ kind }) => kind === 'parameter');
    const link = taken[argument] ?? taken.at(-1);
    if (!link || (!taken[argument] && !link.steps.includes(ARRAY))) return UNKNOWN;
    const type = writtenType(on, link.target, called.through, links);
    return takenByFunction(type.is === 'many' && link.steps.includes(ARRAY) ? type.of : type, parameter, links);
  }
  const member = view.linksOf(target).find(({ kind }) => kind === 'member');
  if (called.is !== 'outside' || !member) return UNKNOWN;
  const receiver = valueAt(view, target, member, links);
  if (receiver.is !== 'outside') return UNKNOWN;
  const given = givenTo(view, target, links);
  const values = { args: receiver.args, ...given };
  return handedValue(receiver.name, view.nameAt(target), given.count, [argument, parameter], values);
}

/** The type of what a function is given to: a variable, or a method that returns it. */
function givenType(view: FileView, name: number, through: Receiver | undefined, links: LinkWorld): ValueType {
  const link = view.linksOf(name).find(({ kind }) => kind === 'type' || kind === 'returns');
  return link ? links.typeAt(view, name, link, through) : UNKNOWN;
}

/** What the only method of an interface takes in a place. */
function takenByFunction(type: ValueType, parameter: number, links: LinkWorld): ValueType {
  if (type.is === 'outside') return takenBy(type.name, parameter, type.args) ?? UNKNOWN;
  const [one, ...others] = type.is === 'instance' ? type.of : [];
  if (type.is !== 'instance' || !one || others.length > 0) return UNKNOWN;
  const { symbols } = one.view.facts;
  const methods = one.view
    .childrenOf(one.symbol)
    .filter((child) => symbols[child]!.kind === 'method' && symbols[child]!.flags & SYMBOL_FLAGS.abstract);
  const [method] = methods;
  if (method === undefined || methods.length > 1) return UNKNOWN;
  const name = one.view.nameOfSymbol(method);
  const taken = one.view.linksOf(name).filter(({ kind }) => kind === 'parameter')[parameter];
  return taken ? writtenType(one.view, taken.target, { declaring: type, self: type }, links) : UNKNOWN;
}

/** The type that a parameter is declared with. */
function writtenType(view: FileView, name: number, through: Receiver | undefined, links: LinkWorld): ValueType {
  const link = view.linksOf(name).find(({ kind }) => kind === 'type');
  return link ? links.typeAt(view, name, link, through) : UNKNOWN;
}

/** What a type parameter is at least: any object, where nothing is said. */
function leastOf({ view, name }: Defined, through: Receiver | undefined, links: LinkWorld): ValueType {
  const bound = view.linksOf(name).find(({ kind }) => kind === 'extends');
  const least = bound ? links.typeAt(view, name, bound, through) : OBJECT;
  return least.is === 'type' ? { ...least, is: 'instance' } : least;
}

/** What a value is at least that is declared with a type parameter. */
function leastDeclared({ view, name }: Defined, links: LinkWorld): ValueType | undefined {
  const [link, ...others] = view.linksOf(name).filter(({ kind }) => kind === 'type');
  if (!link || others.length > 0 || link.target < 0 || link.steps.length > 0) return undefined;
  const meaning = links.meaning(view, link.target);
  const [parameter] = meaning.is === 'definitions' ? meaning.all : [];
  const isParameter = parameter && parameter.view.bindingAt(parameter.name)?.kind === 'type-parameter';
  return isParameter ? leastOf(parameter, undefined, links) : undefined;
}

/** The same for what it takes: a type parameter of which nothing is known is any object. */
export function declaredType(view: FileView, name: number, through: Receiver | undefined, links: LinkWorld): ValueType {
  const link = view.linksOf(name).find(({ kind }) => kind === 'type');
  if (!link) return UNKNOWN;
  const meaning = link.target < 0 ? undefined : links.meaning(view, link.target);
  const isParameter = meaning?.is === 'definitions' && meaning.all.every(({ symbol }) => symbol < 0);
  if (!isParameter) return links.typeAt(view, name, link, through);
  const plain = links.typeAt(view, name, { ...link, steps: [] }, through);
  let type = plain.is === 'unknown' ? leastOf(meaning.all[0]!, through, links) : plain;
  for (const step of link.steps) if (step === ARRAY) type = { is: 'many', of: type };
  return type;
}
