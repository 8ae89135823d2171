import type {
  BindingKind,
  LinkStep,
  Role,
  ScopeKind,
  StoredBinding,
  StoredImport,
  SymbolKind,
} from '../model/index.ts';
import type { FileView, Link } from './file-view.ts';
import type { Certainty, Defined, Meaning, Receiver, TypedValue, ValueType } from './meaning.ts';
import type { ModuleTarget, ModuleWorld } from './modules.ts';

/**
 * How names of a language are bound, beside its scopes (`LanguageSpec`) and modules (`ModuleRules`). All of it may be
 * left out: then what the rules of scopes and imports say is all that is known.
 */
export interface LinkRules extends NameRules, MemberRules, ValueRules, OutsideRules {}

/** What names mean where they stand. */
interface NameRules {
  /** Definitions of one name in one scope are one thing: overloads, merged declarations. Default: each is its own. */
  merges?: boolean;
  /** Functions are types as well, with what their prototypes are given: `Foo.prototype.go = …`. Default: they are none. */
  functionsAreTypes?: boolean;
  /** Members that the language gives each function, where programs can give it others. Default: no function has any. */
  ofFunctions?: ReadonlySet<string>;
  /**
   * What several functions of one name in one place are. `overloads`: a call means the one that it fits; `signatures`: only
   * those without a body are such, of others the last that is run counts; `replaced`: that one counts, whatever it and
   * the signatures beside it take; `alternatives`: there is one of them, and it is not known which. Default: overloads.
   */
  repeated?: 'overloads' | 'signatures' | 'replaced' | 'alternatives';
  /**
   * All definitions that are one thing with this, itself among them, wherever they stand: a function and what declares
   * it. Default: what `merges` says.
   */
  joined?: (one: Defined, links: LinkWorld) => readonly Defined[];
  /**
   * True when a name in this role can mean a definition (or local) of this kind, where kinds have names of their own:
   * a type and a variable, a field and a method. Imports always can. Default: any can. Where it is known, it is also
   * told of the name and of the definition.
   */
  fits?: (kind: SymbolKind | BindingKind, role: Role, use?: NameUse, one?: Defined) => boolean;
  /** `fits` asks for nothing but the kind and the role: of one value all names in a role mean the same. */
  fitsByRole?: boolean;
  /** The case of the name of such a definition does not matter. Default: it does. */
  anyCase?: (kind: SymbolKind) => boolean;

  /**
   * What a name means, where the language has rules of its own for it; its `role` may be any. Undefined: all that is said
   * below holds. Not asked for names that are defined or bound where they stand, but for those in imports.
   */
  means?: (use: NameUse, links: LinkWorld) => Meaning | undefined;
  /** What a name means that is a key: of an argument, of an object. Default: the member that it is said to be. */
  key?: (use: NameUse, links: LinkWorld) => Meaning;
  /** Keys never name parameters. Default: they may. */
  keysAreMembers?: boolean;
  /** Scopes that see nothing of what is around them: inline modules. Default: none. */
  closed?: readonly ScopeKind[];
  /** A scope has a name only once: locals of one name in it are alternatives of a condition. Default: the last one counts. */
  namesOnce?: boolean;
  /** Functions see no members of the type around them without `this.` or `self.`. Default: they do. */
  hidesMembers?: boolean;
  /** What the bindings of one scope with one name mean. Undefined: what they define, or import by the module rules. */
  bound?: (bindings: readonly StoredBinding[], use: NameUse, links: LinkWorld) => Meaning | undefined;
  /**
   * What is one with definitions of a file that are bound to one name, where others add to it, and how sure that is.
   * Undefined, and by default: nothing is.
   */
  addedTo?: (
    own: readonly Defined[],
    links: LinkWorld,
  ) => { all: readonly Defined[]; certainty: Certainty } | undefined;
  /** What takes a name before its file binds or defines it: a macro. Undefined, and by default: nothing does. */
  taken?: (use: NameUse, links: LinkWorld) => Meaning | undefined;
  /**
   * What a name means that no scope of its file binds: by the package of the file, imports of all names, includes.
   * Undefined: nothing of this project. Where the rules have none it is not known.
   */
  unbound?: (use: NameUse, links: LinkWorld) => Meaning | undefined;
  /** What an import brings, whatever file its module may lead to. Undefined, and by default: what that file exports. */
  brings?: (from: FileView, item: StoredImport, links: LinkWorld) => Meaning | undefined;
  /**
   * What a module is as a whole where that is a definition, of a value that is it: what `new` makes one of, and a call
   * calls. Undefined, and by default: nothing of that kind.
   */
  asWhole?: (path: string, links: LinkWorld) => Meaning | undefined;
  /** What a module (as the module rules call it) has under a name. Default: what its file exports. */
  inModule?: (path: string, name: string, links: LinkWorld, seen: ReadonlySet<string>) => Meaning;
  /**
   * What an import of all of the file `on` brings, where that is a definition. Undefined, and by default: the module, whose
   * members are what it exports.
   */
  whole?: (
    from: FileView,
    item: StoredImport,
    on: FileView,
    links: LinkWorld,
    seen: ReadonlySet<string>,
  ) => Meaning | undefined;
  /** What a file has under a name that is no export: a member of what it is as a whole. Default: nothing. */
  besideExports?: (on: FileView, name: string, links: LinkWorld, seen: ReadonlySet<string>) => Meaning | undefined;
  /** What a file exports where it says no more than that: another definition, by the same name. Default: what it defines. */
  passedOn?: (own: readonly Defined[], links: LinkWorld) => Meaning | undefined;
  /** One of the modules around an occurrence, by its name in LINK_TARGETS. Default: not known. */
  around?: (target: AroundTarget, view: FileView, occurrence: number, links: LinkWorld) => ValueType;

  /**
   * How likely a build has a definition that others may take the place of, from 0 to 1; above that for one that takes the
   * place of all others. Default: all are as likely.
   */
  likelihood?: (one: Defined, links: LinkWorld) => number;
  /**
   * Whether a definition is there in a build that has the place of a name, by the system that both are for; undefined when
   * that is not certain either way. Default: it never is.
   */
  isBuilt?: (one: Defined, use: NameUse, links: LinkWorld) => boolean | undefined;
  /** Which of several definitions a name means: of overloads, of alternatives. Default: of all it can be, they are one. */
  choose?: (all: readonly Defined[], use: NameUse, links: LinkWorld) => Meaning;
  /** False when it is not certain that what a name is bound to is there: it stands in a condition. Default: it is. */
  isCertain?: (all: readonly Defined[], use: NameUse, links: LinkWorld) => boolean;
  /** True when a name means what it is bound to only under an assumption: it stands in a text. */
  assumes?: (use: NameUse) => boolean;
  /** Names by which a definition may be written beside its own: an attribute without the end of its name, `new`. Default: none. */
  otherNames?: (one: Defined, links: LinkWorld) => readonly string[];
  /** Tells the files that can name a definition at all; undefined when any may. Default: any. */
  namedFrom?: (one: Defined, links: LinkWorld) => ((path: string) => boolean) | undefined;
  /** False when a name, of which nothing is known, cannot mean a definition all the same. Default: as `fits` says. */
  mayMean?: (use: NameUse, definition: Defined, links: LinkWorld) => boolean;
}

/** Which members values of the project have. */
interface MemberRules {
  /** Members may stand apart from their type, in any file: those that have it as their `owner`. Default: in its file. */
  apart?: boolean;
  /** Members are declared in their type and defined apart from it; only the declaration says all of them. Default: not so. */
  declaredApart?: boolean;
  /** What a type has members of beside its own, nearest first; undefined for one that is not known. Default: `extends`. */
  supertypes?: (type: Defined, links: LinkWorld) => readonly (ValueType | undefined)[];
  /**
   * Members of supertypes are found by depth: first those of all direct ones. Default: each supertype is looked through
   * with all of its own before the next.
   */
  byDepth?: boolean;
  /** Of several supertypes members are looked up in the order of their C3 linearisation. Default: depth first. */
  linearises?: boolean;
  /** Types of the language that have no members but those that all objects have, when they are supertypes. */
  plain?: ReadonlySet<string>;
  /** True for a type of the language, by its name, that has no such member. Default: nothing is known of it. */
  lacks?: (type: string, member: string) => boolean;
  /** The member of a value. Undefined: as the owners and supertypes of the type say. */
  member?: (value: ValueType, use: MemberUse, links: LinkWorld) => Meaning | undefined;
  /**
   * True for a member that is declared: it is found before what only has a value, or is only said to be there, in
   * whatever subtype. Default: all are equal.
   */
  isFirm?: (one: Defined) => boolean;
  /** A value may be of a subtype that has a member which its type lacks: only that is then meant. Default: none is. */
  narrows?: boolean;
}

/** Which values names stand for. */
interface ValueRules {
  /** Calling a type makes a value of it: `Foo()`. Default: only `new` does. */
  constructs?: boolean;
  /** What calling a definition gives. Undefined: what it is declared, or shown, to give; a value of a type, where `constructs`. */
  called?: (one: Defined, through: Receiver | undefined, links: LinkWorld) => ValueType | undefined;
  /**
   * True for what is given another value than the one that it is defined with, where only that one is known: it is
   * assumed to have it still. Default: nothing is.
   */
  isReplaced?: (one: Defined, links: LinkWorld) => boolean;
  /** What the body of a function shows is what it returns. Default: it is most likely that. */
  provesResults?: boolean;
  /** A property is what its function returns. Default: it is that function. */
  getters?: boolean;
  /** A variable has the values of all assignments to it in its file. Default: it has the type of its definition. */
  reassigns?: boolean;
  /** Type parameters of types may have a default, which is then meant where nothing is said. Default: they have none. */
  defaults?: boolean;
  /** The name of the type around it: `Self`. */
  selfName?: string;
  /** The value that `this` is at an occurrence, where that is not of the definition around it. */
  thisAt?: (view: FileView, occurrence: number, links: LinkWorld) => ValueType | undefined;
  /** Which value a name has where it is used, when the place matters. Undefined: that of what it means. */
  value?: (use: NameUse, links: LinkWorld) => ValueType | undefined;
  /** Which of the types that a name is declared with count, of `type` and `returns`. Default: all do, it is one of them. */
  counting?: (
    one: Defined,
    declared: readonly Link[],
    through: Receiver | undefined,
    links: LinkWorld,
  ) => readonly Link[];
  /** What a type parameter stands for, in a member of `through`. Undefined: what it is given, else what it extends. */
  parameter?: (parameter: Defined, through: Receiver | undefined, links: LinkWorld) => ValueType | undefined;
  /** What a value of a type of the project holds (the step `element`). Default: what supertypes hold. */
  held?: (value: TypedValue, links: LinkWorld) => ValueType;
  /** What the step `pointed` gives of a value of a type of the project. Undefined, and by default: the value itself. */
  pointed?: (value: TypedValue, links: LinkWorld) => ValueType | undefined;
  /** What a step gives of a value, where the language says more than `held`, `elements` and `awaited`. */
  step?: (value: ValueType, step: LinkStep | 'first' | 'second' | 'third', links: LinkWorld) => ValueType | undefined;
}

/** What is known of types of the language and of dependencies: nothing of the project, but what they hold may be. */
interface OutsideRules {
  /** What a type that is nothing of this project stands for in a declaration, by its name: `Optional[Foo]`. */
  declares?: (name: string, args: readonly ValueType[]) => ValueType | undefined;
  /** Types that have the members of one of their arguments, by its number; -1 for those with others. */
  same?: Readonly<Record<string, number>>;
  /** Those of `same` that leave some of the members out: `Omit<A, 'b'>`. */
  lessens?: ReadonlySet<string>;
  /** Types that are what calling their first argument gives. */
  results?: readonly string[];
  /** Which argument of a type iteration gives (0 the first): `{ List: 0 }`. */
  elements?: Readonly<Record<string, number>>;
  /** Which argument of a type iteration gives first, where that may give a key and a value. Default: it gives one thing. */
  indexes?: Readonly<Record<string, number>>;
  /** Which argument of a type waiting for it gives. Asynchronous functions give the first of these types. */
  awaited?: Readonly<Record<string, number>>;
  /** By type and member which argument a member of such a type is or returns, 'self' for a value as this one: `{ Map: { get: 1 } }`. */
  given?: Readonly<Record<string, Readonly<Record<string, number | 'self' | GivenValue>>>>;
  /** By type and member which argument a function that such a member is given gets first: `{ '[]': { map: 0 } }`. */
  hands?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What calling something that is nothing of this project gives, where its arguments say. */
  calls?: (use: NameUse, links: LinkWorld) => ValueType | undefined;
}

/** What a member gives, by the arguments of the type. */
export type GivenValue = (args: readonly ValueType[]) => ValueType;

/** The name of a member, where it is used; where that is not known it has no view. */
export type MemberUse = Pick<NameUse, 'name'> & Partial<NameUse>;

/** See `LinkRules.around`. */
export type AroundTarget = 'root' | 'here' | 'outer';

/** A name where it is used. */
export interface NameUse {
  view: FileView;
  /** -1 when it is written nowhere: the owner of a member. */
  occurrence: number;
  name: string;
  role: Role;
}

/** What rules of a language may ask of one state of the index. */
export interface LinkWorld {
  files: ModuleWorld;
  viewOf(path: string): FileView | undefined;
  /** All definitions of a name, by path and place, in files of languages that those of `like` can name. */
  definitions(name: string, like: FileView): readonly Defined[];
  /** Paths of the files whose text has all words of a name. */
  filesWith(name: string): readonly string[];
  /** A definition of a file by its number. */
  defined(view: FileView, symbol: number): Defined;
  /**
   * What a binding of a file that is no import defines, as found by a rule: always the same meaning, so that what is
   * found of it holds for all uses of the name.
   */
  definedBy(view: FileView, binding: StoredBinding, rule: string): Meaning;
  targets(view: FileView, item: StoredImport): readonly ModuleTarget[];
  /** What an occurrence means. */
  meaning(view: FileView, occurrence: number): Meaning;
  /**
   * What `find` finds of a meaning, a value, a definition or a file, remembered by what it is as an object; `how` tells
   * what is found of one apart. Nothing is `undefined`.
   */
  foundOf<T extends object>(of: object, how: string, find: () => T): T;
  /** What a name means at file level, by the bindings there alone. */
  named(view: FileView, name: string): Meaning;
  /** What a name that is written at no place means at file level: what is bound there, else what the rules say. */
  nameIn(view: FileView, name: string, role: Role): Meaning;
  /** What a name means by the scopes around it, as one without a receiver. */
  lexical(use: NameUse): Meaning;
  /** What an import brings. */
  imported(view: FileView, item: StoredImport, seen?: ReadonlySet<string>): Meaning;
  /** What a module has under a name; `by` is the language whose module rules call it `path`. */
  inModule(path: string, name: string, by: string, seen?: ReadonlySet<string>): Meaning;
  /** What a file exports under a name, as it says itself; undefined for what is no file of the index. */
  exported(view: FileView, name: string, seen?: ReadonlySet<string>): Meaning;
  /** What can be said of the value that a name stands for; of a function that is the function, not what it returns. */
  valueOf(meaning: Meaning): ValueType;
  /** What calling it gives. */
  returned(meaning: Meaning): ValueType;
  /** The value of what stands at the target of a link of `occurrence`, after its steps. */
  valueAt(view: FileView, occurrence: number, link: Link): ValueType;
  /** The type that a link of the name at `occurrence` gives; type parameters are those of `through`. */
  typeAt(view: FileView, occurrence: number, link: Link, through?: Receiver): ValueType;
  /** The member of a value; in the role of `use`, when that matters. */
  member(value: ValueType, name: string, use?: NameUse): Meaning;
  /** What a type has members of beside its own; undefined entries are not known. */
  supertypes(type: Defined): readonly (ValueType | undefined)[];
  /** The value that `this` is at an occurrence. */
  thisAt(view: FileView, occurrence: number): ValueType;
}
