import type { FindMode, Intent } from './answers.ts';

/** A run of characters without white space, as typed. */
export interface WordAtom {
  type: 'word';
  text: string;
}
/** Characters to be found exactly so. */
export interface PhraseAtom {
  type: 'phrase';
  text: string;
}
/** An RE2 pattern with its flags, of `i`, `m` and `s`. */
export interface RegexAtom {
  type: 'regex';
  source: string;
  flags: string;
}
/** What a query can ask for. */
export type Atom = WordAtom | PhraseAtom | RegexAtom;

/** Names of the filters; `file:` is read as `path`. */
export const FILTER_KEYS = ['lang', 'kind', 'path', 'name', 'in', 'is'] as const;
/** Name of a filter. */
export type FilterKey = (typeof FILTER_KEYS)[number];

/** One filter as written: `-lang:go` has `not`. Of `lang`, `values` are language ids, else the one value as written. */
export interface Filter {
  key: FilterKey;
  values: readonly string[];
  not: boolean;
}

/** A query, read. */
export interface Query {
  /** As typed. */
  text: string;
  mode: FindMode;
  intent: Intent;
  /** What is looked for. Each group holds the alternatives of one `a OR b`; most have a single one. */
  groups: Atom[][];
  /** What must not be there. */
  not: Atom[];
  filters: Filter[];
}

/** Every wanted atom of one type. */
export function atomsOf<T extends Atom['type']>(query: Query, type: T): Extract<Atom, { type: T }>[] {
  return query.groups.flat().filter((atom): atom is Extract<Atom, { type: T }> => atom.type === type);
}
