import {
  FIELDS,
  type IndexReader,
  LENGTHS,
  type RankingStats,
  type SegmentPostings,
  TF_MASK,
  TF_SHIFT,
  type UnitColumns,
} from '../store/index.ts';
import { indexOf } from './index-of.ts';
import type { QueryTerms } from './terms.ts';

const K1 = 1.2;
const NAME = FIELDS.indexOf('name');
const BODY = FIELDS.indexOf('body');
const PATH = FIELDS.indexOf('path');
const BODY_SHIFT = TF_SHIFT[BODY]!;
/** Frequencies of all other fields. */
const NOT_BODY = ~(TF_MASK[BODY]! << BODY_SHIFT);
/** By field as in FIELDS: name, parent, signature, doc, body, path. */
const WEIGHT = [3, 1.5, 1, 1.5, 1, 0.7];
const B = [0.3, 0, 0.3, 0.5, 0.75, 0.3];

/** A term of the query with what it is worth in this index. */
export interface WeighedTerm {
  term: string;
  /** Weight in the query times inverse document frequency. */
  value: number;
  /** True for a joined name, which does not count as a word of the query. */
  joined: boolean;
  /** True when it counts in names. */
  inNames: boolean;
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

/** BM25F of the terms of a query. */
export interface Scoring {
  terms: readonly WeighedTerm[];
  /** Sum of the values of all terms that are no joined names. */
  totalValue: number;
  /**
   * Scores the segments that hold a term, one after another, in ascending order. A unit's score runs in the order of the
   * terms, so it depends on nothing else.
   */
  eachSegment(visit: (scores: SegmentScores) => void): void;
  /** The values of the terms that a unit holds, joined names not counted, and how often its name holds a stem. */
  heldBy(segment: number, unit: number): { covered: number; inName: number };
  /** The score and the values of something that has no unit of its own, from the tokens of its fields as in FIELDS. */
  scoreFields(fields: readonly (readonly string[])[]): { score: number; covered: number };
}

/** Prepares the scoring of a query: reads its terms. */
export function openScoring(reader: IndexReader, { weights, nameStems }: QueryTerms): Scoring {
  const stats = reader.stats();
  const terms: WeighedTerm[] = [];
  for (const [term, weight] of weights) {
    const { documents, segments } = reader.term(term);
    terms.push({
      term,
      value: weight * Math.log(1 + (stats.units - documents + 0.5) / (documents + 0.5)),
      joined: term.startsWith('='),
      inNames: nameStems.has(term),
      bySegment: new Map(segments.map((postings) => [postings.segment, postings])),
    });
  }
  const average = averageLengths(stats);
  return {
    terms,
    totalValue: terms.reduce((sum, { value, joined }) => sum + (joined ? 0 : value), 0),
    eachSegment: (visit) => eachSegment(reader, terms, average, visit),
    heldBy: (segment, unit) => heldBy(reader.units(segment), terms, segment, unit),
    scoreFields: (fields) => scoreFields(terms, fields, average),
  };
}

function averageLengths(stats: RankingStats): number[] {
  return stats.tokens.map((tokens) => Math.max(tokens / Math.max(1, stats.units), 1e-9));
}

/** What one occurrence in a field counts, by the length of the field. */
function weightIn(field: number, length: number, average: number): number {
  return WEIGHT[field]! / (1 - B[field]! + (B[field]! * length) / average);
}

function saturated(sum: number): number {
  return (sum * (K1 + 1)) / (K1 + sum);
}

function eachSegment(
  reader: IndexReader,
  terms: readonly WeighedTerm[],
  average: readonly number[],
  visit: (scores: SegmentScores) => void,
): void {
  const segments = [...new Set(terms.flatMap(({ bySegment }) => [...bySegment.keys()]))].sort((a, b) => a - b);
  // By field and code of the length.
  const weights = FIELDS.map((_, field) =>
    Float64Array.from(LENGTHS, (length) => weightIn(field, length, average[field]!)),
  );
  const sheet = createSheet();
  for (const segment of segments) {
    const columns = reader.units(segment);
    clear(sheet, columns);
    for (const { value, bySegment } of terms) {
      const postings = bySegment.get(segment);
      if (postings) addTerm(postings, value, columns, weights, sheet);
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

/** Adds what a term says to the scores of a segment. */
function addTerm(
  postings: SegmentPostings,
  value: number,
  { file: fileOf, lengths, pathLength }: UnitColumns,
  weights: readonly Float64Array[],
  { own, path, pathSums, units: scored, files: named }: Sheet,
): void {
  const { units, tf, files, pathTf } = postings;
  const inPath = weights[PATH]!;
  for (let i = 0; i < files.length; i++) {
    const file = files[i]!;
    const sum = pathTf[i]! * inPath[pathLength[file]!]!;
    pathSums[file] = sum;
    if (path[file] === 0) named.items[named.size++] = file;
    path[file]! += value * saturated(sum);
  }
  const inBody = weights[BODY]!;
  const bodyLength = lengths[BODY]!;
  const hasPaths = files.length > 0;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!;
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
    if (own[unit] === 0) scored.items[scored.size++] = unit;
    const inItsPath = hasPaths ? pathSums[fileOf[unit]!]! : 0;
    // The path has counted already, as if it stood alone.
    own[unit]! += value * (inItsPath > 0 ? saturated(sum + inItsPath) - saturated(inItsPath) : saturated(sum));
  }
  for (let i = 0; i < files.length; i++) pathSums[files[i]!] = 0;
}

function heldBy(
  columns: UnitColumns,
  terms: readonly WeighedTerm[],
  segment: number,
  unit: number,
): { covered: number; inName: number } {
  let covered = 0;
  let inName = 0;
  for (const { value, joined, inNames, bySegment } of terms) {
    const postings = bySegment.get(segment);
    if (!postings) continue;
    const at = indexOf(postings.units, unit);
    if (at < 0 && indexOf(postings.files, columns.file[unit]!) < 0) continue;
    if (!joined) covered += value;
    if (inNames && at >= 0) inName += (postings.tf[at]! >>> TF_SHIFT[NAME]!) & TF_MASK[NAME]!;
  }
  return { covered, inName };
}

function scoreFields(
  terms: readonly WeighedTerm[],
  fields: readonly (readonly string[])[],
  average: readonly number[],
): { score: number; covered: number } {
  let score = 0;
  let covered = 0;
  for (const { term, value, joined } of terms) {
    let sum = 0;
    for (const [field, tokens] of fields.entries()) {
      let frequency = 0;
      for (const token of tokens) if (token === term) frequency++;
      if (frequency > 0) sum += frequency * weightIn(field, tokens.length, average[field]!);
    }
    if (sum === 0) continue;
    score += value * saturated(sum);
    if (!joined) covered += value;
  }
  return { score, covered };
}

/** The factor for how much of the query something holds, 0.9 to 1. */
export function coverageFactor(covered: number, totalValue: number): number {
  return 0.9 + 0.1 * (totalValue > 0 ? covered / totalValue : 0);
}
