import { FIELDS, type IndexReader, type RankingStats, TF_MASK, TF_SHIFT } from '../store/index.ts';
import type { QueryTerms } from './terms.ts';

const K1 = 1.2;
const NAME = FIELDS.indexOf('name');
/** By field as in FIELDS: name, parent, signature, doc, body, path. */
const WEIGHT = [3, 1.5, 1, 1.5, 1, 0.7];
const B = [0.3, 0, 0.3, 0.5, 0.75, 0.3];

/** A term of the query with what it is worth in this index. */
export interface WeighedTerm {
  term: string;
  /** Weight in the query times inverse document frequency. */
  value: number;
}

/** BM25F of every unit of the index. */
export interface UnitScores {
  terms: readonly WeighedTerm[];
  /** Sum of the values of all terms that are no joined names. */
  totalValue: number;
  bySegment: ReadonlyMap<number, SegmentScores>;
}

/** By unit ordinal of one segment. */
export interface SegmentScores {
  score: Float64Array;
  /** The values of the terms it holds, joined names not counted. */
  covered: Float64Array;
  /** How often its name holds one of the stems that count in names. */
  inName: Uint8Array;
}

/** Average length of each field. */
export function averageLengths(stats: RankingStats): number[] {
  return stats.tokens.map((tokens) => tokens / Math.max(1, stats.units));
}

/** Weighted term frequency of one field. */
function saturated(field: number, frequency: number, length: number, average: number): number {
  const b = B[field]!;
  return (WEIGHT[field]! * frequency) / (1 - b + (b * length) / Math.max(average, 1e-9));
}

/** Scores every unit that holds a term. Each unit's sum runs in the order of the terms, so it depends on nothing else. */
export function scoreUnits(reader: IndexReader, { weights, nameStems }: QueryTerms): UnitScores {
  const stats = reader.stats();
  const average = averageLengths(stats);
  const bySegment = new Map<number, SegmentScores>();
  const terms: WeighedTerm[] = [];
  let totalValue = 0;
  for (const [term, weight] of weights) {
    const postings = reader.term(term);
    const n = postings.documents;
    const value = weight * Math.log(1 + (stats.units - n + 0.5) / (n + 0.5));
    const joined = term.startsWith('=');
    terms.push({ term, value });
    if (!joined) totalValue += value;
    for (const { segment, units, tf } of postings.segments) {
      const { count, lengths } = reader.units(segment);
      let sums = bySegment.get(segment);
      if (!sums) {
        sums = { score: new Float64Array(count), covered: new Float64Array(count), inName: new Uint8Array(count) };
        bySegment.set(segment, sums);
      }
      const { score, covered, inName } = sums;
      const counts = nameStems.has(term);
      for (let i = 0; i < units.length; i++) {
        const unit = units[i]!;
        const code = tf[i]!;
        let sum = 0;
        for (let field = 0; field < FIELDS.length; field++) {
          const frequency = (code >>> TF_SHIFT[field]!) & TF_MASK[field]!;
          if (frequency > 0) sum += saturated(field, frequency, lengths[field]![unit]!, average[field]!);
        }
        score[unit]! += (value * sum * (K1 + 1)) / (K1 + sum);
        if (!joined) covered[unit]! += value;
        if (counts) inName[unit]! += (code >>> TF_SHIFT[NAME]!) & TF_MASK[NAME]!;
      }
    }
  }
  return { terms, totalValue, bySegment };
}

/**
 * BM25F of something that has no unit of its own, from the tokens of its fields (in the order of FIELDS), with the
 * value of the terms it holds.
 */
export function scoreFields(
  terms: readonly WeighedTerm[],
  fields: readonly (readonly string[])[],
  average: readonly number[],
): { score: number; covered: number } {
  let score = 0;
  let covered = 0;
  for (const { term, value } of terms) {
    let sum = 0;
    for (const [field, tokens] of fields.entries()) {
      let frequency = 0;
      for (const token of tokens) if (token === term) frequency++;
      if (frequency > 0) sum += saturated(field, frequency, tokens.length, average[field]!);
    }
    if (sum === 0) continue;
    score += (value * sum * (K1 + 1)) / (K1 + sum);
    if (!term.startsWith('=')) covered += value;
  }
  return { score, covered };
}

/** The factor for how much of the query something holds, 0.9 to 1. */
export function coverageFactor(covered: number, totalValue: number): number {
  return 0.9 + 0.1 * (totalValue > 0 ? covered / totalValue : 0);
}
