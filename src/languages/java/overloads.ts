import { LINK_STEPS, SYMBOL_FLAGS } from '../../model/index.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import {
  type Defined,
  identityOfDefined,
  type Meaning,
  type Receiver,
  type TypedValue,
  type ValueType,
} from '../meaning.ts';
import { isAccessible } from './access.ts';
import { type Chain, isInterfaceType } from './classes.ts';
import { type Fit, fitOf } from './conversions.ts';
import type { NameSpace } from './name-spaces.ts';
import { hasMember, isFinal, OBJECT, type OutsideValue, platformMethods } from './platform.ts';
import { declaredType, givenValues, inheritedMember } from './platform-values.ts';

const ARRAY = LINK_STEPS.indexOf('array');

/** A method that may be called. */
interface Candidate {
  /** Undefined for a method of the platform. */
  method: Defined | undefined;
  /** The type that has it. */
  declaring: TypedValue | OutsideValue;
  parameters: readonly ValueType[];
  /** The last parameter takes any number of values. */
  isVariable: boolean;
  /** False when another type may have it first, or has it as well. */
  isSure: boolean;
}

/** How a candidate takes the arguments: by subtypes (1), with boxes (2), as any number of values (3). */
interface Taken {
  candidate: Candidate;
  phase: 1 | 2 | 3;
  /** False when it is only not known to be impossible. */
  sure: boolean;
  /** No type of a dependency can have a method that fits better. */
  closest: boolean;
  /** So many arguments are of the very type that is taken. */
  alike: number;
}

/**
 * Which of the members that a type has under a name is meant: of methods the one that the arguments fit best. `ofType`:
 * the type is named, so that it is a static one.
 */
export function chosenFrom(chain: Chain, use: NameUse, space: NameSpace, links: LinkWorld, ofType = false): Meaning {
  const [first] = chain.levels;
  if (!first) return { is: 'outside', rule: 'no-member' };
  if (space !== 'method') {
    const through: Receiver = { declaring: first.type, self: first.type };
    return {
      is: 'definitions',
      all: first.members,
      certainty: first.isSure ? 'exact' : 'inferred',
      rule: 'member',
      through,
    };
  }
  const { all, ...every } = links.foundOf(chain, `candidates ${use.name}`, () => {
    const found = candidatesOf(chain, use.name, links);
    return { all: found, ...told(found, chain, use.name, links) };
  });
  const seen = all.filter(({ method }) => method && isAccessible(method, use.view, use.occurrence));
  const isPart = seen.length > 0 && seen.length < all.length;
  const { own, inherited, whole } = isPart ? told(seen, chain, use.name, links) : every;
  if (use.role !== 'call') {
    // What is not called says nothing of its arguments.
    const [only, ...others] = whole;
    const isOpen = !inherited && isOpenFor(chain, use.name);
    return only?.method && others.length === 0 ? meaningOf(only, isOpen ? 'inferred' : 'exact') : candidates(own);
  }
  const given = givenValues(use.view, use.occurrence, links);
  if (inherited) {
    const taken = whole.flatMap((one) => takenBy(one, given, links) ?? []);
    const best = bestOf(taken, links);
    if (best?.candidate.method) return meaningOf(best.candidate, 'exact');
    if (best) return { ...inheritedMember(chain.outside, use, space, links), rule: 'overload-outside' };
  }
  const isOpen = isOpenFor(ofType ? chain.classes : chain, use.name);
  const taken = own.flatMap((one) => takenBy(one, given, links) ?? []);
  const best = bestOf(taken, links);
  // A type of a dependency may have an overload that fits better, unless this is the one it would be.
  if (best) return meaningOf(best.candidate, isOpen && given.length > 0 && !best.closest ? 'inferred' : 'exact');
  if (taken.length > 0)
    return candidates(
      inOrder(taken).map(({ candidate }) => candidate),
      true,
    );
  if (isOpen || hasMember('Object', use.name, space)) return { is: 'outside', rule: 'overload-outside' };
  return candidates(own);
}

/** The methods that the types of a chain have under a name. */
function candidatesOf(chain: Chain, name: string, links: LinkWorld): Candidate[] {
  return chain.levels.flatMap((level) => {
    const isSure = level.isSure || overridesAll(chain, level.type, name, links);
    return level.members.map((method) => candidateOf(method, level.type, isSure, links));
  });
}

/** Candidates by what they are beside each other. */
interface Told {
  /** Those that no other one overrides. */
  own: readonly Candidate[];
  /** What the chain has of the platform; undefined when not all above it is known. */
  inherited: readonly Candidate[] | undefined;
  /** Both. */
  whole: readonly Candidate[];
}

function told(all: readonly Candidate[], chain: Chain, name: string, links: LinkWorld): Told {
  const own = withoutOverridden(all, links);
  const inherited = inheritedFromPlatform(chain, name);
  return { own, inherited, whole: inherited ? withPlatform(own, inherited, chain, links) : own };
}

/** True when a type that is not of the project, or not known, may have a method of a name. */
function isOpenFor({ unknown, outside }: Chain['classes'], name: string): boolean {
  return unknown || outside.some((type) => hasMember(type.name, name, 'method') !== false);
}

/** The methods of a name that a chain has of the platform; undefined when not all above it is known. */
function inheritedFromPlatform({ unknown, outside, levels }: Chain, name: string): readonly Candidate[] | undefined {
  // What imports bring has no type above it.
  const isOfType = levels.some(({ type }) => type.of.length > 0);
  const types = isOfType ? [...outside, OBJECT] : outside;
  const found = types.map((type) => platformMethods(type.name, type.args, name));
  if (unknown || found.some((one) => one === undefined)) return undefined;
  return found.flatMap((all) =>
    all!.map(({ type: declaring, ...method }) => ({ ...method, declaring, method: undefined, isSure: true })),
  );
}

/** With those of the platform that none of the project overrides, or that hide one of an interface. */
function withPlatform(
  own: readonly Candidate[],
  inherited: readonly Candidate[],
  { isInterface: ofInterface, start }: Chain,
  links: LinkWorld,
): readonly Candidate[] {
  const found = new Map(own.map((one) => [keyOf(one), one]));
  for (const one of inherited) {
    const key = keyOf(one);
    const alike = found.has(key) ? undefined : own.find((other) => mayBeSame(other, one));
    if (alike) {
      found.set(keyOf(alike), { ...alike, isSure: false });
      continue;
    }
    const before = found.get(key);
    const hides = before && !ofInterface && isInterface(before) && isObject(one);
    // What an interface only inherits javac takes from what any object has, unlike the definition of Java.
    const isDisputed = before && ofInterface && isObject(one) && !start.includes(before.declaring);
    if (!before || hides) found.set(key, one);
    else if (isDisputed) found.set(key, { ...before, isSure: false });
    else if (before.method && !isBelow(before, one, links) && isInterface(before)) {
      found.set(key, { ...before, isSure: isObject(one) });
    }
  }
  return [...found.values()];
}

/** True unless it is known that they take something else. */
function mayBeSame({ parameters: some }: Candidate, { parameters: others }: Candidate): boolean {
  return (
    some.length === others.length &&
    some.every((type, i) => [keyOfType(others[i]!), '?'].includes(keyOfType(type)) || keyOfType(others[i]!) === '?')
  );
}

const isObject = ({ declaring }: Candidate): boolean => declaring.is === 'outside' && declaring.name === 'Object';
const keyOf = ({ parameters }: Candidate): string => parameters.map(keyOfType).join(',');

function meaningOf({ method, declaring, isSure }: Candidate, proven: 'exact' | 'inferred'): Meaning {
  const certainty = isSure ? proven : 'inferred';
  const through: Receiver | undefined = declaring.is === 'outside' ? undefined : { declaring, self: declaring };
  return { is: 'definitions', all: method ? [method] : [], certainty, rule: 'method', ...(through && { through }) };
}

function candidates(all: readonly Candidate[], ordered = false): Meaning {
  const methods = all.flatMap(({ method }) => method ?? []);
  return { is: 'unknown', rule: 'overload', candidates: methods, ...(ordered && { ordered }) };
}

const inOrder = (taken: readonly Taken[]): Taken[] =>
  [...taken].sort(
    (a, b) =>
      Number(b.sure) - Number(a.sure) ||
      a.phase - b.phase ||
      Number(a.candidate.isVariable) - Number(b.candidate.isVariable) ||
      b.alike - a.alike,
  );

function candidateOf(method: Defined, declaring: TypedValue, isSure: boolean, links: LinkWorld): Candidate {
  const { view, name } = method;
  const through: Receiver = { declaring, self: declaring };
  const said = view.linksOf(name).filter(({ kind }) => kind === 'parameter');
  return {
    method,
    declaring,
    parameters: said.map(({ target }) => declaredType(view, target, through, links)),
    isVariable: said.at(-1)?.steps.includes(ARRAY) === true,
    isSure,
  };
}

/** True when a type is below all of the dependencies that may have the name: then what it has overrides theirs. */
function overridesAll({ outside, unknown }: Chain, type: TypedValue, name: string, links: LinkWorld): boolean {
  return (
    !unknown &&
    outside.every((above) => hasMember(above.name, name, 'method') === false || fitOf(type, above, links) === 'strict')
  );
}

/** Each once: what overrides another has the same types. Of types that know nothing of each other a class comes first. */
function withoutOverridden(all: readonly Candidate[], links: LinkWorld): readonly Candidate[] {
  if (all.length < 2) return all;
  const seen = new Map<string, Candidate>();
  for (const one of all) {
    const key = keyOf(one);
    const before = seen.get(key);
    if (!before) seen.set(key, one);
    else if (isBelow(one, before, links)) seen.set(key, one);
    else if ((isInterface(before) || isAbstract(before)) && !isBelow(before, one, links))
      seen.set(key, { ...before, isSure: false });
  }
  return [...seen.values()];
}

function isBelow({ declaring: one }: Candidate, { declaring: other }: Candidate, links: LinkWorld): boolean {
  return fitOf(one, other, links) === 'strict';
}

function isAbstract({ method }: Candidate): boolean {
  return method !== undefined && ((method.view.facts.symbols[method.symbol]?.flags ?? 0) & SYMBOL_FLAGS.abstract) !== 0;
}

function isInterface({ declaring }: Candidate): boolean {
  return declaring.is !== 'outside' && isInterfaceType(declaring);
}

function keyOfType(value: ValueType): string {
  if (value.is === 'many') return `${keyOfType(value.of)}[]`;
  if (value.is === 'outside') return value.name;
  if (value.is === 'instance' || value.is === 'type') return value.of.map(identityOfDefined).join(' ');
  return '?';
}

/** How a candidate takes arguments; undefined when it cannot. */
function takenBy(candidate: Candidate, given: readonly ValueType[], links: LinkWorld): Taken | undefined {
  const { parameters, isVariable } = candidate;
  if (parameters.length === given.length) {
    const fits = given.map((value, i) => fitOf(value, parameters[i]!, links));
    if (!fits.includes('no')) {
      const phase = fits.includes('loose') ? 2 : 1;
      const closest = phase === 1 && fits.every((fit, i) => isClosest(fit, parameters[i]!));
      return { candidate, phase, sure: !fits.includes('maybe'), closest, alike: alikeIn(fits) };
    }
  }
  if (!isVariable || given.length < parameters.length - 1) return undefined;
  const fits = given.map((value, i) => fitOf(value, variableAt(candidate, i), links));
  if (fits.includes('no')) return undefined;
  return { candidate, phase: 3, sure: !fits.includes('maybe'), closest: false, alike: alikeIn(fits) };
}

const alikeIn = (fits: readonly Fit[]): number => fits.filter((fit) => fit === 'same').length;

/** True when a dependency can take nothing that is narrower, and still takes the value: it knows no type of the project. */
function isClosest(fit: Fit, expected: ValueType): boolean {
  if (fit === 'same') return true;
  return fit === 'strict' && (expected.is === 'instance' || (expected.is === 'outside' && isFinal(expected.name)));
}

/** The type that a value in this place has where the last parameter takes any number. */
function variableAt({ parameters }: Candidate, place: number): ValueType {
  const last = parameters.at(-1)!;
  if (place < parameters.length - 1) return parameters[place]!;
  return last.is === 'many' ? last.of : { is: 'unknown' };
}

/** The one that is surely meant, whatever is not known. */
function bestOf(taken: readonly Taken[], links: LinkWorld): Taken | undefined {
  if (taken.length < 2) return taken[0];
  // What else takes these very types takes all that this one does.
  const same = taken.find(({ phase, alike, candidate }) => phase === 1 && alike === candidate.parameters.length);
  if (same) return same;
  return taken.find(
    (one) =>
      one.sure &&
      taken.every(
        (other) =>
          other === one || other.phase > one.phase || (other.phase === one.phase && isWithin(one, other, links)),
      ),
  );
}

/** True when all that the first takes, the second takes too. */
function isWithin({ candidate, phase }: Taken, { candidate: wider }: Taken, links: LinkWorld): boolean {
  const count = Math.max(candidate.parameters.length, wider.parameters.length);
  const at = (one: Candidate, place: number): ValueType =>
    phase === 3 ? variableAt(one, place) : one.parameters[place]!;
  const fits = Array.from({ length: count }, (_, i): Fit => fitOf(at(candidate, i), at(wider, i), links));
  return fits.every((fit) => fit === 'same' || fit === 'strict') && fits.includes('strict');
}
