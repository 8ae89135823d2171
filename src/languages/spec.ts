import type {
  BindingKind,
  BranchKind,
  ImportFact,
  LINK_TARGETS,
  LinkKind,
  LinkStep,
  Problem,
  Role,
  ScopeKind,
  SYMBOL_FLAGS,
  SymbolFact,
  SymbolKind,
} from '../model/index.ts';
import type {
  DefinitionRule,
  DocRule,
  EmbeddedHook,
  ExportRule,
  ImportHook,
  Visibility,
  VisibilityHook,
} from './rules.ts';
import type { Path, TreeView } from './tree-view.ts';

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
   * leave the text as it is. Everything but the tree comes from the text itself. Takes a time that grows with the text
   * alone, or looks from time to time whether it is too late: then what it gives is not used.
   */
  readable?: (text: string, isLate: () => boolean) => ReadableText | undefined;

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

  /**
   * Nodes of which what stands in them is run or not: a function, class or other definition in one of these, within what
   * it is defined in, is 'conditional'. Default none, for languages where none is defined by being run.
   */
  conditional?: readonly string[];

  /** Siblings before a definition that belong to it: Rust `attribute_item`, identifiers included. Comments may stand between. */
  leading?: readonly string[];
  /** Which of the nodes of those kinds do. Default all. */
  leads?: (view: TreeView, node: number) => boolean;

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

  /** Nodes that hold names the grammar does not see, and the names (each is read there) with what they say. */
  embedded?: Record<string, EmbeddedHook>;

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
   * `body` on, so that types and default values do not see them; where there is no body, nowhere. 'name': from their name
   * on, so that the types before it do not.
   */
  parameterVisibility?: 'scope' | 'body' | 'name';

  /**
   * Kinds of scopes that share the locals of what is around them: an assignment in one (a rule with `once`, the slot
   * 'variable') writes a name that is bound further out, and binds one that is not. Ruby `['block']`, where a method
   * ends it; Lua, where all functions are closures, has all kinds. Default: it is bound in its own scope.
   */
  sharing?: readonly ScopeKind[];

  /**
   * Identifiers that are calls where no slot says otherwise and no local of that name is bound before them: a bare word
   * of Ruby. What no assignment defines (a method) is then no local. Asks for `sharing`.
   */
  calledUnlessLocal?: readonly string[];

  /**
   * Identifiers that stand for no name where one is due: Go's `_`, keywords that a grammar takes for identifiers. They
   * are never defined, bound or an occurrence.
   */
  blank?: readonly string[];

  /** What may stand before any identifier without being part of its name: C# `@class`. */
  sigil?: string;

  /** Statements that send names to another scope: Python `{ global_statement: 'file', nonlocal_statement: 'outer' }`. */
  redirects?: Record<string, 'file' | 'outer'>;

  /** Import statements by node kind. */
  imports: Record<string, ImportHook>;

  /**
   * Nodes that give the definitions directly in them an owner without being a symbol: Rust `impl_item`. Path to the
   * owner's name (its text without type arguments), or a hook giving the text; undefined where it gives none.
   */
  owners?: Record<string, Path | ((view: TreeView, node: number) => string | undefined)>;

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
    /** What follows the name of such a function. Default: a string in brackets. */
    title?: RegExp;
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
   * `inside` gives what is read instead, as long as the text: with blanks for what is around the definitions.
   */
  unwrapped?: {
    call: string;
    parents: readonly string[];
    tokens: Path;
    kinds: readonly string[];
    inside?: (text: string) => string;
  };

  /**
   * Beginnings of what stands at file level, as it is written there: at the start of a line, with the comments above.
   * In a file that does not parse, all begins anew there. With the flags g and m.
   */
  restarts?: RegExp;
  /** What the grammar must see before such a beginning: `<?php `. Default nothing. */
  restartsIn?: string;

  /** Kinds of literals that can be names; the quotes are not part of the name. */
  strings?: readonly string[];
  /** What one name says of another, by node kind: see `LINK_KINDS`. */
  links?: Record<string, LinkRule | LinkHook | readonly (LinkRule | LinkHook)[]>;

  /** How an expression or a type that is no identifier is made of others, for `links`; what is not here is unknown. */
  values?: Record<string, ValueRule>;

  /** Code that need not run, or runs often, when what is around it runs; by the node that decides. */
  branches?: Record<string, BranchRule | readonly BranchRule[]>;

  /** The parts of a file that are in another language (those of `Language.embeds`), in source order and apart. */
  parts?: (view: TreeView) => readonly Part[];

  /** What is wrong in a file though it parses: a key that is there twice. */
  check?: (view: TreeView) => readonly Problem[];

  /** Says to `facts` what the tables have no word for; it joins what they find. `comments` are those of the file. */
  tell?: (view: TreeView, facts: FactSink, comments: Int32Array) => void;

  /** What the language itself does not have. Default nothing. */
  lacks?: readonly LanguageLack[];

  /** Kinds that are no identifiers but can be names as they are written: `[Symbol.iterator]`, C++ `operator==`. */
  wholeNames?: readonly string[];
}

/** Where a path leads, or what a hook finds: a node (-1 none), or several in order. */
export type LinkNodes = Path | ((view: TreeView, node: number) => number | readonly number[]);

/** Links of a node: `of` leads to the names they are said of, `from` to what is said. Both must lead somewhere. */
export interface LinkRule {
  kind: LinkKind;
  of: LinkNodes;
  /** Nodes, or (of a hook) also LINK_TARGETS. Each is a target of each name. */
  from: LinkNodes;
  /**
   * Each name has the target in the same place instead. Where one target stands for several names, they are its `first`,
   * `second` and `third`. Default false.
   */
  paired?: boolean;
  /** Steps from there, beside those of what stands there. */
  step?: LinkStep;
  /** Of links 'passed', 'lambda' and 'taken': the places that are its steps. */
  places?: (view: TreeView, node: number, of: number) => { argument: number; parameter: number };
  /** The rule holds only then; `of` is the node that `of` led to. */
  when?: (view: TreeView, node: number, of: number) => boolean;
}

/** Says what a name (`of`, the node that stands for it) has to do with a node or one of LINK_TARGETS, after further steps. */
export type SayLink = (of: number, kind: LinkKind, from: number, ...steps: readonly LinkStep[]) => void;

/** Links of a node that no path leads to: names in patterns, names among the tokens of a macro. */
export type LinkHook = (view: TreeView, node: number, say: SayLink) => void;

/**
 * How a node stands for a value or a type: as what stands `at` (a member by its name, parentheses by what is in them),
 * a step from there (`{ at: 'function', step: 'call' }`), or as a target of its own (`this`, a literal). A hook gives a
 * node, or one of LINK_TARGETS.
 */
export type ValueRule =
  | {
      at: Path | ((view: TreeView, node: number) => number);
      step?: LinkStep | ((view: TreeView, node: number) => LinkStep);
    }
  | Exclude<keyof typeof LINK_TARGETS, 'unknown'>;

/** One piece of code of a node that decides whether it runs. */
export interface BranchRule {
  kind: BranchKind;
  /** The piece goes from the first to the last node that any of these lead to, or that a hook gives. */
  code: Path | readonly Path[] | ((view: TreeView, node: number) => readonly number[]);
  /** The rule holds only then. */
  when?: (view: TreeView, node: number) => boolean;
}

/** What a language may not have: no level of support can bring it. */
export type LanguageLack = 'imports' | 'scopes';

/** A part of a text that is in another language. Its facts join those of the file, at their places. */
export interface Part {
  /** Id of the language. Parts of one language in a file are read together. */
  language: string;
  start: number;
  end: number;
}

/** The form of a language that is read by code of its own instead of a grammar and tables. */
export interface LanguageReader {
  /**
   * Says to `facts` what is in its text, in any order. Whatever the text: no error is thrown, what is sound in it is
   * found, and it takes time in proportion to the length. `isLate` is true once it must stop (ask now and then).
   */
  read: (facts: FactSink, isLate: () => boolean) => void;
  lacks?: readonly LanguageLack[];
}

/** Takes the facts of one file. Offsets are UTF-16 units of `text`. */
export interface FactSink {
  readonly text: string;
  /** Relative to the project root, with `/`. */
  readonly path: string;
  /** The text of another file of the project, named from the directory of this one; undefined when it cannot be read. */
  readBeside(specifier: string): string | undefined;
  /** Adds a definition, and the occurrence of its name; gives what it is called in `parent` of others and in `bind`. */
  define(symbol: FoundSymbol): number;
  /** Adds an identifier; 'definition' where a local name is bound that is no symbol. */
  occurrence(start: number, end: number, role: Role): void;
  imports(item: ImportFact): void;
  /** Adds a scope in another (0 is the file); gives its number. */
  scope(kind: ScopeKind, start: number, end: number, parent: number): number;
  /**
   * Binds the name at [start, end) in a scope, of a definition by its number; else -1. It is defined there, unless it is
   * an import or a label. Visible everywhere by default.
   */
  bind(binding: FoundBinding): void;
  comment(start: number, end: number): void;
  /** `at` is the offset in the text. */
  problem(code: string, message: string, at: number): void;
  part(part: Part): void;
  /** The file is a test. */
  test(): void;
  /** A program made the file. */
  generated(): void;
}

/** A binding as a reader finds it. */
export interface FoundBinding {
  scope: number;
  kind: BindingKind;
  start: number;
  end: number;
  symbol: number;
  visibleFrom?: number;
}

/** A definition as a reader finds it. Default: no parent, owner, doc and flags; the signature is all of it. */
export type FoundSymbol = Pick<SymbolFact, 'kind' | 'start' | 'end' | 'nameStart' | 'nameEnd'> &
  Partial<Pick<SymbolFact, 'parent' | 'owner' | 'signatureEnd' | 'docStart' | 'docEnd' | 'flags'>>;

/**
 * What stands in a slot.
 *   - a role: identifiers there have it. 'type', 'import' and 'export' hold for everything below that has no slot, as
 *     does 'none'.
 *   - 'inherit': as the node itself stands, names being bound included (parentheses, patterns).
 *   - 'member': as the node itself stands, but never a name being bound (`b` in `a.b`): then it is 'write'.
 *   - 'parameter', 'variable', 'type-parameter': identifiers there are bound in the innermost scope; 'hoisted': a
 *     variable of the nearest scope that is no block; 'inferred': a type parameter of the nearest scope of those.
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
  | 'inferred'
  | Extract<BindingKind, 'parameter' | 'variable' | 'type-parameter'>;
