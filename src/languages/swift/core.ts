import type { LinkRules } from '../link-rules.ts';
import { OUTSIDE, UNKNOWN, type ValueType } from '../meaning.ts';

type Given = NonNullable<NonNullable<LinkRules['given']>[string]>;

const words = (text: string): string[] => text.split(' ');
const all = <T>(names: string, value: T): Record<string, T> =>
  Object.fromEntries(words(names).map((name) => [name, value]));

const COLLECTION: Given = {
  ...all('first last randomElement popLast popFirst removeLast removeFirst remove min max', 0),
  ...all(
    'filter sorted reversed prefix suffix dropFirst dropLast shuffled union intersection subtracting lazy',
    'self' as const,
  ),
};
const DICTIONARY: Given = {
  ...all('removeValue updateValue', 1),
  values: (args: readonly ValueType[]) => ({ is: 'many', of: args[1] ?? UNKNOWN }),
};
const COLLECTIONS = words(
  'Array Set ArraySlice ContiguousArray Sequence Collection AsyncSequence AsyncStream AsyncThrowingStream Deque OrderedSet CircularBuffer',
);
const HANDED = all(
  'map filter forEach compactMap flatMap first contains sorted allSatisfy firstIndex lastIndex removeAll drop prefix min max partition',
  0,
);

/** What is known of types of the language that hold others. */
export const outside: Pick<LinkRules, 'elements' | 'given' | 'hands' | 'same'> = {
  elements: all(COLLECTIONS.join(' '), 0),
  given: { ...all(COLLECTIONS.join(' '), COLLECTION), '[]': COLLECTION, Dictionary: DICTIONARY },
  hands: { ...all(COLLECTIONS.join(' '), HANDED), '[]': HANDED },
  same: { Optional: 0 },
};

/** What an index leads to in a value of the language. */
export function indexed(value: ValueType): ValueType {
  if (value.is === 'many') return value.of;
  if (value.is !== 'outside') return UNKNOWN;
  if (COLLECTIONS.includes(value.name)) return value.args[0] ?? UNKNOWN;
  if (value.name === 'Dictionary') return value.args[1] ?? UNKNOWN;
  return value.args.some((one) => one.is !== 'outside') ? UNKNOWN : OUTSIDE;
}

/** The name of the type of a value that is nothing of the project, '' when it is not known. */
export function coreName(value: ValueType): string {
  if (value.is === 'many') return 'Array';
  if (value.is !== 'outside') return '';
  return { string: 'String', boolean: 'Bool', array: 'Array', int: 'Int', double: 'Double' }[value.name] ?? value.name;
}

const CORE: ReadonlySet<string> = new Set(
  words(
    'String Substring Character Int Int8 Int16 Int32 Int64 UInt UInt8 UInt16 UInt32 UInt64 Double Float Bool Array Set Dictionary Data Date URL UUID Optional Collection Sequence Result',
  ),
);
const MEMBERS: ReadonlySet<string> = new Set(
  words(
    'init description debugDescription hashValue hash count isEmpty first last startIndex endIndex indices append insert remove removeAll removeFirst removeLast map filter reduce forEach contains sorted sort reversed prefix suffix dropFirst dropLast split joined starts index formIndex distance lowercased uppercased hasPrefix hasSuffix utf8 utf16 unicodeScalars trimmingCharacters replacingOccurrences components min max abs round rounded magnitude bitWidth zero pi random negate signum quotientAndRemainder advanced enumerated zip compactMap flatMap allSatisfy elementsEqual reserveCapacity capacity swapAt shuffle shuffled withUnsafeBytes withUnsafeBufferPointer keys values merge merging mapValues updateValue union intersection subtracting range lines data string encode decode write subdata base64EncodedString timeIntervalSince1970 path absoluteString host port query scheme get success failure toggle stride',
  ),
);

/** Whether a type of the language has a member itself; undefined where that is not known. */
export function coreMember(type: string, name: string): boolean | undefined {
  return CORE.has(type) ? MEMBERS.has(name) : undefined;
}
