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

/** Appends a name with its places, which ascend by file and symbol. */
export function writeName(out: ByteBuffer, name: string, joined: string, places: Iterable<Place>): void {
  writeNameForm(out, name, joined);
  scratch.length = 0;
  let before: Place = { file: 0, symbol: -1 };
  for (const place of places) {
    writeVarint(scratch, place.file - before.file);
    writeVarint(scratch, place.symbol - (place.file === before.file ? before.symbol : -1));
    before = place;
  }
  writeVarint(out, scratch.length);
  writeBytes(out, scratch.bytes, 0, scratch.length);
}

/** A name of a joined form and where its places lie. */
export interface FoundName {
  name: string;
  start: number;
  end: number;
}

/** The names in a value of space `n`. */
export function readNames(bytes: Uint8Array, start: number, end: number, joined: string): FoundName[] {
  const names: FoundName[] = [];
  const cursor = createByteCursor(bytes, start);
  while (cursor.at < end) {
    const name = readNameForm(cursor, joined);
    const length = readVarint(cursor);
    names.push({ name, start: cursor.at, end: cursor.at + length });
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
