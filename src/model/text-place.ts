/** A place in a file, 0-based. */
export interface TextPlace {
  line: number;
  column: number;
}

/** Negative when `a` comes before `b`. */
export function comparePlaces(a: TextPlace, b: TextPlace): number {
  return a.line - b.line || a.column - b.column;
}
