/** Blocks of a segment one after another, in order of space and key; see block-codec.ts. */
export interface PackedBlocks {
  blocks: Uint8Array;
  /** By block: where it ends in `blocks`, its space (index into SPACES), and where its first key ends in `firstKeys`. */
  blockEnd: Uint32Array;
  blockSpace: Uint8Array;
  firstKeyEnd: Uint32Array;
  firstKeys: Uint8Array;
}

/** A finished segment on its way from a worker to the writer: a few buffers, no objects per file. */
export interface SegmentData extends PackedBlocks {
  /** Number of files; they are known by ordinal only, in the order in which they were added. */
  fileCount: number;
  /** By ordinal: number of symbols and of identifier occurrences. */
  symbols: Uint32Array;
  occurrences: Uint32Array;
  /** Unit columns, packed; see units-codec.ts. */
  units: Uint8Array;
  /** Per file: number of units and summed field lengths, packed; see units-codec.ts. */
  totals: Uint8Array;
  /** Packed term frequencies (see TF_SHIFT) by the numbers that stand in the postings of terms. */
  codes: Uint32Array;
  /** Kinds and flags of the symbols, packed; see marks-codec.ts. */
  marks: Uint8Array;
  /** Chunks of packed facts one after another, see fact-chunks.ts: where each ends, and the ordinal of its first file. */
  facts: Uint8Array;
  factsEnd: Uint32Array;
  factsFirst: Uint32Array;
}

/** What takes the place of several segments, on its way to the writer. The facts are not in it: they are copied. */
export interface MergedSegment {
  /** Ids of its files by ordinal. */
  files: Uint32Array;
  /** As those of `SegmentData`. */
  units: Uint8Array;
  totals: Uint8Array;
  codes: Uint32Array;
  marks: Uint8Array;
  /** The blocks in parts, since there are many. */
  parts: PackedBlocks[];
}

/** The buffers of a segment, for the transfer list of `postMessage`. They are unusable for the sender afterwards. */
export function transferList(data: SegmentData | MergedSegment): ArrayBuffer[] {
  const parts = 'parts' in data ? data.parts : [];
  const views = [data, ...parts].flatMap((part) => Object.values(part)).filter((value) => ArrayBuffer.isView(value));
  return [...new Set(views.map((view) => view.buffer as ArrayBuffer))];
}
