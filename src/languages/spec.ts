import type { BindingKind, ImportFact, Role, ScopeKind, SYMBOL_FLAGS, SymbolKind } from '../model/index.ts';

/**
 * The form of a language: tables keyed by node kind, interpreted by the one extractor in `parse/`.
 *
 * Names of nodes. Everywhere in a spec a bare word is a named node of the grammar (`function_declaration`), a word in
 * double quotes is a bare token (`"static"`). Every kind and field named anywhere in a spec must exist in the grammar;
 * `compileSpec` refuses the spec otherwise, so a grammar update cannot silently lose definitions.
 *
 * How a file is read. One pass visits the nodes in source order, a parent before its children. At each node:
 * `imports` -> `definitions` -> `scopes` -> `identifiers`. What an identifier does is decided by the slot it stands
 * in (`slots`), unless a definition or an import has claimed it as its name.
 */
export interface LanguageSpec {
  /**
   * What the grammar reads instead of the text, where it cannot read all of it (a preprocessor, syntax newer than the
   * grammar): of the same length but for white space at the end, with the names that stay at their places. Undefined to
   * leave the text as it is. Everything but the tree comes from the text itself.
   */
  readable?: (text: string) => ReadableText | undefined;

  /** Identifier leaves and the role they have where no slot says otherwise: `{ identifier: 'read', type_identifier: 'type' }`. */
  identifiers: Record<string, Role>;

  /**
   * What stands in the fields of a node: `{ call_expression: { function: 'call' } }`. Keys of the inner table are
   * field names, `:kind` for a child of that kind (wins over its field), or `*` for every other child.
   */
  slots: Record<string, Record<string, Slot>>;

  /** Says what an identifier is where no slot does, instead of `identifiers`. */
  otherwise?: (view: TreeView, node: number) => FinalSlot;

  /** Rules that make symbols (or, for locals, bindings), by node kind; the first rule whose `when` holds is used. */
  definitions: Record<string, DefinitionRule | readonly DefinitionRule[]>;

  /**
   * Nodes around a definition that belong to it (`export_statement`, `decorated_definition`, `lexical_declaration`):
   * its range, modifiers and doc comment start there. A wrapper that holds several definitions of one kind
   * (`const a = 1, b = 2`) gives modifiers only.
   */
  wrappers: readonly string[];

  /** Siblings before a definition that belong to it: Rust `attribute_item`, identifiers included. Comments may stand between. */
  leading?: readonly string[];

  /** Siblings after a definition (or its wrapper) that belong to it, its scope included: Dart `function_body`. */
  trailing?: readonly string[];

  /**
   * Modifiers: token or node kind -> flag, looked for among the children of a definition and of its wrappers, and in
   * everything below the nodes of `modifierNodes` found there.
   */
  modifiers: Record<string, keyof typeof SYMBOL_FLAGS>;
  /** Children that hold modifiers: `accessibility_modifier`, Java `modifiers`. */
  modifierNodes?: readonly string[];

  /** Which definitions are exported. */
  exported: ExportRule;

  /** Nodes that hold names the grammar does not see, and the names: each is read there. */
  embedded?: Record<string, NameHook>;

  /** Bare tokens that hooks look for; those named elsewhere in the spec need no mention. */
  tokens?: readonly string[];

  /**
   * Nodes that open a scope over their whole range, or a hook that says whether this one does. A 'block' directly below the node that opened a 'function' or
   * 'module' scope is that same scope. The root of the tree opens the file scope by itself.
   */
  scopes: Record<string, ScopeKind | ((view: TreeView, node: number) => ScopeKind | undefined)>;

  /**
   * Where the scope of a node ends early: before its first child in this field. Rust
   * `{ if_expression: 'alternative' }`.
   */
  scopeEnds?: Record<string, string>;

  /**
   * From where a local is visible: 'scope' everywhere in its scope (JavaScript, Python), 'name' after its name (C),
   * 'definition' after the node that declares it (Go). Of names bound by a slot 'definition' is the same as 'name'; a
   * hook, asked for the identifier in a slot or the node of a rule, gives the offset itself. Symbols of file, module
   * and class scopes are visible everywhere. Default 'scope'.
   */
  visibility?: Visibility | VisibilityHook;

  /**
   * From where parameters are visible: 'scope' everywhere in their function (default), or only from the start of its
   * `body` on, so that types and default values do not see them; where there is no body, nowhere.
   */
  parameterVisibility?: 'scope' | 'body';

  /**
   * Identifiers that stand for no name where one is due: Go's `_`, keywords that a grammar takes for identifiers. They
   * are never defined, bound or an occurrence.
   */
  blank?: readonly string[];

  /** Statements that send names to another scope: Python `{ global_statement: 'file', nonlocal_statement: 'outer' }`. */
  redirects?: Record<string, 'file' | 'outer'>;

  /** Import statements by node kind. */
  imports: Record<string, ImportHook>;

  /**
   * Nodes that give the definitions directly in them an owner without being a symbol: Rust `impl_item`. Path to the
   * owner's name (its text without type arguments), or a hook giving the text.
   */
  owners?: Record<string, Path | ((view: TreeView, node: number) => string)>;

  /** Kinds of comment nodes. */
  comments: readonly string[];

  docs: DocRule;

  /** What marks a definition as deprecated: in the doc comment, in the text from its start to its name. */
  deprecated?: { doc?: RegExp; head?: RegExp };

  /** What marks test code. */
  tests?: {
    /** In the text from the start of a definition to its name: `@Test`, `#[test]`. */
    head?: RegExp;
    /** The name of a function or method that is a test. */
    name?: RegExp;
    /** The module of an import that only test files have. */
    imports?: RegExp;
    /** Functions that are called at file level with a title first, in test files only: `describe`. */
    calls?: readonly string[];
  };

  /**
   * Keywords that begin a definition, for files that do not parse: an identifier that follows one directly in an ERROR,
   * or in a line that begins with the keyword, is a definition from there to the end of its line.
   */
  broken?: Record<string, SymbolKind>;
  /** Nodes that directly follow an identifier only where it is defined, for the same files: Java `formal_parameters`. */
  brokenBefore?: Record<string, SymbolKind>;
  /** True where macros may stand for tokens: that one is missing is then no error. Default false. */
  macros?: boolean;
  /** What must follow a name after a keyword of `broken`, where that may also only name what is defined elsewhere: C `struct foo {`. */
  brokenNeeds?: RegExp;

  /**
   * Calls of macros around definitions, of which the grammar has bare tokens only: `cfg_rt! { pub fn f() {} }`. Where a
   * `call` stands directly in one of `parents`, the text in the braces that `tokens` leads to is read as a file is.
   * When that is nothing but `kinds`, without an error, it takes the place of the tokens, as if it stood after the call.
   */
  unwrapped?: { call: string; parents: readonly string[]; tokens: Path; kinds: readonly string[] };

  /**
   * Beginnings of what stands at file level, as it is written there: at the start of a line, with the comments above.
   * In a file that does not parse, all begins anew there. With the flags g and m.
   */
  restarts?: RegExp;

  /** Kinds of literals that can be names; the quotes are not part of the name. */
  strings?: readonly string[];
  /** Kinds that are no identifiers but can be names as they are written: `[Symbol.iterator]`, C++ `operator==`. */
  wholeNames?: readonly string[];
}

/**
 * What stands in a slot.
 *   - a role: identifiers there have it. 'type', 'import' and 'export' hold for everything below that has no slot, as
 *     does 'none'.
 *   - 'inherit': as the node itself stands, names being bound included (parentheses, patterns).
 *   - 'member': as the node itself stands, but never a name being bound (`b` in `a.b`): then it is 'write'.
 *   - 'parameter', 'variable', 'type-parameter': identifiers there are bound in the innermost scope; 'hoisted': a
 *     variable of the nearest scope that is no block.
 *   - 'none': not an occurrence at all.
 *   - a hook, asked for the identifier directly in the slot.
 */
export type Slot = FinalSlot | 'inherit' | 'member' | ((view: TreeView, node: number) => FinalSlot);

/** See `LanguageSpec.readable`. */
export interface ReadableText {
  text: string;
  /** The names that are not in it, in source order. Default none. */
  lost?: readonly LostName[];
  /** By offset of what begins there in it: where that begins in the text itself, with words that are not in it. */
  leads?: ReadonlyMap<number, number>;
}

/** A name in the text that the tree does not have. */
export interface LostName {
  start: number;
  end: number;
  role: Role;
}

/** The slots that need no look at what is around. */
export type FinalSlot =
  | Exclude<Role, 'definition'>
  | 'none'
  | 'hoisted'
  | Extract<BindingKind, 'parameter' | 'variable' | 'type-parameter'>;

export type Visibility = 'scope' | 'name' | 'definition';
/** Gives the offset from which a local is visible. */
export type VisibilityHook = (view: TreeView, node: number) => number;

/**
 * A way from a node down to others, steps separated by ` > `. A step is `field`, `:kind`, `field:kind` (both), each
 * kind also as alternatives `a|b`, or `**:kind` for the descendants of that kind, in source order and not below one
 * another. `.` is the node itself. Where several nodes fit, all are taken (names), or the first (everything else).
 */
export type Path = string;

/** How one kind of node defines something. */
export interface DefinitionRule {
  /** Kind of the symbol; alternatives are tried in order and the first that holds wins. */
  kind: SymbolKind;
  kinds?: readonly { when: Condition; kind: SymbolKind }[];
  /** The rule holds only then. */
  when?: Condition;

  /**
   * Where the names are: the first path that leads anywhere. From a node that is no identifier (a pattern, a declarator)
   * the names are found by going down through 'inherit' slots. A literal (see `LanguageSpec.strings`) is a name
   * without its quotes, a node of `LanguageSpec.wholeNames` is one as it is written.
   * Without names the node defines nothing. Default 'name'.
   */
  name?: Path | readonly Path[] | NameHook;

  /** Path to the owner's name (its text without type arguments), or a hook giving the text. */
  owner?: Path | readonly Path[] | ((view: TreeView, node: number, name: number) => string);

  /** Where the signature ends: the start of the first node found. Default 'body'. */
  body?: Path | readonly Path[];

  /** Node whose own definition rule is not used, because this definition stands for it: the function in `const f = () => …`. */
  value?: Path;

  /**
   * False when nothing below belongs to it (default true): then what is below belongs to what is around. A node with
   * several names contains nothing either, unless this is 'first': then the first of them does.
   */
  container?: boolean | 'first';

  /** 'type' for a member defined outside the type's body (`self.x = 1`): it belongs to the nearest type around. */
  parent?: 'type';

  /**
   * Where the name is bound: 'here' the innermost scope (default), 'function' the nearest that is no block (`var`),
   * 'inside' the scope this node opens (named function expressions), 'nowhere' (object members). A definition with an
   * owner is bound nowhere, one with `parent: 'type'` in the scope of the type. `hoist` makes it 'function' when it holds.
   */
  bind?: 'here' | 'function' | 'inside' | 'nowhere';
  hoist?: Condition;

  /**
   * What becomes of it inside a function: 'symbol', or 'binding' for a mere local. Default: 'binding' for the kinds
   * variable, constant, property and field, 'symbol' for all others.
   */
  local?: 'symbol' | 'binding';

  /**
   * A name that such a rule has defined in that scope already is written, not defined again (Python `x = 2`). A local or
   * a member, whatever bound it. Default false.
   */
  once?: boolean;

  /** The names make no symbols anywhere: they are only bound, as this. */
  binds?: BindingKind;

  /** The names also stand in their slot (a parameter that is a field too): bound by both. Default false. */
  keepsSlot?: boolean;

  /** Flags it always has. */
  flags?: readonly (keyof typeof SYMBOL_FLAGS)[];
  flagged?: readonly FlagRule[];
  /** True when it is a declaration unless it has a body (see `body`). */
  declarationWithoutBody?: boolean;

  /** Default: that of the language. A hook gives the offset from which a local is visible. */
  visibility?: Visibility | VisibilityHook;
}

/** Flags that a definition has when a condition holds. */
export interface FlagRule {
  when: Condition;
  flags: readonly (keyof typeof SYMBOL_FLAGS)[];
}

/** All that is given must hold. */
export interface Condition {
  /** The parent node is one of these kinds. */
  parent?: readonly string[];
  /** The parent node is none of these kinds. */
  notParent?: readonly string[];
  /** The symbol around it is of one of these kinds; 'none' is the file level. An owner given by `owners` counts as 'impl'. */
  in?: readonly (SymbolKind | 'none')[];
  /** The innermost scope there is one of these. */
  scope?: readonly ScopeKind[];
  /** Each of these paths leads somewhere. */
  has?: readonly Path[];
  /** None of these paths leads anywhere. */
  lacks?: readonly Path[];
  /** The name as written. */
  name?: RegExp;
  /** Anything else. `name` is the node of the name (-1 in `DefinitionRule.when`, which comes before names are known). */
  test?: (view: TreeView, node: number, name: number) => boolean;
}

/** A name found by a hook: `text` at `start` (UTF-16 offset). `node` is the identifier to claim, or -1. */
export interface FoundName {
  node: number;
  start: number;
  text: string;
}
/** Finds the names a node defines; none means that it defines nothing. */
export type NameHook = (view: TreeView, node: number) => readonly FoundName[];

/**
 * Which definitions are exported. Marks are looked for where modifiers are, and among the wrappers themselves.
 * A definition inside a function is never exported. One with private or protected flag neither.
 */
export interface ExportRule {
  /** When no mark and no pattern decides. */
  default: boolean;
  /** Tokens, modifier nodes or wrappers that export. */
  marks?: readonly string[];
  /** Tokens or modifier nodes that keep it to the file or module. */
  hides?: readonly string[];
  /** Names that are exported, when given; others are not. */
  name?: RegExp;
  /** Definitions that are exported without a mark: the members of a Java interface. */
  also?: Condition;
  /** Definitions that are not, whatever their marks: those in an anonymous namespace. */
  never?: Condition;
  /** In a file that lists its exports (see {@link ImportHook}) they are all there are at file level: Python `__all__`. */
  listed?: boolean;
  /**
   * Members of an exported type (of one that is not, none is exported): 'container' all that are not hidden, 'own'
   * (default) those these rules export. Members of namespaces and modules always follow the rules themselves, except
   * that all of an ambient one (flag `declaration`) are exported with it.
   */
  members?: 'container' | 'own';
}

/** Where documentation stands. */
export interface DocRule {
  /** Comments that never document: directives, licences, separators. Matched against the comment with its marks. */
  ignore?: RegExp;
  /** Comments that do, when given: Rust `^///`. */
  only?: RegExp;
  /** Comments that document what they stand in, at the beginning of its body, when it has no other doc: Rust `^//!`. */
  inner?: RegExp;
  /** True when blank lines do not part a comment from what it documents. Default false. */
  attached?: boolean;
  /**
   * A comment after a definition, on its line, that documents it where nothing else does: `int x; ///< so`.
   * Sticky, begins at the end of the definition, ends with the comment in its first group.
   */
  trailing?: RegExp;
  /** A docstring: path from the definition to the string, or a hook. Used when there is one, instead of a comment. */
  inside?: Path | ((view: TreeView, node: number) => number);
  /** Wrappers of several definitions whose doc is that of each that has none of its own: Go `const_declaration`. */
  groups?: readonly string[];
}

/** One import, as a hook reports it. */
export interface FoundImport extends Pick<ImportFact, 'specifier' | 'imported' | 'local' | 'kind'> {
  /** Node of the local name: it becomes an import binding in the innermost scope. -1: nothing is bound. */
  binding: number;
}

/**
 * Reports the imports of a node through `found`. True when the node is nothing but an import (definition rules are
 * then not asked). A 're-export' with specifier '' exports a name of this very file: `imported` is the local name,
 * `local` the exported one.
 */
export type ImportHook = (view: TreeView, node: number, found: (item: FoundImport) => void) => boolean;

/** What hooks see of a tree. Nodes are numbers; -1 is no node. Unknown kinds and fields throw. */
export interface TreeView {
  /** The decoded text of the file. */
  readonly text: string;
  /** True when the node is of this kind. False for -1. */
  is(node: number, kind: string): boolean;
  /** The name of its kind; '' for -1. */
  kindOf(node: number): string;
  /** Its text; '' for -1. */
  textOf(node: number): string;
  /** Text of a literal without quotes; '' for -1. */
  unquoted(node: number): string;
  start(node: number): number;
  end(node: number): number;
  parent(node: number): number;
  /** The next sibling that is neither a bare token nor a comment. */
  next(node: number): number;
  /** The first child in this field. */
  field(node: number, field: string): number;
  /** The first child of this kind (`"token"` in double quotes). */
  child(node: number, kind: string): number;
  /** The first child that is neither a bare token nor a comment. */
  first(node: number): number;
  /** All named children but comments. */
  children(node: number): number[];
  /** The first node the path leads to. */
  at(node: number, path: Path): number;
}
