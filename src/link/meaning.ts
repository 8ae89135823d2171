import type { FileView } from './file-view.ts';

/** How sure a step is: `exact` follows from the rules of the language, `inferred` from one assumption. */
export type Certainty = 'exact' | 'inferred';

/** A definition, or a local: the file and the occurrence that is its name. */
export interface Defined {
  view: FileView;
  /** Index of the symbol, -1 for a local. */
  symbol: number;
  /** Occurrence of the name, which is the identity of a local. */
  name: number;
}

/** What a name stands for. */
export type Meaning =
  | { is: 'definitions'; all: readonly Defined[]; certainty: Certainty; rule: string }
  /** A module as a whole: a namespace import, a package. */
  | { is: 'module'; path: string; certainty: Certainty; rule: string }
  /** Something that is certainly not of this project: of a dependency, of the language. */
  | { is: 'outside'; rule: string }
  /** It cannot be known by these rules. */
  | { is: 'unknown'; rule: string };

/** A value of a type (`instance`), or the type itself, whose static members it has (`type`). */
export interface TypedValue {
  is: 'instance' | 'type';
  of: readonly Defined[];
  certainty: Certainty;
}

/** What a value can do: the members of which definitions it has. */
export type ValueType =
  | TypedValue
  | { is: 'module'; path: string; certainty: Certainty }
  | { is: 'many'; of: ValueType }
  | { is: 'promise'; of: ValueType }
  | { is: 'outside' }
  | { is: 'unknown' };

export const UNKNOWN: ValueType = { is: 'unknown' };
export const OUTSIDE: ValueType = { is: 'outside' };

/** The less certain of two. */
export function weaker(a: Certainty, b: Certainty): Certainty {
  return a === 'exact' ? b : a;
}
