import type { LinkRules, LinkWorld } from '../link-rules.ts';
import { OUTSIDE, UNKNOWN, type ValueType, weakened } from '../meaning.ts';

const words = (text: string): readonly string[] => text.split(' ');
const SEQUENCES = words(
  'list List set Set frozenset FrozenSet Sequence MutableSequence Iterable Iterator Generator Collection Container deque Deque AbstractSet MutableSet Reversible KeysView ValuesView AsyncIterable AsyncIterator AsyncGenerator',
);
const MAPPINGS = words('dict Dict Mapping MutableMapping defaultdict DefaultDict OrderedDict ItemsView');
const TUPLES: ReadonlySet<string> = new Set(['tuple', 'Tuple']);
const CONTEXTS: ReadonlySet<string> = new Set(
  words(
    'Iterator Generator Iterable AsyncIterator AsyncGenerator AsyncIterable ContextManager AbstractContextManager AsyncContextManager AbstractAsyncContextManager',
  ),
);

const outside = (name: string, ...args: ValueType[]): ValueType => ({ is: 'outside', name, args });
const iterable = (of: ValueType = UNKNOWN): ValueType => outside('Iterable', of);
const each = <T>(names: readonly string[], value: T): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, value]));

/** What iteration gives. */
export const elements: NonNullable<LinkRules['elements']> = { ...each(SEQUENCES, 0), ...each(MAPPINGS, 0) };

const ofSequence = { pop: 0, popleft: 0, copy: 'self' } as const;
/** What members of the containers of Python give. */
export const given: NonNullable<LinkRules['given']> = {
  ...each(SEQUENCES, ofSequence),
  '[]': ofSequence,
  ...each(MAPPINGS, {
    ...({ get: 1, pop: 1, setdefault: 1, copy: 'self' } as const),
    keys: ([key]: readonly ValueType[]) => iterable(key),
    values: ([, value]: readonly ValueType[]) => iterable(value),
    items: ([key = UNKNOWN, value = UNKNOWN]: readonly ValueType[]) => iterable(outside('tuple', key, value)),
  }),
};

/** What annotations of `typing` stand for that are about another type. */
export const declares: NonNullable<LinkRules['declares']> = (name, args) => {
  switch (name) {
    case 'Optional':
    case 'Annotated':
    case 'Final':
    case 'ClassVar':
    case 'InitVar':
    case 'Required':
    case 'NotRequired':
    case 'ReadOnly':
      return args[0] ?? UNKNOWN;
    case 'Union': {
      const own = args.filter(({ is }) => is !== 'outside');
      return own.length === 1 ? own[0] : own.length === 0 ? OUTSIDE : UNKNOWN;
    }
    case 'type':
    case 'Type': {
      const [of] = args;
      return of?.is === 'instance' ? { ...of, is: 'type' } : UNKNOWN;
    }
    case 'Any':
    case 'object':
      return UNKNOWN;
    default:
      return undefined;
  }
};

/** What functions of the language give that depends on their first argument. */
export const calls: NonNullable<LinkRules['calls']> = ({ view, occurrence, name }, links) => {
  const link = view.linksOf(occurrence).find(({ kind }) => kind === 'argument');
  if (!link) return undefined;
  const value = links.valueAt(view, occurrence, link);
  switch (name) {
    case 'cast':
      return value.is === 'type' ? { ...value, is: 'instance' } : UNKNOWN;
    case 'copy':
    case 'deepcopy':
      return value;
    case 'enumerate':
      return iterable(outside('tuple', OUTSIDE, elementOf(value, links)));
    case 'next':
    case 'anext':
      return elementOf(value, links);
    default:
      return { is: 'many', of: elementOf(value, links) };
  }
};

/** What steps give of containers, and of classes that behave like them by their special methods. */
export const step: NonNullable<LinkRules['step']> = (value, name, links) => {
  switch (name) {
    case 'element':
      return elementOf(value, links);
    case 'pointed':
      return indexed(value, links);
    case 'entered':
      return entered(value, links);
    case 'call':
      return value.is === 'instance' ? result(value, ['__call__'], links) : undefined;
    case 'first':
    case 'second':
    case 'third':
      if (value.is === 'outside' && TUPLES.has(value.name) && !isUniform(value.args)) {
        return value.args[name === 'first' ? 0 : name === 'second' ? 1 : 2] ?? UNKNOWN;
      }
      return elementOf(value, links);
    default:
      return undefined;
  }
};

/** `tuple[Foo, ...]` */
const isUniform = (args: readonly ValueType[]): boolean => args.length === 2 && args[1]!.is === 'unknown';

function elementOf(value: ValueType, links: LinkWorld): ValueType {
  switch (value.is) {
    case 'many':
      return value.of;
    case 'instance': {
      const iterator = result(value, ['__iter__', '__aiter__'], links);
      return iterator.is === 'instance'
        ? result(iterator, ['__next__', '__anext__'], links)
        : elementOf(iterator, links);
    }
    case 'outside': {
      if (TUPLES.has(value.name)) return isUniform(value.args) ? value.args[0]! : UNKNOWN;
      const at = elements[value.name];
      if (at !== undefined) return value.args[at] ?? UNKNOWN;
      return value.args.length > 0 ? UNKNOWN : OUTSIDE;
    }
    default:
      return UNKNOWN;
  }
}

function indexed(value: ValueType, links: LinkWorld): ValueType {
  if (value.is === 'instance') return result(value, ['__getitem__'], links);
  // `Foo[int]`
  if (value.is === 'type') return value;
  return value.is === 'outside' && MAPPINGS.includes(value.name) ? (value.args[1] ?? UNKNOWN) : elementOf(value, links);
}

function entered(value: ValueType, links: LinkWorld): ValueType {
  switch (value.is) {
    case 'instance': {
      const given = result(value, ['__enter__', '__aenter__'], links);
      // Without a word on it, it is mostly the same.
      return given.is === 'unknown' ? weakened(value, 'inferred') : given;
    }
    // Of a generator that stands for a context.
    case 'many':
      return value.of;
    case 'outside':
      if (CONTEXTS.has(value.name)) return value.args[0] ?? UNKNOWN;
      return value.args.length > 0 ? UNKNOWN : OUTSIDE;
    default:
      return UNKNOWN;
  }
}

/** What a special method gives; the first that there is. */
function result(value: ValueType, names: readonly string[], links: LinkWorld): ValueType {
  for (const name of names) {
    const method = links.member(value, name);
    if (method.is === 'definitions') return links.returned(method);
  }
  return UNKNOWN;
}
