import { MAX_FILES } from './fact-chunks.ts';

/** How full a segment is. */
export interface SegmentWeight {
  id: number;
  /** Files it was built with. */
  files: number;
  /** Those of them that are live. */
  live: number;
  /** Bytes of source of the live files. */
  liveBytes: number;
}

/** Segments that are merged into one. */
export interface MergeGroup {
  ids: number[];
  /** Bytes of source in it. */
  bytes: number;
}

const MEGABYTE = 1024 * 1024;
/** More segments than this below one of the sizes are merged, so a question has to look into few of them. */
const MOST_SMALL = 8;
const SIZES = [MEGABYTE / 4, 2 * MEGABYTE, 16 * MEGABYTE, 64 * MEGABYTE] as const;
/** Source in one merged segment at most: merging takes memory and time, and begins anew when it is stopped. */
const MOST_MERGED = 96 * MEGABYTE;

/** What is to be merged: small segments when there are many, and those mostly dead. The largest groups come first. */
export function planMerges(segments: readonly SegmentWeight[]): MergeGroup[] {
  const chosen = new Set(segments.filter(({ live, files }) => live * 2 < files));
  for (const size of SIZES) {
    const small = segments.filter(({ liveBytes }) => liveBytes < size);
    if (small.length > MOST_SMALL) for (const segment of small) chosen.add(segment);
  }
  const groups: SegmentWeight[][] = [];
  let group: SegmentWeight[] = [];
  let bytes = 0;
  let files = 0;
  for (const segment of segments) {
    if (!chosen.has(segment)) continue;
    if (group.length > 0 && (bytes + segment.liveBytes > MOST_MERGED || files + segment.live >= MAX_FILES)) {
      groups.push(group);
      group = [];
      bytes = 0;
      files = 0;
    }
    group.push(segment);
    bytes += segment.liveBytes;
    files += segment.live;
  }
  groups.push(group);
  // Alone and live it is as good as it can be.
  return groups
    .filter(([first, second]) => second !== undefined || (first !== undefined && first.live * 2 < first.files))
    .map((some) => ({ ids: some.map(({ id }) => id), bytes: some.reduce((sum, { liveBytes }) => sum + liveBytes, 0) }))
    .sort((a, b) => b.bytes - a.bytes);
}
