const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

/** From here on, six terms of Stirling's series are exact to the last digit. */
const FAR = 15;

/** Logarithm of the gamma function for x > 0: Stirling's series, after a shift for small x. */
export function logGamma(x: number): number {
  let product = 1;
  let z = x;
  for (; z < FAR; z++) product *= z;
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series(z) - Math.log(product);
}

/**
 * By how much Stirling's formula is below ln x! (x > 0, not only whole numbers). What two factorials have in common
 * cancels before it is computed, so that quotients of large ones keep their digits.
 */
export function stirlingError(x: number): number {
  if (x >= FAR) return series(x);
  return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
}

function series(x: number): number {
  const s = 1 / (x * x);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360_360))))) / x;
}
