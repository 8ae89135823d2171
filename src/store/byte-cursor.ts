import { AxError } from '../model/index.ts';

/** Bytes being read: `at` is the next one. Reading past the end gives zeros; `expectEnd` finds that out. */
export interface ByteCursor {
  readonly bytes: Uint8Array;
  at: number;
}

/** A cursor at `from`. */
export function createByteCursor(bytes: Uint8Array, from = 0): ByteCursor {
  return { bytes, at: from };
}

/** Reads what `writeVarint` wrote. */
export function readVarint(cursor: ByteCursor): number {
  const { bytes } = cursor;
  let byte = bytes[cursor.at++]!;
  if (byte < 128) return byte;
  let value = byte & 127;
  for (let shift = 7; shift < 35; shift += 7) {
    byte = bytes[cursor.at++]!;
    value |= (byte & 127) << shift;
    if (!(byte >= 128)) break;
  }
  return value >>> 0;
}

/** Reads what `writeSigned` wrote. */
export function readSigned(cursor: ByteCursor): number {
  const value = readVarint(cursor);
  return (value >>> 1) ^ -(value & 1);
}

const decoder = new TextDecoder();

/** The string of UTF-8 bytes. */
export function readText(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 24) return decoder.decode(bytes.subarray(from, to));
  let text = '';
  for (let i = from; i < to; i++) {
    const code = bytes[i]!;
    if (!(code < 128)) return decoder.decode(bytes.subarray(from, to));
    text += String.fromCharCode(code);
  }
  return text;
}

/** Throws AxError 'index-damaged' unless `condition`. */
export function expectSound(condition: boolean, what: string): asserts condition {
  if (!condition) throw damaged(what);
}

/** The refusal for a part of the index that cannot be read. */
export function damaged(what: string, cause?: unknown): AxError {
  return new AxError('index-damaged', `the index is damaged: ${what}`, 'build it again: ax index --full', { cause });
}
