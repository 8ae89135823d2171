import { type IndexReader, type NamePlace, tokens } from '../store/index.ts';
import { keepBest } from './best.ts';
import type { Conditions } from './conditions.ts';
import { compareFound, type Found, keyOf } from './found.ts';
import { isInContainer, type NameMatch } from './name-match.ts';
import type { Place } from './place.ts';
import type { Scoring } from './score.ts';
import { containerOf } from './symbol-hit.ts';

const BY_NAME = 200;
/** So many of the names without a unit have their container read; the others count for their name alone. */
const REFINED = 60;

/** A place whose name fits the query, with the score of its unit. */
export interface NamedPlace {
  match: NameMatch;
  at: NamePlace;
  raw: number;
}

/** The places of all matches, and the same by segment. */
export function namedPlaces(matches: readonly NameMatch[]): {
  named: NamedPlace[];
  inSegment: ReadonlyMap<number, NamedPlace[]>;
} {
  const named: NamedPlace[] = [];
  const inSegment = new Map<number, NamedPlace[]>();
  for (const match of matches) {
    for (const at of match.entry.places) {
      const one = { match, at, raw: 0 };
      named.push(one);
      const own = inSegment.get(at.segment);
      if (own) own.push(one);
      else inSegment.set(at.segment, [one]);
    }
  }
  return { named, inSegment };
}

/** The best of the places whose name fits; `bestScore`: the score of the best unit. */
export function bestNames(
  reader: IndexReader,
  scoring: Scoring,
  named: readonly NamedPlace[],
  conditions: Conditions,
  bestScore: number,
): Found[] {
  const best = keepBest(BY_NAME, compareFound);
  // The same for all places of a name: where they are is looked at for the few that stay.
  const alone = new Map<string, number>();
  for (const { match, at, raw: unitScore } of named) {
    const { name } = match.entry;
    let raw = unitScore;
    if (at.unit < 0) {
      raw = alone.get(name) ?? scoreName(scoring, name);
      alone.set(name, raw);
    }
    const text = Math.min(1, raw / Math.max(bestScore, 1e-9)) * (at.unit < 0 ? scoring.weighting.withoutUnit : 1);
    const order = text + match.value;
    if (order < (best.worst()?.order ?? 0)) continue;
    const place = placeOf(reader, at);
    if (!place || (match.container !== undefined && !isInContainer(containerAt(reader, place), match.container)))
      continue;
    best.offer({ place, raw, order, covered: 0, match }, () => conditions.admits(place));
  }
  const kept = new Map<string, Found>();
  let refined = 0;
  for (const found of best.sorted()) {
    // A name can fit by two rules (as it is, and as the name in a container): the better one comes first.
    if (!kept.has(keyOf(found.place))) kept.set(keyOf(found.place), found);
    if (found.place.unit < 0 && refined++ < REFINED) {
      Object.assign(found, scoreWithoutUnit(reader, scoring, found));
    }
  }
  return [...kept.values()];
}

function scoreName(scoring: Scoring, name: string): number {
  const own = tokens(name);
  return scoring.scoreFields([own, [], own, [], own, []]).score;
}

function placeOf(reader: IndexReader, { segment, file: ordinal, symbol, unit }: NamePlace): Place | undefined {
  const file = reader.fileOf(segment, ordinal);
  return file && { segment, unit, file, symbol };
}

function containerAt(reader: IndexReader, { file, symbol }: Place): string {
  const symbols = reader.facts(file.id)?.symbols ?? [];
  const entry = symbols[symbol];
  return entry ? containerOf(symbols, entry) : '';
}

/** A constant or field scores as a unit of which name, parent and path are known, and whose text is its name. */
function scoreWithoutUnit(
  reader: IndexReader,
  scoring: Scoring,
  { place, match }: Found,
): { raw: number; covered: number } {
  const own = tokens(match!.entry.name);
  const parent = tokens(containerAt(reader, place).split('.').at(-1)!);
  const { score, covered } = scoring.scoreFields([own, parent, own, [], own, tokens(place.file.path)]);
  return { raw: score, covered };
}
