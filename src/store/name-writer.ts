import type { BlockWriter } from './blocks.ts';
import { type ByteBuffer, createByteBuffer } from './byte-buffer.ts';
import { sortKeys } from './key-order.ts';
import { writeAscending } from './postings-codec.ts';
import { BLOCK_STARTS, NAME_GROUP_BITS } from './spaces.ts';
import { trigrams } from './tokens.ts';

/** Writes the joined names of a segment (space `n`) and the trigrams that lead to them (space `g`). */
export interface NameWriter {
  /** Adds a joined name with its value; names come in the order of keys. */
  add(joined: string, value: ByteBuffer): void;
  /** Writes the trigrams. */
  finish(): void;
}

/** A writer at the beginning of a segment. */
export function createNameWriter(blocks: BlockWriter): NameWriter {
  // Neighbours share most of their trigrams, so these lead to groups of neighbours.
  const groupsOf = new Map<string, number[]>();
  const blockStarts: number[] = [];
  let ordinal = 0;
  return {
    add: (joined, value) => {
      const before = blocks.count();
      blocks.add('n', joined, value);
      if (blocks.count() > before) blockStarts.push(ordinal);
      const group = ordinal >> NAME_GROUP_BITS;
      for (const trigram of trigrams(joined)) {
        const groups = groupsOf.get(trigram);
        if (!groups) groupsOf.set(trigram, [group]);
        else if (groups[groups.length - 1] !== group) groups.push(group);
      }
      ordinal++;
    },
    finish: () => {
      groupsOf.set(BLOCK_STARTS, blockStarts);
      const out = createByteBuffer(1 << 12);
      for (const trigram of sortKeys([...groupsOf.keys()])) {
        out.length = 0;
        writeAscending(out, groupsOf.get(trigram)!);
        blocks.add('g', trigram, out);
      }
    },
  };
}
