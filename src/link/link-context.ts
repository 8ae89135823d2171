import type {
  Certainty,
  Defined,
  FileView,
  Link,
  LinkRules,
  LinkWorld,
  Meaning,
  NameUse,
  Receiver,
  ValueType,
} from '../languages/index.ts';
import { ROLES, type Role, type SymbolKind } from '../model/index.ts';

/** What the parts of the linker ask of each other, beside what rules of languages may ask. */
export interface LinkContext extends LinkWorld {
  rulesOf(language: string): LinkRules;
  /**
   * Asks a rule of a language something, so many steps away: what the rule asks for in turn is one step further away, so
   * that a value that hangs on itself (`x = copy(x)`) comes to an end.
   */
  within<T>(depth: number, ask: () => T): T;
  /** True when nothing more is looked at on the way to a name: there are too many ways. */
  givenUp(): boolean;
  /** `depth`: so many steps were taken to get there. */
  behind(meaning: Meaning, depth: number): ValueType;
  /**
   * What calling it gives; of several results that in a place, -1 where there is one. `args` are the type arguments that
   * the call is given.
   */
  returnedBy(meaning: Meaning, depth: number, place?: number, args?: readonly ValueType[]): ValueType;
  /** What a function, or a property, gives. */
  resultOf(one: Defined, depth: number, through: Receiver | undefined): ValueType;
  /** What calling a value gives, in a file. */
  called(value: ValueType, on: FileView, depth: number, place?: number): ValueType;
  valueOfDefined(of: Defined, depth: number, through?: Receiver): ValueType;
  /** The value of a target of links of `at`, before any step. */
  targetValue(view: FileView, link: Pick<Link, 'target'>, at: number, depth: number): ValueType;
  /** The value of what stands at an occurrence. */
  occurrenceValue(view: FileView, occurrence: number, depth: number): ValueType;
  /** What the steps of a link, in a file, lead to. */
  stepped(value: ValueType, steps: readonly number[], on: FileView, depth: number): ValueType;
  /** The type that an occurrence names, with its arguments; other names of types are followed. */
  namedType(view: FileView, occurrence: number, depth: number, through?: Receiver): ValueType;
  /** A type with its arguments; what it is another name of. */
  typeOf(one: Defined, args: readonly ValueType[], certainty: Certainty, depth: number): ValueType;
  linkValue(view: FileView, link: Link, at: number, depth: number): ValueType;
  /** The type that a link of the name at `at` gives; type parameters are those of `through`. */
  linkType(view: FileView, link: Link, at: number, depth: number, through?: Receiver): ValueType;
  /** The type arguments that are written with what an occurrence names. */
  argumentsAt(view: FileView, occurrence: number, depth: number, through?: Receiver): ValueType[];
  /** What an occurrence means as a use of a name, where it defines something as well: an embedded field. */
  used(view: FileView, occurrence: number): Meaning;
  /** True for a name that means a local of its file, and nothing else that has a definition. What is false may be one. */
  isLocal(view: FileView, occurrence: number): boolean;
  memberOf(value: ValueType, name: string, use: NameUse | undefined, depth: number): Meaning;
  supertypesOf(type: Defined, depth: number, through?: Receiver): readonly (ValueType | undefined)[];
  /** The type that a member with an owner written apart belongs to. */
  ownersOf(view: FileView, symbol: number): readonly Defined[];
}

/** The value of a variable on the way to itself, as long as nothing else is known of it: it adds nothing. */
export const ITSELF: ValueType = { is: 'unknown' };
/** The rule of a member of that. */
export const OF_ITSELF = 'of-itself';

/** So many steps are taken from a name to the type that its value has. */
export const DEEP = 12;

/** Kinds of what has members and values. */
export const TYPES: ReadonlySet<SymbolKind> = new Set([
  ...(['class', 'interface', 'enum', 'trait', 'protocol', 'struct', 'union', 'object', 'mixin', 'type'] as const),
]);

/** Kinds of what is called. */
export const CALLABLE: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor']);

/**
 * True for a name that stands for a type without a name: the first of its members, which is said to be a member of itself;
 * so are the others.
 */
export function isUnnamedType(view: FileView, occurrence: number): boolean {
  return view.linksOf(occurrence).some(({ kind, target }) => kind === 'member' && target === occurrence);
}

/** True for the name of a member of a type without a name, where that is written: wherever it is used, it is this one. */
export function isUnnamedMember(view: FileView, occurrence: number, rules: LinkRules): boolean {
  const { scope = -1 } = view.bindingAt(occurrence) ?? {};
  const isDefined =
    view.symbolAt(occurrence) >= 0 ||
    view.facts.scopes[scope]?.kind === 'class' ||
    // Elsewhere a key is one of a value.
    (rules.keysAreMembers === true && roleAt(view, occurrence) === 'key') ||
    view.linksOf(occurrence).some(({ kind }) => kind === 'shorthand');
  return (
    isDefined && view.linksOf(occurrence).some(({ kind, target }) => kind === 'member' && isUnnamedType(view, target))
  );
}

/** The kind of a definition; undefined for a local. */
export function kindOf({ view, symbol }: Defined): SymbolKind | undefined {
  return view.facts.symbols[symbol]?.kind;
}

/** True for what means functions alone. */
export function isFunction(meaning: Meaning): boolean {
  return meaning.is === 'definitions' && meaning.all.every((one) => CALLABLE.has(kindOf(one) ?? 'variable'));
}

/** `{ a }`: what is a member of an object, and what its name means there. */
export function isShorthand({ view, symbol, name }: Defined): boolean {
  return symbol < 0 && view.linksOf(name).some(({ kind }) => kind === 'shorthand');
}

/** What an occurrence does. */
export function roleAt(view: FileView, occurrence: number): Role {
  return ROLES[view.occurrences.role[occurrence]!]!;
}
