// The entry of a thread that merges segments and hands over what it has made. See merge-threads.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../database/index.ts';
import { AxError } from '../model/index.ts';
import { mergeStored, transferList } from '../store/writing.ts';
import type { MergeAnswer, MergeOrder } from './merge-protocol.ts';

const { database, ids } = workerData as MergeOrder;
const say = (answer: MergeAnswer, transfer: ArrayBuffer[] = []): void => parentPort!.postMessage(answer, transfer);

try {
  const db = openDatabase({ path: database, readonly: true });
  const merged = mergeStored(db, ids);
  db.close();
  say({ merged }, transferList(merged));
} catch (error) {
  if (!(error instanceof AxError)) throw error;
  const { code, message, hint } = error;
  say({ code, message, hint });
}
