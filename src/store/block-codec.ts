import { type ByteBuffer, createByteBuffer, reserve, writeBytes, writeText, writeVarint } from './byte-buffer.ts';
import { createByteCursor, expectSound, readText, readVarint } from './byte-cursor.ts';

/**
 * A block under construction: sorted keys, each with some bytes. Its form: the number of keys and the length of the keys'
 * part (varints); for each key one byte (4 bits: bytes shared with the key before, 4 bits: own bytes; 15 means that a
 * varint with the remainder follows), the length of its value (varint) and its own bytes; then all values.
 */
export interface BlockEncoder {
  count: number;
  keys: ByteBuffer;
  values: ByteBuffer;
  /** The last key. */
  key: ByteBuffer;
  /** The one before it. */
  before: ByteBuffer;
}

/** An empty block. */
export function createBlockEncoder(): BlockEncoder {
  return {
    count: 0,
    keys: createByteBuffer(4096),
    values: createByteBuffer(4096),
    key: createByteBuffer(),
    before: createByteBuffer(),
  };
}

/** Adds a key, which must follow the last one in the order of UTF-8 bytes, with `value.bytes[0 .. value.length)`. */
export function addKey(block: BlockEncoder, text: string, value: ByteBuffer): void {
  const key = block.before;
  const before = block.key;
  block.key = key;
  block.before = before;
  key.length = 0;
  writeText(key, text);
  let shared = 0;
  if (block.count > 0) {
    const limit = Math.min(key.length, before.length);
    while (shared < limit && key.bytes[shared] === before.bytes[shared]) shared++;
  }
  const own = key.length - shared;
  const { keys } = block;
  reserve(keys, 1);
  keys.bytes[keys.length++] = (Math.min(shared, 15) << 4) | Math.min(own, 15);
  if (shared >= 15) writeVarint(keys, shared - 15);
  if (own >= 15) writeVarint(keys, own - 15);
  writeVarint(keys, value.length);
  writeBytes(keys, key.bytes, shared, key.length);
  writeBytes(block.values, value.bytes, 0, value.length);
  block.count++;
}

/** Appends the finished block to `target`; the encoder is empty afterwards. */
export function finishBlock(block: BlockEncoder, target: ByteBuffer): void {
  writeVarint(target, block.count);
  writeVarint(target, block.keys.length);
  writeBytes(target, block.keys.bytes, 0, block.keys.length);
  writeBytes(target, block.values.bytes, 0, block.values.length);
  block.count = 0;
  block.keys.length = 0;
  block.values.length = 0;
}

/** Where the value of a key lies in the bytes of its block. */
export interface ValueRange {
  start: number;
  end: number;
}

/** Where a key is: its value, and its number among the keys. */
export interface KeyPlace extends ValueRange {
  number: number;
}

/** Finds a key (UTF-8 bytes) in the block at `from`; undefined when it does not hold it. */
export function findKey(bytes: Uint8Array, key: Uint8Array, from = 0): KeyPlace | undefined {
  const cursor = createByteCursor(bytes, from);
  const count = readVarint(cursor);
  const keysLength = readVarint(cursor);
  let value = cursor.at + keysLength;
  // How many bytes of `key` the current key of the block shares with it; the current one is smaller all the time.
  let matched = 0;
  for (let i = 0; i < count; i++) {
    const head = bytes[cursor.at++]!;
    let shared = head >> 4;
    let own = head & 15;
    if (shared === 15) shared += readVarint(cursor);
    if (own === 15) own += readVarint(cursor);
    const length = readVarint(cursor);
    const start = cursor.at;
    cursor.at += own;
    if (shared < matched) return undefined;
    if (shared === matched) {
      let j = 0;
      while (j < own && matched < key.length && bytes[start + j] === key[matched]) {
        j++;
        matched++;
      }
      if (j < own) {
        if (matched === key.length || bytes[start + j]! > key[matched]!) return undefined;
      } else if (matched === key.length) {
        expectSound(value + length <= bytes.length, 'a block is cut off');
        return { start: value, end: value + length, number: i };
      }
    }
    value += length;
  }
  expectSound(value <= bytes.length, 'a block is cut off');
  return undefined;
}

/**
 * Visits all keys of the block at `from` in order, with the ranges of their values. `visit` returns false to stop. Returns
 * false when it was stopped.
 */
export function eachKey(
  bytes: Uint8Array,
  visit: (key: string, start: number, end: number) => boolean,
  from = 0,
): boolean {
  return eachKeyBytes(bytes, (key, length, start, end) => visit(readText(key, 0, length), start, end), from);
}

/** As `eachKey`, with the UTF-8 bytes of the key: `key[0 .. length)`, valid during the call only. */
export function eachKeyBytes(
  bytes: Uint8Array,
  visit: (key: Uint8Array, length: number, start: number, end: number) => boolean,
  from = 0,
): boolean {
  const cursor = createByteCursor(bytes, from);
  const count = readVarint(cursor);
  const keysLength = readVarint(cursor);
  const keysEnd = cursor.at + keysLength;
  let value = keysEnd;
  let key = new Uint8Array(128);
  for (let i = 0; i < count; i++) {
    const head = bytes[cursor.at++]!;
    let shared = head >> 4;
    let own = head & 15;
    if (shared === 15) shared += readVarint(cursor);
    if (own === 15) own += readVarint(cursor);
    const length = readVarint(cursor);
    expectSound(cursor.at + own <= keysEnd && value + length <= bytes.length, 'a block is cut off');
    if (shared + own > key.length) key = grownTo(key, shared + own);
    for (let j = 0; j < own; j++) key[shared + j] = bytes[cursor.at + j]!;
    cursor.at += own;
    if (!visit(key, shared + own, value, value + length)) return false;
    value += length;
  }
  expectSound(cursor.at === keysEnd && value === bytes.length, 'a block has the wrong length');
  return true;
}

function grownTo(key: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(length * 2);
  longer.set(key);
  return longer;
}
