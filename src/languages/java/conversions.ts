import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { LinkWorld } from '../link-rules.ts';
import { identityOfDefined, type TypedValue, UNKNOWN, type ValueType } from '../meaning.ts';
import { supertypesOf } from './classes.ts';
import { shapeOf } from './functions.ts';
import { functionShape, hasMember, isFunctional, isSubtype, LITERALS } from './platform.ts';

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
  if (name.startsWith('function')) return fromFunction(name, expected, links);
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

/** A function that is written out as a value, by the steps of its link. */
export function functionOf(steps: readonly number[]): ValueType {
  const { parameters = '', body } = shapeOf(steps);
  return { is: 'outside', name: `function ${parameters}:${body}`, args: [] };
}

/** What a number or a text is in a sum with an integer. */
export function promoted(value: ValueType): ValueType {
  const name = value.is === 'outside' ? (UNBOXED.get(value.name) ?? value.name) : '';
  if (/^(?:byte|short|char)$/.test(name)) return { is: 'outside', name: 'int', args: [] };
  if (name === 'string' || name === 'String' || name === 'number') return value;
  return name in WIDER && name !== 'boolean' ? { is: 'outside', name, args: [] } : UNKNOWN;
}

/** What a sum is by its parts: a text, or a number of the widest of them; `otherwise` where that is not known. */
export function sumOf(parts: readonly ValueType[], otherwise: ValueType): ValueType {
  const names = parts.map((part) => {
    const value = promoted(part);
    return value.is === 'outside' ? value.name : '';
  });
  const isNumber = otherwise.is === 'outside' && otherwise.name === 'number';
  const has = (name: string): boolean => names.includes(name);
  if (has('string') || has('String')) return isNumber ? otherwise : { is: 'outside', name: 'string', args: [] };
  if (has('double') && (isNumber || !has(''))) return { is: 'outside', name: 'double', args: [] };
  const widest = has('') || has('number') ? undefined : ['double', 'float', 'long', 'int'].find(has);
  return widest === undefined ? otherwise : { is: 'outside', name: widest, args: [] };
}

/** A function goes where one is expected that takes as many, and gives something where that does. */
function fromFunction(name: string, expected: ValueType, links: LinkWorld): Fit {
  const [, count, body] = /^function (\d*):(\w+)$/.exec(name) ?? [];
  const isOutside = expected.is === 'outside';
  const wanted = isOutside ? (LITERALS[expected.name] ?? expected.name) : '';
  if (isOutside ? isFunctional(wanted) === false : !isInterface(expected)) return 'no';
  const method = isOutside ? functionShape(wanted) : onlyMethod(expected, links);
  if (!method) return 'maybe';
  if (count !== undefined && count !== '' && Number(count) !== method.takes) return 'no';
  return body === (method.gives ? 'nothing' : 'value') ? 'no' : 'maybe';
}

/** The only method of an interface that has no body; undefined where that is not known. */
function onlyMethod(type: ValueType, links: LinkWorld, depth = 0): { takes: number; gives: boolean } | undefined {
  const [one, ...others] = type.is === 'instance' || type.is === 'type' ? type.of : [];
  if (!one || others.length > 0 || depth > 8 || type.is === 'outside') return undefined;
  const { view, symbol } = one;
  const { symbols } = view.facts;
  const [method, ...more] = view.childrenOf(symbol).filter((child) => {
    const { kind, flags, name } = symbols[child]!;
    return kind === 'method' && (flags & SYMBOL_FLAGS.abstract) !== 0 && !hasMember('Object', name, 'method');
  });
  if (more.length > 0) return undefined;
  if (method !== undefined) {
    const said = view.linksOf(view.nameOfSymbol(method));
    return {
      takes: said.filter(({ kind }) => kind === 'parameter').length,
      gives: said.some(({ kind }) => kind === 'returns'),
    };
  }
  const above = supertypesOf({ is: 'instance', of: [one], certainty: 'exact' }, links);
  return above.length === 1 && above[0] ? onlyMethod(above[0], links, depth + 1) : undefined;
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
  // It may be of a type below.
  const isLeast = value.certainty === 'inferred';
  if (wanted !== undefined && keyOf(value) === wanted) return isLeast ? 'strict' : 'same';
  const seen = new Map([[keyOf(value), value]]);
  let isOpen = isLeast;
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
