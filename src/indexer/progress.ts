import type { IndexProgress } from './report.ts';

/** Tells how far the work is: `total` is 0 while it is not known. */
export type ProgressReporter = (phase: IndexProgress['phase'], done: number, total: number) => void;

/** Makes a reporter that adds pace and time left, both over the phase so far. */
export function createProgress(onProgress: ((progress: IndexProgress) => void) | undefined): ProgressReporter {
  let current: IndexProgress['phase'] | undefined;
  let started = 0;
  return (phase, done, total) => {
    if (!onProgress) return;
    const now = performance.now();
    if (phase !== current) started = now;
    current = phase;
    const perMs = now > started ? done / (now - started) : 0;
    const etaMs = perMs > 0 ? Math.round(Math.max(0, total - done) / perMs) : 0;
    onProgress({ phase, done, total, filesPerSecond: Math.round(perMs * 1000), etaMs });
  };
}
