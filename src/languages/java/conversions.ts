import type { LinkWorld } from '../link-rules.ts';
import { identityOfDefined, type TypedValue, type ValueType } from '../meaning.ts';
import { supertypesOf } from './classes.ts';
import { isFunctional, isSubtype, LITERALS } from './platform.ts';

/**
 * How a value of one type goes where another is expected: as it is, as a subtype or wider number, in or out of a box,
 * perhaps, or not at all.
 */
export type Fit = 'same' | 'strict' | 'loose' | 'maybe' | 'no';

const WIDER: Readonly<Record<string, string>> = {
  byte: 'short int long float double',
  short: 'int long float double',
  char: 'int long float double',
  int: 'long float double',
  long: 'float double',
  float: 'double',
  double: '',
  boolean: '',
};
const BOXES: Readonly<Record<string, string>> = {
  byte: 'Byte',
  short: 'Short',
  char: 'Character',
  int: 'Integer',
  long: 'Long',
  float: 'Float',
  double: 'Double',
  boolean: 'Boolean',
};
const UNBOXED: ReadonlyMap<string, string> = new Map(Object.entries(BOXES).map(([plain, box]) => [box, plain]));
const SERIALIZABLE = 'java.io.Serializable';
const OF_ARRAYS = new Set(['Object', 'Cloneable', SERIALIZABLE]);
const OF_NUMBERS = new Set(['Number', 'Comparable', SERIALIZABLE]);

/** How a value goes where a type is expected. */
export function fitOf(value: ValueType, expected: ValueType, links: LinkWorld): Fit {
  if (value.is === 'unknown' || expected.is === 'unknown') return 'maybe';
  if (value.is === 'module' || expected.is === 'module') return 'maybe';
  if (value.is === 'either' || expected.is === 'either') return 'maybe';
  const name = value.is === 'outside' ? (LITERALS[value.name] ?? value.name) : '';
  const wanted = expected.is === 'outside' ? (LITERALS[expected.name] ?? expected.name) : '';
  if ((value.is === 'outside' && name === '') || (expected.is === 'outside' && wanted === '')) return 'maybe';
  if (wanted in WIDER) return value.is === 'outside' ? intoPlain(name, wanted) : 'no';
  if (name in WIDER || name === 'number') return expected.is === 'outside' ? intoBox(name, wanted) : 'no';
  if (name === 'null') return 'strict';
  if (name === 'function') {
    if (expected.is === 'outside') return isFunctional(wanted) === false ? 'no' : 'maybe';
    return isInterface(expected) ? 'maybe' : 'no';
  }
  if (wanted === 'Object') return name === 'Object' ? 'same' : 'strict';
  if (value.is === 'many' || name === 'array') {
    if (expected.is === 'outside') return OF_ARRAYS.has(wanted) ? 'strict' : 'no';
    if (expected.is !== 'many') return 'no';
    return value.is === 'many' ? elementsFit(value.of, expected.of, links) : 'maybe';
  }
  if (expected.is === 'many') return 'no';
  if (value.is === 'outside') {
    if (expected.is !== 'outside') return 'no';
    if (name === wanted) return 'same';
    const known = isSubtype(name, wanted);
    return known === undefined ? 'maybe' : known ? 'strict' : 'no';
  }
  return fromProject(value, expected, links);
}

function intoPlain(name: string, wanted: string): Fit {
  if (name === 'number') return wanted === 'double' ? 'strict' : /^(?:int|long|float)$/.test(wanted) ? 'maybe' : 'no';
  if (name === wanted) return 'same';
  if (name in WIDER) return WIDER[name]!.split(' ').includes(wanted) ? 'strict' : 'no';
  const plain = UNBOXED.get(name);
  return plain !== undefined && (plain === wanted || WIDER[plain]!.split(' ').includes(wanted)) ? 'loose' : 'no';
}

function intoBox(name: string, wanted: string): Fit {
  if (wanted === 'Object') return 'loose';
  if (name === 'number') return UNBOXED.has(wanted) || OF_NUMBERS.has(wanted) ? 'maybe' : 'no';
  const box = BOXES[name]!;
  return box === wanted || isSubtype(box, wanted) === true ? 'loose' : 'no';
}

function elementsFit(value: ValueType, expected: ValueType, links: LinkWorld): Fit {
  const isPlain = (of: ValueType): boolean => of.is === 'outside' && (of.name in WIDER || of.name === 'number');
  const fit = fitOf(value, expected, links);
  if (isPlain(value) || isPlain(expected)) return fit === 'same' || fit === 'maybe' ? fit : 'no';
  return fit;
}

function isInterface(expected: ValueType): boolean {
  const one = expected.is === 'instance' ? expected.of[0] : undefined;
  return one?.view.facts.symbols[one.symbol]?.kind === 'interface';
}

/** A value of a type of the project, by all that this inherits. */
function fromProject(value: TypedValue, expected: ValueType, links: LinkWorld): Fit {
  const keyOf = ({ of }: TypedValue): string => of.map(identityOfDefined).join(' ');
  const wanted = expected.is === 'instance' || expected.is === 'type' ? keyOf(expected) : undefined;
  if (wanted !== undefined && keyOf(value) === wanted) return 'same';
  const seen = new Map([[keyOf(value), value]]);
  let isOpen = false;
  for (const one of seen.values()) {
    const kind = one.of[0]?.view.facts.symbols[one.of[0].symbol]?.kind;
    if (expected.is === 'outside' && kind === 'enum' && isSubtype('Enum', expected.name)) return 'strict';
    for (const above of supertypesOf(one, links)) {
      if (above?.is === 'instance' || above?.is === 'type') {
        const key = keyOf(above);
        if (key === wanted) return 'strict';
        if (seen.size < 200 && !seen.has(key)) seen.set(key, above);
      } else if (above?.is !== 'outside') isOpen = true;
      else if (expected.is === 'outside') {
        const known = above.name === expected.name || isSubtype(above.name, expected.name);
        if (known === true) return 'strict';
        if (known === undefined) isOpen = true;
      }
    }
  }
  return isOpen ? 'maybe' : 'no';
}
