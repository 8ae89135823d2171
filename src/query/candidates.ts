import {
  FIELDS,
  type IndexReader,
  type NamePlace,
  stem,
  subwords,
  tokens,
  UNIT_KINDS,
  type UnitColumns,
  type UnitKind,
  words,
} from '../store/index.ts';
import type { ScoreFactor } from './answers.ts';
import { keepBest } from './best.ts';
import type { Conditions } from './conditions.ts';
import { isInContainer, type NameMatch } from './name-match.ts';
import type { Place } from './place.ts';
import { averageLengths, coverageFactor, scoreFields, type UnitScores } from './score.ts';
import { containerOf } from './symbol-hit.ts';
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

const BY_SCORE = 200;
const BY_NAME = 200;
/** A name alone is little text: what it says counts half of what a function or type says. */
const WITHOUT_UNIT = 0.5;

interface Found {
  place: Place;
  raw: number;
  covered: number;
  order: number;
  match: NameMatch | undefined;
}

/**
 * The candidates for the rerank: the best units by BM25F, and the best of those whose name fits the query. Their score
 * is that of the text, 1 for the best.
 */
export function collectCandidates(
  reader: IndexReader,
  scores: UnitScores,
  terms: QueryTerms,
  matches: readonly NameMatch[],
  conditions: Conditions,
): Candidate[] {
  const found = new Map<string, Found>();
  for (const one of bestUnits(reader, scores, conditions)) found.set(keyOf(one.place), one);
  let best = 0;
  for (const { raw } of found.values()) best = Math.max(best, raw);
  for (const one of bestNames(reader, scores, matches, conditions, best)) {
    const known = found.get(keyOf(one.place));
    if (known) known.match = one.match;
    else found.set(keyOf(one.place), one);
  }
  return [...found.values()].map((one) => candidateOf(reader, scores, terms, one, best));
}

function keyOf({ segment, file, symbol }: Place): string {
  return `${segment}:${file.ordinal}:${symbol}`;
}

// Equal scores are settled by what does not depend on the history of the index: path, then place in the file.
function compareFound(a: Found, b: Found): number {
  if (a.order !== b.order) return b.order - a.order;
  if (a.place.file.path !== b.place.file.path) return a.place.file.path < b.place.file.path ? -1 : 1;
  return a.place.symbol - b.place.symbol;
}

function bestUnits(reader: IndexReader, scores: UnitScores, conditions: Conditions): Found[] {
  const best = keepBest(BY_SCORE, compareFound);
  for (const [segment, { score, covered }] of scores.bySegment) {
    const units = reader.units(segment);
    let worst = best.worst()?.order ?? 0;
    for (let unit = 0; unit < score.length; unit++) {
      const raw = score[unit]!;
      if (raw <= 0 || raw < worst) continue;
      const file = reader.fileOf(segment, units.file[unit]!);
      if (!file) continue;
      const place = { segment, unit, file, symbol: units.symbol[unit]! };
      const found = { place, raw, covered: covered[unit]!, order: raw, match: undefined };
      best.offer(found, () => conditions.admits(place));
      worst = best.worst()?.order ?? 0;
    }
  }
  return best.sorted();
}

function bestNames(
  reader: IndexReader,
  scores: UnitScores,
  matches: readonly NameMatch[],
  conditions: Conditions,
  bestScore: number,
): Found[] {
  const best = keepBest(BY_NAME, compareFound);
  const average = averageLengths(reader.stats());
  for (const match of matches) {
    const { entry, value, container } = match;
    // The same for all places of the name: where they are is looked at for the few that stay.
    let alone: { score: number; covered: number } | undefined;
    for (const at of entry.places) {
      const sums = scores.bySegment.get(at.segment);
      let raw = 0;
      let covered = 0;
      if (at.unit >= 0) {
        raw = sums?.score[at.unit] ?? 0;
        covered = sums?.covered[at.unit] ?? 0;
      } else {
        alone ??= scoreName(scores, entry.name, average);
        ({ score: raw, covered } = alone);
      }
      const text = Math.min(1, raw / Math.max(bestScore, 1e-9)) * (at.unit < 0 ? WITHOUT_UNIT : 1);
      const order = text + value;
      if (order < (best.worst()?.order ?? 0)) continue;
      const place = placeOf(reader, at);
      if (!place || (container !== undefined && !isInContainer(containerAt(reader, place), container))) continue;
      best.offer({ place, raw, covered, order, match }, () => conditions.admits(place));
    }
  }
  const kept = new Map<string, Found>();
  for (const found of best.sorted()) {
    // A name can fit by two rules (as it is, and as the name in a container): the better one comes first.
    if (!kept.has(keyOf(found.place))) kept.set(keyOf(found.place), found);
    if (found.place.unit < 0) Object.assign(found, scoreWithoutUnit(reader, scores, found, average));
  }
  return [...kept.values()];
}

function scoreName(
  { terms }: UnitScores,
  name: string,
  average: readonly number[],
): { score: number; covered: number } {
  const own = tokens(name);
  return scoreFields(terms, [own, [], own, [], own, []], average);
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
  scores: UnitScores,
  { place, match }: Found,
  average: readonly number[],
): { raw: number; covered: number } {
  const own = tokens(match!.entry.name);
  const parent = tokens(containerAt(reader, place).split('.').at(-1)!);
  const fields = [own, parent, own, [], own, tokens(place.file.path)];
  const { score, covered } = scoreFields(scores.terms, fields, average);
  return { raw: score, covered };
}

function candidateOf(
  reader: IndexReader,
  scores: UnitScores,
  terms: QueryTerms,
  found: Found,
  best: number,
): Candidate {
  const { place, raw, covered, match } = found;
  const { segment, unit } = place;
  const text = Math.min(1, best > 0 ? raw / best : 1) * (unit < 0 ? WITHOUT_UNIT : 1);
  const coverage = coverageFactor(covered, scores.totalValue);
  const units = reader.units(segment);
  return {
    ...place,
    nameWords: unit < 0 ? nameWordsOf(match!.entry.name, terms) : unitNameWords(scores, units, place),
    kind: unit < 0 ? undefined : UNIT_KINDS[units.kind[unit]!],
    line: unit < 0 ? 0 : units.line[unit]!,
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
function unitNameWords(scores: UnitScores, units: UnitColumns, { segment, unit }: Place): Candidate['nameWords'] {
  const tokens = units.lengths[FIELDS.indexOf('name')]![unit]!;
  return { words: tokens > 2 ? tokens - 1 : tokens, asked: scores.bySegment.get(segment)?.inName[unit] ?? 0 };
}
