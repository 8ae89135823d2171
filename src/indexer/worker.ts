// The entry of a worker thread: a runner that talks to the thread that started it. See worker-lane.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { transferList } from '../store/writing.ts';
import { startRunner } from './runner.ts';
import { SHARED, type WorkerInput, type WorkerMessage, type WorkerOrder } from './worker-protocol.ts';

const { options, shared } = workerData as WorkerInput;
const port = parentPort!;
const say = (message: WorkerMessage, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);

const runner = startRunner(options, {
  onReady: () => say({ type: 'ready' }),
  onFree: () => say({ type: 'free' }),
  onSegment: (result) => say({ type: 'segment', result }, result.segment ? transferList(result.segment.data) : []),
  onEnd: (error) => {
    say({ type: 'end', error });
    port.close();
  },
  onFile: (index) => {
    if (index < 0) Atomics.add(shared, SHARED.done, 1);
    Atomics.store(shared, SHARED.current, index);
  },
  isHurried: () => Atomics.load(shared, SHARED.hurry) === 1,
});

port.on('message', (order: WorkerOrder) => {
  if (order.type === 'files') runner.send(order.chunk);
  else if (order.type === 'flush') runner.flush();
  else runner.end();
});
