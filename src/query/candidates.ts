import {
  FIELDS,
  type IndexReader,
  LENGTHS,
  stem,
  subwords,
  UNIT_KINDS,
  type UnitColumns,
  type UnitKind,
  words,
} from '../store/index.ts';
import type { ScoreFactor } from './answers.ts';
import { keepBest } from './best.ts';
import { bestNames, namedPlaces } from './best-names.ts';
import { createUnitOffer } from './best-units.ts';
import type { Conditions } from './conditions.ts';
import { compareFound, type Found, keyOf } from './found.ts';
import type { NameMatch } from './name-match.ts';
import type { Place } from './place.ts';
import { coverageFactor, type Scoring } from './score.ts';
import type { QueryTerms } from './terms.ts';

/** Something that may become a result. */
export interface Candidate extends Place {
  /** Words of its name: how many there are, and how many of them were asked for. */
  nameWords: { words: number; asked: number };
  /** Kind of its unit; undefined for a symbol without one. */
  kind: UnitKind | undefined;
  /** First 0-based line of a unit's definition; 0 for a symbol without unit. */
  line: number;
  score: number;
  /** What its name adds as a whole: the best rule and its value. */
  nameMatch: { factor: string; value: number };
  /** True when its name is the query, character by character. */
  asWritten: boolean;
  why: ScoreFactor[];
}

const NAME = FIELDS.indexOf('name');
const BY_SCORE = 200;

/**
 * The candidates for the rerank: the best units by BM25F, and the best of those whose name fits the query. Their score
 * is that of the text, 1 for the best.
 */
export function collectCandidates(
  reader: IndexReader,
  scoring: Scoring,
  terms: QueryTerms,
  matches: readonly NameMatch[],
  conditions: Conditions,
): Candidate[] {
  const { named, inSegment } = namedPlaces(matches);
  const bestUnits = keepBest(BY_SCORE, compareFound);
  const always = (segment: number): number[] =>
    (inSegment.get(segment) ?? []).map(({ at }) => at.unit).filter((unit) => unit >= 0);
  const offer = createUnitOffer(reader, bestUnits, conditions);
  const least = (): number => bestUnits.worst()?.raw ?? 0;
  scoring.eachSegment({ least, always }, (scores) => {
    const { columns, own, path } = scores;
    for (const one of inSegment.get(scores.segment) ?? []) {
      if (one.at.unit >= 0) one.raw = own[one.at.unit]! + path[columns.file[one.at.unit]!]!;
    }
    offer(scores);
  });
  const found = new Map<string, Found>();
  let best = 0;
  for (const one of bestUnits.sorted()) {
    found.set(keyOf(one.place), one);
    best = Math.max(best, one.raw);
  }
  for (const one of bestNames(reader, scoring, named, conditions, best)) {
    const known = found.get(keyOf(one.place));
    if (known) known.match = one.match;
    else found.set(keyOf(one.place), one);
  }
  return [...found.values()].map((one) => candidateOf(reader, scoring, terms, one, best));
}

function candidateOf(
  reader: IndexReader,
  scoring: Scoring,
  terms: QueryTerms,
  { place, raw, match, covered: alone }: Found,
  best: number,
): Candidate {
  const { segment, unit, file, symbol } = place;
  const units = reader.units(segment);
  const text = Math.min(1, best > 0 ? raw / best : 1) * (unit < 0 ? scoring.weighting.withoutUnit : 1);
  const held = unit < 0 ? { covered: alone, inName: 0 } : scoring.heldBy(segment, unit);
  const coverage = coverageFactor(scoring, held.covered);
  return {
    segment,
    unit,
    file,
    symbol,
    nameWords:
      unit < 0 ? nameWordsOf(match!.entry.name, terms) : { words: unitNameWords(units, unit), asked: held.inName },
    kind: unit < 0 ? undefined : UNIT_KINDS[units.places().kind[unit]!],
    line: unit < 0 ? 0 : units.places().line[unit]!,
    score: text * coverage,
    nameMatch: match ? { factor: match.factor, value: match.value } : { factor: 'exact', value: 0 },
    asWritten: match?.asWritten === true,
    why: [
      { factor: 'text', operation: 'add', value: text },
      { factor: 'coverage', operation: 'times', value: coverage },
    ],
  };
}

function nameWordsOf(name: string, { nameStems }: QueryTerms): Candidate['nameWords'] {
  const stems = words(name).flatMap(subwords).map(stem);
  return { words: stems.length, asked: stems.filter((one) => nameStems.has(one)).length };
}

/** What the index says of a unit's name, so that nothing has to be read: of two and more words one token is the joined name. */
function unitNameWords({ lengths }: UnitColumns, unit: number): number {
  const length = LENGTHS[lengths[NAME]![unit]!]!;
  return length > 2 ? length - 1 : length;
}
