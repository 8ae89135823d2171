import { type Defined, type FileView, identityOfDefined, type Receiver, type ValueType } from '../languages/index.ts';

/** So many values are remembered before all are forgotten. */
const REMEMBERED = 200_000;

/** Runs `work`, and gives what it found to `keep` unless that hangs on a meaning that is not known yet. */
export type Settled = <T>(work: () => T, keep: (found: T) => void) => T;

/**
 * Remembers what types stand for, by where they are written and what their parameters are given there: a chain of calls
 * comes to the same ones again and again.
 */
export interface RememberedValues {
  /** What is written at an occurrence, found so many steps away. */
  written(at: WrittenAt, through: Receiver | undefined, find: () => ValueType): ValueType;
  /** What a type has members of, found so many steps away. */
  above(type: Defined, depth: number, through: Receiver | undefined, find: () => Above): Above;
}

/** The supertypes of a type; undefined for those that are not known. */
export type Above = readonly (ValueType | undefined)[];

/** Where something is written, and how many steps away that is. */
export interface WrittenAt {
  view: FileView;
  occurrence: number;
  depth: number;
}

/** Remembers nothing yet. */
export function rememberValues(settled: Settled): RememberedValues {
  const values = new Map<string, ValueType>();
  const supertypes = new Map<string, Above>();
  // Values are never changed, and most are seen often: each gets a number, the same for those that are the same.
  const numbers = new Map<string, number>();
  let known = new WeakMap<ValueType, number>();

  function numberOf(value: ValueType): number {
    let number = known.get(value);
    if (number === undefined) {
      const key = keyOf(value, numberOf);
      number = numbers.get(key);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(key, number);
      }
      known.set(value, number);
    }
    return number;
  }

  function from<T>(all: Map<string, T>, key: string, find: () => T): T {
    return (
      all.get(key) ??
      settled(find, (found) => {
        if (all.size >= REMEMBERED || numbers.size >= REMEMBERED) forget();
        all.set(key, found);
      })
    );
  }

  function forget(): void {
    for (const one of [values, supertypes, numbers]) one.clear();
    known = new WeakMap();
  }

  const receiver = (through: Receiver | undefined): string =>
    through
      ? `${numberOf(through.declaring)} ${numberOf(through.self)} ${through.called ? numberOf(through.called) : ''}`
      : '';

  return {
    written: ({ view, occurrence, depth }, through, find) =>
      from(values, `${view.file.id}:${occurrence} ${depth} ${receiver(through)}`, find),
    above: (type, depth, through, find) =>
      from(supertypes, `${identityOfDefined(type)} ${depth} ${receiver(through)}`, find),
  };
}

/** All that a value says; unlike `identityOf` how sure that is, too. */
function keyOf(value: ValueType, numberOf: (value: ValueType) => number): string {
  const given = (args: readonly ValueType[] | undefined): string => (args ? `<${args.map(numberOf)}>` : '');
  switch (value.is) {
    case 'instance':
    case 'type': {
      const of = value.of.map(({ view, symbol, name }) => `${view.file.id}:${symbol}:${name}`);
      return `${value.is} ${of} ${value.certainty} ${value.open} ${value.lessened}${given(value.args)}`;
    }
    case 'module':
      return `module ${value.certainty} ${value.by} ${value.path}`;
    case 'many':
      return `many ${numberOf(value.of)}`;
    case 'either':
      return `either ${value.narrowed} ${value.of.map(numberOf)}`;
    case 'outside':
      return `outside ${value.name}${given(value.args)}`;
    default:
      return value.is;
  }
}
