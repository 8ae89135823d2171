import { type Candidate, collectCandidates } from './candidates.ts';
import { compileConditions, type Matchers, rankingText } from './conditions.ts';
import { matchNames } from './name-match.ts';
import type { Place } from './place.ts';
import type { Atom, Query } from './query.ts';
import { rerank } from './rerank.ts';
import { resultOf } from './result-row.ts';
import { openScoring } from './score.ts';
import type { Found, Page, SearchContext } from './search.ts';
import { queryTerms } from './terms.ts';

const MAX_READINGS = 8;

/** Ranks units and named symbols by the words of a query: BM25F over the whole index, then the rerank of the best. */
export function rankedSearch(query: Query, context: SearchContext, matchers: Matchers, page: Page): Found {
  const { reader, weighting } = context;
  const conditions = compileConditions(query, context, matchers, context.sources);
  const terms = queryTerms(rankingText(query), reader);
  const readings = readQuery(query).map((text) => ({ text, terms: queryTerms(text, reader) }));
  context.checkSignal();
  const scoring = openScoring(reader, terms, weighting);
  const matches = readings.flatMap((reading) => matchNames(reader, reading.terms, reading.text));
  context.checkSignal();
  // Asked for symbols, only definitions whose name fits are an answer.
  const named = query.mode === 'symbol';
  const admitting = {
    ...conditions,
    admits: (place: Place) => (place.symbol >= 0 || (conditions.allowsFiles && !named)) && conditions.admits(place),
  };
  const candidates = collectCandidates(reader, scoring, terms, matches, admitting);
  const wantsTests = query.filters.some(({ key, values, not }) => key === 'is' && !not && values.includes('test'));
  const wantsLanguage = query.filters.some(({ key, not }) => key === 'lang' && !not);
  const natures = wantsLanguage ? undefined : new Map(context.languages.map(({ id, nature }) => [id, nature]));
  rerank(candidates, { terms, readings: readings.map((reading) => reading.terms), wantsTests, natures, weighting });
  const rows = distinct(named ? candidates.filter((one) => one.nameMatch.value > 0) : candidates);
  const words = [...terms.contentStems];
  return {
    total: rows.length,
    results: rows.slice(page.offset, page.offset + page.limit).map((candidate) => ({
      ...resultOf(candidate.file, candidate.symbol, words, context),
      score: candidate.score,
      ...(page.explain ? { why: candidate.why } : {}),
    })),
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
