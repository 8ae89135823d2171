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

/** More segments than this below one of the sizes are made into one, so a question has to look into few of them. */
const MOST_SMALL = 12;
const SIZES = [256 * 1024, 1024 * 1024, 4 * 1024 * 1024] as const;

/** The segments whose live files should be indexed again: those mostly dead, and the small ones when there are many. */
export function planCompaction(segments: readonly SegmentWeight[]): number[] {
  const chosen = new Set<number>();
  for (const segment of segments) if (segment.live * 2 < segment.files) chosen.add(segment.id);
  for (const size of SIZES) {
    const small = segments.filter((segment) => segment.liveBytes < size);
    if (small.length > MOST_SMALL) for (const segment of small) chosen.add(segment.id);
  }
  return [...chosen].sort((a, b) => a - b);
}
