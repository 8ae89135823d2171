// BM25F (Robertson, Zaragoza, Taylor 2004): frequencies are summed over the fields, each weighted and set against the length
// of its field, and only the sum saturates.
import type { Weighting } from './weighting.ts';

/** What one occurrence in a field counts, by the length of the field and the average one, in tokens. */
export function weightIn({ fields }: Weighting, field: number, length: number, average: number): number {
  const { weight, b } = fields[field]!;
  return weight / (1 - b + (b * length) / average);
}

/** What a sum of weighted occurrences is worth at most. */
export function mostOf({ k1 }: Weighting): number {
  return k1 + 1;
}

/** What a sum of weighted occurrences is worth: 0 to {@link mostOf}. */
export function saturated(sum: number, k1: number): number {
  return (sum * (k1 + 1)) / (k1 + sum);
}
