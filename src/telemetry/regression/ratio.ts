import { shiftOfSteps } from '../../statistics/index.ts';
import { HISTOGRAM_SCALE, type Histogram, sortedBuckets } from '../histogram.ts';

/**
 * By what factor the values of `after` are larger than those of `before`: the estimate of Hodges and Lehmann, the
 * median of all ratios of a value of one to a value of the other. Zeros are left out; undefined when nothing is left.
 */
export function ratioOf(before: Histogram, after: Histogram): number | undefined {
  const steps = shiftOfSteps(sortedBuckets(before), sortedBuckets(after));
  return steps === undefined ? undefined : 2 ** (steps / 2 ** HISTOGRAM_SCALE);
}
