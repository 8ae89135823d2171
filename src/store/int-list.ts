/** A growing list of 32-bit integers. */
export interface IntList {
  items: Int32Array;
  length: number;
}

/** An empty list. */
export function createIntList(capacity = 64): IntList {
  return { items: new Int32Array(capacity), length: 0 };
}

/** Appends a value. */
export function pushInt(list: IntList, value: number): void {
  if (list.length === list.items.length) list.items = grown(list.items, list.length + 1);
  list.items[list.length++] = value;
}

/** An array with the same items and room for at least `count`, zeros at the end. */
export function grown(items: Int32Array, count: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(count, items.length + (items.length >> 1) + 64));
  larger.set(items);
  return larger;
}

/** The items as a column of unsigned integers. */
export function toColumn(list: IntList): Uint32Array {
  return Uint32Array.from(list.items.subarray(0, list.length));
}
