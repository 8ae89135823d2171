import { type ByteBuffer, writeVarint } from './byte-buffer.ts';
import { type ByteCursor, createByteCursor, expectSound, readVarint } from './byte-cursor.ts';
import { TF_SHIFT, type UnitColumns } from './postings.ts';

const PATH_SHIFT = TF_SHIFT[TF_SHIFT.length - 1]!;

/** Appends the ascending integers `values[from .. to)` (0 or more) as gaps. */
export function writeAscending(out: ByteBuffer, values: ArrayLike<number>, from = 0, to: number = values.length): void {
  let before = 0;
  for (let i = from; i < to; i++) {
    writeVarint(out, values[i]! - before);
    before = values[i]!;
  }
}

/** Reads the ascending integers in `bytes[start .. end)`. */
export function readAscending(bytes: Uint8Array, start: number, end: number): number[] {
  const cursor = createByteCursor(bytes, start);
  const values: number[] = [];
  let value = 0;
  while (cursor.at < end) {
    value += readVarint(cursor);
    values.push(value);
  }
  expectSound(cursor.at === end, 'a list of postings is cut off');
  return values;
}

/** Appends counts by file: the rows `from .. to` of two columns, files ascending. */
export function writeCounts(out: ByteBuffer, files: Int32Array, counts: Int32Array, from: number, to: number): void {
  let file = 0;
  for (let i = from; i < to; i++) {
    writeVarint(out, files[i]! - file);
    writeVarint(out, counts[i]!);
    file = files[i]!;
  }
}

/** Visits what `writeCounts` wrote. */
export function eachCount(
  bytes: Uint8Array,
  start: number,
  end: number,
  visit: (file: number, count: number) => void,
): void {
  const cursor = createByteCursor(bytes, start);
  let file = 0;
  while (cursor.at < end) {
    file += readVarint(cursor);
    visit(file, readVarint(cursor));
  }
  expectSound(cursor.at === end, 'a list of counts is cut off');
}

/** Codes below this stand in the same varint as the step to their unit. */
const INLINE_CODES = 7;

/**
 * Appends the postings of a term. The path of a file is counted once a file, not once a unit: first the number of such
 * files, as (gap, frequency) each; then the units, as a varint with the gap above and in the low 3 bits the number of the
 * code in the segment's table, or 7 and a varint with the remainder. The low bit of the very first varint tells whether
 * there are files; without it, the rest of that varint is that of the first unit.
 */
export function writeTerm(out: ByteBuffer, paths: Postings, units: Postings): void {
  const pathCount = paths.to - paths.from;
  if (pathCount > 0) {
    writeVarint(out, (pathCount << 1) | 1);
    writeCounts(out, paths.places, paths.values, paths.from, paths.to);
  }
  let unit = 0;
  for (let i = units.from; i < units.to; i++) {
    const place = units.places[i]!;
    const code = units.values[i]!;
    const step = ((place - unit) << 3) | Math.min(code, INLINE_CODES);
    writeVarint(out, i === units.from && pathCount === 0 ? step << 1 : step);
    if (code >= INLINE_CODES) writeVarint(out, code - INLINE_CODES);
    unit = place;
  }
}

/** The rows `from .. to` of two columns: ascending files or units, with a frequency or the number of a code. */
export interface Postings {
  places: Int32Array;
  values: Int32Array;
  from: number;
  to: number;
}

/** What is needed to read the postings of a segment's terms. */
export interface TermContext {
  /** Packed frequencies by number. */
  codes: Uint32Array;
  units: UnitColumns;
  /** By file ordinal: 1 for a dead file. Undefined when all are live. */
  dead: Uint8Array | undefined;
}

/** Units with packed frequencies, ascending. */
export interface UnitFrequencies {
  units: Uint32Array;
  tf: Uint32Array;
}

/** The live units of a term, paths included. */
export function readTerm(bytes: Uint8Array, start: number, end: number, context: TermContext): UnitFrequencies {
  const cursor = createByteCursor(bytes, start);
  const head = readVarint(cursor);
  const paths = head & 1 ? readPaths(cursor, head >>> 1, context.units) : undefined;
  // A unit takes at least one byte.
  const room = end - start;
  const units = new Uint32Array(room);
  const tf = new Uint32Array(room);
  let count = 0;
  let unit = 0;
  // Without paths the first varint belongs to the first unit, which is there then.
  let pending = paths === undefined;
  while (pending || cursor.at < end) {
    const step = pending ? head >>> 1 : readVarint(cursor);
    pending = false;
    const code = step & INLINE_CODES;
    unit += step >>> 3;
    units[count] = unit;
    tf[count++] = context.codes[code < INLINE_CODES ? code : code + readVarint(cursor)]!;
  }
  expectSound(cursor.at === end && unit < Math.max(context.units.count, 1), 'the postings of a term do not add up');
  const own = { units: units.subarray(0, count), tf: tf.subarray(0, count) };
  const all = paths ? merged(own, paths) : own;
  return context.dead ? onlyLive(all, context.units.file, context.dead) : all;
}

/** All units of the files whose path holds the term. */
function readPaths(cursor: ByteCursor, files: number, columns: UnitColumns): UnitFrequencies {
  const units: number[] = [];
  const tf: number[] = [];
  let file = 0;
  for (let i = 0; i < files; i++) {
    file += readVarint(cursor);
    const code = (readVarint(cursor) << PATH_SHIFT) >>> 0;
    expectSound(file + 1 < columns.firstUnit.length, 'the postings of a term do not add up');
    for (let unit = columns.firstUnit[file]!; unit < columns.firstUnit[file + 1]!; unit++) {
      units.push(unit);
      tf.push(code);
    }
  }
  return { units: Uint32Array.from(units), tf: Uint32Array.from(tf) };
}

function merged(a: UnitFrequencies, b: UnitFrequencies): UnitFrequencies {
  const units = new Uint32Array(a.units.length + b.units.length);
  const tf = new Uint32Array(units.length);
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.units.length || j < b.units.length) {
    const x = i < a.units.length ? a.units[i]! : Number.POSITIVE_INFINITY;
    const y = j < b.units.length ? b.units[j]! : Number.POSITIVE_INFINITY;
    units[count] = Math.min(x, y);
    // The bits of the path are free in the codes of units.
    tf[count++] = (x <= y ? a.tf[i++]! : 0) | (y <= x ? b.tf[j++]! : 0);
  }
  return { units: units.subarray(0, count), tf: tf.subarray(0, count) };
}

function onlyLive(all: UnitFrequencies, fileOf: Uint32Array, dead: Uint8Array): UnitFrequencies {
  let count = 0;
  for (let i = 0; i < all.units.length; i++) {
    const unit = all.units[i]!;
    if (dead[fileOf[unit]!] === 1) continue;
    all.units[count] = unit;
    all.tf[count++] = all.tf[i]!;
  }
  return { units: all.units.subarray(0, count), tf: all.tf.subarray(0, count) };
}
