import { LINK_STEPS, ROLES } from '../../model/index.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Defined, type Meaning, type Receiver, type TypedValue, UNKNOWN, type ValueType } from '../meaning.ts';
import { type Fit, fitOf, receiverOf } from './conversions.ts';
import { fitOfKind, isFunctionKind, isTypeKind, type Space } from './spaces.ts';

const ARRAY = LINK_STEPS.indexOf('array');

/** Something that a name may mean. */
export interface Candidate {
  one: Defined;
  /** What it is a member of. */
  through?: Receiver;
  /** False when another type may have it first. */
  isSure: boolean;
}

/** One of the values that something is called with. */
interface Given {
  value: ValueType;
  /** The name of the parameter that it is for; '' when that is not said. */
  key: string;
}

/** What is known of a parameter. */
interface Parameter {
  name: string;
  type: ValueType;
  isOptional: boolean;
  isMany: boolean;
}

/** How a candidate takes what is given. */
interface Taken {
  candidate: Candidate;
  /** The types that the values go to, in order. */
  types: readonly ValueType[];
  isSure: boolean;
  /** So many parameters are given nothing. */
  left: number;
  isMany: boolean;
}

/** Which of the candidates of one level is meant; undefined when none can be. */
export function chosenFrom(
  all: readonly Candidate[],
  use: NameUse,
  space: Space,
  rule: string,
  links: LinkWorld,
): Meaning | undefined {
  const kindOf = ({ one }: Candidate) =>
    one.view.facts.symbols[one.symbol]?.kind ?? one.view.bindingAt(one.name)?.kind ?? 'variable';
  const fits = all.map((each) =>
    Math.max(fitOfKind(kindOf(each), space), isAccessor(each, use) && space === 'value' ? 3 : 0),
  );
  const best = Math.max(0, ...fits);
  if (best === 0) return undefined;
  const wanted = all.filter((_, i) => fits[i] === best);
  const [first] = wanted;
  if (space === 'type' || space === 'value') {
    // Extensions of one name are told apart by what they are on.
    const near = nearest(wanted, links);
    return near ? meaningOf(near, rule) : several(wanted);
  }
  const functions = wanted.filter((each) => isFunctionKind(kindOf(each)) || isTypeKind(kindOf(each)));
  if (space === 'function' || functions.length === 0)
    return wanted.length === 1 ? meaningOf(first!, rule) : several(wanted);
  const given = givenAt(use, links);
  const own = withoutOverridden(functions, links);
  const taken = own.flatMap((each) => takenBy(each, given, links) ?? []);
  const chosen = bestOf(taken, links);
  if (chosen) return meaningOf(chosen.candidate, rule);
  if (taken.length > 0) return several(taken.map(({ candidate }) => candidate));
  // What overrides has the defaults of what it overrides.
  const [only, ...others] = own;
  if (
    only &&
    others.length === 0 &&
    only.through &&
    given.length < parametersOf(only, links).length &&
    !isTypeKind(kindOf(only))
  ) {
    return meaningOf({ ...only, isSure: false }, rule);
  }
  return undefined;
}

const isAccessor = ({ one }: Candidate, use: NameUse): boolean =>
  one.symbol >= 0 && one.view.nameAt(one.name) !== use.name && one.view.file.language === 'java';

function meaningOf({ one, through, isSure }: Candidate, rule: string): Meaning {
  return { is: 'definitions', all: [one], certainty: isSure ? 'exact' : 'inferred', rule, ...(through && { through }) };
}

function several(all: readonly Candidate[]): Meaning {
  return { is: 'unknown', rule: `${all[0]?.one.view.file.language}/overload`, candidates: all.map(({ one }) => one) };
}

/** The only one, or that whose receiver is below those of all others. */
function nearest(all: readonly Candidate[], links: LinkWorld): Candidate | undefined {
  const [first, ...others] = all;
  if (others.length === 0) return first;
  if (first?.through) return first;
  return all.find((one) =>
    all.every((other) => {
      if (other === one) return true;
      const [own, its] = [receiverOf(one.one, links), receiverOf(other.one, links)];
      return own !== undefined && (its === undefined || fitOf(own, its, links) === 'below');
    }),
  );
}

function givenAt({ view, occurrence }: NameUse, links: LinkWorld): Given[] {
  return view
    .linksOf(occurrence)
    .filter(({ kind }) => kind === 'argument')
    .map((link): Given => {
      const isKey = link.target >= 0 && ROLES[view.occurrences.role[link.target]!] === 'key';
      if (link.steps.includes(ARRAY)) return { value: { is: 'many', of: UNKNOWN }, key: '*' };
      if (!isKey) return { value: links.valueAt(view, occurrence, link), key: '' };
      const value = view.linksOf(link.target).find(({ kind }) => kind === 'value');
      return { value: value ? links.valueAt(view, link.target, value) : UNKNOWN, key: view.nameAt(link.target) };
    });
}

function parametersOf({ one, through }: Candidate, links: LinkWorld): Parameter[] {
  const { view, name } = one;
  return view
    .linksOf(name)
    .filter(({ kind }) => kind === 'parameter')
    .map(({ target, steps }) => {
      const said = view.linksOf(target);
      const type = said.find(({ kind }) => kind === 'type');
      const value = type ? links.typeAt(view, target, type, through) : UNKNOWN;
      return {
        name: view.nameAt(target),
        type: value.is === 'type' ? { ...value, is: 'instance' } : value,
        isOptional: said.some(({ kind }) => kind === 'value'),
        isMany: steps.includes(ARRAY),
      };
    });
}

/** How a candidate takes what is given; undefined when it cannot. */
function takenBy(candidate: Candidate, given: readonly Given[], links: LinkWorld): Taken | undefined {
  const { one } = candidate;
  const kind = one.view.facts.symbols[one.symbol]?.kind;
  const parameters = parametersOf(candidate, links);
  const loose: Taken = { candidate, types: [], isSure: false, left: 0, isMany: false };
  const isMade = kind !== undefined && isTypeKind(kind);
  const hasOthers =
    isMade && one.view.childrenOf(one.symbol).some((child) => one.view.facts.symbols[child]!.kind === 'constructor');
  if (kind === 'type') return loose;
  if (kind === 'interface') return given.length === 1 ? loose : undefined;
  if (kind === 'object') return loose;
  const taken = taking(candidate, parameters, given, links);
  return taken ?? (hasOthers || (isMade && one.view.file.language !== 'kotlin') ? loose : undefined);
}

function taking(
  candidate: Candidate,
  parameters: readonly Parameter[],
  given: readonly Given[],
  links: LinkWorld,
): Taken | undefined {
  const types: ValueType[] = [];
  const used = new Set<number>();
  let isSure = true;
  let next = 0;
  let isMany = false;
  for (const [i, { value, key }] of given.entries()) {
    let at = next;
    if (key !== '' && key !== '*') at = parameters.findIndex(({ name }) => name === key);
    // A function after the brackets is the last one.
    else if (
      i === given.length - 1 &&
      value.is === 'outside' &&
      value.name === 'function' &&
      next < parameters.length - 1
    )
      at = parameters.length - 1;
    const parameter = parameters[at];
    if (!parameter) return undefined;
    if (key === '' || key === '*') next = parameter.isMany ? at : at + 1;
    isMany ||= parameter.isMany;
    used.add(at);
    const type = parameter.isMany && parameter.type.is === 'many' && key === '' ? parameter.type.of : parameter.type;
    const fit: Fit = key === '*' || (parameter.isMany && key !== '') ? 'maybe' : fitOf(value, type, links);
    if (fit === 'no') return undefined;
    if (fit === 'maybe') isSure = false;
    types.push(type);
  }
  const left = parameters.filter((_, at) => !used.has(at));
  if (left.some((one) => !one.isOptional && !one.isMany)) return undefined;
  return { candidate, types, isSure, left: left.length, isMany };
}

/** Each once: what is nearer overrides what takes the same. */
function withoutOverridden(all: readonly Candidate[], links: LinkWorld): readonly Candidate[] {
  if (all.length < 2) return all;
  const seen = new Map<string, Candidate>();
  for (const one of all) {
    const { view, symbol, name } = one.one;
    const isMember = one.through !== undefined && isFunctionKind(view.facts.symbols[symbol]?.kind ?? 'variable');
    const key = isMember
      ? parametersOf(one, links)
          .map(({ type }) => keyOfType(type))
          .join(',')
      : `${view.file.id}:${name}`;
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}

function keyOfType(value: ValueType): string {
  if (value.is === 'many') return `${keyOfType(value.of)}[]`;
  if (value.is === 'outside') return value.name;
  if (value.is === 'instance' || value.is === 'type')
    return value.of.map(({ view, name }) => `${view.file.id}:${name}`).join(' ');
  return '?';
}

/** The one that is meant whatever is not known. */
function bestOf(taken: readonly Taken[], links: LinkWorld): Taken | undefined {
  if (taken.length < 2) return taken[0];
  return taken.find((one) => one.isSure && taken.every((other) => other === one || isBefore(one, other, links)));
}

/** True when the first comes before the second for all that both take. */
function isBefore(one: Taken, other: Taken, links: LinkWorld): boolean {
  if (one.types.length !== other.types.length) return false;
  const fits = one.types.map(
    (type, i): Fit =>
      keyOfType(type) === keyOfType(other.types[i]!) && keyOfType(type) !== '?'
        ? 'same'
        : fitOf(type, other.types[i]!, links),
  );
  const [own, its] = [receiverOf(one.candidate.one, links), receiverOf(other.candidate.one, links)];
  const isExtension = one.candidate.one.view.facts.symbols[one.candidate.one.symbol]?.owner !== '';
  if (isExtension && own && its) fits.push(fitOf(own, its, links));
  if (!fits.every((fit) => fit === 'same' || fit === 'below')) return false;
  if (fits.includes('below')) return true;
  return one.isMany !== other.isMany ? !one.isMany : one.left === 0 && other.left > 0;
}

/** What a value that is meant is a member of. */
export function throughOf(declaring: TypedValue): Receiver {
  return { declaring, self: declaring };
}
