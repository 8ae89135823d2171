import type {
  BindingKind,
  ImportFact,
  LinkKind,
  LinkStep,
  Role,
  ScopeKind,
  SYMBOL_FLAGS,
  SymbolKind,
} from '../model/index.ts';
import type { Path, TreeView } from './tree-view.ts';

/** From where on a local is visible: in its whole scope, from its name on, or after its definition. */
export type Visibility = 'scope' | 'name' | 'definition';

/** Gives the offset from which a local is visible. */
export type VisibilityHook = (view: TreeView, node: number) => number;

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

  /** True when it goes on to the end of what it stands in, or to the next of its kind: `namespace A;`. Default false. */
  goesOn?: boolean;

  /** The last sibling that still belongs to it: equations of a function. The signature ends with the node itself. */
  upTo?: (view: TreeView, node: number) => number;

  /** 'type' for a member defined outside the type's body (`self.x = 1`): it belongs to the nearest type or module around. */
  parent?: 'type';

  /**
   * Where the name is bound: 'here' the innermost scope (default), 'function' the nearest that is no block (`var`),
   * 'inside' the scope this node opens (named function expressions), 'nowhere' (object members), 'outward' the innermost
   * scope that has such a name by then, else that of the file (a shell assignment, Lua globals): what is then of the file
   * belongs to no symbol around it. A definition with an owner is bound nowhere where nothing is said, one with
   * `parent: 'type'` in the scope of the type. `hoist` makes it 'function' when it holds.
   */
  bind?: 'here' | 'function' | 'inside' | 'nowhere' | 'outward';
  hoist?: Condition;

  /**
   * What becomes of it inside a function: 'symbol', or 'binding' for a mere local. Default: 'binding' for the kinds
   * variable, constant, property and field, 'symbol' for all others.
   */
  local?: 'symbol' | 'binding';

  /**
   * A name that such a rule has defined in that scope already is written, not defined again (Python `x = 2`). A local or
   * a member, whatever bound it; one with an owner is defined once in the file. Default false.
   */
  once?: boolean;

  /** The names are those of something defined before, again: they make no symbol and bind nothing. Default false. */
  again?: boolean;

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

/**
 * A name found by a hook: `text` at `start` (UTF-16 offset). `node` is the identifier to claim, or -1; of an embedded name
 * the node that stands for it in links.
 */
export interface FoundName {
  node: number;
  start: number;
  text: string;
  /** What a name does that is embedded. Default it is read. */
  role?: Exclude<Role, 'definition'>;
  /** What an embedded name defines: it then makes a symbol, and binds nothing. */
  defines?: EmbeddedDefinition;
}

/** A definition in the text of a node: a tag of a comment. */
export interface EmbeddedDefinition {
  kind: SymbolKind;
  /** What it is a member of. */
  owner: string;
  /** Offsets of all of it, where its signature ends, and of its doc; without a doc these are -1. */
  start: number;
  end: number;
  signatureEnd: number;
  docStart: number;
  docEnd: number;
  flags: readonly (keyof typeof SYMBOL_FLAGS)[];
}

/** Finds the names a node defines; none means that it defines nothing. */
export type NameHook = (view: TreeView, node: number) => readonly FoundName[];

/** What an embedded name says of another, or another of it; a number is a node, or one of LINK_TARGETS in `from`. */
export interface SaidLink {
  kind: LinkKind;
  of: number | FoundName;
  from: number | FoundName;
  step?: LinkStep;
}

/** Finds the names embedded in a node, in source order, and tells what is said with them. */
export type EmbeddedHook = (view: TreeView, node: number, say: (link: SaidLink) => void) => readonly FoundName[];

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
  /** True when what stands in the types that an exported function makes can be exported (Zig). Default false. */
  throughFunctions?: boolean;
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
  /** Lines that may stand between a comment and what it documents: those of a preprocessor. Sticky, with the line end. */
  skips?: RegExp;
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
  /** Offset in the text where the local name begins, when it is not all of the node. */
  bindingStart?: number;
}

/**
 * Reports the imports of a node through `found`. True when the node is nothing but an import (definition rules are
 * then not asked). A 're-export' with specifier '' exports a name of this very file: `imported` is the local name,
 * `local` the exported one.
 */
export type ImportHook = (view: TreeView, node: number, found: (item: FoundImport) => void) => boolean;
