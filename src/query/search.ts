import type { FindResult } from './answers.ts';
import type { QueryContext } from './context.ts';
import type { Sources } from './sources.ts';

/** What one search works with. */
export interface SearchContext extends QueryContext {
  sources: Sources;
  /** Throws AxError 'interrupted' when the search is to stop. */
  checkSignal: () => void;
}

/** The part of an answer that one way of searching gives. */
export interface Found {
  total: number;
  /** The asked-for part of all results, best first. */
  results: FindResult[];
}

/** Which part of the results is wanted. */
export interface Page {
  limit: number;
  offset: number;
  explain: boolean;
}
