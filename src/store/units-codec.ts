import { type ByteBuffer, createByteBuffer, reserve, writeBytes, writeVarint } from './byte-buffer.ts';
import { createByteCursor, expectSound, readVarint } from './byte-cursor.ts';
import { lengthCode } from './length-codec.ts';
import { FIELDS, type UnitColumns, type UnitPlaces } from './postings.ts';

/** Fields whose length is kept for each unit; that of the path is kept once a file. */
export const UNIT_FIELDS: number = FIELDS.length - 1;

// The packed columns: the number of units (varint); for each file its number of units (varint) and the code of the length
// of its path (a byte); for each field a byte a unit, the code of its length, so that these columns need no unpacking; then
// for each unit the step from the symbol before it in its file with the kind in the low 2 bits (step 0: the rest of the
// file) and the step from the line before (unless it is the rest).

/** Where a unit stands: its symbol (-1 for the rest of a file) and its first line; -1 and 0 before the first unit. */
export interface UnitPlace {
  symbol: number;
  line: number;
}

/** Packs the columns of the units of a segment. */
export interface UnitWriter {
  /** Begins the next file. */
  addFile(pathLength: number): void;
  /** Adds the next unit of the file; lengths in tokens, by field. */
  add(unit: UnitPlace, kind: number, lengths: ArrayLike<number>): void;
  /** Adds a file with its units as they are in another segment. */
  copyFile(columns: UnitColumns, file: number): void;
  /** The packed columns. The writer is empty afterwards. */
  finish(): Uint8Array;
}

/** A writer without files. */
export function createUnitWriter(): UnitWriter {
  const counts: number[] = [];
  const pathCodes: number[] = [];
  const columns = Array.from({ length: UNIT_FIELDS }, () => createByteBuffer(1 << 12));
  const places = createByteBuffer(1 << 13);
  let before: UnitPlace = { symbol: -1, line: 0 };
  let count = 0;

  function addPlace(symbol: number, line: number, kind: number): void {
    writeVarint(places, ((symbol < 0 ? 0 : symbol - before.symbol) << 2) | kind);
    if (symbol >= 0) {
      writeVarint(places, Math.max(0, line - before.line));
      before = { symbol, line: Math.max(line, before.line) };
    }
    counts[counts.length - 1]!++;
    count++;
  }

  function begin(pathCode: number): void {
    counts.push(0);
    pathCodes.push(pathCode);
    before = { symbol: -1, line: 0 };
  }

  return {
    addFile: (pathLength) => begin(lengthCode(pathLength)),
    add: ({ symbol, line }, kind, lengths) => {
      for (let field = 0; field < UNIT_FIELDS; field++) {
        const column = columns[field]!;
        reserve(column, 1);
        column.bytes[column.length++] = lengthCode(lengths[field]!);
      }
      addPlace(symbol, line, kind);
    },
    copyFile: (other, file) => {
      const from = other.firstUnit[file]!;
      const to = other.firstUnit[file + 1]!;
      begin(other.pathLength[file]!);
      for (let field = 0; field < UNIT_FIELDS; field++) writeBytes(columns[field]!, other.lengths[field]!, from, to);
      const { symbol, line, kind } = other.places();
      for (let unit = from; unit < to; unit++) addPlace(symbol[unit]!, line[unit]!, kind[unit]!);
    },
    finish: () => {
      const out = createByteBuffer(counts.length * 2 + count * (UNIT_FIELDS + 3) + 16);
      writeVarint(out, count);
      for (let file = 0; file < counts.length; file++) {
        writeVarint(out, counts[file]!);
        out.bytes[out.length++] = pathCodes[file]!;
      }
      for (const column of [...columns, places]) {
        writeBytes(out, column.bytes, 0, column.length);
        column.length = 0;
      }
      counts.length = 0;
      pathCodes.length = 0;
      count = 0;
      return out.bytes.slice(0, out.length);
    },
  };
}

/** Opens the packed columns of a segment of `fileCount` files. */
export function openUnits(data: Uint8Array, fileCount: number): UnitColumns {
  const cursor = createByteCursor(data);
  const count = readVarint(cursor);
  expectSound(count * UNIT_FIELDS <= data.length, 'the units of a segment do not add up');
  const firstUnit = new Uint32Array(fileCount + 1);
  const pathLength = new Uint8Array(fileCount);
  const file = new Uint32Array(count);
  let unit = 0;
  for (let ordinal = 0; ordinal < fileCount; ordinal++) {
    firstUnit[ordinal] = unit;
    const end = unit + readVarint(cursor);
    expectSound(end <= count, 'the units of a segment do not add up');
    pathLength[ordinal] = data[cursor.at++]!;
    file.fill(ordinal, unit, end);
    unit = end;
  }
  firstUnit[fileCount] = unit;
  const start = cursor.at;
  const placesStart = start + count * UNIT_FIELDS;
  expectSound(unit === count && placesStart <= data.length, 'the units of a segment do not add up');
  let places: UnitPlaces | undefined;
  return {
    ...{ count, file, firstUnit, pathLength },
    lengths: Array.from({ length: UNIT_FIELDS }, (_, field) =>
      data.subarray(start + field * count, start + (field + 1) * count),
    ),
    places: () => {
      places ??= readPlaces(data, placesStart, firstUnit);
      return places;
    },
  };
}

function readPlaces(data: Uint8Array, start: number, firstUnit: Uint32Array): UnitPlaces {
  const count = firstUnit[firstUnit.length - 1]!;
  const symbol = new Int32Array(count).fill(-1);
  const kind = new Uint8Array(count);
  const line = new Uint32Array(count);
  const cursor = createByteCursor(data, start);
  for (let file = 0; file + 1 < firstUnit.length; file++) {
    let symbolBefore = -1;
    let lineBefore = 0;
    for (let unit = firstUnit[file]!; unit < firstUnit[file + 1]!; unit++) {
      const head = readVarint(cursor);
      kind[unit] = head & 3;
      if (head < 4) continue;
      symbolBefore += head >>> 2;
      lineBefore += readVarint(cursor);
      symbol[unit] = symbolBefore;
      line[unit] = lineBefore;
    }
  }
  expectSound(cursor.at === data.length, 'the units of a segment have the wrong length');
  return { symbol, kind, line };
}

/** Appends the totals of a file: its number of units, and its tokens by field. */
export function writeTotals(out: ByteBuffer, units: number, tokens: readonly number[]): void {
  writeVarint(out, units);
  for (const count of tokens) writeVarint(out, count);
}

/** Visits the totals of the files: units, then tokens by field. The array is that of all calls. */
export function eachTotals(
  data: Uint8Array,
  fileCount: number,
  visit: (ordinal: number, totals: readonly number[]) => void,
): void {
  const totals = new Array<number>(1 + FIELDS.length).fill(0);
  const cursor = createByteCursor(data);
  for (let ordinal = 0; ordinal < fileCount; ordinal++) {
    for (let i = 0; i < totals.length; i++) totals[i] = readVarint(cursor);
    visit(ordinal, totals);
  }
  expectSound(cursor.at === data.length, 'the totals of a segment have the wrong length');
}
