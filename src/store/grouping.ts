import type { IntList } from './int-list.ts';

/** Positions of a list ordered by the key that stands there; positions with the same key keep their order. */
export interface Grouping {
  /** Positions with key k are `order[start[k] .. start[k + 1])`. */
  start: Int32Array;
  order: Int32Array;
}

/** Groups the positions of `keys` (each 0 <= key < count). */
export function groupByKey(keys: IntList, count: number): Grouping {
  const start = new Int32Array(count + 1);
  const { items, length } = keys;
  for (let i = 0; i < length; i++) start[items[i]! + 1]!++;
  for (let key = 0; key < count; key++) start[key + 1]! += start[key]!;
  const next = start.slice();
  const order = new Int32Array(length);
  for (let i = 0; i < length; i++) order[next[items[i]!]!++] = i;
  return { start, order };
}
