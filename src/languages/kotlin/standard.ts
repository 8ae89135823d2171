import { hasMember, isPlatformType } from '../java/platform.ts';
import { UNKNOWN, type ValueType } from '../meaning.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Members of types of Kotlin that are not those of a type of Java. */
const MEMBERS: Readonly<Record<string, ReadonlySet<string>>> = {
  Any: words('equals hashCode toString'),
  Comparable: words('compareTo'),
  Enum: words('name ordinal compareTo declaringJavaClass entries values valueOf'),
  String: words('length get subSequence compareTo plus'),
  CharSequence: words('length get subSequence'),
  Boolean: words('not and or xor compareTo'),
  Unit: words('toString'),
  Function: words('invoke'),
  Annotation: words('annotationClass'),
  Lazy: words('value isInitialized'),
  Pair: words('first second component1 component2 copy toList'),
  Triple: words('first second third component1 component2 component3 copy toList'),
  CoroutineScope: words('coroutineContext'),
  TestScope: words('coroutineContext testScheduler backgroundScope currentTime advanceUntilIdle runCurrent'),
  Sequence: words('iterator'),
  Iterator: words('next hasNext'),
  KProperty: words('name get getter isConst isLateinit'),
  Flow: words('collect'),
  FlowCollector: words('emit'),
};
/** Types of Kotlin that are types of Java. */
const OF_JAVA: Readonly<Record<string, string>> = {
  Iterable: 'Iterable',
  Collection: 'u.Collection',
  MutableCollection: 'u.Collection',
  List: 'u.List',
  MutableList: 'u.List',
  ArrayList: 'u.ArrayList',
  Set: 'u.Set',
  MutableSet: 'u.Set',
  HashSet: 'u.HashSet',
  LinkedHashSet: 'u.LinkedHashSet',
  Map: 'u.Map',
  MutableMap: 'u.Map',
  HashMap: 'u.HashMap',
  LinkedHashMap: 'u.LinkedHashMap',
};
const MORE_OF_JAVA = words('size keys values entries indices removeAt');
const NUMBERS = words('Int Long Short Byte Float Double Char Number int long short byte float double char number');
const OF_NUMBERS = words(
  'plus minus times div rem mod unaryMinus unaryPlus inc dec rangeTo rangeUntil compareTo and or xor shl shr ushr inv toInt toLong toShort toByte toFloat toDouble toChar code',
);
/** What literals are called that are of such a type. */
const LITERALS: Readonly<Record<string, string>> = { string: 'String', boolean: 'Boolean', function: 'Function' };

/** The name by which a type is known here: that of literals, of `kotlin.` and `kotlin.collections.` left out. */
export function standardName(name: string): string {
  return LITERALS[name] ?? name.replace(/^(?:kotlinx?\.)(?:\w+\.)*(?=\p{Lu})/u, '');
}

/** Whether a type of the language or the platform has a member; undefined when that is not known. */
export function hasStandard(type: string, member: string): boolean | undefined {
  const name = standardName(type);
  if (MEMBERS.Any!.has(member)) return true;
  const own = MEMBERS[name];
  if (own) return own.has(member);
  if (NUMBERS.has(name)) return OF_NUMBERS.has(member);
  const java = OF_JAVA[name];
  if (java !== undefined && MORE_OF_JAVA.has(member)) return true;
  const platform = java ?? name;
  if (!isPlatformType(platform)) return undefined;
  const capital = member.slice(0, 1).toUpperCase() + member.slice(1);
  const all = [
    ...[member, `get${capital}`, `is${capital}`].map((one) => hasMember(platform, one, 'method')),
    hasMember(platform, member, 'value'),
  ];
  return all.includes(true) ? true : all.includes(undefined) ? undefined : false;
}

const COLLECTIONS = words(
  'Iterable Collection MutableCollection List MutableList ArrayList Set MutableSet HashSet LinkedHashSet Sequence Flow Array Iterator MutableIterator ListIterator ArrayDeque SharedFlow StateFlow MutableStateFlow Channel ReceiveChannel u.List u.Collection u.Set u.ArrayList u.stream.Stream',
);
const MAPS = words('Map MutableMap HashMap LinkedHashMap u.Map u.HashMap');

/** What is held by a collection; a map holds entries. */
export function elementOf(value: ValueType): ValueType | undefined {
  if (value.is === 'many') return value.of;
  if (value.is !== 'outside') return undefined;
  const name = standardName(value.name);
  if (COLLECTIONS.has(name)) return value.args[0];
  if (MAPS.has(name)) return { is: 'outside', name: 'Map.Entry', args: value.args };
  return undefined;
}

/** What an index in a collection leads to. */
export function indexed(value: ValueType): ValueType | undefined {
  if (value.is === 'outside') {
    const plain = /^(Byte|Char|Short|Int|Long|Float|Double|Boolean)Array$/.exec(value.name)?.[1];
    if (plain !== undefined) return { is: 'outside', name: plain, args: [] };
    if (standardName(value.name) === 'String') return { is: 'outside', name: 'Char', args: [] };
    if (MAPS.has(standardName(value.name))) return value.args[1];
  }
  return elementOf(value);
}

/** A part of a value that consists of several, from 0. */
export function partOf(value: ValueType, place: number): ValueType | undefined {
  if (value.is === 'outside' && /^(?:Pair|Triple|Map\.Entry|IndexedValue)$/.test(standardName(value.name))) {
    return standardName(value.name) === 'IndexedValue' ? (place === 1 ? value.args[0] : undefined) : value.args[place];
  }
  return elementOf(value);
}

const GIVES_ELEMENT = words(
  'first last firstOrNull lastOrNull find findLast single singleOrNull get getOrNull elementAt elementAtOrNull random randomOrNull removeAt removeFirst removeLast removeFirstOrNull removeLastOrNull max min maxOrNull minOrNull maxBy minBy maxByOrNull minByOrNull maxWith minWith next peek poll pop component1 component2 component3 reduce receive',
);
const GIVES_SAME = words(
  'filter filterNot filterNotNull sortedBy sortedByDescending sorted sortedWith sortedDescending reversed asReversed take drop takeLast dropLast takeWhile dropWhile distinct distinctBy toList toSet toMutableList toMutableSet asSequence asIterable onEach plus minus shuffled orEmpty subList union intersect filterIndexed toTypedArray iterator asFlow also apply takeIf takeUnless toCollection ifEmpty',
);
const HANDS_SELF = words('let also takeIf takeUnless use');
const HANDS_ELEMENT = words(
  'forEach map filter filterNot mapNotNull flatMap any all none first firstOrNull find findLast last lastOrNull single singleOrNull count sumOf sumBy sortedBy sortedByDescending sortBy groupBy associateBy associate associateWith partition maxBy minBy maxByOrNull minByOrNull maxOf minOf maxOfOrNull minOfOrNull distinctBy takeWhile dropWhile onEach joinToString joinTo indexOfFirst indexOfLast removeIf removeAll retainAll collect dropLastWhile takeLastWhile onEachIndexed',
);
const HANDS_SECOND = words(
  'forEachIndexed mapIndexed filterIndexed mapIndexedNotNull onEachIndexed fold foldIndexed flatMapIndexed',
);
/** Functions of the standard library whose functions have no receiver. */
const PLAIN = words(
  'lazy repeat synchronized runCatching require check requireNotNull checkNotNull error getOrPut getOrElse computeIfAbsent thread measureTimeMillis measureNanoTime measureTime assertFailsWith assertFails assertTrue assertFalse assertDoesNotThrow assertThrows mapKeys mapValues filterKeys filterValues flatMapTo mapTo filterTo reduce zip windowed chunked compareBy compareByDescending thenBy generateSequence Thread Runnable List MutableList Array IntArray ByteArray withLock read write onSuccess onFailure recover fold buildStringWith sortWith sortByDescending toSortedMap sumByDouble associateByTo groupByTo groupingBy lazyOf observable vetoable nonEmpty ifBlank ifEmpty also invokeOnCompletion invokeOnClose collectLatest catch flatMapConcat flatMapLatest filterIsInstance trimStart trimEnd trim split replace indexOfAny none atomic update updateAndGet getAndUpdate loop addShutdownHook execute submit schedule let use useLines forEachLine',
);

/** What a function of the library hands to a function that it is given. */
export interface Handed {
  /** What its `this` is; undefined when it has none of its own. */
  receiver?: ValueType;
  /** What it gets in each place. */
  parameters: readonly ValueType[];
}

/** Functions that give what the function gives that they are called with. */
const GIVES_RESULT = words(
  'let run with use withLock synchronized runBlocking withContext coroutineScope supervisorScope withTimeout withTimeoutOrNull measureTimedValue getOrPut lazy read write useLines getOrElse runTest',
);
const GIVES_MANY = words('map mapNotNull mapIndexed mapIndexedNotNull');

/** What a call gives of what the function at its end does; undefined for others. */
export function resultOf(name: string): ((shown: ValueType) => ValueType) | undefined {
  if (GIVES_RESULT.has(name)) return (shown) => shown;
  return GIVES_MANY.has(name) ? (shown) => ({ is: 'outside', name: 'List', args: [shown] }) : undefined;
}

/** What a function of the library, of a value or of none, hands on; undefined when that is not known. */
export function handedBy(name: string, receiver: ValueType | undefined, first: ValueType): Handed | undefined {
  if (receiver) {
    if (HANDS_SELF.has(name)) return { parameters: [receiver] };
    if (name === 'apply' || name === 'run') return { receiver, parameters: [] };
    if (name === 'runCatching') return { receiver, parameters: [] };
    const element = elementOf(receiver) ?? UNKNOWN;
    if (HANDS_SECOND.has(name)) return { parameters: [UNKNOWN, element] };
    if (HANDS_ELEMENT.has(name)) return { parameters: [element] };
  } else {
    if (name === 'with') return { receiver: first, parameters: [] };
    if (name === 'run') return { parameters: [] };
  }
  const builder = BUILDERS[name];
  if (builder !== undefined) return { receiver: { is: 'outside', name: builder, args: [] }, parameters: [] };
  return PLAIN.has(name) ? { parameters: [] } : undefined;
}

/** Functions whose functions have a receiver of the library. */
const BUILDERS: Readonly<Record<string, string>> = {
  buildString: 'StringBuilder',
  buildList: 'MutableList',
  buildSet: 'MutableSet',
  buildMap: 'MutableMap',
  launch: 'CoroutineScope',
  async: 'CoroutineScope',
  runBlocking: 'CoroutineScope',
  withContext: 'CoroutineScope',
  coroutineScope: 'CoroutineScope',
  supervisorScope: 'CoroutineScope',
  withTimeout: 'CoroutineScope',
  withTimeoutOrNull: 'CoroutineScope',
  flow: 'FlowCollector',
  runTest: 'TestScope',
};

const INT = 'size length count lastIndex indexOf lastIndexOf toInt hashCode compareTo code ordinal';
const TEXT =
  'toString substring trim lowercase uppercase decodeToString joinToString replace padStart padEnd removePrefix removeSuffix trimIndent trimMargin substringBefore substringAfter substringBeforeLast substringAfterLast readText readLine simpleName qualifiedName toHexString capitalize decapitalize';
const TRUTH =
  'isEmpty isNotEmpty isBlank isNotBlank isNullOrEmpty isNullOrBlank contains containsKey startsWith endsWith any all none equals containsAll hasNext isDigit isLetter isWhitespace';
/** What some members give whatever they are of, as long as that is nothing of a project. */
const PLAINLY: ReadonlyMap<string, string> = new Map([
  ...INT.split(' ').map((name) => [name, 'Int'] as const),
  ...TEXT.split(' ').map((name) => [name, 'String'] as const),
  ...TRUTH.split(' ').map((name) => [name, 'Boolean'] as const),
  ...'Long Short Byte Float Double Char ByteArray CharArray'.split(' ').map((name) => [`to${name}`, name] as const),
  ['encodeToByteArray', 'ByteArray'],
]);

/** What a member of the library gives of a value; undefined when that is not known. */
export function givenBy(name: string, value: ValueType): ValueType | undefined {
  const plain = value.is === 'outside' ? PLAINLY.get(name) : undefined;
  if (plain !== undefined) return { is: 'outside', name: plain, args: [] };
  if (value.is === 'outside' && NUMBERS.has(value.name) && OF_NUMBERS.has(name))
    return { is: 'outside', name: 'number', args: [] };
  if (name === 'also' || name === 'apply' || name === 'takeIf' || name === 'takeUnless') return value;
  if (value.is === 'outside' && MAPS.has(standardName(value.name))) {
    if (/^(?:get|getValue|getOrPut|getOrElse|remove|put|getOrDefault|computeIfAbsent)$/.test(name))
      return value.args[1];
    if (name === 'values') return { is: 'outside', name: 'Collection', args: value.args.slice(1) };
    if (name === 'keys') return { is: 'outside', name: 'Set', args: value.args.slice(0, 1) };
    if (name === 'entries')
      return { is: 'outside', name: 'Set', args: [{ is: 'outside', name: 'Map.Entry', args: value.args }] };
  }
  if (value.is === 'outside' && /^(?:Pair|Triple|Map\.Entry)$/.test(value.name)) {
    const place = { first: 0, key: 0, second: 1, value: 1, third: 2 }[name];
    if (place !== undefined) return value.args[place];
  }
  if (
    value.is === 'outside' &&
    /^(?:Lazy|AtomicReference|StateFlow|MutableStateFlow|State|MutableState|ThreadLocal|WeakReference|Result|Deferred|CompletableDeferred|u\.Optional)$/.test(
      standardName(value.name),
    )
  ) {
    return /^(?:value|get|getOrNull|getOrThrow|await)$/.test(name) ? value.args[0] : undefined;
  }
  const element = elementOf(value);
  if (!element) return undefined;
  if (GIVES_ELEMENT.has(name)) return element;
  return GIVES_SAME.has(name) ? value : undefined;
}

/** True for a function of the standard library that is called without a receiver. */
export function isStandardFunction(name: string): boolean {
  return (
    /^(?:with|run|println|print|listOf|mapOf|mutableMapOf|emptyMap|hashMapOf|linkedMapOf|sortedMapOf|buildString|buildList|buildMap|buildSet|require|requireNotNull|check|checkNotNull|error|repeat|lazy|assert\w*|minOf|maxOf|compareBy|to|arrayOfNulls)$/.test(
      name,
    ) || madeBy(name, UNKNOWN, UNKNOWN) !== undefined
  );
}

/** What a function of the library gives of what it is called with. */
export function madeBy(name: string, typeArgument: ValueType | undefined, first: ValueType): ValueType | undefined {
  if (/^(?:requireNotNull|checkNotNull|assertNotNull)$/.test(name)) return first;
  const array = /^((?:byte|char|short|int|long|float|double|boolean)Array)Of$/.exec(name)?.[1];
  if (array !== undefined) return { is: 'outside', name: array[0]!.toUpperCase() + array.slice(1), args: [] };
  const collection =
    /^(?:mutableListOf|listOf|listOfNotNull|arrayListOf|setOf|mutableSetOf|hashSetOf|linkedSetOf|sequenceOf|arrayOf|flowOf|emptyList|emptySet|emptySequence|List|MutableList)$/.test(
      name,
    );
  if (!collection) return undefined;
  const of = typeArgument ?? first;
  return { is: 'outside', name: 'List', args: [of.is === 'type' ? { ...of, is: 'instance' } : of] };
}

/** The name that a type of Kotlin has in the table of types of Java. */
export function platformTypeName(name: string): string {
  return OF_JAVA[name] ?? name;
}
