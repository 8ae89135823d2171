import type { ImportFact } from './facts.ts';
import type { LinkColumns } from './link.ts';
import type { BindingKind, Role, ScopeKind, SymbolKind } from './symbol.ts';

/** A definition as the index keeps it. Lines and columns are 0-based, columns in UTF-16 code units. */
export interface StoredSymbol {
  name: string;
  kind: SymbolKind;
  /** Index of the containing symbol, or -1. */
  parent: number;
  /** Receiver or owner written apart from containment, or ''. */
  owner: string;
  /** Sum of SYMBOL_FLAGS. */
  flags: number;
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
  nameLine: number;
  nameColumn: number;
  /** Length of the name token as written, in UTF-16 code units (quotes and sigils included). */
  nameLength: number;
  signatureEndLine: number;
  signatureEndColumn: number;
  /** First and last line of the doc comment or docstring; -1, -1 when there is none. */
  docStartLine: number;
  /** Where a doc that stands in the definition begins in its line; 0 for all others. */
  docStartColumn: number;
  docEndLine: number;
}

/** An import as the index keeps it. Lines and columns are 0-based. */
export interface StoredImport {
  specifier: string;
  imported: string;
  local: string;
  kind: ImportFact['kind'];
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}

/** An occurrence of a name. Lines and columns are 0-based. */
export interface StoredOccurrence {
  line: number;
  column: number;
  role: Role;
}

/** A scope. `parent` is an index into the scopes of the file, -1 for the file scope (index 0). */
export interface StoredScope {
  parent: number;
  kind: ScopeKind;
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}

/** A name bound in a scope. */
export interface StoredBinding {
  scope: number;
  name: string;
  kind: BindingKind;
  line: number;
  column: number;
  /** Index of the symbol it stands for, or -1. */
  symbol: number;
  /** Place from which it is visible in its scope; 0, 0 when hoisted. */
  visibleLine: number;
  visibleColumn: number;
}

/** All occurrences of a file, columnar, in source order: the order that the links of the file count in. */
export interface EveryOccurrence {
  /** In order of their UTF-8 bytes; `name[i]` indexes them. */
  names: string[];
  name: Int32Array;
  line: Int32Array;
  column: Int32Array;
  /** Indexes into ROLES. */
  role: Uint8Array;
  /** The occurrences of each name, ascending, those of the first name first; `ends[n]` is behind the last one of name `n`. */
  places: Int32Array;
  ends: Int32Array;
}

/** What most filters ask of the definitions of a file, without the rest. */
export interface SymbolMarks {
  /** Indexes into SYMBOL_KINDS, in order of the symbols. */
  kinds: Uint8Array;
  /** Sums of SYMBOL_FLAGS. */
  flags: Uint16Array;
}

/** The facts of one file, decoded piece by piece as they are asked for; what was decoded is kept. */
export interface StoredFacts {
  /** Definitions in source order, a container before what it contains. */
  readonly symbols: readonly StoredSymbol[];
  readonly imports: readonly StoredImport[];
  readonly scopes: readonly StoredScope[];
  readonly bindings: readonly StoredBinding[];
  /** What names say of each other; subjects and targets are indexes into `everyOccurrence`. */
  readonly links: LinkColumns;
  readonly everyOccurrence: EveryOccurrence;
  /** The imports that take `name`; where there are none nothing is decoded. */
  importsOf(name: string): readonly StoredImport[];
  /** The imports that are exports as well; where there are none nothing is decoded. */
  reExports(): readonly StoredImport[];
  /** Every name that occurs in the file, in order of its UTF-8 bytes. */
  occurringNames(): string[];
  /** Where `name` occurs, in source order; [] when it does not. Decodes no other name. */
  occurrencesOf(name: string): StoredOccurrence[];
}
