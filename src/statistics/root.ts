/**
 * Where a function that rises from `low` to `high` passes through 0, to the last digits (Ridders' method, which keeps
 * the root between its ends). Where it has one sign all over, the end that is nearer to 0.
 */
export function rootOf(rising: (x: number) => number, low: number, high: number): number {
  let [a, fa, b, fb] = [low, rising(low), high, rising(high)];
  if (fa >= 0) return a;
  if (fb <= 0) return b;
  let best = Number.NaN;
  for (let round = 0; round < 200; round++) {
    const middle = a + (b - a) / 2;
    const fm = rising(middle);
    if (fm === 0 || middle === a || middle === b) return middle;
    const bent = middle - ((middle - a) * fm) / Math.sqrt(fm * fm - fa * fb);
    // An infinite value at one of the ends tells a side, but no slope.
    const next = bent > a && bent < b ? bent : middle;
    const fn = next === middle ? fm : rising(next);
    if (fn === 0 || Math.abs(next - best) <= 1e-16 * Math.abs(next)) return next;
    best = next;
    for (const [x, fx] of [
      [middle, fm],
      [next, fn],
    ] as const) {
      if (x <= a || x >= b) continue;
      if (fx < 0) [a, fa] = [x, fx];
      else [b, fb] = [x, fx];
    }
  }
  return best;
}
