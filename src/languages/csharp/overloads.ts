import { LINK_STEPS, LINK_TARGETS } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import {
  type Certainty,
  commonValue,
  type Defined,
  type Meaning,
  type Receiver,
  type TypedValue,
  UNKNOWN,
  type ValueType,
  weakened,
} from '../meaning.ts';
import { ANY, type Fit, fitOf } from './conversions.ts';
import { BODIES } from './functions.ts';
import { inferred } from './inference.ts';
import type { Chain } from './members.ts';
import { arityOf } from './types.ts';

const ARRAY = LINK_STEPS.indexOf('array');

/** What a call gives. */
export interface Given {
  values: readonly Argument[];
  /** The number of type arguments; 0 when none are said. */
  typeArguments: number;
  /** These. */
  types: () => readonly ValueType[];
}
interface Argument {
  /** The name of the parameter that it is for; '' when its place says that. */
  name: string;
  value: ValueType;
}

/** A method that may be called. */
export interface Candidate {
  method: Defined;
  through: Receiver | undefined;
  parameters: readonly Parameter[];
  /** The last parameter takes any number of values. */
  isVariable: boolean;
  /** All of its type parameters are in the types of its parameters. */
  isInferable: boolean;
  /** Others that are one with it: the part that only declares it, alternatives of a condition. */
  also?: readonly Defined[];
  /** The value that its first parameter, which is none of `parameters`, is given. */
  extended?: { value: ValueType; type: ValueType; fit: Fit };
}
interface Parameter {
  name: string;
  type: ValueType;
  isOptional: boolean;
  /** What the call makes of it is in its type. */
  isGeneric: boolean;
  /** It is of the type of what it is given. */
  isOpen: boolean;
}

/** How a candidate takes the arguments. */
interface Taken {
  candidate: Candidate;
  fits: readonly Fit[];
  /** As any number of values. */
  spread: boolean;
  /** Parameters are left out. */
  partial: boolean;
  types: readonly ValueType[];
}

/** The arguments of a call. */
export function givenAt({ view, occurrence }: NameUse, links: LinkWorld): Given {
  const said = view.linksOf(occurrence);
  const values = said
    .filter(({ kind }) => kind === 'argument')
    .map((link): Argument => {
      const named =
        link.target >= 0 && link.steps.length === 0
          ? view.linksOf(link.target).find(({ kind }) => kind === 'key')
          : undefined;
      if (link.target === LINK_TARGETS.function) return { name: '', value: functionValue(link.steps) };
      // A value of a type without a name is no other.
      if (link.target === LINK_TARGETS.object) return { name: '', value: { is: 'outside', name: "'", args: [] } };
      if (!named) return { name: '', value: links.valueAt(view, occurrence, link) };
      const own = view.linksOf(link.target).find(({ kind }) => kind === 'value');
      return { name: view.nameAt(link.target), value: own ? links.valueAt(view, link.target, own) : UNKNOWN };
    });
  const types = said.filter(({ kind }) => kind === 'typeArgument');
  return {
    values,
    typeArguments: types.length,
    types: () => types.map((link) => links.typeAt(view, occurrence, link)),
  };
}

/** A function that is written out: how many it takes, and what it gives. */
function functionValue([count = 7, body = 1]: readonly number[]): ValueType {
  return { is: 'outside', name: `function ${count < 7 ? count - 1 : ''}:${BODIES[body] ?? ''}`, args: [] };
}

/** A method with what it takes; without the first parameters when it is called as a member of these. */
export function candidateOf(method: Defined, through: Receiver | undefined, links: LinkWorld): Candidate {
  const { view, name, symbol } = method;
  const taken = view.linksOf(name).filter(({ kind }) => kind === 'parameter');
  // Seen from a call its type parameters are not yet known.
  const called: Receiver = through ?? { declaring: { is: 'type', of: [method], certainty: 'exact' }, self: UNKNOWN };
  const mentioned = new Set<number>();
  const parameters = taken.map(({ target }): Parameter => {
    const said = view.linksOf(target);
    const link = said.find(({ kind }) => kind === 'type');
    const own = link && link.target >= 0 ? typeParametersIn(method, link.target, links) : [];
    for (const one of own) mentioned.add(one);
    const isGeneric = own.length > 0;
    const isOpen = link !== undefined && isGeneric && link.steps.length === 0 && isBare(view, link.target);
    const type = !link ? UNKNOWN : isOpen ? ANY : links.typeAt(view, target, link, called);
    const isOptional = said.some(({ kind }) => kind === 'value');
    return { name: view.nameAt(target), type, isOptional, isGeneric, isOpen };
  });
  return {
    ...{ method, through, parameters },
    isVariable: taken.at(-1)?.steps.includes(ARRAY) === true,
    isInferable: mentioned.size >= arityOf(view, symbol),
  };
}

const isBare = (view: FileView, occurrence: number): boolean =>
  !view.linksOf(occurrence).some(({ kind }) => kind === 'typeArgument');

/** The type parameters of the method itself that a type is, or has in it: the occurrences of their names. */
function typeParametersIn({ view, symbol }: Defined, occurrence: number, links: LinkWorld, depth = 0): number[] {
  const meaning = links.meaning(view, occurrence);
  if (meaning.is === 'definitions' && meaning.all.length === 1 && meaning.all[0]!.symbol < 0) {
    const [one] = meaning.all;
    const isOwn = one!.view === view && view.symbolsAround(view.placeOf(one!.name)).at(-1) === symbol;
    return isOwn ? [one!.name] : [];
  }
  if (depth > 4) return [];
  return view
    .linksOf(occurrence)
    .flatMap(({ kind, target }) =>
      kind === 'typeArgument' && target >= 0
        ? typeParametersIn({ view, symbol, name: -1 }, target, links, depth + 1)
        : [],
    );
}

/** The candidates that a call can mean, and the one that it does for sure. */
export interface Choice {
  best: Candidate | undefined;
  /** All arguments are known to fit it. */
  isSure: boolean;
  taken: readonly Candidate[];
}

/** Chooses by the arguments. */
export function chooseBy(given: Given, all: readonly Candidate[], links: LinkWorld): Choice {
  const taken = all.flatMap((one) => takenBy(one, given, links) ?? []);
  const best = bestOf(taken, links);
  const isSure = best?.fits.every((fit) => fit !== 'maybe') ?? false;
  return { best: best?.candidate, isSure, taken: taken.map(({ candidate }) => candidate) };
}

/** The method of a chain that a call means: of the nearest type that has one which takes the arguments. */
export function methodOf(chain: Chain, use: NameUse, links: LinkWorld): Meaning | undefined {
  const isCall = use.role === 'call';
  const given = isCall ? givenAt(use, links) : undefined;
  const every = chain.levels.flatMap(({ type, members }) =>
    members.map((method) => candidateOf(method, receiverOf(type), links)),
  );
  if (!given) {
    const [only, ...others] = withoutOverridden(every);
    return others.length === 0 ? meaningOf(only!) : oneOfThese(every, undefined, links);
  }
  const rest = [...chain.levels];
  while (rest.length > 0) {
    const { type, members } = rest.shift()!;
    const all = asOne(members.map((method) => candidateOf(method, receiverOf(type), links)));
    const { best, isSure, taken } = chooseBy(given, all, links);
    if (taken.length === 0) continue;
    // What is only not known to be impossible may be meant for a type further up.
    const others = isSure
      ? []
      : rest.flatMap((level) => {
          const further = level.members.map((method) => candidateOf(method, receiverOf(level.type), links));
          return chooseBy(given, further, links).taken.filter((one) => all.every((own) => !takesSame(own, one)));
        });
    if (!best || others.length > 0) return oneOfThese([...taken, ...others], given, links);
    const isOpen = !isSure && (chain.unknown || chain.outside.length > 0);
    return calledWith(best, given, links, isOpen ? 'inferred' : 'exact');
  }
  return undefined;
}

const takesSame = (one: Candidate, other: Candidate): boolean => signatureOf(one) === signatureOf(other);
const signatureOf = ({ parameters }: Candidate): string => parameters.map(({ type }) => keyOfType(type)).join(',');

/** What a call of a method that was chosen means. */
export function meaningOf({ method, through, also = [] }: Candidate, certainty: Certainty = 'exact'): Meaning {
  return {
    ...{ is: 'definitions', all: [method, ...also], certainty, rule: 'csharp-method' },
    ...(through && { through }),
  };
}

/** The same, with what the arguments say of its type parameters. */
export function calledWith(
  candidate: Candidate,
  given: Given,
  links: LinkWorld,
  certainty: Certainty = 'exact',
): Meaning {
  const { method, through, parameters, extended } = candidate;
  if (arityOf(method.view, method.symbol) === 0) return meaningOf(candidate, certainty);
  const values: (ValueType | undefined)[] = extended ? [extended.value] : [];
  for (const [i, { name, value }] of given.values.entries()) {
    const place = name === '' ? i : parameters.findIndex((one) => one.name === name);
    if (place >= 0) values[place + (extended ? 1 : 0)] = value;
  }
  const said = given.typeArguments > 0 ? given.types() : inferred(method, values, links);
  const args = said.map((one) => weakened(one, certainty));
  const declaring: TypedValue = { is: 'type', of: [method], certainty: 'exact', args };
  return meaningOf({ ...candidate, through: { declaring, self: through?.declaring ?? UNKNOWN } }, certainty);
}

/** One of several, of which it is not known which. What they all give is. */
export function oneOfThese(all: readonly Candidate[], given: Given | undefined, links: LinkWorld): Meaning {
  const gives = commonValue(all.map((one) => links.returned(given ? calledWith(one, given, links) : meaningOf(one))));
  return { is: 'unknown', rule: 'csharp-overload', candidates: all.map(({ method }) => method), gives };
}

const receiverOf = (declaring: TypedValue): Receiver => ({ declaring, self: declaring });

/** Those of one type that take the same are one. */
export function asOne(all: readonly Candidate[]): readonly Candidate[] {
  if (all.length < 2) return all;
  const found = new Map<string, Candidate>();
  for (const one of all) {
    const key = `${arityOf(one.method.view, one.method.symbol)} ${signatureOf(one)}`;
    const before = key.includes('?') ? undefined : found.get(key);
    if (before) found.set(key, { ...before, also: [...(before.also ?? []), one.method] });
    else found.set(before === undefined && found.has(key) ? `${key}${found.size}` : key, one);
  }
  return [...found.values()];
}

/** The nearest of those that take the same. */
function withoutOverridden(all: readonly Candidate[]): readonly Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const one of all) {
    const key = signatureOf(one);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}

function keyOfType(value: ValueType): string {
  if (value.is === 'many') return `${keyOfType(value.of)}[]`;
  if (value.is === 'outside') return `${value.name}<${value.args.map(keyOfType).join(',')}>`;
  if (value.is === 'instance' || value.is === 'type')
    return value.of.map(({ view, name }) => `${view.file.id}:${name}`).join(' ');
  return '?';
}

/** How a candidate takes arguments; undefined when it cannot. */
function takenBy(candidate: Candidate, given: Given, links: LinkWorld): Taken | undefined {
  const { parameters, isVariable, method } = candidate;
  if (given.typeArguments > 0 && arityOf(method.view, method.symbol) !== given.typeArguments) return undefined;
  // What is made of nothing that is given has to be said.
  if (given.typeArguments === 0 && !candidate.isInferable) return undefined;
  return (
    placed(candidate, given, false, links) ??
    (isVariable && parameters.length > 0 ? placed(candidate, given, true, links) : undefined)
  );
}

function placed(candidate: Candidate, given: Given, spread: boolean, links: LinkWorld): Taken | undefined {
  const { parameters } = candidate;
  const { extended } = candidate;
  const fits: Fit[] = extended ? [extended.fit] : [];
  const types: ValueType[] = extended ? [extended.type] : [];
  const filled = new Set<number>();
  for (const [i, { name, value }] of given.values.entries()) {
    const last = parameters.length - 1;
    const place = name !== '' ? parameters.findIndex((one) => one.name === name) : spread ? Math.min(i, last) : i;
    const parameter = parameters[place];
    if (!parameter) return undefined;
    const isRest = spread && place === last;
    const written = isRest ? (parameter.type.is === 'many' ? parameter.type.of : UNKNOWN) : parameter.type;
    const isOpen = parameter.isOpen && given.typeArguments === 0;
    const fit = isOpen ? fitOfOpen(value) : fitOf(value, written, links);
    if (fit === 'no') return undefined;
    fits.push(parameter.isGeneric && !isOpen ? 'maybe' : fit);
    types.push(isOpen ? value : written);
    filled.add(place);
  }
  const missing = parameters.filter((_, i) => !filled.has(i));
  const isLeftOut = (one: Parameter): boolean => one.isOptional || (spread && one === parameters.at(-1));
  if (!missing.every(isLeftOut)) return undefined;
  return { candidate, fits, types, spread, partial: missing.some(({ isOptional }) => isOptional) };
}

/** The one that is surely meant, whatever is not known. */
function bestOf(taken: readonly Taken[], links: LinkWorld): Taken | undefined {
  if (taken.length < 2) return taken[0];
  const same = taken.filter(({ fits, types }) => fits.every((fit, i) => fit === 'same' && types[i]!.is !== 'unknown'));
  if (same.length > 0) {
    const least = Math.min(...same.map(rank));
    const [first, ...others] = same.filter((one) => rank(one) === least);
    return others.length === 0 ? first : undefined;
  }
  const better = taken.find(
    (one) =>
      one.fits.every((fit) => fit !== 'maybe') && taken.every((other) => other === one || isBetter(one, other, links)),
  );
  // Of those that take the same, whatever is given, the one with the least is meant.
  return (
    better ??
    taken.find((one) => taken.every((other) => other === one || (isAlike(one, other) && rank(one) < rank(other))))
  );
}

/** True when both take the arguments as the same types. */
function isAlike({ types }: Taken, { types: others }: Taken): boolean {
  const keys = types.map(keyOfType);
  return keys.every((key, i) => key === keyOfType(others[i]!) && !key.includes('?'));
}

/** True when the first takes the arguments by better conversions, or by the same without leaving any out. */
function isBetter(one: Taken, other: Taken, links: LinkWorld): boolean {
  const fits = one.types.map((type, i): Fit => {
    // What needs no conversion is better than what does.
    const isExact = one.fits[i] === 'same' && type.is !== 'unknown';
    return isExact && other.fits[i] !== 'same' ? 'strict' : fitOf(type, other.types[i]!, links);
  });
  if (!fits.every((fit) => fit === 'same' || fit === 'strict')) return false;
  if (fits.includes('strict')) return true;
  return rank(one) < rank(other);
}

/** Of those that take arguments equally well the one with the least is meant. */
const rank = ({ spread, partial, candidate }: Taken): number =>
  (candidate.parameters.some(({ isGeneric }) => isGeneric) ? 4 : 0) + (spread ? 2 : 0) + (partial ? 1 : 0);

/** How a value goes where its own type is taken: what has none of its own says nothing of it. */
function fitOfOpen(value: ValueType): Fit {
  if (value.is !== 'outside') return 'same';
  if (value.name === 'null') return 'maybe';
  return value.name.startsWith('function') || value.name === 'array' ? 'no' : 'same';
}
