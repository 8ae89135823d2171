import { createByteBuffer, toBytes, writeBytes, writeVarint } from './byte-buffer.ts';
import { createByteCursor, expectSound, readVarint } from './byte-cursor.ts';

/** A row of facts is closed when it has grown to this. */
const CHUNK_BYTES = 16_384;
/** Ordinals of a segment's files are below this. */
export const MAX_FILES: number = 2 ** 20;

// A chunk is the packed facts of consecutive files: their number and lengths (varints), then the blobs.

/** A row of the table `facts`. */
export interface FactChunk {
  /** Ordinal of the first file. */
  first: number;
  data: Uint8Array;
}

/** Cuts the blobs of all files of a segment into chunks; `ends[i]` is where the blob of file i ends in `facts`. */
export function chunkFacts(facts: Uint8Array, ends: Uint32Array): FactChunk[] {
  const chunks: FactChunk[] = [];
  let first = 0;
  let start = 0;
  for (let ordinal = 0; ordinal < ends.length; ordinal++) {
    const end = ends[ordinal]!;
    if (end - start < CHUNK_BYTES && ordinal < ends.length - 1) continue;
    const out = createByteBuffer(end - start + 64);
    writeVarint(out, ordinal + 1 - first);
    for (let i = first; i <= ordinal; i++) writeVarint(out, ends[i]! - (i === 0 ? 0 : ends[i - 1]!));
    writeBytes(out, facts, start, end);
    chunks.push({ first, data: toBytes(out) });
    first = ordinal + 1;
    start = end;
  }
  return chunks;
}

/** Number of files in a chunk. */
export function filesInChunk(chunk: Uint8Array): number {
  return readVarint(createByteCursor(chunk));
}

/** The blob of the file `index` places after the first one of a chunk; undefined when the chunk has no such file. */
export function factsInChunk(chunk: Uint8Array, index: number): Uint8Array | undefined {
  const cursor = createByteCursor(chunk);
  const count = readVarint(cursor);
  if (index >= count) return undefined;
  let offset = 0;
  let start = 0;
  let end = 0;
  for (let i = 0; i < count; i++) {
    const length = readVarint(cursor);
    if (i === index) {
      start = offset;
      end = offset + length;
    }
    offset += length;
  }
  expectSound(cursor.at + offset === chunk.length, 'a row of facts has the wrong length');
  return chunk.subarray(cursor.at + start, cursor.at + end);
}
