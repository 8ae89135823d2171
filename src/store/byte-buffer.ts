/** Bytes being written: `bytes` has room for more than the `length` that are in use. */
export interface ByteBuffer {
  bytes: Uint8Array;
  length: number;
}

/** An empty buffer. */
export function createByteBuffer(capacity = 256): ByteBuffer {
  return { bytes: new Uint8Array(capacity), length: 0 };
}

/** Makes room for `count` more bytes. */
export function reserve(buffer: ByteBuffer, count: number): void {
  const needed = buffer.length + count;
  if (needed <= buffer.bytes.length) return;
  const larger = new Uint8Array(Math.max(needed, buffer.bytes.length * 2));
  larger.set(buffer.bytes.subarray(0, buffer.length));
  buffer.bytes = larger;
}

/** Appends an integer (0 .. 2^32 - 1) as a varint: 7 bits a byte, the low ones first. */
export function writeVarint(buffer: ByteBuffer, value: number): void {
  if (buffer.length + 5 > buffer.bytes.length) reserve(buffer, 5);
  const { bytes } = buffer;
  let at = buffer.length;
  let rest = value;
  while (rest > 127) {
    bytes[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  buffer.length = at;
}

/** Appends a signed integer (-2^31 .. 2^31 - 1), small magnitudes in few bytes. */
export function writeSigned(buffer: ByteBuffer, value: number): void {
  writeVarint(buffer, ((value << 1) ^ (value >> 31)) >>> 0);
}

/** Appends `source[from .. to)`. */
export function writeBytes(buffer: ByteBuffer, source: Uint8Array, from = 0, to: number = source.length): void {
  reserve(buffer, to - from);
  const { bytes, length } = buffer;
  // A call to set() costs more than a short loop.
  if (to - from < 32) for (let i = from; i < to; i++) bytes[length + i - from] = source[i]!;
  else bytes.set(source.subarray(from, to), length);
  buffer.length += to - from;
}

const encoder = new TextEncoder();

/** Appends the UTF-8 form of a string; lone surrogates become U+FFFD. */
export function writeText(buffer: ByteBuffer, text: string): void {
  reserve(buffer, text.length * 3);
  const { bytes } = buffer;
  const start = buffer.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) {
      buffer.length = start + encoder.encodeInto(text, bytes.subarray(start)).written;
      return;
    }
    bytes[start + i] = code;
  }
  buffer.length = start + text.length;
}

/** A copy of what was written. */
export function toBytes(buffer: ByteBuffer): Uint8Array {
  return buffer.bytes.slice(0, buffer.length);
}
