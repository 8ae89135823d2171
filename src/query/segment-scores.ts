import {
  FIELDS,
  type IndexReader,
  LENGTHS,
  type SegmentPostings,
  TF_MASK,
  TF_SHIFT,
  type UnitColumns,
} from '../store/index.ts';
import { mostOf, saturated, weightIn } from './bm25f.ts';
import type { Weighting } from './weighting.ts';

const BODY = FIELDS.indexOf('body');
const PATH = FIELDS.indexOf('path');
const BODY_SHIFT = TF_SHIFT[BODY]!;
/** Frequencies of all other fields. */
const NOT_BODY = ~(TF_MASK[BODY]! << BODY_SHIFT);

/** A term with its postings by segment, and its value: weight in the query times inverse document frequency. */
export interface ScoredTerm {
  value: number;
  bySegment: ReadonlyMap<number, SegmentPostings>;
}

/** The BM25F scores of the units of one segment. Valid until the next segment is scored. */
export interface SegmentScores {
  segment: number;
  columns: UnitColumns;
  /** By unit, without what its path says; 0 where it holds no term. */
  own: Float64Array;
  /** By file: what the path says, the same for each of its units. A unit's score is the sum of both. */
  path: Float64Array;
  /** Units that hold a term themselves, and files whose path holds one: each once, in any order. */
  units: IntSet;
  files: IntSet;
}

/** The first `size` of `items`. */
export interface IntSet {
  items: Uint32Array;
  size: number;
}

/** How the segments are scored. */
export interface ScoringOptions {
  /** The score that is of use at least. What is below it may come out lower still, or not at all. */
  least: () => number;
  /** Units of a segment whose score must be right whatever it is. */
  always: (segment: number) => readonly number[];
}

/** Next to nothing: makes a unit one that scores. */
const SEED = 1e-200;

/**
 * Scores the segments that hold a term, one after another, in ascending order. `average`: the average length of each field.
 * A unit's score runs in the order of the terms' values, so it depends on nothing else. What the least terms say together
 * may be too little for those that hold no other: these are passed over (MaxScore, Turtle and Flood 1995).
 */
export function eachSegment(
  reader: IndexReader,
  given: readonly ScoredTerm[],
  average: readonly number[],
  weighting: Weighting,
  options: ScoringOptions,
  visit: (scores: SegmentScores) => void,
): void {
  const most = mostOf(weighting);
  const terms = given.toSorted((a, b) => b.value - a.value);
  // By term: what it and all after it can say at most.
  const rest = terms.map((_, i) => terms.slice(i).reduce((sum, { value }) => sum + value * most, 0));
  const segments = [...new Set(terms.flatMap(({ bySegment }) => [...bySegment.keys()]))].sort((a, b) => a - b);
  // By field and code of the length.
  const weights = FIELDS.map((_, field) =>
    Float64Array.from(LENGTHS, (length) => weightIn(weighting, field, length, average[field]!)),
  );
  const factors = { weights, k1: weighting.k1 };
  const sheet = createSheet();
  for (const segment of segments) {
    const columns = reader.units(segment);
    clear(sheet, columns);
    for (const unit of options.always(segment)) {
      if (sheet.own[unit] === 0) sheet.units.items[sheet.units.size++] = unit;
      sheet.own[unit] = SEED;
    }
    const least = options.least() * (1 - 1e-9);
    for (const [i, { value, bySegment }] of terms.entries()) {
      const postings = bySegment.get(segment);
      if (postings) addTerm(postings, value, columns, factors, sheet, rest[i]! >= least);
    }
    visit({ segment, columns, ...sheet });
  }
}

/** Scores under way. */
interface Sheet extends Omit<SegmentScores, 'segment' | 'columns'> {
  /** By file: what the path says for the term at hand; zeros between two terms. */
  pathSums: Float64Array;
}

function createSheet(): Sheet {
  const none = new Float64Array(0);
  const nobody = new Uint32Array(0);
  return {
    own: none,
    path: none,
    pathSums: none,
    units: { items: nobody, size: 0 },
    files: { items: nobody, size: 0 },
  };
}

function clear(sheet: Sheet, { count, pathLength: { length: files } }: UnitColumns): void {
  if (sheet.own.length < count) {
    sheet.own = new Float64Array(count);
    sheet.units.items = new Uint32Array(count);
  } else {
    sheet.own.fill(0);
  }
  if (sheet.path.length < files) {
    sheet.path = new Float64Array(files);
    sheet.pathSums = new Float64Array(files);
    sheet.files.items = new Uint32Array(files);
  } else {
    sheet.path.fill(0);
  }
  sheet.units.size = 0;
  sheet.files.size = 0;
}

/** Adds what a term says to the scores of a segment; unless `finds`, only to those of units that have some already. */
function addTerm(
  postings: SegmentPostings,
  value: number,
  { file: fileOf, lengths, pathLength }: UnitColumns,
  { weights, k1 }: { weights: readonly Float64Array[]; k1: number },
  { own, path, pathSums, units: scored, files: named }: Sheet,
  finds: boolean,
): void {
  const { units, tf, files, pathTf } = postings;
  const inPath = weights[PATH]!;
  for (let i = 0; i < files.length; i++) {
    const file = files[i]!;
    const sum = pathTf[i]! * inPath[pathLength[file]!]!;
    pathSums[file] = sum;
    if (finds && path[file] === 0) named.items[named.size++] = file;
    path[file]! += value * saturated(sum, k1);
  }
  const inBody = weights[BODY]!;
  const bodyLength = lengths[BODY]!;
  const hasPaths = files.length > 0;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!;
    if (own[unit] === 0) {
      if (!finds && path[fileOf[unit]!] === 0) continue;
      scored.items[scored.size++] = unit;
    }
    const code = tf[i]!;
    // Most occurrences are in bodies alone.
    let sum = (code >>> BODY_SHIFT) * inBody[bodyLength[unit]!]!;
    if ((code & NOT_BODY) !== 0) {
      sum = 0;
      for (let field = 0; field < PATH; field++) {
        const frequency = (code >>> TF_SHIFT[field]!) & TF_MASK[field]!;
        if (frequency > 0) sum += frequency * weights[field]![lengths[field]![unit]!]!;
      }
    }
    const inItsPath = hasPaths ? pathSums[fileOf[unit]!]! : 0;
    // The path has counted already, as if it stood alone.
    own[unit]! +=
      value * (inItsPath > 0 ? saturated(sum + inItsPath, k1) - saturated(inItsPath, k1) : saturated(sum, k1));
  }
  for (let i = 0; i < files.length; i++) pathSums[files[i]!] = 0;
}
