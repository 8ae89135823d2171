import { addKey, createBlockEncoder, finishBlock } from './block-codec.ts';
import { type ByteBuffer, createByteBuffer, writeBytes } from './byte-buffer.ts';
import { createIntList, type IntList, pushInt } from './int-list.ts';
import { SPACES, type Space } from './spaces.ts';

/** A block is closed before it grows beyond this, so that it fills one page of the database (a long list stands alone). */
const BLOCK_BYTES = 3960;

/** The blocks of a segment, one after another, in the form of `SegmentData`. */
export interface Blocks {
  data: ByteBuffer;
  end: IntList;
  space: IntList;
  firstKeys: ByteBuffer;
  firstKeyEnd: IntList;
}

/** Cuts sorted keys with their postings into blocks. */
export interface BlockWriter {
  /** Keys of one space must come in the order of their UTF-8 bytes, spaces in the order of SPACES. */
  add(space: Space, key: string, postings: ByteBuffer): void;
  /** Number of blocks that are closed or begun. */
  count(): number;
  finish(): Blocks;
}

/** A writer without blocks. */
export function createBlockWriter(): BlockWriter {
  const blocks: Blocks = {
    data: createByteBuffer(1 << 16),
    end: createIntList(),
    space: createIntList(),
    firstKeys: createByteBuffer(1 << 12),
    firstKeyEnd: createIntList(),
  };
  const block = createBlockEncoder();
  let current = -1;

  function close(): void {
    if (block.count === 0) return;
    finishBlock(block, blocks.data);
    pushInt(blocks.end, blocks.data.length);
    pushInt(blocks.space, current);
    pushInt(blocks.firstKeyEnd, blocks.firstKeys.length);
  }

  return {
    add: (space, key, postings) => {
      const code = SPACES.indexOf(space);
      const length = block.keys.length + block.values.length + key.length + postings.length;
      if (code !== current || length > BLOCK_BYTES) close();
      current = code;
      addKey(block, key, postings);
      if (block.count === 1) writeBytes(blocks.firstKeys, block.key.bytes, 0, block.key.length);
    },
    count: () => blocks.end.length + (block.count > 0 ? 1 : 0),
    finish: () => {
      close();
      return blocks;
    },
  };
}
