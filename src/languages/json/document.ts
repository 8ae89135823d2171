/**
 * What a configuration file says, with the places: one form for JSON, YAML and TOML. Offsets are UTF-16 units of the
 * text of the file, `end` is after the last.
 */
export interface Place {
  start: number;
  end: number;
}

/** A value with what names it. */
export type Value = (Scalar | Sequence | Mapping | Alias) & {
  /** The name of a YAML anchor on it. */
  anchor?: Place;
  /** True where programs may take it for something else than it says: a template, `yes`, a date, what has a tag. */
  open?: boolean;
};

/** A string, number, boolean or null. */
export interface Scalar extends Place {
  kind: 'scalar';
  value: string | number | boolean | null;
  /** The text of a string without its quotes; the same as `value` where nothing is escaped. */
  inner: Place;
}

/** A list of values. */
export interface Sequence extends Place {
  kind: 'sequence';
  items: Value[];
}

/** Keys with their values, in source order. A key may be there twice. */
export interface Mapping extends Place {
  kind: 'mapping';
  entries: Entry[];
}

/** The use of a YAML anchor. */
export interface Alias extends Place {
  kind: 'alias';
  name: Place;
}

/** A key with its value. */
export interface Entry extends Place {
  /** One key, in TOML perhaps several with dots between. None where the key is no scalar. */
  path: Key[];
  /** The key where it is more than a name: a list, or with an anchor. */
  complex?: Value;
  /** Undefined where there is none. */
  value: Value | undefined;
  /** A TOML header, with all below it for its value: `[a]`, or one of the tables of `[[a]]`. */
  table?: 'one' | 'array';
}

/** A key as it is written, without quotes. */
export interface Key extends Place {
  /** What it is once escapes are read. */
  name: string;
  /** What makes it the same as another key of the mapping; undefined where that is not known (a template). */
  same: string | undefined;
}

/** One of the documents of a file: YAML may have several, JSON lines have one a line. */
export interface ConfigDocument extends Place {
  root: Value | undefined;
  /** Its keys with their values as a program sees them, where that is another form (TOML). Default `root`. */
  whole?: Value;
}

/** Something wrong, at an offset. */
export interface Fault {
  code: string;
  message: string;
  at: number;
}

/** Nesting beyond this is not read. */
export const DEEPEST = 400;

/** The value of a key of a mapping, the first if it is there more than once. */
export function valueAt(value: Value | undefined, ...path: readonly string[]): Value | undefined {
  let at = value;
  for (const name of path) {
    if (at?.kind !== 'mapping') return undefined;
    at = at.entries.find((entry) => entry.path.length === 1 && entry.path[0]!.name === name)?.value;
  }
  return at;
}

/** The string that a value is, or undefined. */
export function stringOf(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}
