import { type ByteBuffer, createByteBuffer, writeBytes, writeVarint } from './byte-buffer.ts';
import { createByteCursor, expectSound, readVarint } from './byte-cursor.ts';
import { readNameForm, writeNameForm } from './name-form.ts';

// The value of a key of space `n`, a joined form: for each name with it, in order of name, its form (see name-form.ts), the
// length of its places (varint) and the places.

/** A place where a name is defined: ordinal of the file, and the symbol (-1 for the rest of the file). */
export interface Place {
  file: number;
  symbol: number;
}

const scratch: ByteBuffer = createByteBuffer();

/** The rows `from .. to` of two columns that hold the places of a name, ascending by file and symbol. */
export interface PlaceRows {
  files: Int32Array;
  symbols: Int32Array;
  from: number;
  to: number;
}

/** Appends a name with its places. */
export function writeName(out: ByteBuffer, name: string, joined: string, rows: PlaceRows): void {
  writeNameForm(out, name, joined);
  writePlaces(out, rows);
}

/** Appends the places of a name whose form has been written. */
export function writePlaces(out: ByteBuffer, rows: PlaceRows): void {
  scratch.length = 0;
  let file = 0;
  let symbol = -1;
  for (let i = rows.from; i < rows.to; i++) {
    const nextFile = rows.files[i]!;
    const nextSymbol = rows.symbols[i]!;
    writeVarint(scratch, nextFile - file);
    writeVarint(scratch, nextSymbol - (nextFile === file ? symbol : -1));
    file = nextFile;
    symbol = nextSymbol;
  }
  writeVarint(out, scratch.length);
  writeBytes(out, scratch.bytes, 0, scratch.length);
}

/** A name of a joined form and where its places lie. */
export interface FoundName {
  name: string;
  /** Its form is `bytes[form .. formEnd)`, its places are `bytes[start .. end)`. */
  form: number;
  formEnd: number;
  start: number;
  end: number;
}

/** The names in a value of space `n`. */
export function readNames(bytes: Uint8Array, start: number, end: number, joined: string): FoundName[] {
  const names: FoundName[] = [];
  const cursor = createByteCursor(bytes, start);
  while (cursor.at < end) {
    const form = cursor.at;
    const name = readNameForm(cursor, joined);
    const formEnd = cursor.at;
    const length = readVarint(cursor);
    names.push({ name, form, formEnd, start: cursor.at, end: cursor.at + length });
    cursor.at += length;
  }
  expectSound(cursor.at === end, 'the names of a block are cut off');
  return names;
}

/** The places of a name. */
export function readPlaces(bytes: Uint8Array, start: number, end: number): Place[] {
  const places: Place[] = [];
  const cursor = createByteCursor(bytes, start);
  let file = 0;
  let symbol = -1;
  while (cursor.at < end) {
    const step = readVarint(cursor);
    if (step !== 0) symbol = -1;
    file += step;
    symbol += readVarint(cursor);
    places.push({ file, symbol });
  }
  expectSound(cursor.at === end, 'a list of definitions is cut off');
  return places;
}
