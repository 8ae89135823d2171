import type { IntList } from './int-list.ts';

/** Columns whose rows are ordered by a key; rows with the same key keep their order. */
export interface Grouping {
  /** The rows of key k are `start[k] .. start[k + 1]`. */
  start: Int32Array;
  columns: Int32Array[];
}

/** Orders the rows of `columns` by `keys` (each 0 <= key < count), which has as many rows. */
export function groupByKey(keys: IntList, count: number, columns: readonly IntList[]): Grouping {
  const start = new Int32Array(count + 1);
  const { items, length } = keys;
  for (let i = 0; i < length; i++) start[items[i]! + 1]!++;
  for (let key = 0; key < count; key++) start[key + 1]! += start[key]!;
  return { start, columns: columns.map((column) => ordered(items, column.items, length, start.slice())) };
}

function ordered(keys: Int32Array, values: Int32Array, length: number, next: Int32Array): Int32Array {
  const result = new Int32Array(length);
  for (let i = 0; i < length; i++) result[next[keys[i]!]!++] = values[i]!;
  return result;
}
