import { type ByteBuffer, writeVarint } from './byte-buffer.ts';
import { createByteCursor, expectSound, readVarint } from './byte-cursor.ts';
import { FIELDS, type UnitColumns } from './postings.ts';

/** Fields that are counted for each unit; the path is counted once a file. */
export const UNIT_FIELDS: number = FIELDS.length - 1;
const MAX_LENGTH = 65_535;

// The columns are packed file by file: number of units, length of the path; for each unit the step from the symbol before
// with the kind in the low 2 bits (step 0: the rest of the file), the step from the line before (unless it is the rest),
// and the lengths of its fields.

/** Appends the head of a file to the packed columns. */
export function writeUnitFile(out: ByteBuffer, units: number, pathLength: number): void {
  writeVarint(out, units);
  writeVarint(out, Math.min(pathLength, MAX_LENGTH));
}

/** Where a unit stands: its symbol (-1 for the rest of a file) and its first line; -1 and 0 before the first unit. */
export interface UnitPlace {
  symbol: number;
  line: number;
}

/** Appends a unit; `before` is the one before it in the file. */
export function writeUnit(
  out: ByteBuffer,
  unit: UnitPlace,
  before: UnitPlace,
  kind: number,
  lengths: Int32Array,
): void {
  writeVarint(out, ((unit.symbol < 0 ? 0 : unit.symbol - before.symbol) << 2) | kind);
  if (unit.symbol >= 0) writeVarint(out, Math.max(0, unit.line - before.line));
  for (let field = 0; field < UNIT_FIELDS; field++) writeVarint(out, Math.min(lengths[field]!, MAX_LENGTH));
}

/** Unpacks the columns of a segment of `fileCount` files. */
export function decodeUnits(data: Uint8Array, fileCount: number): UnitColumns {
  // A unit takes at least six bytes.
  const most = Math.ceil(data.length / (1 + UNIT_FIELDS));
  const file = new Uint32Array(most);
  const symbol = new Int32Array(most);
  const kind = new Uint8Array(most);
  const line = new Uint32Array(most);
  const lengths = FIELDS.map(() => new Uint16Array(most));
  const firstUnit = new Uint32Array(fileCount + 1);
  const cursor = createByteCursor(data);
  let count = 0;
  for (let ordinal = 0; ordinal < fileCount; ordinal++) {
    firstUnit[ordinal] = count;
    const units = readVarint(cursor);
    const pathLength = readVarint(cursor);
    expectSound(count + units <= most, 'the units of a segment do not add up');
    let before = -1;
    let lineBefore = 0;
    for (let i = 0; i < units; i++, count++) {
      const head = readVarint(cursor);
      file[count] = ordinal;
      kind[count] = head & 3;
      before += head >>> 2;
      symbol[count] = head < 4 ? -1 : before;
      if (head >= 4) {
        lineBefore += readVarint(cursor);
        line[count] = lineBefore;
      }
      for (let field = 0; field < UNIT_FIELDS; field++) lengths[field]![count] = readVarint(cursor);
      lengths[UNIT_FIELDS]![count] = pathLength;
    }
  }
  firstUnit[fileCount] = count;
  expectSound(cursor.at === data.length, 'the units of a segment have the wrong length');
  return {
    count,
    file: file.subarray(0, count),
    symbol: symbol.subarray(0, count),
    kind: kind.subarray(0, count),
    line: line.subarray(0, count),
    lengths: lengths.map((column) => column.subarray(0, count)),
    firstUnit,
  };
}

/** Appends the totals of a file: its number of units, and its tokens by field. */
export function writeTotals(out: ByteBuffer, units: number, tokens: readonly number[]): void {
  writeVarint(out, units);
  for (const count of tokens) writeVarint(out, count);
}

/** Sums the totals of the files for which `isLive` is true: units, then tokens by field. */
export function sumTotals(data: Uint8Array, fileCount: number, isLive: (ordinal: number) => boolean): number[] {
  const sums = new Array<number>(1 + FIELDS.length).fill(0);
  const cursor = createByteCursor(data);
  for (let ordinal = 0; ordinal < fileCount; ordinal++) {
    const live = isLive(ordinal);
    for (let i = 0; i < sums.length; i++) {
      const value = readVarint(cursor);
      if (live) sums[i]! += value;
    }
  }
  expectSound(cursor.at === data.length, 'the totals of a segment have the wrong length');
  return sums;
}
