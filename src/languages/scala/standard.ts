import { hasMember, isPlatformType } from '../java/platform.ts';
import { UNKNOWN, type ValueType } from '../meaning.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const OF_ALL = words(
  '== != ## equals hashCode toString getClass asInstanceOf isInstanceOf eq ne synchronized notify notifyAll wait clone finalize',
);
/** Types with a few members of their own. */
const MEMBERS: Readonly<Record<string, ReadonlySet<string>>> = {
  Any: words('=='),
  AnyRef: words('=='),
  Object: words('=='),
  AnyVal: words('=='),
  Serializable: words('=='),
  Product: words(
    'productArity productElement productIterator productPrefix canEqual productElementName productElementNames',
  ),
  Matchable: words('=='),
  Singleton: words('=='),
  Function0: words('apply'),
  Function1: words('apply andThen compose'),
  Function2: words('apply curried tupled'),
  Ordered: words('compare compareTo < > <= >='),
  StrictLogging: words('logger'),
  LazyLogging: words('logger'),
  App: words('main args executionStart delayedInit'),
};

/** Whether a type of the language or the platform has a member; undefined when that is not known. */
export function hasStandard(type: string, member: string): boolean | undefined {
  if (OF_ALL.has(member)) return true;
  const name = type.replace(/^scala\.(?:\w+\.)*/, '');
  const own = MEMBERS[name];
  if (own) return own.has(member);
  if (!isPlatformType(name) || /^(?:Iterable|Iterator|List|Map|Set)$/.test(name)) return undefined;
  const all = [hasMember(name, member, 'method'), hasMember(name, member, 'value')];
  return all.includes(true) ? true : all.includes(undefined) ? undefined : false;
}

const COLLECTIONS = words(
  'List Seq IndexedSeq LinearSeq Vector Set SortedSet ListSet TreeSet HashSet Option Some Array Iterator Iterable IterableOnce Traversable TraversableOnce Stream LazyList Queue ArrayBuffer ListBuffer Buffer ArrayDeque ArraySeq Future Try Success IO Task UIO NonEmptyList NonEmptyVector Chain NonEmptyChain Resource Stack Id Eval SyncIO',
);
const PAIRED = words('Either Right Validated ZIO Map SortedMap ListMap TreeMap HashMap EitherT');

const nameOf = (name: string): string => name.replace(/^.*\./, '');

/** What is held by a value of a type of the library. */
export function elementOf(value: ValueType): ValueType | undefined {
  if (value.is === 'many') return value.of;
  if (value.is !== 'outside') return undefined;
  const name = nameOf(value.name);
  if (COLLECTIONS.has(name)) return value.args[0];
  if (/Map$/.test(name) && PAIRED.has(name)) return { is: 'outside', name: 'Tuple', args: value.args };
  return PAIRED.has(name) ? value.args.at(-1) : undefined;
}

/** What calling a value of the library gives: one of what it holds. */
export function applied(value: ValueType): ValueType | undefined {
  return value.is === 'outside' && /Map$/.test(value.name) ? value.args[1] : elementOf(value);
}

/** A part of a tuple or of what a pattern of the library takes apart. */
export function partOf(value: ValueType, place: number): ValueType | undefined {
  if (value.is !== 'outside') return undefined;
  return nameOf(value.name) === 'Tuple' || /^Tuple\d$/.test(value.name) ? value.args[place] : undefined;
}

const GIVES_ELEMENT = words(
  'head last get getOrElse apply next max min maxBy minBy reduce reduceLeft orNull value unsafeRunSync sum toOption_ fold_',
);
const GIVES_OPTION = words('headOption lastOption find lift minOption maxOption maxByOption minByOption toOption');
const GIVES_SAME = words(
  'filter filterNot withFilter take drop takeRight dropRight takeWhile dropWhile tail init reverse distinct distinctBy sorted sortBy sortWith toList toSeq toVector toSet toIndexedSeq toArray iterator ++ :+ +: :: ::: -- + - diff intersect union orElse prepended appended concat slice to view toIterator recover recoverWith',
);
const HANDS_ELEMENT = words(
  'map flatMap foreach filter filterNot withFilter exists forall find count takeWhile dropWhile partition groupBy sortBy maxBy minBy collect collectFirst span indexWhere minByOption maxByOption distinctBy traverse foldMap tap evalMap parTraverse traverse_ mapN flatTap foreach_ as_ keyBy',
);

/** What a member of the library gives of a value; undefined when that is not known. */
export function givenBy(name: string, value: ValueType): ValueType | undefined {
  const element = elementOf(value);
  if (!element) return undefined;
  const isMap = value.is === 'outside' && /Map$/.test(value.name);
  if (isMap && /^(?:apply|getOrElse)$/.test(name)) return value.args[1];
  if (isMap && name === 'get') return { is: 'outside', name: 'Option', args: value.args.slice(1) };
  if (isMap && name === 'values') return { is: 'outside', name: 'Iterable', args: value.args.slice(1) };
  if (isMap && (name === 'keys' || name === 'keySet'))
    return { is: 'outside', name: 'Set', args: value.args.slice(0, 1) };
  if (GIVES_ELEMENT.has(name)) return element;
  if (GIVES_OPTION.has(name)) return { is: 'outside', name: 'Option', args: [element] };
  return GIVES_SAME.has(name) ? value : undefined;
}

/** What a member of the library hands to a function that it is given, in a place. */
export function handedBy(name: string, value: ValueType, place: number): ValueType {
  const element = elementOf(value) ?? UNKNOWN;
  if (name === 'foldLeft') return place === 1 ? element : UNKNOWN;
  if (name === 'foldRight') return place === 0 ? element : UNKNOWN;
  return place === 0 && HANDS_ELEMENT.has(name) ? element : UNKNOWN;
}

/** What a function of the library gives of what it is called with: `List(x)`, `Some(x)`. */
export function madeBy(name: string, typeArgument: ValueType | undefined, first: ValueType): ValueType | undefined {
  if (name === 'identity' || name === 'implicitly' || name === 'summon') return typeArgument ?? first;
  if (!COLLECTIONS.has(name)) return undefined;
  const of = typeArgument ?? first;
  return { is: 'outside', name, args: [of.is === 'type' ? { ...of, is: 'instance' } : of] };
}
