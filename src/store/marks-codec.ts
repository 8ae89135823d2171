import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SymbolMarks } from '../model/index.ts';
import { createByteBuffer, reserve, writeVarint } from './byte-buffer.ts';
import { createByteCursor, damaged, expectSound, readVarint } from './byte-cursor.ts';

// The marks of a segment, so that symbols are chosen by them without unpacking facts: for each file the number of its
// symbols (varint), then the kinds of all (a byte each), then the flags of all (varints); compressed as a whole.

/** Packs the kinds and flags of the symbols of a segment. */
export interface MarkWriter {
  addFile(marks: { kinds: ArrayLike<number>; flags: ArrayLike<number> }): void;
  /** The packed marks. The writer is empty afterwards. */
  finish(): Uint8Array;
}

/** A writer without files. */
export function createMarkWriter(): MarkWriter {
  const counts = createByteBuffer();
  const kinds = createByteBuffer(1 << 12);
  const flags = createByteBuffer(1 << 12);
  return {
    addFile: (marks) => {
      const { length } = marks.kinds;
      writeVarint(counts, length);
      reserve(kinds, length);
      for (let i = 0; i < length; i++) {
        kinds.bytes[kinds.length++] = marks.kinds[i]!;
        writeVarint(flags, marks.flags[i]!);
      }
    },
    finish: () => {
      const parts = [counts, kinds, flags];
      const packed = deflateRawSync(Buffer.concat(parts.map(({ bytes, length }) => bytes.subarray(0, length))), {
        level: 1,
      });
      for (const part of parts) part.length = 0;
      // What zlib gives may lie in a pool of node's, which cannot be sent to another thread.
      return new Uint8Array(packed);
    },
  };
}

/** Unpacks the marks of a segment of `fileCount` files: a function that gives those of a file by its ordinal. */
export function openMarks(data: Uint8Array, fileCount: number): (file: number) => SymbolMarks {
  const bytes = unpack(data);
  const cursor = createByteCursor(bytes);
  const first = new Uint32Array(fileCount + 1);
  for (let file = 0; file < fileCount; file++) first[file + 1] = first[file]! + readVarint(cursor);
  const count = first[fileCount]!;
  expectSound(cursor.at + count <= bytes.length, 'the marks of a segment do not add up');
  const kinds = bytes.subarray(cursor.at, cursor.at + count);
  cursor.at += count;
  const flags = new Uint16Array(count);
  for (let i = 0; i < count; i++) flags[i] = readVarint(cursor);
  expectSound(cursor.at === bytes.length, 'the marks of a segment have the wrong length');
  return (file) => ({
    kinds: kinds.subarray(first[file]!, first[file + 1]!),
    flags: flags.subarray(first[file]!, first[file + 1]!),
  });
}

function unpack(data: Uint8Array): Uint8Array {
  try {
    return inflateRawSync(data);
  } catch (cause) {
    throw damaged('the marks of a segment cannot be unpacked', cause);
  }
}
