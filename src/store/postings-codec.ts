import { type ByteBuffer, writeVarint } from './byte-buffer.ts';
import { type ByteCursor, createByteCursor, expectSound, readVarint } from './byte-cursor.ts';
import type { SegmentPostings, UnitColumns } from './postings.ts';

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

/** What a segment holds of a term, and the number of units that hold it in any field, the path included. */
export interface FoundTerm extends Omit<SegmentPostings, 'segment'> {
  documents: number;
}

/** The live postings of a term. */
export function readTerm(bytes: Uint8Array, start: number, end: number, context: TermContext): FoundTerm {
  const { codes, dead } = context;
  const { file: fileOf, firstUnit, count } = context.units;
  const packed = unpackTerm(bytes, start, end, { files: firstUnit.length - 1, units: count, codes: codes.length });
  const { units, codes: tf } = packed;
  let { files, pathTf } = packed;
  let live = 0;
  for (let i = 0; i < packed.count; i++) {
    const unit = units[i]!;
    if (dead !== undefined && dead[fileOf[unit]!] === 1) continue;
    units[live] = unit;
    tf[live++] = codes[tf[i]!]!;
  }
  if (dead) {
    pathTf = pathTf.filter((_, i) => dead[files[i]!] !== 1);
    files = files.filter((file) => dead[file] !== 1);
  }
  let documents = live;
  let next = 0;
  for (const file of files) {
    const last = firstUnit[file + 1]!;
    documents += last - firstUnit[file]!;
    // Units of the file that hold it themselves were counted already.
    while (next < live && units[next]! < firstUnit[file]!) next++;
    for (; next < live && units[next]! < last; next++) documents--;
  }
  return { documents, units: units.subarray(0, live), tf: tf.subarray(0, live), files, pathTf };
}

/** What `writeTerm` wrote. */
export interface PackedTerm {
  /** Ascending; those whose path holds the term, with the frequency. */
  files: Uint32Array;
  pathTf: Uint8Array;
  /** The first `count` are units, ascending, with the number of the code. */
  count: number;
  units: Uint32Array;
  codes: Uint32Array;
}

const NONE: Pick<PackedTerm, 'files' | 'pathTf'> = { files: new Uint32Array(0), pathTf: new Uint8Array(0) };

/** Room for the units of a term, which can be used again when what is in it is not needed any more. */
export interface TermRoom {
  units: Uint32Array;
  codes: Uint32Array;
}

/** Reads what `writeTerm` wrote; everything must be below the `bounds`. The answer lies in `room`, if one is given. */
export function unpackTerm(
  bytes: Uint8Array,
  start: number,
  end: number,
  bounds: { files: number; units: number; codes: number },
  room?: TermRoom,
): PackedTerm {
  const cursor = createByteCursor(bytes, start);
  const head = readVarint(cursor);
  const paths = head & 1 ? unpackPaths(cursor, head >>> 1, bounds.files) : NONE;
  const { units, codes } = roomFor(end - cursor.at + 1, room);
  let count = 0;
  let unit = 0;
  let most = 0;
  // Without paths the first varint belongs to the first unit, which is there then.
  let pending = (head & 1) === 0;
  while (pending || cursor.at < end) {
    const step = pending ? head >>> 1 : readVarint(cursor);
    pending = false;
    const inline = step & INLINE_CODES;
    const code = inline < INLINE_CODES ? inline : inline + readVarint(cursor);
    unit += step >>> 3;
    if (code > most) most = code;
    units[count] = unit;
    codes[count++] = code;
  }
  const isSound = cursor.at === end && (count === 0 || (unit < bounds.units && most < bounds.codes));
  expectSound(isSound, 'the postings of a term do not add up');
  return { ...paths, count, units, codes };
}

/** A unit takes at least one byte, so there are at most so many as bytes. */
function roomFor(bytes: number, room: TermRoom | undefined): TermRoom {
  if (room && room.units.length >= bytes) return room;
  const count = Math.max(0, room ? bytes * 2 : bytes);
  return Object.assign(room ?? {}, { units: new Uint32Array(count), codes: new Uint32Array(count) });
}

function unpackPaths(cursor: ByteCursor, count: number, most: number): Pick<PackedTerm, 'files' | 'pathTf'> {
  expectSound(count <= most, 'the postings of a term do not add up');
  const files = new Uint32Array(count);
  const pathTf = new Uint8Array(count);
  let file = 0;
  for (let i = 0; i < count; i++) {
    file += readVarint(cursor);
    files[i] = file;
    pathTf[i] = readVarint(cursor);
  }
  expectSound(count === 0 || file < most, 'the postings of a term do not add up');
  return { files, pathTf };
}
