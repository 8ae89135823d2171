import { addKey, createBlockEncoder, finishBlock } from './block-codec.ts';
import { type ByteBuffer, createByteBuffer, writeBytes } from './byte-buffer.ts';
import { createIntList, type IntList, pushInt } from './int-list.ts';
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

/** The blocks of a segment, one after another, in the form of `SegmentData`. */
export interface Blocks {
  data: ByteBuffer;
  end: IntList;
  space: IntList;
  firstKeys: ByteBuffer;
  firstKeyEnd: IntList;
}

/** No blocks, and a sink that adds to them. */
export function collectBlocks(): { blocks: Blocks; sink: BlockSink } {
  const blocks: Blocks = {
    data: createByteBuffer(1 << 16),
    end: createIntList(),
    space: createIntList(),
    firstKeys: createByteBuffer(1 << 12),
    firstKeyEnd: createIntList(),
  };
  return {
    blocks,
    sink: (space, firstKey, data) => {
      writeBytes(blocks.data, data);
      pushInt(blocks.end, blocks.data.length);
      pushInt(blocks.space, SPACES.indexOf(space));
      writeBytes(blocks.firstKeys, firstKey);
      pushInt(blocks.firstKeyEnd, blocks.firstKeys.length);
    },
  };
}
