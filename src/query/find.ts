import { AxError } from '../model/index.ts';
import type { CompareOptions, FindAnswer, FindOptions, Intent, RankingsAnswer } from './answers.ts';
import { compileMatchers } from './conditions.ts';
import type { QueryContext } from './context.ts';
import { listDefinitions } from './list-definitions.ts';
import type { Atom, Query } from './query.ts';
import { parseQuery } from './query-language.ts';
import { rankedSearch } from './ranked-search.ts';
import { resultKey } from './result-key.ts';
import type { Found, Page, SearchContext } from './search.ts';
import { openSources } from './sources.ts';
import { textSearch } from './text-search.ts';
import { type Ranking, WEIGHTINGS } from './weighting.ts';

/**
 * Answers a query of `ax find`. Equal files give equal answers, whatever the history of the index. Throws AxError
 * 'invalid-query' (see `parseQuery`), 'usage' for a limit or offset below 0, 'unsupported' for mode 'semantic' and
 * 'interrupted' when the signal aborts.
 */
export async function find(text: string, context: QueryContext, options: FindOptions = {}): Promise<FindAnswer> {
  const started = performance.now();
  const { ranking = 'present' } = options;
  const ask = await prepare(text, context, options);
  const { intent, total, results } = context.reader.snapshot(() => ask(ranking));
  return { query: text, intent, total, elapsedMs: millisecondsSince(started), results };
}

/** Answers a query by all rankings, from one state of the index. Throws as `find`. */
export async function compareRankings(
  text: string,
  context: QueryContext,
  options: CompareOptions = {},
): Promise<RankingsAnswer> {
  const started = performance.now();
  const { first = 'present' } = options;
  const ask = await prepare(text, context, options);
  const timed = (ranking: Ranking): RankingsAnswer['rankings'][Ranking] => {
    const from = performance.now();
    return { ...keyed(ask(ranking)), elapsedMs: millisecondsSince(from) };
  };
  const rankings = context.reader.snapshot(() => {
    const one = timed(first);
    // Lines of text and lists of definitions have an order of their own.
    const isRanked = one.intent !== 'text' && one.intent !== 'regex';
    const other = isRanked ? timed(first === 'present' ? 'next' : 'present') : one;
    return first === 'present' ? { present: one, next: other } : { present: other, next: one };
  });
  return { query: text, elapsedMs: millisecondsSince(started), rankings };
}

/** Reads a query; what is given asks it, inside of a snapshot, as often as is wanted. */
async function prepare(
  text: string,
  context: QueryContext,
  { limit = 20, offset = 0, mode = 'auto', explain = false, signal }: FindOptions,
): Promise<(ranking: Ranking) => Found & { intent: Intent }> {
  for (const [name, value] of Object.entries({ limit, offset })) {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new AxError('usage', `${name} must be a whole number from 0 on`);
  }
  const query = parseQuery(text, { mode, languages: context.languages });
  const matchers = await compileMatchers(query);
  const sources = openSources(context);
  const checkSignal = (): void => {
    if (signal?.aborted) throw new AxError('interrupted', 'the search was stopped');
  };
  return (ranking) => {
    const own = { ...query };
    const search: SearchContext = { ...context, sources, checkSignal, weighting: WEIGHTINGS[ranking] };
    const found = answer(own, search, matchers, { limit, offset, explain });
    return { ...found, intent: own.intent };
  };
}

function keyed({
  intent,
  total,
  results,
}: Found & { intent: Intent }): Omit<RankingsAnswer['rankings'][Ranking], 'elapsedMs'> {
  return { intent, total, results: results.map((result) => ({ ...result, key: resultKey(result) })) };
}

function millisecondsSince(started: number): number {
  return Math.round((performance.now() - started) * 1000) / 1000;
}

function answer(
  query: Query,
  context: SearchContext,
  matchers: Awaited<ReturnType<typeof compileMatchers>>,
  page: Page,
): Found {
  if (query.groups.length === 0) return listDefinitions(query, context, matchers, page);
  if (query.intent === 'text' || query.intent === 'regex') return textSearch(query, context, matchers, page);
  const found = rankedSearch(query, context, matchers, page);
  if (found.total > 0 || query.mode === 'symbol') return found;
  if (query.intent === 'natural') {
    // In a sentence quotes also set names off: where the phrase is nowhere, its words still rank.
    const loose = { ...query, groups: query.groups.map((group) => group.map(asWord)) };
    const inWords = rankedSearch(loose, context, matchers, page);
    if (inWords.total > 0) return inWords;
  }
  // Signs, other scripts and parts of words are no search terms; as text they can be found.
  const asText = textSearch(query, context, matchers, page);
  if (asText.total > 0) query.intent = 'text';
  return asText;
}

function asWord(atom: Atom): Atom {
  return atom.type === 'phrase' ? { type: 'word', text: atom.text } : atom;
}
