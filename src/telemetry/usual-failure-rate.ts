import { hasTelemetry, openTelemetryStore, type StoreOptions } from './open-store.ts';

/** With fewer runs nothing is said of what is usual. */
const FEWEST = 20;

/**
 * The share of runs of a command that failed while every flag had its default, over the days whose records are kept; 0
 * when too little was counted to say. Nothing is written and nobody waited for: somebody is at work. Throws AxError as
 * `openTelemetryStore`.
 */
export function usualFailureRate(options: StoreOptions, command: string): number {
  if (!hasTelemetry(options.directory)) return 0;
  const store = openTelemetryStore({ ...options, keep: false });
  try {
    store.fold();
    let runs = 0;
    let failed = 0;
    for (const { series, histogram } of store.daily({ metric: 'command.duration', command })) {
      if (series.variant !== '') continue;
      runs += histogram.count;
      if (series.outcome === 'failed') failed += histogram.count;
    }
    return runs < FEWEST ? 0 : failed / runs;
  } finally {
    store.close();
  }
}
