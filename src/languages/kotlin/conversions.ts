import { LINK_TARGETS } from '../../model/index.ts';
import { isSubtype } from '../java/platform.ts';
import type { LinkWorld } from '../link-rules.ts';
import { type Defined, identityOf, type TypedValue, type ValueType } from '../meaning.ts';
import { companionOf, supertypesOf } from './chains.ts';
import { platformTypeName, standardName } from './standard.ts';

/** How a value goes where another is expected: as it is, as a subtype, perhaps, or not at all. */
export type Fit = 'same' | 'below' | 'maybe' | 'no';

const INTEGERS = /^(?:Int|Long|Short|Byte|Number|Comparable|UInt|ULong)$/;
const NUMBER = /^(?:Int|Long|Short|Byte|Float|Double|Number|Char|UInt|ULong|UByte|UShort)$/;
/** Types that nothing of a project or a dependency is below. */
const FINAL =
  /^(?:String|Boolean|Unit|Int|Long|Short|Byte|Float|Double|Char|ByteArray|CharArray|IntArray|LongArray|StringBuilder|UInt|ULong|Pair|Triple)$/;
/** What literals are called that are numbers. */
const PLAIN: Readonly<Record<string, string>> = {
  int: 'Int',
  long: 'Long',
  double: 'Double',
  float: 'Float',
  char: 'Char',
};
const FUNCTION = 'Function';
const MOST = 200;

const isObject = ({ of }: TypedValue): boolean =>
  of.every(({ view, symbol }) => view.facts.symbols[symbol]?.kind === 'object');

/** How a value goes where a type is expected. */
export function fitOf(value: ValueType, expected: ValueType, links: LinkWorld): Fit {
  if (value.is === 'unknown' || expected.is === 'unknown' || value.is === 'either' || expected.is === 'either')
    return 'maybe';
  if (value.is === 'module' || expected.is === 'module') return 'no';
  if (expected.is === 'outside' && /^(?:Any|Object)$/.test(expected.name)) return 'below';
  if (value.is === 'many') {
    if (expected.is === 'many') return fitOf(value.of, expected.of, links);
    return expected.is === 'outside' && /Array$|^$/.test(expected.name) ? 'maybe' : 'no';
  }
  if (expected.is === 'many') return value.is === 'outside' && /Array$|^$|^null$/.test(value.name) ? 'maybe' : 'no';
  if (value.is === 'outside') return fromOutside(value.name, expected);
  return fromProject(value, expected, links);
}

function fromOutside(of: string, expected: ValueType): Fit {
  if (of === '' || of === 'null') return 'maybe';
  const name = standardName(of);
  if (expected.is !== 'outside') {
    if (name !== FUNCTION) return 'no';
    const one = expected.is === 'instance' ? expected.of[0] : undefined;
    // A function stands for what has one function to fill in.
    return one?.view.facts.symbols[one.symbol]?.kind === 'interface' ? 'maybe' : 'no';
  }
  const wanted = standardName(expected.name);
  if (wanted === '') return 'maybe';
  if (name === FUNCTION) return wanted === FUNCTION ? 'same' : FINAL.test(wanted) ? 'no' : 'maybe';
  if (wanted === FUNCTION) return FINAL.test(name) || NUMBER.test(name) ? 'no' : 'maybe';
  if (name === 'int') return wanted === 'Int' ? 'same' : INTEGERS.test(wanted) ? 'maybe' : 'no';
  if (name === 'number') return NUMBER.test(wanted) ? 'maybe' : 'no';
  const plain = PLAIN[name] ?? name;
  if (plain === (PLAIN[wanted] ?? wanted)) return 'same';
  if (FINAL.test(wanted)) return 'no';
  if (plain === 'String') return /^(?:CharSequence|Comparable)$/.test(wanted) ? 'below' : 'no';
  if (FINAL.test(plain)) return /^(?:Comparable|Number|CharSequence|Appendable)$/.test(wanted) ? 'maybe' : 'no';
  const known = isSubtype(platformTypeName(plain), platformTypeName(wanted));
  return known === undefined ? 'maybe' : known ? 'below' : 'no';
}

const companionsOf = (one: Defined, links: LinkWorld): readonly Defined[] => {
  const found = companionOf(one, links);
  return found ? [found] : [];
};

/** A value of a type of the project, by all that this inherits. */
function fromProject(value: TypedValue, expected: ValueType, links: LinkWorld): Fit {
  const keyOf = ({ of }: TypedValue): string => of.map(({ view, name }) => `${view.file.id}:${name}`).join(' ');
  const wanted = expected.is === 'instance' || expected.is === 'type' ? keyOf(expected) : undefined;
  const start: TypedValue =
    value.is === 'type' && !isObject(value)
      ? { ...value, of: value.of.flatMap((one): readonly Defined[] => companionsOf(one, links)) }
      : value;
  if (start.of.length === 0) return 'no';
  if (wanted !== undefined && keyOf(start) === wanted) return 'same';
  const seen = new Map([[identityOf({ ...start, args: [] }), start]]);
  let isOpen = false;
  for (const one of seen.values()) {
    for (const above of supertypesOf(one, links, one)) {
      if (above?.is === 'instance' || above?.is === 'type') {
        if (keyOf(above) === wanted) return 'below';
        const key = identityOf({ ...above, is: 'type', args: [] });
        if (seen.size < MOST && !seen.has(key)) seen.set(key, above);
      } else if (above?.is !== 'outside') isOpen = true;
      else if (expected.is === 'outside') {
        const [name, to] = [standardName(above.name), standardName(expected.name)];
        const known = name === to || isSubtype(platformTypeName(name), platformTypeName(to));
        if (known === true) return 'below';
        if (known === undefined) isOpen = true;
      }
    }
  }
  return isOpen && !(expected.is === 'outside' && FINAL.test(expected.name)) ? 'maybe' : 'no';
}

/** The type that an extension is on; undefined for one on anything. */
export function receiverOf({ view, name }: Defined, links: LinkWorld): ValueType | undefined {
  const link = view.linksOf(name).find(({ kind }) => kind === 'receiver');
  if (!link) return { is: 'unknown' };
  const meaning = link.target >= 0 ? links.meaning(view, link.target) : undefined;
  const isParameter = meaning?.is === 'definitions' && meaning.all.every(({ symbol }) => symbol < 0);
  const value = link.target === LINK_TARGETS.function ? undefined : links.typeAt(view, name, link);
  if (!value || value.is === 'unknown') return isParameter ? undefined : { is: 'unknown' };
  return value.is === 'type' ? { ...value, is: 'instance' } : value;
}
