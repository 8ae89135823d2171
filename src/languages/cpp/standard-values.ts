import type { LinkStep } from '../../model/index.ts';
import type { GivenValue, LinkRules, LinkWorld, NameUse } from '../link-rules.ts';
import { UNKNOWN, type ValueType, weakened } from '../meaning.ts';

const SMART = /^(?:unique|shared|weak|scoped|intrusive)_ptr$|^optional$/;
const ITERATOR = 'iterator';

/** Functions of the standard library that give a pointer to a new, or another, value of the type they are given. */
const MAKES: Readonly<Record<string, string>> = {
  ...{ make_unique: 'unique_ptr', make_shared: 'shared_ptr', allocate_shared: 'shared_ptr' },
  ...{ static_pointer_cast: 'shared_ptr', dynamic_pointer_cast: 'shared_ptr', const_pointer_cast: 'shared_ptr' },
};

const of =
  (name: string): GivenValue =>
  (args) => ({ is: 'outside', name, args });
const pair: GivenValue = (args) => ({ is: 'outside', name: 'pair', args: args.slice(0, 2) });
const iterator: GivenValue = (args) => ({ is: 'outside', name: ITERATOR, args: args.slice(0, 1) });
const overPairs: GivenValue = (args) => ({ is: 'outside', name: ITERATOR, args: [pair(args)] });

/** Members that give an iterator, and the types of these. */
function iterated(made: GivenValue, more: readonly string[] = []): Readonly<Record<string, GivenValue>> {
  const names = ['begin', 'end', 'cbegin', 'cend', 'rbegin', 'rend', 'crbegin', 'crend'];
  const types = ['iterator', 'const_iterator', 'reverse_iterator', 'const_reverse_iterator'];
  return Object.fromEntries([...names, ...types, ...more].map((name) => [name, made]));
}

const SEQUENCE = { ...iterated(iterator), front: 0, back: 0, at: 0, value_type: 0 };
const SET = { ...iterated(iterator, ['find', 'lower_bound', 'upper_bound']), value_type: 0 };
const MAP = { ...iterated(overPairs, ['find', 'lower_bound', 'upper_bound']), at: 1, mapped_type: 1, value_type: pair };
const MAPS = /^(?:unordered_)?(?:multi)?map$/;

/** What containers and pointers of the standard library give. */
export const given: NonNullable<LinkRules['given']> = {
  ...{ vector: SEQUENCE, list: SEQUENCE, deque: SEQUENCE, array: SEQUENCE, span: SEQUENCE },
  ...{ set: SET, multiset: SET, unordered_set: SET, unordered_multiset: SET },
  ...{ map: MAP, multimap: MAP, unordered_map: MAP, unordered_multimap: MAP },
  ...{ stack: { top: 0 }, priority_queue: { top: 0 }, queue: { front: 0, back: 0 } },
  pair: { first: 0, second: 1 },
  unique_ptr: { get: 0, release: 0 },
  shared_ptr: { get: 0 },
  weak_ptr: { lock: of('shared_ptr') },
  optional: { value: 0 },
};

/** What iteration, and an index, give first. */
export const elements: NonNullable<LinkRules['elements']> = {
  ...{ vector: 0, list: 0, deque: 0, array: 0, set: 0, span: 0, initializer_list: 0, unordered_set: 0, multiset: 0 },
  ...{ forward_list: 0, valarray: 0, unordered_multiset: 0 },
};

/** What `std::make_unique<Foo>(…)` gives. */
export function madeByStandard({ view, occurrence, name }: NameUse, links: LinkWorld): ValueType | undefined {
  const made = MAKES[name];
  const type = view.linksOf(occurrence).find(({ kind }) => kind === 'typeArgument');
  if (made === undefined || !type) return undefined;
  return { is: 'outside', name: made, args: [links.typeAt(view, occurrence, type)] };
}

/** What `->`, `*` and `[]` lead to. A pointer counts as what it points to, an array as what it holds. */
export function step(
  value: ValueType,
  by: LinkStep | 'first' | 'second' | 'third',
  links: LinkWorld,
): ValueType | undefined {
  if (by === 'element' && value.is === 'instance') return indexed(value, links);
  if (by !== 'pointed' || value.is !== 'outside') return undefined;
  if (SMART.test(value.name) || value.name === ITERATOR) return value.args[0] ?? UNKNOWN;
  const isContainer = elements[value.name] !== undefined || MAPS.test(value.name) || value.name === 'pair';
  return value.args.length > 0 && !isContainer ? UNKNOWN : undefined;
}

/** What an index in a value of the project gives: what its operator returns, else it is an array of such values. */
function indexed(value: ValueType, links: LinkWorld): ValueType {
  const operator = links.member(value, 'operator[]');
  const begin = links.member(value, 'begin');
  if (operator.is === 'definitions') {
    const found = links.returned(operator);
    // Iterating may give another value.
    return begin.is === 'outside' ? found : weakened(found, 'inferred');
  }
  return operator.is === 'outside' && begin.is === 'outside' ? value : UNKNOWN;
}
