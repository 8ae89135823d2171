import type { Role, SymbolHit, Tier } from '../model/index.ts';
import type { DefinitionResult } from './answers.ts';

/** Options of `references`. */
export interface ReferencesOptions {
  /** The least sure tier to give. Default 'inferred'. */
  tier?: Tier;
  /** Only references that do this. */
  role?: Role;
  /** The names of the definitions as well. Default false. */
  includeDefinition?: boolean;
  /** Results to give. Default all. */
  limit?: number;
  /** Results to pass over. Default 0. */
  offset?: number;
}

/** One place where a symbol is named. Lines and columns are 1-based. */
export interface ReferenceResult {
  path: string;
  line: number;
  column: number;
  name: string;
  role: Role;
  tier: Tier;
  /** Which rule found it. */
  rule: string;
  /** Qualified name of the definition around it, or ''. */
  enclosing: string;
  /** The line of source, without its indentation; '' when the file has changed. */
  snippet: string;
  stale?: true;
}

/** How many results a tier hides. */
export interface Suppressed {
  inferred: number;
  possible: number;
}

/** Answer of `references`. */
export interface ReferencesAnswer {
  symbol: string;
  definitions: DefinitionResult[];
  /** All there are in the tiers that are shown. */
  total: number;
  /** The same by tier; those without any are left out. */
  tiers: Partial<Record<Tier, number>>;
  results: ReferenceResult[];
  suppressed: Suppressed;
}

/** One caller and what it calls. */
export interface CallResult {
  from: SymbolHit;
  to: SymbolHit;
  sites: { path: string; line: number; column: number }[];
  /** The least sure of the calls on the way. */
  tier: Tier;
  depth: number;
  /** True when the function is given away there, not called: a callback. */
  passed?: true;
}

/** Options of `callers` and `callees`. */
export interface CallsOptions {
  /** How many calls away. Default 1. */
  depth?: number;
  tier?: Tier;
}

/** Options of `callers`. */
export interface CallersOptions extends CallsOptions {
  /** Also the calls that may reach it because a type below or above has a member of that name: 'inferred'. */
  dispatch?: boolean;
}

/** Answer of `callers` and `callees`. */
export interface CallsAnswer {
  symbol: string;
  definitions: DefinitionResult[];
  calls: CallResult[];
  suppressed: Suppressed;
}
