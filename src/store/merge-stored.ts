import type { Database } from '../database/index.ts';
import { createBlockStore } from './block-store.ts';
import { expectSound } from './byte-cursor.ts';
import { createStateKeeper } from './index-state.ts';
import type { MergedSegment } from './segment-data.ts';
import { mergeSegments } from './segment-merge.ts';

/**
 * Merges segments of an index that is open for reading, at one go: for a thread of its own. The writer must leave these
 * segments alone meanwhile; what else it does is no matter, and nothing is held open against it.
 */
export function mergeStored(db: Database, ids: readonly number[]): MergedSegment {
  const keeper = createStateKeeper(db);
  db.exec('BEGIN');
  const { byId } = keeper.current();
  db.exec('COMMIT');
  const segments = ids.map((id) => {
    const segment = byId.get(id);
    expectSound(segment !== undefined, 'a segment is missing');
    return segment;
  });
  const work = mergeSegments(segments, createBlockStore(db));
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
