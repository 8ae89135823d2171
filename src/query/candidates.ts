import {
  FIELDS,
  type FileEntry,
  type IndexReader,
  LENGTHS,
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
import { type Best, keepBest } from './best.ts';
import type { Conditions } from './conditions.ts';
import { isInContainer, type NameMatch } from './name-match.ts';
import type { Place } from './place.ts';
import { coverageFactor, type Scoring, type SegmentScores } from './score.ts';
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

const NAME = FIELDS.indexOf('name');
/** Into so many steps of score units are sorted before they are looked at. */
const STEPS = 512;
const BY_SCORE = 200;
const BY_NAME = 200;
/** So many of the names without a unit have their container read; the others count for their name alone. */
const REFINED = 60;
/** A name alone is little text: what it says counts half of what a function or type says. */
const WITHOUT_UNIT = 0.5;

interface Found {
  place: Place;
  raw: number;
  order: number;
  match: NameMatch | undefined;
  /** Values of the terms it holds; of a unit it is asked for at the end. */
  covered: number;
}

/** A place whose name fits the query, with the score of its unit. */
interface NamedPlace {
  match: NameMatch;
  at: NamePlace;
  raw: number;
}

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
  scoring.eachSegment((scores) => {
    const { columns, own, path } = scores;
    for (const one of inSegment.get(scores.segment) ?? []) {
      if (one.at.unit >= 0) one.raw = own[one.at.unit]! + path[columns.file[one.at.unit]!]!;
    }
    offerUnits(reader, scores, bestUnits, conditions);
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

function keyOf({ segment, file, symbol }: Place): string {
  return `${segment}:${file.ordinal}:${symbol}`;
}

// Equal scores are settled by what does not depend on the history of the index: path, then place in the file.
function compareFound(a: Found, b: Found): number {
  if (a.order !== b.order) return b.order - a.order;
  if (a.place.file.path !== b.place.file.path) return a.place.file.path < b.place.file.path ? -1 : 1;
  return a.place.symbol - b.place.symbol;
}

function namedPlaces(matches: readonly NameMatch[]): {
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

/** Offers the units of a segment, roughly best first: once there are enough, few of the others have to be looked at. */
function offerUnits(reader: IndexReader, scores: SegmentScores, best: Best<Found>, conditions: Conditions): void {
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

function bestNames(
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
    const text = Math.min(1, raw / Math.max(bestScore, 1e-9)) * (at.unit < 0 ? WITHOUT_UNIT : 1);
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

function candidateOf(
  reader: IndexReader,
  scoring: Scoring,
  terms: QueryTerms,
  { place, raw, match, covered: alone }: Found,
  best: number,
): Candidate {
  const { segment, unit, file, symbol } = place;
  const units = reader.units(segment);
  const text = Math.min(1, best > 0 ? raw / best : 1) * (unit < 0 ? WITHOUT_UNIT : 1);
  const held = unit < 0 ? { covered: alone, inName: 0 } : scoring.heldBy(segment, unit);
  const coverage = coverageFactor(held.covered, scoring.totalValue);
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
