import type { NameMatch } from './name-match.ts';
import type { Place } from './place.ts';

/** Something that was found, on the way to a candidate. */
export interface Found {
  place: Place;
  /** Its BM25F. */
  raw: number;
  /** What decides on which ones stay: the same, or for a name what it says and what its text says. */
  order: number;
  /** How its name fits, when that is why it was found. */
  match: NameMatch | undefined;
  /** Values of the terms it holds; of a unit it is asked for at the end. */
  covered: number;
}

/** One string for each place. */
export function keyOf({ segment, file, symbol }: Place): string {
  return `${segment}:${file.ordinal}:${symbol}`;
}

/** Better first. Equal ones are settled by what does not depend on the history of the index: path, then place in the file. */
export function compareFound(a: Found, b: Found): number {
  if (a.order !== b.order) return b.order - a.order;
  if (a.place.file.path !== b.place.file.path) return a.place.file.path < b.place.file.path ? -1 : 1;
  return a.place.symbol - b.place.symbol;
}
