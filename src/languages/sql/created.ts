import type { Name } from './names.ts';
import type { Reading } from './reading.ts';

/** A `CREATE` up to the name of what is created. */
export interface Created {
  /** The word `CREATE`. */
  at: number;
  name: Name;
  /** What is created, as the language has it: `TABLE`. */
  what: string;
  temporary: boolean;
  to: number;
}

/** Reads a statement from the name on; gives the token after it. */
export type CreatedReader = (reading: Reading, created: Created) => number;

/** Offsets of the statement from `CREATE` up to `end`, a token. */
export function rangeOf({ tokens }: Reading, at: number, end: number): { start: number; end: number } {
  return { start: tokens.start[at]!, end: tokens.end[Math.max(end - 1, at)]! };
}
