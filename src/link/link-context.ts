import type {
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
import type { SymbolKind } from '../model/index.ts';

/** What the parts of the linker ask of each other, beside what rules of languages may ask. */
export interface LinkContext extends LinkWorld {
  rulesOf(language: string): LinkRules;
  /** `depth`: so many steps were taken to get there. */
  behind(meaning: Meaning, depth: number): ValueType;
  returnedBy(meaning: Meaning, depth: number): ValueType;
  linkValue(view: FileView, link: Link, at: number, depth: number): ValueType;
  /** The type that a link of the name at `at` gives; type parameters are those of `through`. */
  linkType(view: FileView, link: Link, at: number, depth: number, through?: Receiver): ValueType;
  /** What an occurrence means as a use of a name, where it defines something as well: an embedded field. */
  used(view: FileView, occurrence: number): Meaning;
  memberOf(value: ValueType, name: string, use: NameUse | undefined, depth: number): Meaning;
  supertypesOf(type: Defined, depth: number, through?: Receiver): readonly (ValueType | undefined)[];
  /** The type that a member with an owner written apart belongs to. */
  ownersOf(view: FileView, symbol: number): readonly Defined[];
}

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

/** The same for one definition wherever it is met. */
export function identityOfDefined({ view, name }: Defined): string {
  return `${view.file.id}:${name}`;
}
