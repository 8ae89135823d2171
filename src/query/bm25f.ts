// BM25F (Robertson, Zaragoza, Taylor 2004): frequencies are summed over the fields, each weighted and set against the length
// of its field, and only the sum saturates.

const K1 = 1.2;
/** By field as in FIELDS: name, parent, signature, doc, body, path. */
const WEIGHT = [3, 1.5, 1, 1.5, 1, 0.7];
const B = [0.3, 0, 0.3, 0.5, 0.75, 0.3];

/** What one occurrence in a field counts, by the length of the field and the average one, in tokens. */
export function weightIn(field: number, length: number, average: number): number {
  return WEIGHT[field]! / (1 - B[field]! + (B[field]! * length) / average);
}

/** What a sum of weighted occurrences is worth at most. */
export const MOST: number = K1 + 1;

/** What a sum of weighted occurrences is worth: 0 to {@link MOST}. */
export function saturated(sum: number): number {
  return (sum * (K1 + 1)) / (K1 + sum);
}
