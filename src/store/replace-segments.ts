import { eachBlock } from './blocks.ts';
import { blobsInChunk, createFactChunks, openChunk } from './fact-chunks.ts';
import type { SegmentState } from './index-state.ts';
import type { MergedSegment } from './segment-data.ts';
import type { SegmentSink, SegmentTable } from './segment-table.ts';

/**
 * Puts a merged segment in the place of those it was made of; the rows of the files are the caller's. It yields every now
 * and then, so that the caller can stop; the caller has opened a transaction.
 */
export function* replaceSegments(
  table: SegmentTable,
  id: number,
  merged: MergedSegment,
  sources: readonly SegmentState[],
): Generator<void, void> {
  const target = table.begin(id);
  for (const part of merged.parts) {
    eachBlock(part, target.addBlock);
    yield;
  }
  let base = 0;
  for (const source of sources) {
    if (source.dead) yield* copyLive(table, source, target, base);
    else table.copyFacts(source.id, id, base);
    base += source.fileCount - (source.dead?.reduce((sum, dead) => sum + dead, 0) ?? 0);
    yield;
  }
  target.finish(merged);
  for (const source of sources) {
    table.drop(source.id);
    yield;
  }
}

/** The facts of the live files; `base` is the ordinal of the first of them. */
function* copyLive(table: SegmentTable, source: SegmentState, target: SegmentSink, base: number): Generator<void> {
  const chunks = createFactChunks();
  for (const { first, data } of table.facts(source.id)) {
    for (const [i, blob] of blobsInChunk(openChunk(data)).entries()) {
      if (source.dead?.[first + i] !== 1) chunks.add(blob);
    }
    yield;
  }
  const { data, end, first } = chunks.finish();
  for (let i = 0; i < end.length; i++) {
    target.addFacts(base + first[i]!, data.subarray(i === 0 ? 0 : end[i - 1]!, end[i]!));
  }
}
