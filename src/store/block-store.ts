import type { Database } from '../database/index.ts';
import { eachKey, findKey } from './block-codec.ts';
import type { SegmentState } from './index-state.ts';
import { compareKeys } from './key-order.ts';
import type { Space } from './spaces.ts';

const encoder = new TextEncoder();

/** The value of a key: `bytes[start .. end)`. */
export interface FoundKey {
  bytes: Uint8Array;
  start: number;
  end: number;
}

/** A visitor of keys; false stops. */
export type KeyVisitor = (key: string, bytes: Uint8Array, start: number, end: number) => boolean;

/** Reads the blocks of segments. */
export interface BlockStore {
  /** The value of a key in a segment; undefined when it is not there. */
  find(segment: SegmentState, space: Space, key: string): FoundKey | undefined;
  /** Visits the keys of a space from the first that is not less than `from`, in order. */
  scan(segment: SegmentState, space: Space, from: string, visit: KeyVisitor): void;
  /** The blocks of a space, in order. */
  ofSpace(segment: SegmentState, space: Space): Iterator<Uint8Array, undefined>;
  /** The block `index` places after the segment's first one. */
  block(segment: SegmentState, index: number): Uint8Array | undefined;
}

/** The blocks of one database. */
export function createBlockStore(db: Database): BlockStore {
  const at = db.prepare(
    'SELECT id, data FROM block WHERE segment = ? AND space = ? AND first <= ? ORDER BY first DESC LIMIT 1',
  );
  const byId = db.prepare('SELECT space, data FROM block WHERE id = ? AND segment = ?');
  const firstOf = db.prepare('SELECT id, data FROM block WHERE segment = ? AND space = ? ORDER BY first LIMIT 1');

  function* ofSpace(segment: SegmentState, space: Space): Generator<Uint8Array, undefined> {
    // The blocks of a segment follow one another.
    for (let row = firstOf.get(segment.id, space); row; ) {
      yield row.data as Uint8Array;
      const next = byId.get((row.id as number) + 1, segment.id);
      if (next?.space !== space) return;
      row = { ...next, id: (row.id as number) + 1 };
    }
  }

  return {
    ofSpace,
    find: (segment, space, key) => {
      const wanted = encoder.encode(key);
      const row = at.get(segment.id, space, wanted);
      if (!row) return undefined;
      const bytes = row.data as Uint8Array;
      const range = findKey(bytes, wanted);
      return range && { bytes, ...range };
    },
    scan: (segment, space, from, visit) => {
      let row = at.get(segment.id, space, encoder.encode(from)) ?? firstOf.get(segment.id, space);
      if (!row) return;
      let skipping = from !== '';
      for (let id = row.id as number; ; id++) {
        const bytes = row.data as Uint8Array;
        const goOn = eachKey(bytes, (key, start, end) => {
          if (skipping) {
            if (compareKeys(key, from) < 0) return true;
            skipping = false;
          }
          return visit(key, bytes, start, end);
        });
        if (!goOn) return;
        // The blocks of a segment follow one another.
        row = byId.get(id + 1, segment.id);
        if (row?.space !== space) return;
      }
    },
    block: (segment, index) => byId.get(segment.firstBlock + index, segment.id)?.data as Uint8Array | undefined,
  };
}
