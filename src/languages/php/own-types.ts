import type { GivenValue } from '../link-rules.ts';
import { UNKNOWN } from '../meaning.ts';

const THROWABLE = 'getMessage getCode getFile getLine getTrace getPrevious getTraceAsString __toString';
const EXCEPTION = `${THROWABLE} __construct __wakeup __clone message code file line`;
const ITERATOR = 'current next key valid rewind';

/** Members of types of PHP itself that others are made of, by full names. */
const MEMBERS: Readonly<Record<string, string>> = {
  traversable: '',
  iterator: ITERATOR,
  iteratoraggregate: 'getIterator',
  outeriterator: `${ITERATOR} getInnerIterator`,
  recursiveiterator: `${ITERATOR} hasChildren getChildren`,
  seekableiterator: `${ITERATOR} seek`,
  arrayaccess: 'offsetExists offsetGet offsetSet offsetUnset',
  countable: 'count',
  jsonserializable: 'jsonSerialize',
  serializable: 'serialize unserialize',
  stringable: '__toString',
  unitenum: 'cases name',
  backedenum: 'cases name value from tryFrom',
  throwable: THROWABLE,
};
/** Exceptions and errors without members of their own. */
const PLAIN_EXCEPTION =
  /^(?:error|exception|(?:arithmetic|assertion|divisionbyzero|compile|parse|type|value|argumentcount|unhandledmatch)error|(?:badfunctioncall|badmethodcall|domain|invalidargument|json|length|logic|outofbounds|outofrange|overflow|range|runtime|underflow|unexpectedvalue)exception)$/;

/** True for a type of PHP, by its full name with a backslash in front, that has no such member. */
export function lacks(type: string, member: string): boolean {
  const name = type.slice(1).toLowerCase();
  const own = MEMBERS[name] ?? (PLAIN_EXCEPTION.test(name) ? EXCEPTION : undefined);
  const wanted = member.toLowerCase();
  return type.startsWith('\\') && own !== undefined && !own.split(' ').some((one) => one.toLowerCase() === wanted);
}

const HOLDERS =
  'AppendIterator ArrayAccess ArrayIterator ArrayObject CachingIterator CallbackFilterIterator Generator Iterator IteratorAggregate IteratorIterator LimitIterator SplDoublyLinkedList SplFixedArray SplMaxHeap SplMinHeap SplObjectStorage SplPriorityQueue SplQueue SplStack Traversable WeakMap'.split(
    ' ',
  );
const TAKES_OUT =
  'bottom current dequeue extract getArrayCopy getInnerIterator getIterator getReturn offsetGet pop send shift top';
const MAKERS =
  'Closure ReflectionAttribute ReflectionClass ReflectionFunction ReflectionMethod ReflectionObject ReflectionProperty';
const MAKES =
  '__invoke call getConstant getDefaultValue getValue invoke invokeArgs newInstance newInstanceArgs newInstanceWithoutConstructor';

/** Types of PHP that hold values of others: a loop gives these, of which nothing is known. */
export const elements: Readonly<Record<string, number>> = Object.fromEntries(HOLDERS.map((name) => [`\\${name}`, 0]));

/** What gives a value of any type: a member of what holds or makes them. */
export const given: Readonly<Record<string, Readonly<Record<string, GivenValue>>>> = Object.fromEntries([
  ...HOLDERS.map((name) => [`\\${name}`, givesAnything(TAKES_OUT)]),
  ...MAKERS.split(' ').map((name) => [`\\${name}`, givesAnything(MAKES)]),
]);

function givesAnything(members: string): Record<string, GivenValue> {
  return Object.fromEntries(members.split(' ').map((name) => [name, () => UNKNOWN]));
}
