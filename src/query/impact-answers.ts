import type { Role, SymbolHit, Tier } from '../model/index.ts';
import type { Suppressed } from './reference-answers.ts';

/** What has become of a file. Lines are 1-based. */
export interface ChangedFile {
  /** Where it is now; of a file that is gone, where it was. */
  path: string;
  /** Where it was; '' for a new one. */
  before: string;
  status: 'added' | 'modified' | 'deleted' | 'renamed';
  /** Lines that are new or changed; `count` 0 where lines were taken out behind `line`. Of a new file it says nothing. */
  hunks: readonly { line: number; count: number }[];
  /** Its text as it was, when that is known. */
  textBefore?: string;
}

/** What is asked about: a symbol as everywhere, a file, or changes. */
export type ImpactSubject = { symbol: string } | { file: string } | { changes: readonly ChangedFile[] };

/** Options of `impact`. */
export interface ImpactOptions {
  /** How many references away at most, 1 or more. Default: however many. */
  depth?: number;
  /** The least sure tier to follow. Default 'inferred'. */
  tier?: Tier;
  /** Affected files to give. Default all. */
  limit?: number;
  /** Affected files to pass over. Default 0. */
  offset?: number;
}

/** Something that changes. */
export interface ImpactTarget {
  path: string;
  /** Its qualified name; '' for the file itself. */
  symbol: string;
  kind: SymbolHit['kind'];
  /** 1-based; 0 for what is gone. */
  line: number;
  column: number;
  change: 'asked' | 'added' | 'modified' | 'deleted' | 'renamed';
}

/** Why something is affected: which reference of what. */
export interface ImpactReason {
  /** What is named there: the qualified name of a definition, or a path. */
  symbol: string;
  /** Where that is defined. */
  definedIn: string;
  /** What the name does there; overrides: it overrides that, or is overridden by it. */
  role: Role | 'overrides';
  line: number;
  column: number;
  /** Qualified name of the definition it stands in, which is affected by it; '' for the code of the file itself. */
  enclosing: string;
  /** The least sure of the references on the way. */
  tier: Tier;
}

/** A file that a change can break. */
export interface AffectedFile {
  path: string;
  /** How many references away, 1 for those to what changes. */
  distance: number;
  /** The nearest reference, and of these the first in the file. */
  via: ImpactReason;
  /** Qualified names of the definitions in it that are affected, nearest first. */
  symbols: string[];
  test?: true;
}

/** Answer of `impact`. */
export interface ImpactAnswer {
  targets: ImpactTarget[];
  /** All there are. */
  total: number;
  /** Nearest first. */
  affected: AffectedFile[];
  /** Those among all affected files that are tests, and tests that change themselves (distance 0). */
  tests: { path: string; distance: number; via: ImpactReason | null }[];
  /** References that the tier hides. */
  suppressed: Suppressed;
  /** There was too much to follow all of it. */
  truncated?: true;
}
