import type { FileEntry } from '../model/index.ts';
import type { IndexReader } from '../store/index.ts';
import type { Best } from './best.ts';
import type { Conditions } from './conditions.ts';
import type { Found } from './found.ts';
import type { SegmentScores } from './segment-scores.ts';

/** Into so many steps of score units are sorted before they are looked at. */
const STEPS = 512;

/**
 * Makes what offers the units of one segment after another, roughly best first: once there are enough, few of the
 * others have to be looked at. A unit whose score may be too low (see `ScoringOptions`) is worse than all that are kept.
 */
export function createUnitOffer(
  reader: IndexReader,
  best: Best<Found>,
  conditions: Conditions,
): (scores: SegmentScores) => void {
  const gathered = createGathering();
  return (scores) => {
    const { segment, columns } = scores;
    let worst = best.worst()?.order ?? 0;
    gathered.gather(scores, worst);
    const { symbol: symbols } = columns.places();
    const files: (FileEntry | undefined)[] = [];
    gathered.eachSorted((unit, raw) => {
      if (raw < worst) return;
      const ordinal = columns.file[unit]!;
      files[ordinal] ??= reader.fileOf(segment, ordinal);
      const file = files[ordinal];
      if (!file) return;
      const place = { segment, unit, file, symbol: symbols[unit]! };
      best.offer({ place, raw, order: raw, covered: 0, match: undefined }, () => conditions.admits(place));
      worst = best.worst()?.order ?? 0;
    });
  };
}

/** Units with their scores, in arrays that serve all segments. */
interface Gathering {
  /** Takes the units of a segment that score `least` at least. */
  gather(scores: SegmentScores, least: number): void;
  /** Visits them by steps of their score, best step first; within a step as they were gathered. */
  eachSorted(visit: (unit: number, raw: number) => void): void;
}

function createGathering(): Gathering {
  let units = new Uint32Array(0);
  let raws = new Float64Array(0);
  let sorted = new Uint32Array(0);
  const starts = new Uint32Array(STEPS + 2);
  let size = 0;
  let most = 0;

  function gather({ columns, own, path, units: scored, files }: SegmentScores, least: number): void {
    const { count, file: fileOf, firstUnit } = columns;
    if (units.length < count) {
      units = new Uint32Array(count);
      raws = new Float64Array(count);
      sorted = new Uint32Array(count);
    }
    size = 0;
    most = 0;
    for (let i = 0; i < scored.size; i++) {
      const unit = scored.items[i]!;
      const raw = own[unit]! + path[fileOf[unit]!]!;
      if (raw < least) continue;
      units[size] = unit;
      raws[size++] = raw;
      if (raw > most) most = raw;
    }
    for (let i = 0; i < files.size; i++) {
      const file = files.items[i]!;
      const raw = path[file]!;
      if (raw < least) continue;
      for (let unit = firstUnit[file]!; unit < firstUnit[file + 1]!; unit++) {
        if (own[unit] !== 0) continue;
        units[size] = unit;
        raws[size++] = raw;
        if (raw > most) most = raw;
      }
    }
  }

  const stepOf = (i: number): number => STEPS - Math.floor((raws[i]! / most) * STEPS);
  return {
    gather,
    eachSorted: (visit) => {
      starts.fill(0);
      for (let i = 0; i < size; i++) starts[stepOf(i) + 1]!++;
      for (let step = 0; step <= STEPS; step++) starts[step + 1]! += starts[step]!;
      for (let i = 0; i < size; i++) sorted[starts[stepOf(i)]!++] = i;
      for (let i = 0; i < size; i++) visit(units[sorted[i]!]!, raws[sorted[i]!]!);
    },
  };
}
