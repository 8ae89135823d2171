import { seededRandom } from './seeded-random.ts';

/** So many pairs have few enough signs to look at all of them. */
const MOST_EXACT = 16;
const DRAWS = 20_000;

/** What a test of pairs says. */
export interface PairedTest {
  /** Mean of the differences. */
  mean: number;
  /** Two-sided. */
  p: number;
  /** All signs were looked at, not some of them. */
  exact: boolean;
}

/**
 * Tests whether the differences of pairs (second minus first, of each) are as likely below 0 as above: their mean among
 * the means with all signs turned in any way. All ways for up to 16 pairs that differ, else 20,000 that `seed` decides.
 */
export function pairedPermutation(differences: readonly number[], seed = 1): PairedTest {
  const apart = differences.filter((difference) => difference !== 0);
  const sum = apart.reduce((total, difference) => total + difference, 0);
  const mean = differences.length === 0 ? 0 : sum / differences.length;
  const exact = apart.length <= MOST_EXACT;
  // Sums of the same numbers in another order differ in the last digits.
  const limit = Math.abs(sum) - 1e-12 * apart.reduce((total, difference) => total + Math.abs(difference), 0);
  const turned = exact ? allSigns(apart, limit) : someSigns(apart, limit, seed);
  return { mean, p: turned, exact };
}

function allSigns(values: readonly number[], limit: number): number {
  let asFar = 0;
  const ways = 2 ** values.length;
  for (let signs = 0; signs < ways; signs++) {
    let sum = 0;
    for (let at = 0; at < values.length; at++) sum += (signs >> at) & 1 ? values[at]! : -values[at]!;
    if (Math.abs(sum) >= limit) asFar++;
  }
  return asFar / ways;
}

function someSigns(values: readonly number[], limit: number, seed: number): number {
  const random = seededRandom(seed);
  let asFar = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    let sum = 0;
    for (const value of values) sum += random() < 0.5 ? value : -value;
    if (Math.abs(sum) >= limit) asFar++;
  }
  return (asFar + 1) / (DRAWS + 1);
}
