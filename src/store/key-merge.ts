import { eachKey } from './block-codec.ts';
import type { BlockStore } from './block-store.ts';
import type { SegmentState } from './index-state.ts';
import { compareKeys } from './key-order.ts';
import type { Space } from './spaces.ts';

/** The value of a key in one of the segments that are merged: `bytes[start .. end)`. */
export interface HeldValue {
  /** Position of the segment in the list. */
  source: number;
  bytes: Uint8Array;
  start: number;
  end: number;
}

/** A segment on the way through its keys. */
interface KeyCursor extends HeldValue {
  key: string;
  /** Moves on to the next key; false at the end. */
  next(): boolean;
}

/** The keys of a space in several segments, in order, each with its values in the order of the segments. */
export function* mergedKeys(
  blocks: BlockStore,
  segments: readonly SegmentState[],
  space: Space,
): Generator<{ key: string; held: readonly HeldValue[] }> {
  // A heap with the least key, of equal keys the first segment, on top.
  const heap = segments
    .map((segment, source) => openCursor(blocks, segment, source, space))
    .filter((one) => one.next());
  const isBefore = (a: KeyCursor, b: KeyCursor): boolean => (compareKeys(a.key, b.key) || a.source - b.source) < 0;
  const sink = (from: number): void => {
    const moved = heap[from]!;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, moved)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = moved;
  };
  for (let i = (heap.length >> 1) - 1; i >= 0; i--) sink(i);
  while (heap.length > 0) {
    const { key } = heap[0]!;
    const held: HeldValue[] = [];
    while (heap.length > 0 && heap[0]!.key === key) {
      const { source, bytes, start, end } = heap[0]!;
      held.push({ source, bytes, start, end });
      if (!heap[0]!.next()) {
        const last = heap.pop()!;
        if (heap.length === 0) break;
        heap[0] = last;
      }
      sink(0);
    }
    yield { key, held };
  }
}

function openCursor(blocks: BlockStore, segment: SegmentState, source: number, space: Space): KeyCursor {
  const following = blocks.ofSpace(segment, space);
  let keys: string[] = [];
  let ends: number[] = [];
  let at = -1;
  const cursor: KeyCursor = {
    ...{ source, key: '', bytes: new Uint8Array(0), start: 0, end: 0 },
    next: () => {
      at++;
      if (at >= keys.length) {
        const block = following.next();
        if (block.done) return false;
        keys = [];
        ends = [];
        at = 0;
        cursor.bytes = block.value;
        eachKey(block.value, (key, start, end) => {
          if (keys.length === 0) cursor.end = start;
          keys.push(key);
          ends.push(end);
          return true;
        });
        if (keys.length === 0) return cursor.next();
      }
      cursor.key = keys[at]!;
      // The values of a block follow one another.
      cursor.start = cursor.end;
      cursor.end = ends[at]!;
      return true;
    },
  };
  return cursor;
}
