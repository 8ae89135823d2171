import type { SymbolKind } from './symbol.ts';

/** How sure an answer is; see docs/decisions for the tiers. */
export type Tier = 'exact' | 'inferred' | 'possible';

/** What every answer about code says of the index it came from. */
export interface IndexInfo {
  generation: number;
  /** ISO 8601, UTC. */
  updatedAt: string;
  /** Git commit the index was made on, or null. */
  ref: string | null;
  /**
   * False while a first index is being built or after it was interrupted; for the status and for an answer that found
   * nothing also when files could not be read.
   */
  complete: boolean;
  /** Files known to have changed since, that the answer could not take into account. */
  staleFiles: number;
}

/** A definition as every command shows it. Lines and columns are 1-based, columns in UTF-16 units. */
export interface SymbolHit {
  path: string;
  line: number;
  column: number;
  endLine: number;
  name: string;
  qualifiedName: string;
  kind: SymbolKind | 'file';
  /** Qualified name of the container, or ''. */
  container: string;
  language: string;
  /** One line, whitespace collapsed, or ''. */
  signature: string;
  /** The doc comment without its comment marks, or ''. */
  doc: string;
  exported: boolean;
}

/** A node of `ax outline`. */
export interface OutlineNode extends SymbolHit {
  deprecated: boolean;
  children: OutlineNode[];
}
