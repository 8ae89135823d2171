import type { TreeView } from '../languages/index.ts';
import type { BindingFact, ImportFact, ScopeFact, SymbolFact, SymbolKind } from '../model/index.ts';
import type { CompiledSpec } from './compiled-spec.ts';
import type { DocRun } from './doc-run.ts';
import type { FlatTree } from './flat-tree.ts';
import type { NameTable } from './name-table.ts';

/** What stands around the node being visited: a symbol, or a node that only gives an owner. */
export interface Container {
  /** Index of the symbol, -1 at file level. */
  symbol: number;
  /** 'none' at file level, 'impl' for a node that only gives an owner. */
  kind: SymbolKind | 'none';
  owner: string;
  /** Node index after its subtree. */
  end: number;
}

/** Leading siblings that follow each other, see `LanguageSpec.leading`. */
export interface Lead {
  parent: number;
  first: number;
  last: number;
}

/** A scope that is open at the node being visited. */
export interface OpenScope {
  /** Index into the scopes of the facts, -1 as long as it is none of them: ask `scopeIndex`. */
  index: number;
  /** Index into SCOPE_KINDS. */
  kind: number;
  node: number;
  end: number;
}

/** The state of one walk over one file. */
export interface Pass {
  readonly spec: CompiledSpec;
  readonly tree: FlatTree;
  readonly text: string;
  readonly view: TreeView;
  readonly names: NameTable;

  readonly symbols: SymbolFact[];
  /** By symbol: what its own marks say of its export, see `OWN_EXPORT`. */
  readonly ownExports: number[];
  readonly imports: ImportFact[];
  readonly scopes: ScopeFact[];
  readonly bindings: BindingFact[];
  test: boolean;

  /** By node: what a definition or import said of it, see {@link CLAIMS}. */
  readonly claims: Int32Array;
  /** Innermost last. */
  readonly openScopes: OpenScope[];
  readonly containers: Container[];
  readonly docs: DocRun;
  /** The wrapper seen last whose doc is that of the definitions in it (-1 none), and that doc. */
  group: { node: number; doc: { start: number; end: number } | undefined };
  /** Innermost last: the leading siblings seen last in each of the nodes around. */
  readonly leads: Lead[];
  /** See `ReadableText.leads`. */
  readonly written: ReadonlyMap<number, number> | undefined;
  /** Keys of (scope, name) that are bound, true when an assignment defines it; kept only where a rule asks for it. */
  readonly bound: Map<number, boolean>;
  /** Keys of (scope, name) that are locals, see `LanguageSpec.sharing`. */
  readonly locals: Set<number>;
  /** `owner\0name` of what rules with `once` have defined. */
  readonly owned: Set<string>;
  /** (scope, name) -> scope that the name belongs to instead. */
  readonly redirected: Map<number, number>;
}

/** Values of `Pass.claims`; from `inside` on: the symbol (value - inside) to bind where the identifier stands. */
export const CLAIMS = { consumed: -1, definition: 1, write: 2, import: 3, inside: 16 } as const;

/** Values of `Pass.ownExports`. */
export const OWN_EXPORT = { no: 0, yes: 1, hidden: 2 } as const;
