import type { ProjectFlags } from '../command/index.ts';
import { isFailure, type UsualRate } from '../flags/index.ts';
import type { Invocation } from '../telemetry/index.ts';
import { telemetryDirectory } from '../telemetry/recorder.ts';
import type { Host } from './host.ts';

/** How a run ended. */
export interface RunEnd {
  end: { error: unknown } | 'unknown' | undefined;
  /** Milliseconds in which files were indexed; undefined when none was parsed. */
  indexing: number | undefined;
  notice(text: string): void;
}

/**
 * Ends a run as far as feature flags and experiments are concerned: what was on is recorded, what failed is counted, and
 * what is rolled back by it is said. Never throws.
 */
export async function endFlags(
  host: Host,
  flags: ProjectFlags,
  invocation: Invocation,
  { end, indexing, notice }: RunEnd,
): Promise<void> {
  for (const [name, variant] of flags.variants()) invocation.flag(name, variant);
  const outcome = end === 'unknown' ? end : end && isFailure(end.error) ? 'failed' : 'ok';
  flags.trials?.ended(outcome, (name) => flags.failures().has(name), indexing);
  for (const { flag, runs, failed } of await flags.end(outcome, usualRateIn(host))) {
    notice(
      `ax: the feature ${flag} failed in ${failed} of ${runs} runs and has its default from now on (why: ax flags explain ${flag}; try it again: ax flags revive ${flag})`,
    );
  }
}

/** How often a command has failed on this machine without any flag, by telemetry; 0 where nothing is known. */
function usualRateIn(host: Host): UsualRate {
  return async (command) => {
    const directory = telemetryDirectory(host.env, host.runtime.platform);
    if (directory === undefined) return 0;
    const { usualFailureRate } = await import('../telemetry/reading.ts');
    return usualFailureRate({ directory, version: host.version(), now: Date.now }, command);
  };
}
