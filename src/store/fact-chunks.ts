import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { createByteBuffer, toBytes, writeBytes, writeVarint } from './byte-buffer.ts';
import { createByteCursor, damaged, expectSound, readVarint } from './byte-cursor.ts';
import { createIntList, pushInt, toColumn } from './int-list.ts';

/** A chunk is closed when it has grown to this. */
const CHUNK_BYTES = 16_384;
/** The fastest: higher ones make chunks only one or two percent smaller. */
const LEVEL = 1;
/** Ordinals of a segment's files are below this. */
export const MAX_FILES: number = 2 ** 20;

// A chunk is the packed facts of consecutive files: their number and lengths (varints), then the blobs.

/** Cuts the packed facts of a segment into chunks. */
export interface FactChunks {
  /** Adds the blob of the next file. */
  add(blob: Uint8Array): void;
  /** All chunks, each compressed, one after another: where each ends, and the ordinal of its first file. */
  finish(): { data: Uint8Array; end: Uint32Array; first: Uint32Array };
}

/** A writer without chunks. */
export function createFactChunks(): FactChunks {
  const out = createByteBuffer(1 << 16);
  const end = createIntList();
  const first = createIntList();
  const blobs = createByteBuffer(CHUNK_BYTES * 2);
  const lengths = createIntList();
  let ordinal = 0;

  function close(): void {
    if (lengths.length === 0) return;
    const chunk = createByteBuffer(blobs.length + lengths.length * 5 + 5);
    writeVarint(chunk, lengths.length);
    for (let i = 0; i < lengths.length; i++) writeVarint(chunk, lengths.items[i]!);
    writeBytes(chunk, blobs.bytes, 0, blobs.length);
    writeBytes(out, deflateRawSync(chunk.bytes.subarray(0, chunk.length), { level: LEVEL }));
    pushInt(end, out.length);
    pushInt(first, ordinal - lengths.length);
    lengths.length = 0;
    blobs.length = 0;
  }

  return {
    add: (blob) => {
      writeBytes(blobs, blob);
      pushInt(lengths, blob.length);
      ordinal++;
      if (blobs.length >= CHUNK_BYTES) close();
    },
    finish: () => {
      close();
      const result = { data: toBytes(out), end: toColumn(end), first: toColumn(first) };
      for (const list of [out, end, first]) list.length = 0;
      ordinal = 0;
      return result;
    },
  };
}

/** The chunk of a row. Throws AxError 'index-damaged' when it cannot be unpacked. */
export function openChunk(row: Uint8Array): Uint8Array {
  try {
    // Room for nearly every chunk, so that it is not put together of parts; what is kept is not more than it needs.
    return new Uint8Array(inflateRawSync(row, { chunkSize: CHUNK_BYTES * 4 }));
  } catch (cause) {
    throw damaged('a row of facts cannot be unpacked', cause);
  }
}

/** The blobs of the files of a chunk, in order. */
export function blobsInChunk(chunk: Uint8Array): Uint8Array[] {
  const cursor = createByteCursor(chunk);
  const count = readVarint(cursor);
  expectSound(count <= chunk.length, 'a row of facts has the wrong length');
  const lengths = Array.from({ length: count }, () => readVarint(cursor));
  let at = cursor.at;
  expectSound(
    lengths.reduce((sum, length) => sum + length, at) === chunk.length,
    'a row of facts has the wrong length',
  );
  return lengths.map((length) => {
    at += length;
    return chunk.subarray(at - length, at);
  });
}
