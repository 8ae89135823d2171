/** Weight of a field in BM25F, and how much its length counts against it, 0 to 1. */
interface FieldWeight {
  weight: number;
  b: number;
}

/** All that a ranking weighs: see `docs/decisions/0006-ranking.md`. How a query is read is the same for all rankings. */
export interface Weighting {
  /** BM25F: how soon more occurrences of a term say no more. */
  k1: number;
  /** BM25F: by field as in `FIELDS`. */
  fields: readonly FieldWeight[];
  /** Share of the text's score that depends on how much of the query a row holds. */
  coverage: number;
  /** Factor for the text of a constant or field, which is its name alone. */
  withoutUnit: number;
  /** Most that is added for the words of a name, to a short query and to others. */
  nameWords: { short: number; long: number };
  /** Most that is added for a path. */
  path: number;
  /** Most that is added to the best row of a file in which much was found. */
  file: number;
  /** Added where a name is the query, character by character: more than all else together. */
  asWritten: number;
  /** Factors: of tests; of what is left of a file, for a query of one word; of declarations; of what is no code. */
  test: number;
  rest: number;
  declaration: number;
  besideCode: number;
}

/** Name of a weighting: the one that is in use, and one that may come after it. */
export type Ranking = 'present' | 'next';

const PRESENT: Weighting = {
  k1: 1.2,
  fields: [
    { weight: 3, b: 0.3 }, // name
    { weight: 1.5, b: 0 }, // parent
    { weight: 1, b: 0.3 }, // signature
    { weight: 1.5, b: 0.5 }, // doc
    { weight: 1, b: 0.75 }, // body
    { weight: 0.7, b: 0.3 }, // path
  ],
  coverage: 0.1,
  withoutUnit: 0.5,
  nameWords: { short: 0.6, long: 0.4 },
  path: 0.15,
  file: 0.1,
  asWritten: 2,
  test: 0.4,
  rest: 0.7,
  declaration: 0.85,
  besideCode: 0.4,
};

/** The weightings there are. */
export const WEIGHTINGS: Readonly<Record<Ranking, Weighting>> = {
  present: PRESENT,
  // Names and paths are looked at by rules of their own after the text; weighed in the text as well they count twice.
  next: { ...PRESENT, fields: PRESENT.fields.map(({ b }) => ({ weight: 1, b })) },
};
