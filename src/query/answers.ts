import type { OutlineNode, Problem, SymbolHit, Tier } from '../model/index.ts';
import type { Ranking } from './weighting.ts';

/** What kind of question a query is, as `ax find` shows it. */
export type Intent = 'symbol' | 'text' | 'regex' | 'natural' | 'hybrid';

/** How `ax find` is told to read a query. 'auto' finds the intent from the query. */
export type FindMode = 'auto' | 'symbol' | 'text' | 'regex' | 'semantic';

/** Options of `find`. */
export interface FindOptions {
  /** Results to give, 0 or more. Default 20. */
  limit?: number;
  /** Results to pass over. Default 0. */
  offset?: number;
  /** Default 'auto'. */
  mode?: FindMode;
  /** True adds `why` to each result. */
  explain?: boolean;
  /** How results are weighed. Default 'present'. */
  ranking?: Ranking;
  /** Stops the work: AxError 'interrupted'. */
  signal?: AbortSignal;
}

/** One part of a score: what it is, and by how much it was added ('add') or multiplied ('times'). */
export interface ScoreFactor {
  factor: string;
  operation: 'add' | 'times';
  value: number;
}

/** One result of `find`. Lines and columns are 1-based; a result that is no definition has the kind 'file'. */
export interface FindResult {
  path: string;
  line: number;
  column: number;
  endLine: number;
  name: string;
  qualifiedName: string;
  kind: SymbolHit['kind'];
  container: string;
  language: string;
  signature: string;
  doc: string;
  /** The line of source that fits the query best, without its indentation, at most 200 characters; '' without source. */
  snippet: string;
  /** Higher is better; comparable within one answer only. */
  score: number;
  /** Parts of the score in the order they were applied, with `explain`. */
  why?: ScoreFactor[];
  /** True when the file changed since it was indexed or cannot be read: the place may be wrong, and no line is shown. */
  stale?: true;
}

/** A result with a key that no other result of the index has: the same in every answer as long as its file is. */
export interface KeyedResult extends FindResult {
  key: string;
}

/** Answers to one query from one state of the index, by ranking. */
export interface RankingsAnswer {
  query: string;
  elapsedMs: number;
  /** `elapsedMs` of one: without the reading of the query; the same for both where a ranking has no say. */
  rankings: Readonly<Record<Ranking, { intent: Intent; total: number; elapsedMs: number; results: KeyedResult[] }>>;
}

/** Answer of `find`, without what the index says of itself. */
export interface FindAnswer {
  query: string;
  intent: Intent;
  /** All results there are, whatever `limit` and `offset`. */
  total: number;
  elapsedMs: number;
  results: FindResult[];
}

/** Options of `compareRankings`. */
export interface CompareOptions extends Omit<FindOptions, 'ranking'> {
  /** The ranking that is asked first: it reads what the other then has at hand. Default 'present'. */
  first?: Ranking;
}

/** Options of `definitions`. */
export interface DefinitionsOptions {
  /** Also what only shares the name, when a place proves its definition. Default false. */
  all?: boolean;
}

/** One definition, with how sure it is. */
export interface DefinitionResult extends SymbolHit {
  tier: Tier;
  /** True when the file changed since it was indexed or cannot be read. */
  stale?: true;
}

/** Answer of `definitions`. */
export interface DefinitionsAnswer {
  symbol: string;
  /** Best first. */
  results: DefinitionResult[];
  /** Names near to one that was not found, best first; [] when something was found. */
  suggestions: string[];
  /** Of a place whose identifier is certainly not of the project: the module that it comes from, '' when it is of the language. */
  outside?: string;
  /** So many definitions with the name are left out of which most likely none is meant; with `all` they are told. */
  unlikely?: number;
}

/** Answer of `outline`. */
export interface OutlineAnswer {
  file: string;
  language: string;
  /** In source order. */
  symbols: OutlineNode[];
  /** What is wrong in it, in order of line; `line` is 0 for all of it. */
  problems: Problem[];
  /** True when the file changed since it was indexed. */
  stale?: true;
}
