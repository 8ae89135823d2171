import type { FileView } from './file-view.ts';

/** How sure a step is: `exact` follows from the rules of the language, `inferred` from one assumption. */
export type Certainty = 'exact' | 'inferred';

/** A definition, or a local: the file and the occurrence that is its name. */
export interface Defined {
  view: FileView;
  /** Index of the symbol, -1 for a local. */
  symbol: number;
  /** Occurrence of the name, which is the identity of a local. */
  name: number;
}

/** The same for two that are one; what has no name of its own (a default export) is known by its symbol. */
export function identityOfDefined({ view, symbol, name }: Defined): string {
  return name < 0 ? `${view.file.id}:symbol ${symbol}` : `${view.file.id}:${name}`;
}

/** What a name stands for. */
export type Meaning =
  | {
      is: 'definitions';
      all: readonly Defined[];
      certainty: Certainty;
      rule: string;
      /** It is one of them: each build has one, or they are overloads. The likeliest comes first. */
      byBuild?: true;
      /** What the name means instead in builds that somebody has to ask for. */
      elsewhere?: readonly Defined[];
      /** The value that it is a member of: what its type parameters and `this` stand for. */
      through?: Receiver;
      /** One of these is built, whichever: what uses it uses the one that is there. */
      alternatives?: boolean;
      /** The module that it is all of, whose exports are its members: `module.exports = f`. */
      whole?: { path: string; by: string } | undefined;
    }
  /** A module as a whole: a namespace import, a package. `path` is what the module rules of the language `by` call it. */
  | { is: 'module'; path: string; by: string; certainty: Certainty; rule: string }
  /**
   * Something that is certainly not of this project: of a dependency, of the language. `value`: what using it gives;
   * `hands`: what it gives first to a function that it is given.
   */
  | { is: 'outside'; rule: string; name?: string; value?: ValueType; hands?: ValueType }
  /**
   * It cannot be known by these rules. With `candidates` it is one of these, or nothing of this project, the likelier first
   * where they are `ordered`; `unlikely`: most likely it is none of them. `gives`: what calling it gives, whichever it is.
   */
  | {
      is: 'unknown';
      rule: string;
      candidates?: readonly Defined[];
      ordered?: boolean;
      unlikely?: true;
      gives?: ValueType;
    };

/** What a member was found through. */
export interface Receiver {
  /** The type that has the member, with what its type parameters are given. */
  declaring: TypedValue;
  /** The value itself: what `this` is in it. */
  self: ValueType;
  /** The member that is called, where the call says what its type parameters are given: `a.get<Foo>()`. */
  called?: TypedValue;
}

/** A value of a type (`instance`), or the type itself, whose static members it has (`type`). */
export interface TypedValue {
  is: 'instance' | 'type';
  of: readonly Defined[];
  certainty: Certainty;
  /** What its type parameters are given, in order; undefined when that is not said. */
  args?: readonly ValueType[];
  /** It may be of a subtype: `this`. A member that is not found may then be there. */
  open?: true;
  /** It has no members but those of supertypes: `super` where there are several. */
  above?: true;
  /** Not all members of its type have to be there: `Omit<A, 'b'>`. */
  lessened?: true;
}

/** What a value can do: the members of which definitions it has. */
export type ValueType =
  | TypedValue
  | { is: 'module'; path: string; by: string; certainty: Certainty }
  /** `by`: what iterating over it gives first, where it gives more than what it holds: the keys of a map. */
  | { is: 'many'; of: ValueType; by?: ValueType }
  /**
   * One of these, and it is not known which. `narrowed`: 'proven' where it is the first, and also the others; 'likely' where
   * it is the first, and most likely the others.
   */
  | { is: 'either'; of: readonly ValueType[]; narrowed?: 'proven' | 'likely' }
  /** Of a type of a dependency or of the language, by the name it has here; '' when it has none. */
  | { is: 'outside'; name: string; args: readonly ValueType[] }
  | { is: 'unknown' };

/** A value of which nothing is known. */
export const UNKNOWN: ValueType = { is: 'unknown' };
/** As `hands`: of no parameter of the function it is known what that gets. */
export const ANYTHING: ValueType = { is: 'unknown' };
/** A value that is nothing of this project. */
export const OUTSIDE: ValueType = { is: 'outside', name: '', args: [] };

/** The less certain of two. */
export function weaker(a: Certainty, b: Certainty): Certainty {
  return a === 'exact' ? b : a;
}

/** A value that is known with no more certainty than `by`; where it is not known with more, the value itself. */
export function weakened(value: ValueType, by: Certainty): ValueType {
  // What was found of a value is remembered by what it is as an object.
  if (by === 'exact') return value;
  if (value.is === 'instance' || value.is === 'type' || value.is === 'module') {
    return { ...value, certainty: weaker(value.certainty, by) };
  }
  if (value.is === 'either') return { ...value, of: value.of.map((one) => weakened(one, by)) };
  if (value.is === 'outside' && value.args.length > 0) {
    return { ...value, args: value.args.map((one) => weakened(one, by)) };
  }
  if (value.is !== 'many') return value;
  return { ...value, of: weakened(value.of, by), ...(value.by && { by: weakened(value.by, by) }) };
}

/** One of several values: what they all are when they are the same. What has no members of this project adds nothing. */
export function oneOf(values: readonly ValueType[]): ValueType {
  // Most often there is one, and to tell what it is takes longer.
  if (values.length === 1 && values[0]!.is !== 'either') return values[0]!;
  const all = values.flatMap((value) => (value.is === 'either' && !value.narrowed ? value.of : [value]));
  const inside = all.filter(({ is }) => is !== 'outside');
  const distinct = new Map<string, ValueType>();
  for (const value of inside) {
    const same = distinct.get(identityOf(value));
    distinct.set(identityOf(value), same ? weakened(same, certaintyOf(value)) : value);
  }
  if (distinct.size > 1) return { is: 'either', of: [...distinct.values()] };
  const [only] = distinct.values();
  return only ?? all[0] ?? UNKNOWN;
}

function certaintyOf(value: ValueType): Certainty {
  return value.is === 'instance' || value.is === 'type' || value.is === 'module' ? value.certainty : 'exact';
}

/** The same for two values that have the same members. */
export function identityOf(value: ValueType): string {
  const given = (args: readonly ValueType[] = []): string => (args.length > 0 ? `<${args.map(identityOf)}>` : '');
  switch (value.is) {
    case 'instance':
    case 'type':
      return `${value.is}${value.above ? ' above' : ''} ${value.of.map(({ view, name }) => `${view.file.id}:${name}`).join(' ')}${given(value.args)}`;
    case 'many':
      return `${value.is} ${identityOf(value.of)}${value.by ? ` by ${identityOf(value.by)}` : ''}`;
    case 'either':
      return `${value.is} ${value.of.map(identityOf).join(' | ')}`;
    case 'module':
      return `module ${value.path}`;
    case 'outside':
      return `outside ${value.name}${given(value.args)}`;
    default:
      return value.is;
  }
}

/** What several values have in common: the one that they are, without arguments where these differ; else nothing known. */
export function commonValue(values: readonly ValueType[]): ValueType {
  const [first = UNKNOWN, ...others] = values;
  if (others.every((one) => identityOf(one) === identityOf(first))) return first;
  const bare = values.map((one): ValueType => {
    if (one.is !== 'instance' && one.is !== 'type') return one;
    const { args: _, ...rest } = one;
    return rest;
  });
  const certainty = values.some((one) => 'certainty' in one && one.certainty === 'inferred') ? 'inferred' : 'exact';
  return bare.every((one) => identityOf(one) === identityOf(bare[0]!)) ? weakened(bare[0]!, certainty) : UNKNOWN;
}

/** The value of something that is defined several times: the same each time, or it has the members of all. */
export function together(values: readonly ValueType[]): ValueType {
  const distinct = [...new Map(values.map((value) => [identityOf(value), value])).values()];
  const [first] = distinct;
  if (distinct.length < 2) return first ?? UNKNOWN;
  const typed = distinct.flatMap((value) => (value.is === 'instance' || value.is === 'type' ? [value] : []));
  if (typed.length < distinct.length) return UNKNOWN;
  const certainty = typed.reduce<Certainty>((least, value) => weaker(least, value.certainty), 'exact');
  return { is: typed[0]!.is, of: typed.flatMap((value) => value.of), certainty };
}
