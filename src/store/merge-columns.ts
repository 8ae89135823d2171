import { createByteBuffer, toBytes } from './byte-buffer.ts';
import type { SegmentState } from './index-state.ts';
import { createMarkWriter } from './marks-codec.ts';
import type { SegmentColumns } from './segment-table.ts';
import { createUnitWriter, eachTotals, writeTotals } from './units-codec.ts';

/** A segment that goes into another one. */
export interface MergeSource {
  segment: SegmentState;
  /** By old ordinal: the new one, or -1 when it is dead. */
  files: Int32Array;
  units: Int32Array;
  /** By old number of a code: the new one. */
  codes: Uint32Array;
}

/** The columns of the new segment, and how the old ordinals and numbers become new ones. */
export function mergeColumns(segments: readonly SegmentState[]): SegmentColumns & { sources: MergeSource[] } {
  const units = createUnitWriter();
  const marks = createMarkWriter();
  const totals = createByteBuffer(1 << 12);
  const ids: number[] = [];
  const codes = mergeCodes(segments);
  let unitCount = 0;
  const sources = segments.map((segment, i): MergeSource => {
    const columns = segment.units();
    const files = new Int32Array(segment.fileCount).fill(-1);
    const unitMap = new Int32Array(columns.count).fill(-1);
    eachTotals(segment.totals(), segment.fileCount, (file, [unitsOfFile, ...tokens]) => {
      if (segment.dead?.[file] === 1) return;
      files[file] = ids.length;
      ids.push(segment.files[file]!);
      units.copyFile(columns, file);
      marks.addFile(segment.marks(file));
      writeTotals(totals, unitsOfFile!, tokens);
      for (let unit = columns.firstUnit[file]!; unit < columns.firstUnit[file + 1]!; unit++)
        unitMap[unit] = unitCount++;
    });
    return { segment, files, units: unitMap, codes: codes.numbers[i]! };
  });
  return {
    sources,
    files: ids,
    codes: codes.all,
    totals: toBytes(totals),
    units: units.finish(),
    marks: marks.finish(),
  };
}

/** All codes, and the new numbers of those of each segment. What was frequent keeps a small number, which takes one byte. */
function mergeCodes(segments: readonly SegmentState[]): { all: Uint32Array; numbers: Uint32Array[] } {
  const uses = new Map<number, number>();
  for (const segment of segments) {
    // How often is not known, but they are ordered by that: the n-th is taken to be used a share of 1/n.
    const { count } = segment.units();
    for (const [number, code] of segment.codes().entries()) {
      uses.set(code, (uses.get(code) ?? 0) + (count + 1) / (number + 1));
    }
  }
  const all = Uint32Array.from([...uses].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([code]) => code));
  const numberOf = new Map([...all].map((code, number) => [code, number]));
  return { all, numbers: segments.map((segment) => segment.codes().map((code) => numberOf.get(code)!)) };
}
