import { type Candidate, collectCandidates } from './candidates.ts';
import { compileConditions, type Matchers, rankingText } from './conditions.ts';
import { matchNames } from './name-match.ts';
import type { Place } from './place.ts';
import type { Atom, Query } from './query.ts';
import { pathMatches, rerank } from './rerank.ts';
import { resultOf } from './result-row.ts';
import { openScoring, readTerms } from './score.ts';
import type { Found, Page, SearchContext } from './search.ts';
import { queryTerms } from './terms.ts';
import type { Weighting } from './weighting.ts';

const MAX_READINGS = 8;

/** Ranks units and named symbols by a weighting: BM25F over the whole index, then the rerank of the best. */
export type RankedSearch = (weighting: Weighting, page: Page) => Found;

/**
 * Reads what any ranking has to know of a query. What is given may be asked by several weightings, in the same snapshot:
 * they share that, and what they show.
 */
export function openRankedSearch(query: Query, context: SearchContext, matchers: Matchers): RankedSearch {
  const { reader, checkSignal } = context;
  const conditions = compileConditions(query, context, matchers, context.sources);
  const terms = queryTerms(rankingText(query), reader);
  const readings = readQuery(query).map((text) => ({ text, terms: queryTerms(text, reader) }));
  checkSignal();
  const read = readTerms(reader, terms);
  const matches = readings.flatMap((reading) => matchNames(reader, reading.terms, reading.text));
  // Asked for symbols, only definitions whose name fits are an answer.
  const named = query.mode === 'symbol';
  const admitting = {
    ...conditions,
    admits: (place: Place) => (place.symbol >= 0 || (conditions.allowsFiles && !named)) && conditions.admits(place),
  };
  const wantsTests = query.filters.some(({ key, values, not }) => key === 'is' && !not && values.includes('test'));
  const wantsLanguage = query.filters.some(({ key, not }) => key === 'lang' && !not);
  const natures = wantsLanguage ? undefined : new Map(context.languages.map(({ id, nature }) => [id, nature]));
  const weighed = {
    ...{ terms, readings: readings.map((reading) => reading.terms), wantsTests, natures },
    pathMatches: remembered((path: string) => pathMatches(path, terms)),
  };
  const words = [...terms.contentStems];
  const rowOf = remembered((_, { file, symbol }: Candidate) => resultOf(file, symbol, words, context));

  return (weighting, page) => {
    checkSignal();
    const candidates = collectCandidates(reader, openScoring(reader, read, weighting), terms, matches, admitting);
    rerank(candidates, { ...weighed, weighting });
    const rows = distinct(named ? candidates.filter((one) => one.nameMatch.value > 0) : candidates);
    return {
      total: rows.length,
      results: rows.slice(page.offset, page.offset + page.limit).map((candidate) => ({
        ...rowOf(`${candidate.file.id}:${candidate.symbol}`, candidate),
        score: candidate.score,
        ...(page.explain ? { why: candidate.why } : {}),
      })),
    };
  };
}

/** Makes what is asked for by a key once. */
function remembered<More extends unknown[], Value>(make: (key: string, ...more: More) => Value) {
  const made = new Map<string, Value>();
  return (key: string, ...more: More): Value => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key, ...more);
    made.set(key, value);
    return value;
  };
}

/** The texts a query with alternatives can stand for; one when it has none. */
function readQuery(query: Query): string[] {
  let readings: string[][] = [[]];
  for (const group of query.groups) {
    const texts = group.filter((atom): atom is Exclude<Atom, { type: 'regex' }> => atom.type !== 'regex');
    if (texts.length === 0) continue;
    const longer = readings.flatMap((reading) => texts.map((atom) => [...reading, atom.text]));
    readings = longer.slice(0, MAX_READINGS);
  }
  return readings.map((reading) => reading.join(' '));
}

/** One result per file and line. A constant or field shares its line with nothing that is found for its own name. */
function distinct(sorted: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return sorted.filter(({ file, line, symbol, unit }) => {
    const key = `${file.id}:${unit < 0 || symbol < 0 ? `symbol ${symbol}` : line}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
