import { AxError } from '../model/index.ts';
import type { CompareOptions, FindAnswer, FindOptions, Intent, RankingsAnswer } from './answers.ts';
import { compileMatchers } from './conditions.ts';
import type { QueryContext } from './context.ts';
import { listDefinitions } from './list-definitions.ts';
import type { Atom, Query } from './query.ts';
import { parseQuery } from './query-language.ts';
import { openRankedSearch, type RankedSearch } from './ranked-search.ts';
import { resultKey } from './result-key.ts';
import type { Found, SearchContext } from './search.ts';
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
  const { ask } = await prepare(text, context, options);
  const { intent, total, results } = context.reader.snapshot(() => ask(ranking));
  return { query: text, intent, total, elapsedMs: millisecondsSince(started), results };
}

/**
 * Answers a query by all rankings, from one state of the index. What they share is done once, and counts for each of
 * them. Throws as `find`.
 */
export async function compareRankings(
  text: string,
  context: QueryContext,
  options: CompareOptions = {},
): Promise<RankingsAnswer> {
  const started = performance.now();
  const { first = 'present' } = options;
  const { read, ask } = await prepare(text, context, options);
  const rankings = context.reader.snapshot(() => {
    const began = performance.now();
    read();
    const shared = performance.now() - began;
    const timed = (ranking: Ranking): RankingsAnswer['rankings'][Ranking] => {
      const from = performance.now() - shared;
      return { ...keyed(ask(ranking)), elapsedMs: millisecondsSince(from) };
    };
    const one = timed(first);
    // Lines of text and lists of definitions have an order of their own.
    const isRanked = one.intent !== 'text' && one.intent !== 'regex';
    const other = isRanked ? timed(first === 'present' ? 'next' : 'present') : one;
    return first === 'present' ? { present: one, next: other } : { present: other, next: one };
  });
  return { query: text, elapsedMs: millisecondsSince(started), rankings };
}

type Answer = Found & { intent: Intent };

/** A query that was read, to be asked inside of one snapshot, as often as is wanted. */
interface Asked {
  /** Reads what all rankings share; left out, the first of them does. */
  read(): void;
  ask(ranking: Ranking): Answer;
}

/** Reads a query. */
async function prepare(
  text: string,
  context: QueryContext,
  { limit = 20, offset = 0, mode = 'auto', explain = false, signal }: FindOptions,
): Promise<Asked> {
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
  const search: SearchContext = { ...context, sources, checkSignal };
  const page = { limit, offset, explain };
  // In a sentence quotes also set names off: where the phrase is nowhere, its words still rank.
  const loose = { ...query, groups: query.groups.map((group) => group.map(asWord)) };
  const opened = new Map<Query, RankedSearch>();
  const ranked = (asked: Query): RankedSearch => {
    const known = opened.get(asked) ?? openRankedSearch(asked, search, matchers);
    opened.set(asked, known);
    return known;
  };
  const isRanked = query.groups.length > 0 && query.intent !== 'text' && query.intent !== 'regex';

  return {
    read: () => {
      if (isRanked) ranked(query);
    },
    ask: (ranking) => {
      const { intent } = query;
      if (query.groups.length === 0) return { ...listDefinitions(query, search, matchers, page), intent };
      if (!isRanked) return { ...textSearch(query, search, matchers, page), intent };
      const weighting = WEIGHTINGS[ranking];
      const found = ranked(query)(weighting, page);
      if (found.total > 0 || query.mode === 'symbol') return { ...found, intent };
      if (intent === 'natural') {
        const inWords = ranked(loose)(weighting, page);
        if (inWords.total > 0) return { ...inWords, intent };
      }
      // Signs, other scripts and parts of words are no search terms; as text they can be found.
      const asText = textSearch(query, search, matchers, page);
      return { ...asText, intent: asText.total > 0 ? 'text' : intent };
    },
  };
}

function keyed({ intent, total, results }: Answer): Omit<RankingsAnswer['rankings'][Ranking], 'elapsedMs'> {
  return { intent, total, results: results.map((result) => ({ ...result, key: resultKey(result) })) };
}

function millisecondsSince(started: number): number {
  return Math.round((performance.now() - started) * 1000) / 1000;
}

function asWord(atom: Atom): Atom {
  return atom.type === 'phrase' ? { type: 'word', text: atom.text } : atom;
}
