/**
 * Probabilities of several tests, each made so large that any of them below `p` is a false alarm with probability `p`
 * at most, however many tests there are (Holm). In the order given.
 */
export function holm(probabilities: readonly number[]): number[] {
  const order = probabilities.map((_, at) => at).sort((a, b) => probabilities[a]! - probabilities[b]!);
  const adjusted = probabilities.slice();
  let largest = 0;
  for (const [rank, at] of order.entries()) {
    largest = Math.max(largest, Math.min(1, probabilities[at]! * (probabilities.length - rank)));
    adjusted[at] = largest;
  }
  return adjusted;
}
