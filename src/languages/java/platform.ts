import { commonValue, UNKNOWN, type ValueType } from '../meaning.ts';
import type { NameSpace } from './name-spaces.ts';
import { type PlatformType, platformType, splitTypes } from './platform-table.ts';

/** A value of a type of a dependency or the language. */
export type OutsideValue = ValueType & { is: 'outside' };

/** What the names in the types of members stand for. */
export interface TypeValues {
  /** The type arguments of the value that has the member. */
  args: readonly ValueType[];
  /** The value of an argument of the call. */
  given: (place: number) => ValueType;
  /** So many arguments it has. */
  count: number;
}

/** The types of the platform that literals have, by what these are called. */
export const LITERALS: Readonly<Record<string, string>> = { string: 'String', type: 'Class' };

/** Any object. */
export const OBJECT: OutsideValue = { is: 'outside', name: 'Object', args: [] };

const NOTHING_GIVEN: Omit<TypeValues, 'args'> = { given: () => UNKNOWN, count: 0 };

/** The name by which a type of the platform is known here: `u.List` for `java.util.List`. */
export function platformName(whole: string): string {
  return whole.replace(/^java\.lang\.(?=\p{Lu})/u, '').replace(/^java\.util\./, 'u.');
}

/** True when the name of this table is one of its types. */
export function isPlatformType(name: string): boolean {
  return platformType(name) !== undefined;
}

/** Whether a type of the platform has a member of this name; undefined when that is not known. */
export function hasMember(type: string, name: string, space: NameSpace): boolean | undefined {
  // Each enumeration has this of its own, and nobody writes it.
  if (type === 'Enum' && name === 'values' && space === 'method') return true;
  let isOpen = false;
  for (const one of withAbove(type)) {
    if (one === undefined) isOpen = true;
    else if (space === 'type' ? isPlatformType(`${one.name}.${name}`) : hasOwn(one, name, space)) return true;
  }
  return isOpen ? undefined : false;
}

function hasOwn({ members }: PlatformType, name: string, space: NameSpace): boolean {
  return space === 'method' ? members.has(name) : members.has(`.${name}`);
}

/** Whether one type of the platform is a subtype of another; undefined when that is not known. */
export function isSubtype(name: string, above: string): boolean | undefined {
  if (above === 'Object' || name === above) return true;
  if (platformType(above)?.isFinal) return false;
  if (!platformType(name)) return undefined;
  let isOpen = false;
  for (const one of withAbove(name)) {
    if (one === undefined) isOpen = true;
    else if (one.name === above) return true;
  }
  return isOpen ? undefined : false;
}

/** True for a class of the platform that nothing is below of. */
export function isFinal(name: string): boolean {
  return platformType(LITERALS[name] ?? name)?.isFinal === true;
}

/** A method of the platform that types of the project inherit. */
export interface PlatformMethod {
  /** The type that has it. */
  type: OutsideValue;
  parameters: readonly ValueType[];
  /** The last parameter takes any number of values. */
  isVariable: boolean;
}

/** The methods of a name that a type of the platform and all above it have; undefined when not all of these are known. */
export function platformMethods(
  type: string,
  args: readonly ValueType[],
  name: string,
  depth = 0,
): readonly PlatformMethod[] | undefined {
  const one = platformType(type);
  if (!one || depth > 20) return undefined;
  const itself = { is: 'outside', name: type, args } as const;
  const values: TypeValues = { args, ...NOTHING_GIVEN };
  const found: PlatformMethod[] = (one.signatures.get(name) ?? []).map((said) => {
    const isVariable = said.at(-1)?.endsWith('...') === true;
    const parameters = said.map((written) => {
      const value = typeValue(written.replace('...', '[]'), values);
      // A type parameter of the project, or none where a type is written without.
      return value.is === 'unknown' ? OBJECT : value;
    });
    return { type: itself, parameters, isVariable };
  });
  for (const above of one.above) {
    const value = typeValue(above, values);
    const inherited = value.is === 'outside' ? platformMethods(value.name, value.args, name, depth + 1) : undefined;
    if (!inherited) return undefined;
    found.push(...inherited);
  }
  return found;
}

/** A type and all above it; undefined stands for those that are not known. */
function withAbove(name: string): Set<PlatformType | undefined> {
  const all = new Set([platformType(name), platformType('Object')]);
  for (const one of all) for (const above of one?.above ?? []) all.add(platformType(above.replace(/<.*$/, '')));
  return all;
}

/** The value of a field, or what a method with so many arguments gives (-1 for a field); unknown where that is not told. */
export function memberValue(type: string, member: string, count: number, values: TypeValues): ValueType {
  const found = findMember(type, member, count, values.args);
  if (!found) return UNKNOWN;
  return typeValue(found.said.replace(/\(.*$/, ''), { ...values, args: found.args });
}

/** What a function takes in a place, that is an argument of a call of a method. */
export function handedValue(
  type: string,
  member: string,
  count: number,
  [argument, parameter]: readonly [number, number],
  values: TypeValues,
): ValueType {
  const found = findMember(type, member, count, values.args);
  const taken = found?.said.split('(').find((part) => part.startsWith(`${argument}:`));
  if (!found || taken === undefined) return UNKNOWN;
  const said = splitTypes(taken.slice(taken.indexOf(':') + 1))[parameter];
  return said === undefined ? UNKNOWN : typeValue(said, { ...values, args: found.args });
}

/** What a value of a functional interface takes in a place; undefined when it is none. */
export function takenBy(type: string, parameter: number, args: readonly ValueType[]): ValueType | undefined {
  const one = platformType(type);
  const said = one?.takes?.[parameter];
  if (said === undefined) return undefined;
  if (said !== '?') return typeValue(said, { args, ...NOTHING_GIVEN });
  for (const above of one!.above) {
    const value = typeValue(above, { args, ...NOTHING_GIVEN });
    const taken = value.is === 'outside' ? takenBy(value.name, parameter, value.args) : undefined;
    if (taken) return taken;
  }
  return UNKNOWN;
}

/** True when a type of the platform has one method that a function can stand for; undefined when that is not known. */
export function isFunctional(type: string): boolean | undefined {
  const one = platformType(type);
  return one && one.takes !== undefined;
}

/** What the method that a function can stand for takes and gives; undefined where there is none, or it is not known. */
export function functionShape(type: string): { takes: number; gives: boolean } | undefined {
  const one = platformType(type);
  return one?.takes && { takes: one.takes.length, gives: one.gives };
}

/** What the table says of a member, and the type arguments of the type that has it. */
function findMember(
  type: string,
  member: string,
  count: number,
  args: readonly ValueType[],
  depth = 0,
): { said: string; args: readonly ValueType[] } | undefined {
  const one = platformType(type);
  if (!one || depth > 20) return undefined;
  const said =
    count < 0 ? one.members.get(`.${member}`) : (one.members.get(`${member}/${count}`) ?? one.members.get(member));
  if (said !== undefined) return { said, args };
  for (const above of one.above) {
    const value = typeValue(above, { args, ...NOTHING_GIVEN });
    const found = value.is === 'outside' ? findMember(value.name, member, count, value.args, depth + 1) : undefined;
    if (found) return found;
  }
  return depth === 0 && type !== 'Object' ? findMember('Object', member, count, [], 1) : undefined;
}

/** The value of a type as the table writes it. */
function typeValue(said: string, values: TypeValues): ValueType {
  if (said === '' || said === '?') return UNKNOWN;
  if (said.endsWith('[]')) return { is: 'many', of: typeValue(said.slice(0, -2), values) };
  if (said.startsWith('#')) return values.args[Number(said.slice(1))] ?? UNKNOWN;
  if (said.startsWith('@')) return commonValue(said.split('&').flatMap((part) => partsOf(part, values)));
  const open = said.indexOf('<');
  if (open < 0) return { is: 'outside', name: said, args: [] };
  const args = splitTypes(said.slice(open + 1, -1)).map((each) => typeValue(each, values));
  return { is: 'outside', name: said.slice(0, open), args };
}

/** `@0` an argument, `@0+` all from there on, `@0*` one of what it has many of, `@0.1` a type argument of it. */
function partsOf(said: string, { given, count }: TypeValues): ValueType[] {
  const [, first, more, rest = ''] = /^@(\d+)(\+?)(.*)$/.exec(said) ?? [];
  const place = Number(first);
  const places = more === '' ? [place] : Array.from({ length: count - place }, (_, i) => place + i);
  return places.map((at) => {
    let value = given(at);
    for (const part of rest.match(/\*|\.\d+/g) ?? []) {
      if (part === '*') value = value.is === 'many' ? value.of : UNKNOWN;
      else value = value.is === 'outside' ? (value.args[Number(part.slice(1))] ?? UNKNOWN) : UNKNOWN;
    }
    return value;
  });
}
