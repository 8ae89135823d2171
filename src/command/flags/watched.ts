import { eValue, type RunLog, readRunLog, runLogFile } from '../../flags/managing.ts';

/** What is known of runs under a flag. */
export interface Watched {
  runs: number;
  failed: number;
  /** The evidence that it fails too often, to a hundredth; from 100 on it is rolled back. */
  eValue: number;
  /** Since when it is rolled back, ISO 8601. */
  trippedAt: string | null;
}

/** Runs under a flag with a version of the program; null when there were none, or nothing is kept. */
export function watchOf(directory: string | undefined, flag: string, version: string): Watched | null {
  const log = directory === undefined ? undefined : readable(runLogFile(directory, flag, version));
  if (!log) return null;
  const { evidence, trippedAt } = log;
  const value = Math.round(Math.min(eValue(evidence), 1e12) * 100) / 100;
  const since = trippedAt === undefined ? null : new Date(trippedAt).toISOString();
  return { runs: evidence.runs, failed: evidence.failed, eValue: value, trippedAt: since };
}

function readable(path: string): RunLog | undefined {
  try {
    return readRunLog(path);
  } catch {
    // What cannot be read holds nothing back either.
    return undefined;
  }
}
