import type { Item } from './items.ts';

/**
 * What a bracket that is open holds: declarations (of a file, a namespace or a type), enumerators, code, or values; of
 * round and square ones whether they stand in code ('arguments') or not ('parens').
 */
export type Inside = 'file' | 'type' | 'enum' | 'code' | 'values' | 'parens' | 'arguments';

/** True in round and square brackets. */
export function isInParens(inside: Inside): boolean {
  return inside === 'parens' || inside === 'arguments';
}

/** Where the scanner is in the structure of the text. */
export interface Place {
  /** The brackets that are open, innermost last. */
  stack: Inside[];
  /** Parts of the declaration begun and not ended. */
  items: Item[];
  /** The last token, '' at the beginning. */
  last: string;
  /** The names of the types that are open, innermost last. */
  types: string[];
  /** Where the bracket was opened that a part of a declaration stands in. */
  opened: number;
}
