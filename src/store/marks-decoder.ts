import { type ByteCursor, createByteCursor, expectSound, readVarint } from './byte-cursor.ts';
import { readSections } from './facts-decoder.ts';
import { SYMBOL_BITS } from './facts-format.ts';
import type { SymbolMarks } from './stored-facts.ts';

/** Kinds and flags of the symbols in the facts of a file: a fraction of the work of decoding these. */
export function decodeMarks(blob: Uint8Array): SymbolMarks {
  const { start, end, count } = readSections(blob).sections[0]!;
  const cursor = createByteCursor(blob, start);
  const kinds = new Uint8Array(count);
  const flags = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    const bits = readVarint(cursor);
    kinds[i] = bits & 63;
    // As in `readSymbol`: ten numbers, then those that not every symbol has.
    skip(cursor, 10 + (bits & SYMBOL_BITS.oddName ? 1 : 0) + (bits & SYMBOL_BITS.owner ? 1 : 0));
    if (bits & SYMBOL_BITS.flags) flags[i] = readVarint(cursor);
    if (bits & SYMBOL_BITS.doc) skip(cursor, 2);
  }
  expectSound(cursor.at === end, 'the facts of a file do not add up');
  return { kinds, flags };
}

function skip(cursor: ByteCursor, numbers: number): void {
  for (let i = 0; i < numbers; i++) readVarint(cursor);
}
