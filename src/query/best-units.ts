import type { FileEntry, IndexReader } from '../store/index.ts';
import type { Best } from './best.ts';
import type { Conditions } from './conditions.ts';
import type { Found } from './found.ts';
import type { SegmentScores } from './segment-scores.ts';

/** Into so many steps of score units are sorted before they are looked at. */
const STEPS = 512;

/**
 * Offers the units of a segment, roughly best first: once there are enough, few of the others have to be looked at. A unit
 * whose score may be too low (see `ScoringOptions`) is worse than all that are kept.
 */
export function offerUnits(
  reader: IndexReader,
  scores: SegmentScores,
  best: Best<Found>,
  conditions: Conditions,
): void {
  const { segment, columns, own, path } = scores;
  const { file: fileOf } = columns;
  const scoreOf = (unit: number): number => own[unit]! + path[fileOf[unit]!]!;
  let most = 0;
  eachScored(scores, (unit) => {
    most = Math.max(most, scoreOf(unit));
  });
  let worst = best.worst()?.order ?? 0;
  if (most < worst) return;
  const steps: number[][] = Array.from({ length: STEPS + 1 }, () => []);
  eachScored(scores, (unit) => {
    const raw = scoreOf(unit);
    if (raw >= worst) steps[Math.floor((raw / most) * STEPS)]!.push(unit);
  });
  const { symbol: symbols } = columns.places();
  const files: (FileEntry | undefined)[] = [];
  for (let step = STEPS; step >= 0; step--) {
    for (const unit of steps[step]!) {
      const raw = scoreOf(unit);
      if (raw < worst) continue;
      const ordinal = fileOf[unit]!;
      files[ordinal] ??= reader.fileOf(segment, ordinal);
      const file = files[ordinal];
      if (!file) continue;
      const place = { segment, unit, file, symbol: symbols[unit]! };
      best.offer({ place, raw, order: raw, covered: 0, match: undefined }, () => conditions.admits(place));
      worst = best.worst()?.order ?? 0;
    }
  }
}

/** Visits every unit that scores. */
function eachScored({ columns: { firstUnit }, own, units, files }: SegmentScores, visit: (unit: number) => void): void {
  for (let i = 0; i < units.size; i++) visit(units.items[i]!);
  for (let i = 0; i < files.size; i++) {
    const file = files.items[i]!;
    for (let unit = firstUnit[file]!; unit < firstUnit[file + 1]!; unit++) if (own[unit] === 0) visit(unit);
  }
}
