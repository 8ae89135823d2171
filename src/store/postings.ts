/** The fields of a unit, in the order of all columns and codes. */
export const FIELDS = ['name', 'parent', 'signature', 'doc', 'body', 'path'] as const;
/** A field of a unit. */
export type Field = (typeof FIELDS)[number];

/** Kinds of unit; the position in this list is the code in `UnitColumns.kind`. */
export const UNIT_KINDS = ['function', 'class', 'declaration', 'rest'] as const;
/** Kind of a unit. */
export type UnitKind = (typeof UNIT_KINDS)[number];

/**
 * How a term frequency per field is packed into 32 bits: the frequency of field f is
 * `(code >>> TF_SHIFT[f]) & TF_MASK[f]`, f as in {@link FIELDS}; higher frequencies count as the mask.
 */
export const TF_SHIFT: readonly number[] = [0, 4, 8, 13, 18, 27];
/** See {@link TF_SHIFT}. */
export const TF_MASK: readonly number[] = [15, 15, 31, 31, 511, 31];

/** The units of one segment, as columns. Units of a file follow one another. */
export interface UnitColumns {
  count: number;
  /** By unit: ordinal of the file. */
  file: Uint32Array;
  /** By file ordinal, and one more: its first unit. */
  firstUnit: Uint32Array;
  /** By field as in FIELDS, but for the path, and unit: code of the length in tokens, see LENGTHS. */
  lengths: Uint8Array[];
  /** By file ordinal: code of the length of its path. */
  pathLength: Uint8Array;
  /** Where the units stand; unpacked when first asked for. */
  places(): UnitPlaces;
}

/** Where units stand, as columns by unit. */
export interface UnitPlaces {
  /** Index of the symbol in the file, -1 for the rest of a file. Ascending within a file, the rest last. */
  symbol: Int32Array;
  /** Index into UNIT_KINDS. */
  kind: Uint8Array;
  /** First line of the definition, 0-based; 0 for the rest of a file. */
  line: Uint32Array;
}

/** The live postings of a term in one segment. A unit holds the term when it is listed, or its file is. */
export interface SegmentPostings {
  segment: number;
  /** Ascending unit ordinals: the term is in a field of the unit itself. */
  units: Uint32Array;
  /** Packed term frequencies of these units without the path, see TF_SHIFT. */
  tf: Uint32Array;
  /** Ascending file ordinals: the term is in the path. */
  files: Uint32Array;
  /** Its frequency there. */
  pathTf: Uint8Array;
}

/** The live postings of a term. */
export interface TermPostings {
  /** Number of live units that hold the term in any field. */
  documents: number;
  /** One entry for each segment with live postings, in ascending order of segment. */
  segments: SegmentPostings[];
}

/** Numbers of the live index, for ranking. */
export interface RankingStats {
  /** Live units. */
  units: number;
  /** Live tokens of each field, in the order of FIELDS; divided by `units` it is the average length. */
  tokens: number[];
}

/** A place where a name is defined: (segment, file ordinal, symbol). `unit` is its unit ordinal, -1 if it has none. */
export interface NamePlace {
  segment: number;
  file: number;
  /** Index of the symbol in the file, or -1 for the rest unit of a file, whose name is the file's stem. */
  symbol: number;
  /** Unit ordinal in the segment, or -1 for a symbol that has no unit of its own (constants, fields ...). */
  unit: number;
}

/** A defined name with its live places, in ascending order of segment, file and symbol. */
export interface NameEntry {
  /** The name as written. */
  name: string;
  /** `joinedName(name)`. */
  joined: string;
  places: NamePlace[];
}

/** A joined name similar to the one asked for. */
export interface SimilarName {
  joined: string;
  /** Dice coefficient of the trigram sets of `^joined$`, 0..1. */
  dice: number;
  /** The names with that joined form. */
  entries: NameEntry[];
}
