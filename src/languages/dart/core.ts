import type { LinkRules } from '../link-rules.ts';
import { OUTSIDE, UNKNOWN, type ValueType } from '../meaning.ts';

type Given = NonNullable<NonNullable<LinkRules['given']>[string]>;

const words = (text: string): string[] => text.split(' ');
const all = <T>(names: string, value: T): Record<string, T> =>
  Object.fromEntries(words(names).map((name) => [name, value]));
const of =
  (name: string, at = 0) =>
  (args: readonly ValueType[]): ValueType => ({ is: 'outside', name, args: [args[at] ?? UNKNOWN] });

const COLLECTION: Given = {
  ...all(
    'first last single firstWhere lastWhere singleWhere elementAt removeAt removeLast removeFirst reduce firstOrNull lastOrNull singleOrNull lookup elementAtOrNull firstWhereOrNull lastWhereOrNull',
    0,
  ),
  ...all(
    'where take skip toList toSet reversed followedBy takeWhile skipWhile sublist getRange union intersection difference toUnmodifiableList',
    'self' as const,
  ),
  ...all('iterator', of('Iterator')),
};
const STREAM: Given = {
  ...all('first last single firstWhere lastWhere singleWhere elementAt', of('Future')),
  ...all('where take skip takeWhile skipWhile distinct handleError timeout asBroadcastStream', 'self' as const),
  toList: (args: readonly ValueType[]) => ({
    is: 'outside',
    name: 'Future',
    args: [{ is: 'many', of: args[0] ?? UNKNOWN }],
  }),
  listen: of('StreamSubscription'),
};
const COLLECTIONS = words(
  'List Iterable Set Queue ListQueue LinkedHashSet HashSet SplayTreeSet UnmodifiableListView UnmodifiableSetView',
);
const MAPS = words('Map LinkedHashMap HashMap SplayTreeMap UnmodifiableMapView');
const MAP: Given = {
  ...all('remove putIfAbsent update', 1),
  values: of('Iterable', 1),
  keys: of('Iterable'),
  entries: (args: readonly ValueType[]) => ({
    is: 'outside',
    name: 'Iterable',
    args: [{ is: 'outside', name: 'MapEntry', args }],
  }),
};

const given: NonNullable<LinkRules['given']> = {
  ...all(COLLECTIONS.join(' '), COLLECTION),
  '[]': COLLECTION,
  ...all(MAPS.join(' '), MAP),
  MapEntry: { key: 0, value: 1 },
  Future: all('timeout whenComplete catchError', 'self' as const),
  Stream: STREAM,
  StreamController: { stream: of('Stream'), sink: of('StreamSink') },
  Completer: { future: of('Future') },
  Iterator: { current: 0 },
  // Of tests: `isA<Foo>().having(…)`.
  TypeMatcher: all('having', 'self' as const),
  // Of Flutter, where a state and its widget are two classes.
  State: { widget: 0 },
  GlobalKey: { currentState: 0 },
  ValueNotifier: { value: 0 },
  ValueListenable: { value: 0 },
};
const HANDED = all(
  'map where forEach any every firstWhere lastWhere singleWhere expand removeWhere retainWhere takeWhile skipWhile indexWhere lastIndexWhere sort firstWhereOrNull lastWhereOrNull',
  0,
);

/** What is known of types of the language that hold others. */
export const outside: Pick<LinkRules, 'elements' | 'awaited' | 'given' | 'hands'> = {
  elements: { ...all(COLLECTIONS.join(' '), 0), Stream: 0 },
  awaited: { Future: 0, FutureOr: 0 },
  given,
  hands: {
    ...all(COLLECTIONS.join(' '), HANDED),
    '[]': HANDED,
    ...all(MAPS.join(' '), all('forEach map removeWhere', 0)),
    Future: all('then', 0),
    TypeMatcher: all('having', 0),
    Stream: all('listen map where asyncMap asyncExpand expand forEach any every firstWhere takeWhile skipWhile', 0),
  },
};

/** What an index leads to in a value of the language. */
export function indexed(value: ValueType): ValueType {
  if (value.is === 'many') return value.of;
  if (value.is !== 'outside') return UNKNOWN;
  if (value.name === 'List') return value.args[0] ?? UNKNOWN;
  if (MAPS.includes(value.name)) return value.args[1] ?? UNKNOWN;
  return value.args.some((one) => one.is !== 'outside') ? UNKNOWN : OUTSIDE;
}

/** The name of the type of a value that is nothing of the project, '' when it is not known. */
export function coreName(value: ValueType): string {
  if (value.is === 'many') return 'List';
  if (value.is !== 'outside') return '';
  return (
    { string: 'String', boolean: 'bool', array: 'List', function: 'Function', null: 'Null' }[value.name] ?? value.name
  );
}

const ABOVE: Readonly<Record<string, string>> = {
  ...{
    int: 'num Comparable',
    double: 'num Comparable',
    num: 'Comparable',
    String: 'Comparable Pattern',
    DateTime: 'Comparable',
  },
  ...{ Duration: 'Comparable', List: 'Iterable', Set: 'Iterable', Queue: 'Iterable', bool: '', Map: '', Iterable: '' },
  ...{ Future: '', Stream: '', Uri: '', Function: '', Null: '', RegExp: 'Pattern' },
};

/** Whether one type of the language is another, or one below: 'core' where both are known; undefined where it is not known. */
export function isBelowCore(name: string, above: string): 'core' | 'same' | false | undefined {
  const known = ABOVE[name];
  if (name === above && name !== '') return known === undefined ? 'same' : 'core';
  if (known === undefined) return undefined;
  return words(known).includes(above) ? 'core' : false;
}

const OBJECT = 'hashCode runtimeType toString noSuchMethod';
const ITERABLE = `${OBJECT} any cast contains elementAt every expand first firstWhere fold followedBy forEach isEmpty isNotEmpty iterator join last lastWhere length map reduce single singleWhere skip skipWhile take takeWhile toList toSet where whereType`;
const NUM = `${OBJECT} abs ceil ceilToDouble clamp compareTo floor floorToDouble isFinite isInfinite isNaN isNegative remainder round roundToDouble sign toDouble toInt toStringAsExponential toStringAsFixed toStringAsPrecision truncate truncateToDouble`;
const MEMBERS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    String: `${OBJECT} allMatches codeUnitAt codeUnits compareTo contains endsWith indexOf isEmpty isNotEmpty lastIndexOf length matchAsPrefix padLeft padRight replaceAll replaceAllMapped replaceFirst replaceFirstMapped replaceRange runes split splitMapJoin startsWith substring toLowerCase toUpperCase trim trimLeft trimRight`,
    int: `${NUM} bitLength gcd isEven isOdd modInverse modPow toRadixString toSigned toUnsigned`,
    double: NUM,
    num: NUM,
    bool: OBJECT,
    Iterable: ITERABLE,
    List: `${ITERABLE} add addAll asMap clear fillRange getRange indexOf indexWhere insert insertAll lastIndexOf lastIndexWhere remove removeAt removeLast removeRange removeWhere replaceRange retainWhere reversed setAll setRange shuffle sort sublist`,
    Set: `${ITERABLE} add addAll clear containsAll difference intersection lookup remove removeAll removeWhere retainAll retainWhere union`,
    Map: `${OBJECT} addAll addEntries cast clear containsKey containsValue entries forEach isEmpty isNotEmpty keys length map putIfAbsent remove removeWhere update updateAll values`,
    Future: `${OBJECT} asStream catchError then timeout whenComplete`,
    Stream: `${OBJECT} any asBroadcastStream asyncExpand asyncMap cast contains distinct drain elementAt every expand first firstWhere fold forEach handleError isBroadcast isEmpty join last lastWhere length listen map pipe reduce single singleWhere skip skipWhile take takeWhile timeout toList toSet transform where`,
    DateTime: `${OBJECT} add compareTo day difference hour isAfter isAtSameMomentAs isBefore isUtc microsecond microsecondsSinceEpoch millisecond millisecondsSinceEpoch minute month second subtract timeZoneName timeZoneOffset toIso8601String toLocal toUtc weekday year`,
    Duration: `${OBJECT} abs compareTo inDays inHours inMicroseconds inMilliseconds inMinutes inSeconds isNegative`,
  }).map(([name, members]) => [name, new Set(words(members))]),
);

/** True for a member that a type of the language has itself. */
export function coreMember(type: string, name: string): boolean {
  return MEMBERS[type]?.has(name) ?? words(OBJECT).includes(name);
}
