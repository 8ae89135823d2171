import { addKey, createBlockEncoder, finishBlock } from './block-codec.ts';
import { type ByteBuffer, createByteBuffer, toBytes, writeBytes } from './byte-buffer.ts';
import { createIntList, pushInt, toColumn } from './int-list.ts';
import type { PackedBlocks } from './segment-data.ts';
import { SPACES, type Space } from './spaces.ts';

/** A block is closed before it grows beyond this, so that it fills one page of the database (a long list stands alone). */
const BLOCK_BYTES = 3960;

/** Cuts sorted keys with their postings into blocks. */
export interface BlockWriter {
  /** Keys of one space must come in the order of their UTF-8 bytes, spaces in the order of SPACES. */
  add(space: Space, key: string, postings: ByteBuffer): void;
  /** Number of blocks that are closed or begun. */
  count(): number;
  /** Closes the last block. */
  finish(): void;
}

/** Takes a finished block; the bytes are valid during the call only. */
export type BlockSink = (space: Space, firstKey: Uint8Array, data: Uint8Array) => void;

/** A writer that hands over each block as it is finished. */
export function createBlockWriter(sink: BlockSink): BlockWriter {
  const block = createBlockEncoder();
  const firstKey = createByteBuffer();
  const data = createByteBuffer(BLOCK_BYTES * 2);
  let current: Space | undefined;
  let closed = 0;

  function close(): void {
    if (block.count === 0) return;
    data.length = 0;
    finishBlock(block, data);
    sink(current!, firstKey.bytes.subarray(0, firstKey.length), data.bytes.subarray(0, data.length));
    closed++;
  }

  return {
    add: (space, key, postings) => {
      const length = block.keys.length + block.values.length + key.length + postings.length;
      if (space !== current || length > BLOCK_BYTES) close();
      current = space;
      addKey(block, key, postings);
      if (block.count > 1) return;
      firstKey.length = 0;
      writeBytes(firstKey, block.key.bytes, 0, block.key.length);
    },
    count: () => closed + (block.count > 0 ? 1 : 0),
    finish: close,
  };
}

/** Keeps blocks on their way to the writer. */
export interface BlockCollector {
  sink: BlockSink;
  /** The blocks in parts, at least one. The collector is empty afterwards. */
  finish(): PackedBlocks[];
}

/** A collector without blocks; a part is closed when it has grown to `partBytes`. */
export function collectBlocks(partBytes: number = Number.POSITIVE_INFINITY): BlockCollector {
  const data = createByteBuffer(1 << 16);
  const end = createIntList();
  const space = createIntList();
  const firstKeys = createByteBuffer(1 << 12);
  const firstKeyEnd = createIntList();
  let parts: PackedBlocks[] = [];

  function closePart(): void {
    parts.push({
      blocks: toBytes(data),
      blockEnd: toColumn(end),
      blockSpace: Uint8Array.from(space.items.subarray(0, space.length)),
      firstKeys: toBytes(firstKeys),
      firstKeyEnd: toColumn(firstKeyEnd),
    });
    for (const list of [data, end, space, firstKeys, firstKeyEnd]) list.length = 0;
  }

  return {
    sink: (inSpace, firstKey, bytes) => {
      writeBytes(data, bytes);
      pushInt(end, data.length);
      pushInt(space, SPACES.indexOf(inSpace));
      writeBytes(firstKeys, firstKey);
      pushInt(firstKeyEnd, firstKeys.length);
      if (data.length >= partBytes) closePart();
    },
    finish: () => {
      if (end.length > 0 || parts.length === 0) closePart();
      const all = parts;
      parts = [];
      return all;
    },
  };
}

/** Hands over packed blocks one by one. */
export function eachBlock(packed: PackedBlocks, sink: BlockSink): void {
  const { blocks, blockEnd, blockSpace, firstKeys, firstKeyEnd } = packed;
  for (let i = 0; i < blockEnd.length; i++) {
    const key = firstKeys.subarray(i === 0 ? 0 : firstKeyEnd[i - 1]!, firstKeyEnd[i]!);
    sink(SPACES[blockSpace[i]!]!, key, blocks.subarray(i === 0 ? 0 : blockEnd[i - 1]!, blockEnd[i]!));
  }
}
