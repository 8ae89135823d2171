import type { BlockStore } from './block-store.ts';
import { type BlockWriter, collectBlocks, createBlockWriter } from './blocks.ts';
import { createByteBuffer, writeBytes } from './byte-buffer.ts';
import type { SegmentState } from './index-state.ts';
import { createIntList, type IntList, pushInt } from './int-list.ts';
import { type HeldValue, mergedKeys } from './key-merge.ts';
import { sortKeys } from './key-order.ts';
import { type MergeSource, mergeColumns } from './merge-columns.ts';
import { createNameWriter } from './name-writer.ts';
import { readNames, readPlaces, writePlaces } from './names-codec.ts';
import {
  eachCount,
  readAscending,
  type TermRoom,
  unpackTerm,
  writeAscending,
  writeCounts,
  writeTerm,
} from './postings-codec.ts';
import type { MergedSegment } from './segment-data.ts';
import type { Space } from './spaces.ts';

/** A yield comes after so many keys at the latest. */
const KEYS_AT_ONCE = 256;

/** Blocks in one part of what is made, in bytes. */
const PART_BYTES = 1024 * 1024;

/**
 * Makes one segment out of the live files of several, in their order, without their facts. It only reads, and yields every
 * now and then, so that the caller can do something else, or stop.
 */
export function* mergeSegments(segments: readonly SegmentState[], blocks: BlockStore): Generator<void, MergedSegment> {
  const { sources, files, ...columns } = mergeColumns(segments);
  const collector = collectBlocks(PART_BYTES);
  const writer = createBlockWriter(collector.sink);
  yield* mergeNames(blocks, sources, writer);
  yield* mergeSpace(blocks, sources, writer, 'v', createCountMerger(sources));
  yield* mergeSpace(blocks, sources, writer, 't', createTermMerger(sources));
  yield* mergeSpace(blocks, sources, writer, 'w', createFileMerger(sources));
  writer.finish();
  return { ...columns, files: Uint32Array.from(files), parts: collector.finish() };
}

/** Puts the value of a key into `out`; false when nothing of it lives. */
type ValueMerger = (held: readonly HeldValue[], out: ReturnType<typeof createByteBuffer>) => boolean;

function* mergeSpace(
  blocks: BlockStore,
  sources: readonly MergeSource[],
  writer: BlockWriter,
  space: Space,
  merge: ValueMerger,
): Generator<void> {
  const out = createByteBuffer(1 << 12);
  let count = 0;
  for (const { key, held } of mergedKeys(blocks, segmentsOf(sources), space)) {
    out.length = 0;
    if (merge(held, out)) writer.add(space, key, out);
    if (++count % KEYS_AT_ONCE === 0) yield;
  }
}

function* mergeNames(blocks: BlockStore, sources: readonly MergeSource[], writer: BlockWriter): Generator<void> {
  const names = createNameWriter(writer);
  const out = createByteBuffer(1 << 12);
  const files = createIntList();
  const symbols = createIntList();
  let count = 0;
  for (const { key, held } of mergedKeys(blocks, segmentsOf(sources), 'n')) {
    out.length = 0;
    for (const same of byName(held, key)) {
      files.length = 0;
      symbols.length = 0;
      for (const { source, bytes, start, end } of same) {
        for (const { file, symbol } of readPlaces(bytes, start, end)) {
          const ordinal = sources[source]!.files[file]!;
          if (ordinal < 0) continue;
          pushInt(files, ordinal);
          pushInt(symbols, symbol);
        }
      }
      if (files.length === 0) continue;
      const { bytes, form, formEnd } = same[0]!;
      writeBytes(out, bytes, form, formEnd);
      writePlaces(out, { files: files.items, symbols: symbols.items, from: 0, to: files.length });
    }
    if (out.length > 0) names.add(key, out);
    if (++count % KEYS_AT_ONCE === 0) yield;
  }
  names.finish();
}

/** A name in one of the segments. */
interface HeldName extends HeldValue {
  form: number;
  formEnd: number;
}

/** The names of a joined form in order, each with where it is held. */
function byName(held: readonly HeldValue[], joined: string): readonly HeldName[][] {
  const [only, second] = held;
  if (only && !second) {
    return readNames(only.bytes, only.start, only.end, joined).map((found) => [{ ...only, ...found }]);
  }
  const names = new Map<string, HeldName[]>();
  for (const { source, bytes, start, end } of held) {
    for (const { name, ...found } of readNames(bytes, start, end, joined)) {
      const one = { source, bytes, ...found };
      const same = names.get(name);
      if (same) same.push(one);
      else names.set(name, [one]);
    }
  }
  return names.size === 1 ? [...names.values()] : sortKeys([...names.keys()]).map((name) => names.get(name)!);
}

function createCountMerger(sources: readonly MergeSource[]): ValueMerger {
  const files = createIntList();
  const counts = createIntList();
  return (held, out) => {
    files.length = 0;
    counts.length = 0;
    for (const { source, bytes, start, end } of held) {
      eachCount(bytes, start, end, (file, count) => {
        const ordinal = sources[source]!.files[file]!;
        if (ordinal < 0) return;
        pushInt(files, ordinal);
        pushInt(counts, count);
      });
    }
    writeCounts(out, files.items, counts.items, 0, files.length);
    return files.length > 0;
  };
}

function createFileMerger(sources: readonly MergeSource[]): ValueMerger {
  const files = createIntList();
  return (held, out) => {
    files.length = 0;
    for (const { source, bytes, start, end } of held) {
      for (const file of readAscending(bytes, start, end)) pushLive(files, sources[source]!.files[file]!);
    }
    writeAscending(out, files.items, 0, files.length);
    return files.length > 0;
  };
}

function createTermMerger(sources: readonly MergeSource[]): ValueMerger {
  const files = createIntList();
  const frequencies = createIntList();
  const units = createIntList(1 << 12);
  const codes = createIntList(1 << 12);
  const bounds = sources.map(({ segment: { fileCount }, units: { length }, codes: { length: known } }) => {
    return { files: fileCount, units: length, codes: known };
  });
  const room: TermRoom = { units: new Uint32Array(1 << 12), codes: new Uint32Array(1 << 12) };
  return (held, out) => {
    for (const list of [files, frequencies, units, codes]) list.length = 0;
    for (const { source, bytes, start, end } of held) {
      const own = sources[source]!;
      const packed = unpackTerm(bytes, start, end, bounds[source]!, room);
      for (let i = 0; i < packed.files.length; i++) {
        const ordinal = own.files[packed.files[i]!]!;
        if (ordinal < 0) continue;
        pushInt(files, ordinal);
        pushInt(frequencies, packed.pathTf[i]!);
      }
      for (let i = 0; i < packed.count; i++) {
        const unit = own.units[packed.units[i]!]!;
        if (unit < 0) continue;
        pushInt(units, unit);
        pushInt(codes, own.codes[packed.codes[i]!]!);
      }
    }
    if (files.length + units.length === 0) return false;
    writeTerm(
      out,
      { places: files.items, values: frequencies.items, from: 0, to: files.length },
      { places: units.items, values: codes.items, from: 0, to: units.length },
    );
    return true;
  };
}

function pushLive(list: IntList, ordinal: number): void {
  if (ordinal >= 0) pushInt(list, ordinal);
}

function segmentsOf(sources: readonly MergeSource[]): SegmentState[] {
  return sources.map(({ segment }) => segment);
}
