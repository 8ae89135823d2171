import type { LinkColumns } from './link.ts';
import type { BindingKind, ScopeKind, SymbolKind } from './symbol.ts';

/**
 * One definition of a file. All positions are UTF-16 offsets into the decoded text; -1 means "none".
 * Symbols of a file are in source order of `start`, a container before what it contains.
 */
export interface SymbolFact {
  /** The name as written, without quotes or sigils; never empty. */
  name: string;
  kind: SymbolKind;
  /** Index of the containing symbol in `FileFacts.symbols`, or -1 at file level. */
  parent: number;
  /**
   * Receiver or owner written apart from containment (Go method receiver type, `Foo` of C++ `Foo::bar`,
   * Kotlin/Swift extension receiver); '' when none. `parent` may be -1 then.
   */
  owner: string;
  /** The whole definition with decorators, modifiers and `export`, without the doc comment above. */
  start: number;
  end: number;
  /** Offset of the name token; its length is in `nameEnd`. */
  nameStart: number;
  nameEnd: number;
  /** Where the signature ends: the start of the body, or the end of the definition when it has none. */
  signatureEnd: number;
  /** The doc comment above, or the docstring inside; -1,-1 when there is none. */
  docStart: number;
  docEnd: number;
  /** Sum of {@link SYMBOL_FLAGS}. */
  flags: number;
}

/** One import as written, one for each name taken. `start` and `end` are those of the whole statement, UTF-16 offsets. */
export interface ImportFact {
  /**
   * The module as written, without quotes: `./a`, `os.path`, `<stdio.h>` keeps its brackets. '' is this file itself:
   * a 're-export' then exports a name of this file (`export { a as b }`, `module.exports = { a }`), an 'import' gives
   * one another name (`import b = A.B`, `imported` is the path).
   */
  specifier: string;
  /**
   * The name taken from the module, '*' for all of it, 'default', or '' when nothing is bound (side effect, include). Of
   * 'autoload' the whole names of what is around, innermost first with spaces between, where names are looked up in that.
   */
  imported: string;
  /** The local name bound, or ''; of a 're-export' the exported name, '*' for all names as they are. */
  local: string;
  /**
   * import, include, require, dynamic, re-export, use (of a type, where functions and constants are taken apart from
   * them), mod, type, package (the file's own package clause), use-function, use-constant, autoload (a name that leads
   * to the file which defines it, without a statement that says so), static (of members of a type, where `import` brings
   * types alone: Java).
   */
  kind:
    | ('import' | 'include' | 'require' | 'dynamic' | 're-export' | 'use' | 'mod' | 'type' | 'package')
    | ('use-function' | 'use-constant' | 'autoload' | 'static');
  start: number;
  end: number;
}

/** Identifier occurrences, columnar, in source order. `name[i]` indexes `names`; `role[i]` indexes ROLES. */
export interface OccurrenceColumns {
  names: string[];
  name: Int32Array;
  start: Int32Array;
  role: Uint8Array;
}

/** A lexical scope; `parent` is an index into the scopes of the file, -1 for the file scope (always index 0). */
export interface ScopeFact {
  parent: number;
  kind: ScopeKind;
  start: number;
  end: number;
}

/** A name bound in a scope. `symbol` is an index into `symbols` or -1 for locals; the name token is at `start`. */
export interface BindingFact {
  scope: number;
  name: string;
  kind: BindingKind;
  start: number;
  symbol: number;
  /** Offset from which the binding is visible in its scope; 0 when it is hoisted. */
  visibleFrom: number;
}

/** Something wrong in a file that did not stop its indexing, or a reason why it was not indexed. */
export interface Problem {
  /** Stable, kebab-case: syntax-error, too-large, binary, minified, unreadable, timeout, changed-while-read, grammar … */
  code: string;
  /** One line for people. */
  message: string;
  /** 1-based line, or 0 for the whole file. */
  line: number;
}

/** Everything one syntax pass learns about one file, without knowledge of any other file. */
export interface FileFacts {
  language: string;
  symbols: SymbolFact[];
  imports: ImportFact[];
  occurrences: OccurrenceColumns;
  scopes: ScopeFact[];
  bindings: BindingFact[];
  links: LinkColumns;
  problems: Problem[];
  /** Comments as [start, end) pairs of UTF-16 offsets, in source order. */
  comments: Int32Array;
  /** True when the file itself is a test by its path or content. */
  test: boolean;
  /** True when a header says that a program made it. */
  generated: boolean;
}
