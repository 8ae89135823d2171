/**
 * The value below which a share `q` (0 to 1) of the values lies, in a straight line between the two that are nearest
 * (type 7 of Hyndman and Fan, which R and NumPy use). NaN when there are none.
 */
export function quantileOf(values: Iterable<number>, q: number): number {
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/** The middle of the values, or the mean of the two in the middle; NaN when there are none. */
export function median(values: Iterable<number>): number {
  return quantileOf(values, 0.5);
}
