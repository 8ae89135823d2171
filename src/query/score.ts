import { FIELDS, type IndexReader, type RankingStats, TF_MASK, TF_SHIFT, type UnitColumns } from '../store/index.ts';
import { saturated, weightIn } from './bm25f.ts';
import { indexOf } from './index-of.ts';
import { eachSegment, type ScoredTerm, type ScoringOptions, type SegmentScores } from './segment-scores.ts';
import type { QueryTerms } from './terms.ts';
import type { Weighting } from './weighting.ts';

const NAME = FIELDS.indexOf('name');

/** A term of the query with what it is worth in this index. */
export interface WeighedTerm extends ScoredTerm {
  term: string;
  /** True for a joined name, which does not count as a word of the query. */
  joined: boolean;
  /** True when it counts in names. */
  inNames: boolean;
}

/** BM25F of the terms of a query. */
export interface Scoring {
  terms: readonly WeighedTerm[];
  weighting: Weighting;
  /** Sum of the values of all terms that are no joined names. */
  totalValue: number;
  /** See `eachSegment`. */
  eachSegment(options: ScoringOptions, visit: (scores: SegmentScores) => void): void;
  /** The values of the terms that a unit holds, joined names not counted, and how often its name holds a stem. */
  heldBy(segment: number, unit: number): { covered: number; inName: number };
  /** The score and the values of something that has no unit of its own, from the tokens of its fields as in FIELDS. */
  scoreFields(fields: readonly (readonly string[])[]): { score: number; covered: number };
}

/** Reads the terms of a query: they are the same for all weightings. */
export function readTerms(reader: IndexReader, { weights, nameStems }: QueryTerms): WeighedTerm[] {
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
  return terms;
}

/** Prepares the scoring of a query by a weighting. */
export function openScoring(reader: IndexReader, terms: readonly WeighedTerm[], weighting: Weighting): Scoring {
  const average = averageLengths(reader.stats());
  return {
    ...{ terms, weighting },
    totalValue: terms.reduce((sum, { value, joined }) => sum + (joined ? 0 : value), 0),
    eachSegment: (options, visit) => eachSegment(reader, terms, average, weighting, options, visit),
    heldBy: (segment, unit) => heldBy(reader.units(segment), terms, segment, unit),
    scoreFields: (fields) => scoreFields(terms, fields, average, weighting),
  };
}

function averageLengths(stats: RankingStats): number[] {
  return stats.tokens.map((tokens) => Math.max(tokens / Math.max(1, stats.units), 1e-9));
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
  weighting: Weighting,
): { score: number; covered: number } {
  let score = 0;
  let covered = 0;
  for (const { term, value, joined } of terms) {
    let sum = 0;
    for (const [field, tokens] of fields.entries()) {
      let frequency = 0;
      for (const token of tokens) if (token === term) frequency++;
      if (frequency > 0) sum += frequency * weightIn(weighting, field, tokens.length, average[field]!);
    }
    if (sum === 0) continue;
    score += value * saturated(sum, weighting.k1);
    if (!joined) covered += value;
  }
  return { score, covered };
}

/** The factor for how much of the query something holds, up to 1. */
export function coverageFactor({ weighting, totalValue }: Scoring, covered: number): number {
  const share = weighting.coverage;
  return 1 - share + share * (totalValue > 0 ? covered / totalValue : 0);
}
