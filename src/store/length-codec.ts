/** Lengths up to this are kept as they are; above it each code is some 4 percent more than the one before. */
const EXACT = 64;
const STEPS = 16;

/** By code: the length in tokens that it stands for, ascending. */
export const LENGTHS: readonly number[] = Array.from({ length: 256 }, (_, code) =>
  code < EXACT ? code : Math.round(EXACT * 2 ** ((code - EXACT) / STEPS)),
);

/** The code (one byte) of a length in tokens: that of the greatest length in LENGTHS that is not above it. */
export function lengthCode(length: number): number {
  if (length < EXACT) return length;
  let code = Math.min(LENGTHS.length - 1, EXACT + Math.floor(STEPS * Math.log2(length / EXACT)));
  // Rounded lengths can be off by one from the curve.
  while (code + 1 < LENGTHS.length && LENGTHS[code + 1]! <= length) code++;
  while (LENGTHS[code]! > length) code--;
  return code;
}
