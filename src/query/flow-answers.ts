import type { BranchKind, SymbolHit, Tier } from '../model/index.ts';
import type { Suppressed } from './reference-answers.ts';

/** Options of `flow`. */
export interface FlowOptions {
  /** down: what it calls; up: who calls it. Default 'down'. */
  direction?: 'down' | 'up' | 'both';
  /** How many calls away, 1 or more. Default 3. */
  depth?: number;
  /** The least sure tier to show. Default 'inferred'. */
  tier?: Tier;
}

/** What is called and is not of this project. */
export interface OutsideSymbol {
  name: string;
  /** As it is written, with what is in front of it: `console.log`. */
  qualifiedName: string;
  external: true;
  /** The module that it is imported from, or ''. */
  module: string;
}

/** A branch, loop or function without a name that a call stands in. Lines and columns are 1-based. */
export interface FlowBranch {
  kind: BranchKind | 'callback';
  /** Where what decides begins. */
  line: number;
  column: number;
  /** Its first line of source, or ''. */
  text: string;
}

/** Where a call stands. */
export interface FlowSite {
  path: string;
  line: number;
  column: number;
  /** The branches and loops around it in the function it stands in, outermost first. */
  in: FlowBranch[];
}

/** One call of a flow. */
export interface FlowNode {
  /** What is called; upwards, who calls. */
  symbol: SymbolHit | OutsideSymbol;
  /** Downwards one place; upwards every place where it is called in that function. */
  sites: FlowSite[];
  /** The least sure of the calls on the way. */
  tier: Tier;
  /** It is given away there as a value, not called. */
  passed?: true;
  /** It stands above on the way already: what follows is shown there. */
  recursive?: true;
  /** Its calls (upwards, who calls it) are not shown: they are too far away, or there are too many. */
  cut?: true;
  /** In source order. */
  children: FlowNode[];
}

/** Answer of `flow`. */
export interface FlowAnswer {
  /** What it is about; null when there is no such definition. */
  symbol: SymbolHit | null;
  direction: 'down' | 'up' | 'both';
  /** What it calls, in source order; upwards, who calls it. */
  children: FlowNode[];
  /** Of 'both': who calls it. */
  callers?: FlowNode[];
  /** Other definitions of the name, which are not shown. */
  others: SymbolHit[];
  /** Calls that the tier hides. */
  suppressed: Suppressed;
}
