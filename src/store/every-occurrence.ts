import type { EveryOccurrence } from '../model/index.ts';
import { createByteCursor, expectSound, readVarint } from './byte-cursor.ts';
import type { FactNames } from './fact-names.ts';
import { ROLE_READ } from './facts-format.ts';

/** Lines with more occurrences are sorted by the engine. */
const SHORT = 24;

/** The occurrences of a file by name, as its blob has them. */
interface Grouped {
  names: string[];
  ends: Int32Array;
  name: Int32Array;
  line: Int32Array;
  column: Int32Array;
  role: Uint8Array;
  lastLine: number;
}

/** The occurrences of all names of a blob, in source order. Throws AxError 'index-damaged'. */
export function readEveryOccurrence(blob: Uint8Array, names: FactNames): EveryOccurrence {
  const grouped = readGrouped(blob, names);
  const order = sourceOrder(grouped);
  const count = order.length;
  const sorted = {
    name: new Int32Array(count),
    line: new Int32Array(count),
    column: new Int32Array(count),
    role: new Uint8Array(count),
    places: new Int32Array(count),
  };
  for (let i = 0; i < count; i++) {
    const at = order[i]!;
    sorted.name[i] = grouped.name[at]!;
    sorted.line[i] = grouped.line[at]!;
    sorted.column[i] = grouped.column[at]!;
    sorted.role[i] = grouped.role[at]!;
    sorted.places[at] = i;
  }
  return { names: grouped.names, ends: grouped.ends, ...sorted };
}

function readGrouped(blob: Uint8Array, { names, valueEnds, valuesAt: first }: FactNames): Grouped {
  // Each occurrence takes two bytes or more.
  const most = (blob.length - first) >> 1;
  const [name, line, column] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  const role = new Uint8Array(most);
  const ends = new Int32Array(names.length);
  const cursor = createByteCursor(blob, first);
  let count = 0;
  let lastLine = 0;
  for (let n = 0; n < names.length; n++) {
    const end = valueEnds[n]!;
    let [atLine, atColumn, atRole] = [0, 0, ROLE_READ as number];
    while (cursor.at < end) {
      const head = readVarint(cursor);
      if (head & 1) atRole = readVarint(cursor);
      const step = readVarint(cursor);
      atColumn = head >>> 1 === 0 ? atColumn + step : step;
      atLine += head >>> 1;
      name[count] = n;
      line[count] = atLine;
      column[count] = atColumn;
      role[count++] = atRole;
    }
    expectSound(cursor.at === end, 'the occurrences of a name are cut off');
    lastLine = Math.max(lastLine, atLine);
    ends[n] = count;
  }
  return {
    ...{ names, ends, lastLine },
    name: name.subarray(0, count),
    line: line.subarray(0, count),
    column: column.subarray(0, count),
    role: role.subarray(0, count),
  };
}

/** Their order in the source; of those at one place that of their names. */
function sourceOrder({ line, column, lastLine }: Grouped): Int32Array {
  // In a damaged blob lines can be anything.
  expectSound(lastLine < 2 ** 24, 'the occurrences of a file are in no order');
  const order = new Int32Array(line.length);
  const next = new Int32Array(lastLine + 2);
  for (let i = 0; i < line.length; i++) next[line[i]! + 1]!++;
  for (let at = 0; at <= lastLine; at++) next[at + 1]! += next[at]!;
  for (let i = 0; i < line.length; i++) order[next[line[i]!]!++] = i;
  for (let at = 0, start = 0; at <= lastLine; at++) {
    const end = next[at]!;
    sortByColumn(order, start, end, column);
    start = end;
  }
  return order;
}

function sortByColumn(order: Int32Array, start: number, end: number, column: Int32Array): void {
  if (end - start > SHORT) {
    const sorted = [...order.subarray(start, end)].sort((a, b) => column[a]! - column[b]!);
    order.set(sorted, start);
    return;
  }
  for (let i = start + 1; i < end; i++) {
    const one = order[i]!;
    let at = i;
    for (; at > start && column[order[at - 1]!]! > column[one]!; at--) order[at] = order[at - 1]!;
    order[at] = one;
  }
}
