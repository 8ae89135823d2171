import { confidenceSequence, normalQuantile } from '../statistics/index.ts';
import { type Compared, PREFERENCE_TUNING } from './difference.ts';
import type { Plan } from './plan.ts';

const POWER = 0.8;

/**
 * How many values of a metric are enough: those of the horizon where there is one, else those with which the smallest
 * difference that is worth knowing is seen with a probability of 80 %, as values have varied until now.
 */
export function enoughOf({ metric, difference, worth, n, pooled }: Compared, { horizon }: Plan, alpha: number): number {
  if (horizon !== undefined) return horizon;
  const least = leastOf(metric);
  // Before anything is known: shares of one half, durations that vary by half of their size.
  const deviation = metric.kind === 'preference' ? 0.5 : difference ? difference.error * Math.sqrt(worth) : 1;
  const looks = metric.kind === 'preference' ? { alpha, tuning: PREFERENCE_TUNING } : { alpha };
  // Few machines stay few; what one of them counts grows.
  const freedom = difference && pooled ? { freedom: difference.freedom } : {};
  const sees = (values: number): boolean => {
    const { width } = confidenceSequence(
      { estimate: 0, error: deviation / Math.sqrt(values), n: values, ...freedom },
      looks,
    );
    return least >= width + (normalQuantile(POWER) * deviation) / Math.sqrt(values);
  };
  let [few, many] = [0, 32];
  while (!sees(many) && many < 1e12) [few, many] = [many, many * 2];
  while (many - few > 1) {
    const middle = Math.floor((few + many) / 2);
    if (sees(middle)) many = middle;
    else few = middle;
  }
  // Where machines differ, more of the same values are needed.
  return worth > 0 ? Math.ceil((many * n) / worth) : many;
}

/** The smallest difference worth knowing, on the scale of differences. */
function leastOf({ kind, least }: Compared['metric']): number {
  if (kind === 'latency') return Math.abs(Math.log(least ?? 1.1));
  return kind === 'preference' ? Math.abs((least ?? 0.6) - 0.5) : Math.abs(least ?? 0.05);
}
