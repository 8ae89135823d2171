import type { LinkWorld } from '../link-rules.ts';
import { identityOf, type TypedValue, type ValueType } from '../meaning.ts';
import { supertypesOf } from './members.ts';
import { goesInto, heldBy, isCollection, isFunction, isInterfaceName, isSolid, plainName } from './platform.ts';
import { wholeType } from './types.ts';

/** How a value of one type goes where another is expected: as it is, by a conversion that is always there, perhaps, or not at all. */
export type Fit = 'same' | 'strict' | 'maybe' | 'no';

const WIDER: Readonly<Record<string, string>> = {
  byte: 'short int long float double',
  short: 'int long float double',
  char: 'int long float double',
  int: 'long float double',
  long: 'float double',
  float: 'double',
  double: '',
};
/** The values of these are no others. */
const PLAIN = /^(?:byte|short|char|int|long|float|double|number|boolean|string)$/;

/** Any value. */
export const ANY: ValueType = { is: 'outside', name: 'any', args: [] };

/** How a value goes where a type is expected. */
export function fitOf(value: ValueType, expected: ValueType, links: LinkWorld): Fit {
  if (value.is === 'unknown' || expected.is === 'unknown' || value.is === 'either' || expected.is === 'either') {
    return 'maybe';
  }
  if (value.is === 'module' || expected.is === 'module') return 'maybe';
  const name = value.is === 'outside' ? plainName(value.name) : '';
  const wanted = expected.is === 'outside' ? plainName(expected.name) : '';
  if ((value.is === 'outside' && name === '') || (expected.is === 'outside' && wanted === '')) return 'maybe';
  if (wanted === 'dynamic' || name === 'dynamic') return 'maybe';
  if (isParameter(wanted)) return wanted === name ? 'same' : name === 'null' ? 'maybe' : 'no';
  if (name === 'null') return isPlainValue(wanted) || isOfKind(expected, 'enum') ? 'maybe' : 'strict';
  const isWritten = name.startsWith('function');
  if (wanted === 'any') return name === 'any' ? 'same' : isWritten ? 'no' : 'strict';
  if (name === 'any' || isParameter(name)) return 'no';
  if (isWritten) return intoFunction(name, expected, wanted);
  if (value.is === 'many' || name === 'array') {
    if (expected.is === 'outside') return intoSequence(value, expected, links);
    if (expected.is !== 'many') return hasConversion(expected) ? 'maybe' : 'no';
    return value.is === 'many' ? elementsFit(value.of, expected.of, links) : 'maybe';
  }
  if (expected.is === 'many')
    return value.is === 'instance' && hasConversion(value) ? 'maybe' : name === '' || PLAIN.test(name) ? 'no' : 'maybe';
  if (value.is === 'outside' && expected.is === 'outside') return betweenOutside(value, expected, links);
  if (value.is === 'outside') {
    if (isOfKind(expected, 'enum') && (name === 'int' || name === 'number')) return 'maybe';
    // No type of a dependency is one of the project.
    return hasConversion(expected) ? 'maybe' : 'no';
  }
  return fromProject(value, expected, wanted, links);
}

/** True for what stands for a type parameter of which nothing more is said. */
const isParameter = (name: string): boolean => name.startsWith("'");
/** How a function that is written out goes where a type is expected: by what it takes and gives. */
function intoFunction(name: string, expected: ValueType, wanted: string): Fit {
  const [, count = '', body = ''] = /^function ?(\d*):?(.*)$/.exec(name) ?? [];
  const takes = (number: number): boolean => count === '' || Number(count) === number;
  if (expected.is === 'outside') {
    if (PLAIN.test(wanted)) return 'no';
    if (!isFunction(wanted)) return isSolid(wanted) || heldBy(expected) !== undefined ? 'no' : 'maybe';
    const { args } = expected;
    if (wanted === 'Expression') return args[0]?.is === 'outside' ? intoFunction(name, args[0], args[0].name) : 'maybe';
    const isGiving = wanted === 'Func' || wanted === 'Converter' || wanted === 'Predicate' || wanted === 'Comparison';
    const number = {
      Func: args.length - 1,
      Action: args.length,
      Predicate: 1,
      Converter: 1,
      Comparison: 2,
      EventHandler: 2,
    }[wanted];
    if (number !== undefined && !takes(number)) return 'no';
    const last = wanted === 'Func' ? args.at(-1) : undefined;
    return fitsBody(body, isGiving, last) ? 'maybe' : 'no';
  }
  const [type] = expected.is === 'instance' ? expected.of : [];
  if (!type || !isOfKind(expected, 'type')) return 'no';
  const said = type.view.linksOf(type.name);
  if (!takes(said.filter(({ kind }) => kind === 'parameter').length)) return 'no';
  return fitsBody(
    body,
    said.some(({ kind }) => kind === 'returns'),
    undefined,
  )
    ? 'maybe'
    : 'no';
}

/** True when a body can be that of a function which gives something, or nothing. */
function fitsBody(body: string, isGiving: boolean, last: ValueType | undefined): boolean {
  const isTask = last?.is === 'outside' && /^(?:Value)?Task$/.test(last.name);
  switch (body) {
    case 'value':
      return isGiving;
    case 'nothing':
      return !isGiving;
    case 'value later':
      return isGiving && (!last || last.is === 'unknown' || (isTask && last.args.length > 0));
    case 'nothing later':
      return !isGiving || !last || last.is === 'unknown' || (isTask && last.args.length === 0);
    default:
      return true;
  }
}

const isPlainValue = (name: string): boolean => PLAIN.test(name) && name !== 'string';

function betweenOutside(
  value: Extract<ValueType, { is: 'outside' }>,
  expected: Extract<ValueType, { is: 'outside' }>,
  links: LinkWorld,
): Fit {
  const [name, wanted] = [plainName(value.name), plainName(expected.name)];
  if (name === wanted) {
    if (name === 'number') return 'maybe';
    if (value.args.length !== expected.args.length) return isFunction(name) ? 'no' : 'maybe';
    return argumentsGo(value.args, expected.args, isFunction(name) || isInterfaceName(name), links);
  }
  if (name in WIDER && wanted in WIDER) {
    if (WIDER[name]!.split(' ').includes(wanted)) return 'strict';
    return name === 'int' && /^(?:byte|short)$/.test(wanted) ? 'maybe' : 'no';
  }
  if (name === 'number') return wanted in WIDER || !PLAIN.test(wanted) ? 'maybe' : 'no';
  if (wanted === 'number') return name in WIDER ? 'maybe' : PLAIN.test(name) ? 'no' : 'maybe';
  if (PLAIN.test(name) && (PLAIN.test(wanted) || isFunction(wanted))) return 'no';
  const known = goesInto(name, wanted);
  if (known !== undefined) return known ? 'strict' : 'no';
  if (PLAIN.test(wanted) && (wanted === 'string' || isSolid(name) || heldBy(value) !== undefined)) return 'no';
  if (isCollection(wanted) && (isCollection(name) || isSolid(name) || PLAIN.test(name))) return 'no';
  const [held, asked] = [heldBy(value), heldBy(expected)];
  if (held && asked) return elementsFit(held, asked, links) === 'no' ? 'no' : 'maybe';
  return 'maybe';
}

/** Types with other arguments are others; those of interfaces and functions may go into each other. */
function argumentsGo(
  given: readonly ValueType[],
  wanted: readonly ValueType[],
  mayVary: boolean,
  links: LinkWorld,
): Fit {
  let isSame = true;
  for (const [i, one] of given.entries()) {
    const other = wanted[i]!;
    if (isUnsaid(one) || isUnsaid(other)) isSame = false;
    else if (identityOf(one) !== identityOf(other)) {
      const isApart = fitOf(one, other, links) === 'no' && fitOf(other, one, links) === 'no';
      if (isApart || (!mayVary && !isVague(one) && !isVague(other))) return 'no';
      isSame = false;
    }
  }
  return isSame ? 'same' : 'maybe';
}

/** True for a value of which nothing is known, or not all of it. */
function isUnsaid(value: ValueType): boolean {
  if (value.is === 'many') return isUnsaid(value.of);
  return value.is === 'unknown' || value.is === 'either' || (value.is === 'outside' && value.args.some(isUnsaid));
}
const isVague = (value: ValueType): boolean =>
  value.is === 'outside'
    ? value.name === '' || plainName(value.name) === 'number'
    : value.is === 'many'
      ? isVague(value.of)
      : value.is === 'instance' && value.args !== undefined;

const isOpen = (value: ValueType): boolean => value.is === 'unknown';

function intoSequence(value: ValueType, expected: Extract<ValueType, { is: 'outside' }>, links: LinkWorld): Fit {
  if (PLAIN.test(plainName(expected.name)) || (value.is === 'many' && isCollection(expected.name))) return 'no';
  const asked = heldBy(expected);
  if (!asked || value.is !== 'many') return 'maybe';
  const fit = elementsFit(value.of, asked, links);
  return fit === 'no' ? 'no' : fit === 'maybe' ? 'maybe' : 'strict';
}

function elementsFit(value: ValueType, expected: ValueType, links: LinkWorld): Fit {
  const fit = fitOf(value, expected, links);
  const isValue = (of: ValueType): boolean => of.is === 'outside' && isPlainValue(plainName(of.name));
  // No array of numbers is one of objects.
  return (isValue(value) || isValue(expected)) && fit === 'strict' ? 'no' : fit;
}

function isOfKind(value: ValueType, kind: string): boolean {
  const one = value.is === 'instance' || value.is === 'type' ? value.of[0] : undefined;
  return one?.view.facts.symbols[one.symbol]?.kind === kind;
}

/** True for a type that says itself how others go into it, or it into others. */
function hasConversion(value: ValueType): boolean {
  if (value.is !== 'instance' && value.is !== 'type') return false;
  return value.of.some(({ view, symbol }) =>
    view.childrenOf(symbol).some((child) => /^operator\s+[\p{L}_]/u.test(view.facts.symbols[child]!.name)),
  );
}

/** A value of a type of the project, by all that this inherits. */
function fromProject(value: TypedValue, expected: ValueType, wanted: string, links: LinkWorld): Fit {
  const keyOf = (one: TypedValue): string =>
    wholeType(one, links)
      .of.map(({ view, name }) => `${view.file.id}:${name}`)
      .join(' ');
  const key = expected.is === 'instance' || expected.is === 'type' ? keyOf(expected) : undefined;
  if (key !== undefined && keyOf(value) === key) return argumentsFit(value, expected);
  const seen = new Map([[keyOf(value), wholeType(value, links)]]);
  let isUnknown = hasConversion(value) || hasConversion(expected);
  for (const one of seen.values()) {
    for (const above of supertypesOf(one, links)) {
      if (above?.is === 'instance' || above?.is === 'type') {
        const next = keyOf(above);
        if (next === key) return argumentsFit(above, expected) === 'maybe' ? 'maybe' : 'strict';
        if (seen.size < 200 && !seen.has(next)) seen.set(next, wholeType(above, links));
      } else if (above?.is !== 'outside') isUnknown = true;
      else if (expected.is === 'outside') {
        if (plainName(above.name) === wanted) return 'strict';
        // What it inherits from a dependency may be anything of it.
        const isBase = !isInterfaceName(above.name);
        if (!PLAIN.test(wanted) && (isBase ? !isFunction(wanted) : isInterfaceName(wanted))) isUnknown = true;
      }
    }
  }
  if (isOfKind(value, 'enum') && expected.is === 'outside') {
    return /^(?:Enum|ValueType|IComparable|IFormattable|ISpanFormattable|IConvertible)$/.test(wanted) ? 'strict' : 'no';
  }
  if (isOfKind(value, 'type') && expected.is === 'outside')
    return /^(?:Delegate|MulticastDelegate)$/.test(wanted) ? 'strict' : 'no';
  return isUnknown ? 'maybe' : 'no';
}

/** Types with other arguments are others, but for those of interfaces. */
function argumentsFit(value: TypedValue, expected: ValueType): Fit {
  if (expected.is !== 'instance' && expected.is !== 'type') return 'same';
  const [given, wanted] = [value.args ?? [], expected.args ?? []];
  if (given.length !== wanted.length) return given.length === 0 || wanted.length === 0 ? 'maybe' : 'no';
  return given.every((one, i) => identityOf(one) === identityOf(wanted[i]!) && !isOpen(one)) ? 'same' : 'maybe';
}
