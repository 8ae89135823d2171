import { Worker } from 'node:worker_threads';
import { PACKAGE_ROOT } from '../model/index.ts';
import type { Lane, LaneEvents, LaneOptions } from './lane.ts';
import { SHARED, type WorkerInput, type WorkerMessage, type WorkerOrder } from './worker-protocol.ts';

// Node runs no TypeScript in a worker: what is built is what works, whoever starts it.
const ENTRY = new URL('dist/program/worker.js', PACKAGE_ROOT);
/** Of JavaScript objects, in MB: a segment of source and what is made of it take about 150. */
const MEMORY_MB = 1024;
/** Of objects just made: a quarter of what a thread may take by default, for hardly more work. */
const YOUNG_MB = 12;

/** A lane in a worker thread. */
export function startWorkerLane(options: LaneOptions, events: LaneEvents): Lane {
  const shared = new Int32Array(new SharedArrayBuffer(SHARED.length * Int32Array.BYTES_PER_ELEMENT));
  shared[SHARED.current] = -1;
  const input: WorkerInput = { options, shared };
  const worker = new Worker(ENTRY, {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    // What a worker inherits by default may be meant for the main program only, such as a debugger or a profiler.
    execArgv: [],
  });
  let ended = false;
  const end = (error?: Error): void => {
    if (ended) return;
    ended = true;
    events.onEnd(error);
  };
  const tell = (order: WorkerOrder): void => worker.postMessage(order);

  worker.on('message', (message: WorkerMessage) => {
    if (ended) return;
    if (message.type === 'ready') events.onReady();
    else if (message.type === 'free') events.onFree();
    else if (message.type === 'segment') events.onSegment(message.result);
    else end(message.error);
  });
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on('messageerror', end);
  worker.on('exit', (status) => end(new Error(`a worker ended with status ${status}`)));

  return {
    send: (chunk) => tell({ type: 'files', chunk }),
    flush: () => tell({ type: 'flush' }),
    end: () => tell({ type: 'end' }),
    hurry: () => {
      Atomics.store(shared, SHARED.hurry, 1);
      tell({ type: 'end' });
    },
    current: () => Atomics.load(shared, SHARED.current),
    done: () => Atomics.load(shared, SHARED.done),
    kill: (why) => {
      void worker.terminate();
      end(why);
    },
  };
}
