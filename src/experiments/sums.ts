import type { Sums } from '../statistics/index.ts';
import type { ExperimentDefinition, Variant } from './experiment.ts';
import type { Measurements } from './measurements.ts';

/** What was counted of one variant; sums, so that those of several machines add up. */
export interface VariantSums {
  /** Units that took this way; of lists those in which its result came first. */
  exposures: number;
  /** Units that have ended, not stopped by anybody, and those of them that failed. */
  ended: number;
  failed: number;
  /** Natural logarithms of milliseconds. */
  logs: Sums;
}

/** Lists of both ways, by what somebody went on with. */
export interface Preferences {
  /** A result of the treatment, a result of the control. */
  wins: number;
  losses: number;
  /** Something that both had at the same place, or nothing within half an hour. */
  ties: number;
  /** Lists in which both ways agree. */
  same: number;
}

/** What an experiment has counted on one machine: no names, no texts, no times but days. */
export interface ExperimentSums {
  variants: Record<Variant, VariantSums>;
  /** Of an experiment by interleaving. */
  preferences: Preferences | null;
}

/** The sums of what was measured. */
export function sumsOf({ method }: ExperimentDefinition, measured: Measurements): ExperimentSums {
  const { exposures, ended, failed, durations, credits, same } = measured;
  const variant = (which: Variant): VariantSums => ({
    ...{ exposures: exposures[which], ended: ended[which], failed: failed[which] },
    logs: logsOf(durations[which]),
  });
  const lists = exposures.off + exposures.on;
  const preferences = {
    ...{ wins: credits.on, losses: credits.off },
    ties: lists - credits.on - credits.off,
    same,
  };
  return {
    variants: { off: variant('off'), on: variant('on') },
    preferences: method === 'interleaving' ? preferences : null,
  };
}

function logsOf(values: readonly number[]): Sums {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    const log = Math.log(value);
    sum += log;
    squares += log * log;
  }
  return { n: values.length, sum, squares };
}
