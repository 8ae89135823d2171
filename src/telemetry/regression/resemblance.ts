import { MIN_SIDE, splitterOf } from './rank-split.ts';

/**
 * How much a value resembles the one before it, beyond what steps explain: the correlation of neighbours after the two
 * best splits are taken out, corrected for what taking them out costs. Below 0 it means nothing.
 */
function resemblance(ranks: Float64Array): number {
  const n = ranks.length;
  const rest = withoutSplits(ranks, 2);
  let own = 0;
  let next = 0;
  for (let at = 0; at < n; at++) {
    own += rest[at]! ** 2;
    if (at > 0) next += rest[at]! * rest[at - 1]!;
  }
  // Found by simulating series of 14 to 200 values: the estimate is low by this much, and shrinks by that.
  return own === 0 ? 0 : (next / own + 8 / (n + 16)) / Math.max(0.3, 1 - 10 / n);
}

/** How long blocks of neighbours must be, so that shuffled blocks keep what neighbours have in common. */
export function blockLength(ranks: Float64Array): number {
  const n = ranks.length;
  const alike = Math.min(0.95, resemblance(ranks));
  if (alike <= 0) return 1;
  const length = Math.floor(2 * ((2 * alike) / (1 - alike * alike)) ** (2 / 3) * Math.cbrt(n));
  return Math.max(1, Math.min(Math.floor(n / 4), length));
}

function withoutSplits(ranks: Float64Array, splits: number): Float64Array {
  let parts = [ranks];
  for (let round = 0; round < splits; round++) {
    let best = { z: 0, at: 0, part: -1 };
    for (const [part, each] of parts.entries()) {
      if (each.length < 2 * MIN_SIDE + 2) continue;
      const level = centred(each);
      const split = splitterOf(level)(level);
      if (split.z > best.z) best = { ...split, part };
    }
    if (best.part < 0) break;
    parts = parts.flatMap((each, part) =>
      part === best.part ? [each.subarray(0, best.at), each.subarray(best.at)] : [each],
    );
  }
  return Float64Array.from(parts.flatMap((each) => [...centred(each)]));
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}
