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
  // The same for those of ASCII, which are nearly all: a number is found faster than a text.
  const groupsOfAscii = new Map<number, number[]>();
  const blockStarts: number[] = [];
  let ordinal = 0;
  return {
    add: (joined, value) => {
      const before = blocks.count();
      blocks.add('n', joined, value);
      if (blocks.count() > before) blockStarts.push(ordinal);
      const group = ordinal >> NAME_GROUP_BITS;
      eachAsciiTrigram(joined, (trigram) => addGroup(groupsOfAscii, trigram, group));
      if (NOT_ASCII.test(joined)) {
        for (const trigram of trigrams(joined)) if (NOT_ASCII.test(trigram)) addGroup(groupsOf, trigram, group);
      }
      ordinal++;
    },
    finish: () => {
      for (const [trigram, groups] of groupsOfAscii) groupsOf.set(asciiOf(trigram), groups);
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

const NOT_ASCII = /[^\0-\x7f]/;
const FRAME = { start: 94, end: 36 };

/** The trigrams of `^joined$` that are of ASCII alone, packed into 7 bits each; one may come more than once. */
function eachAsciiTrigram(joined: string, visit: (trigram: number) => void): void {
  let before = -1;
  let last = FRAME.start;
  for (let i = 0; i <= joined.length; i++) {
    const code = i < joined.length ? joined.charCodeAt(i) : FRAME.end;
    if (before >= 0 && before < 128 && last < 128 && code < 128) visit((before << 14) | (last << 7) | code);
    before = last;
    last = code;
  }
}

function asciiOf(trigram: number): string {
  return String.fromCharCode(trigram >> 14, (trigram >> 7) & 127, trigram & 127);
}

function addGroup<Key>(groupsOf: Map<Key, number[]>, key: Key, group: number): void {
  const groups = groupsOf.get(key);
  if (!groups) groupsOf.set(key, [group]);
  else if (groups[groups.length - 1] !== group) groups.push(group);
}
