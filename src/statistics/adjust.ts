/**
 * Probabilities of several tests, each made so large that any of them below `p` is a false alarm with probability `p`
 * at most, however many tests there are (Holm). In the order given.
 */
export function holm(probabilities: readonly number[]): number[] {
  const adjusted = probabilities.slice();
  let largest = 0;
  for (const [rank, at] of ascending(probabilities).entries()) {
    largest = Math.max(largest, Math.min(1, probabilities[at]! * (probabilities.length - rank)));
    adjusted[at] = largest;
  }
  return adjusted;
}

/**
 * Probabilities of several tests, each made so large that among those below `q` a share of `q` at most are false alarms
 * (Benjamini and Hochberg), if the tests are independent. In the order given.
 */
export function benjaminiHochberg(probabilities: readonly number[]): number[] {
  const adjusted = probabilities.slice();
  const count = probabilities.length;
  let smallest = 1;
  for (const [above, at] of ascending(probabilities).reverse().entries()) {
    smallest = Math.min(smallest, (probabilities[at]! * count) / (count - above));
    adjusted[at] = smallest;
  }
  return adjusted;
}

function ascending(values: readonly number[]): number[] {
  return values.map((_, at) => at).sort((a, b) => values[a]! - values[b]!);
}
