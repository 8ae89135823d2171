import { Worker } from 'node:worker_threads';
import { AxError, PACKAGE_ROOT } from '../model/index.ts';
import type { MergedSegment } from '../store/writing.ts';
import type { MergeAnswer, MergeOrder } from './merge-protocol.ts';

// Node runs no TypeScript in a worker: what is built is what works, whoever starts it.
const ENTRY = new URL('dist/program/merge-worker.js', PACKAGE_ROOT);
/** Of JavaScript objects, in MB: most of what is merged stands outside of them. */
const MEMORY_MB = 1024;
/** Of objects just made: half of what a thread may take by default. With a quarter, merging costs a tenth more. */
const YOUNG_MB = 24;

/**
 * Merges segments of a database in a thread of its own, which ends with it: its memory goes, too. Rejects at once when the
 * signal aborts.
 */
export function mergeInThread(order: MergeOrder, signal?: AbortSignal): Promise<MergedSegment> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(ENTRY, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MB },
      // What a worker inherits by default may be meant for the main program only, such as a debugger or a profiler.
      execArgv: [],
    });
    const stop = (): void => {
      void worker.terminate();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (answer: MergeAnswer) => {
      if ('merged' in answer) resolve(answer.merged);
      else reject(new AxError(answer.code, answer.message, answer.hint));
    });
    worker.on('error', reject);
    worker.on('messageerror', reject);
    worker.on('exit', (status) => {
      signal?.removeEventListener('abort', stop);
      reject(new Error(`a worker ended with status ${status}`));
    });
  });
}
