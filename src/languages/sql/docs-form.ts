/** A range of the text. */
export interface Range {
  start: number;
  end: number;
}

/** Finds what is said of a definition. */
export interface Docs {
  /** The comment above, without a blank line between. */
  above(start: number): Range | undefined;
  /** The comment that begins in the line in which something ends, with nothing but a comma or parenthesis between. */
  behind(end: number): Range | undefined;
  /** What `COMMENT ON` says of a thing: `TABLE`, `a.b`. Case does not matter. */
  said(kind: string, name: string): Range | undefined;
}
