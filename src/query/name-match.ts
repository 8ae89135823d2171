import { editDistance } from '../model/index.ts';
import { type IndexReader, joinedName, type NameEntry } from '../store/index.ts';
import type { QueryTerms } from './terms.ts';

/** How well a defined name fits a query, 0 to 1.3, and by which rule. */
export interface NameMatch {
  entry: NameEntry;
  factor: 'exact' | 'prefix' | 'similar';
  value: number;
  /** True when the name is the query, character by character. */
  asWritten: boolean;
  /** When given, it holds only for definitions in a container of this qualified name. */
  container?: string;
}

/** What {@link matchNames} reads. */
export type NameIndex = Pick<IndexReader, 'namesByJoined' | 'similarNames'>;

const MAX_SHORT = 6;
const MAX_PREFIXED = 2_000;
/** From so many letters on a name may begin with the query, or be much like it. */
const MIN_LETTERS = { prefix: 4, similar: 5 };
const MAX_SIMILAR = 20;
const SLIP = 0.9;
/** From so many letters on a name may have two slips. */
const LONG = 8;
const MIN_DICE = 0.5;

/** True when names as a whole can be compared with the query: it is one word, or has few sub-words. */
export function isShort(terms: QueryTerms): boolean {
  return terms.content.length <= 1 || terms.contentSubWords <= MAX_SHORT;
}

/** Names that equal the query, and for a short one those that begin with it or, when none equals it, look like it; of each
 * name the best fit. */
export function matchNames(index: NameIndex, terms: QueryTerms, text: string): NameMatch[] {
  const found = new Map<string, NameMatch>();
  const add = (match: Omit<NameMatch, 'asWritten'> & { asWritten?: boolean }): void => {
    const key = `${match.entry.name}\0${match.container ?? ''}`;
    if (match.value > (found.get(key)?.value ?? 0)) found.set(key, { asWritten: false, ...match });
  };
  const written = text.trim();
  const called = written.replace(/\(\)$/, '');
  const addExact = (joined: string, names: readonly string[], container?: string): void => {
    for (const entry of index.namesByJoined(joined)) {
      const asWritten = names.includes(entry.name);
      add({
        entry,
        factor: 'exact',
        value: asWritten ? 1.3 : 1,
        asWritten,
        ...(container !== undefined && { container }),
      });
    }
  };
  for (const joined of terms.joined) addExact(joined, [written, called]);
  const qualified = splitQualified(called);
  if (qualified) addExact(joinedName(qualified.name), [qualified.name], qualified.container);
  const joined = terms.joined[0];
  if (joined === undefined || !isShort(terms)) return [...found.values()];
  // What looks like a name that is known is no slip.
  const isKnown = [...found.values()].some(({ container }) => container === undefined);
  if (joined.length >= MIN_LETTERS.prefix) {
    for (const entry of index.namesByJoined(joined, { prefix: true, limit: MAX_PREFIXED })) {
      const value = 0.5 * (0.5 + (0.5 * joined.length) / Math.max(joined.length, entry.joined.length));
      add({ entry, factor: 'prefix', value });
    }
  }
  if (isKnown || joined.length < MIN_LETTERS.similar) return [...found.values()];
  for (const { dice, entries } of index.similarNames(joined, { limit: MAX_SIMILAR, minDice: MIN_DICE })) {
    for (const entry of entries) {
      const value = Math.max(0.6 * dice ** 1.5, slipValue(joined, entry.joined));
      add({ entry, factor: 'similar', value });
    }
  }
  return [...found.values()];
}

/** What a name says that is only a slip or two away from what was asked for: more than one that shares its words. */
function slipValue(joined: string, name: string): number {
  const most = joined.length >= LONG ? 2 : 1;
  const distance = editDistance(joined, name, most);
  return distance > most ? 0 : SLIP * (1 - distance / joined.length);
}

/**
 * `Container.name`, with `.`, `::`, `#` or `->`, as the container's qualified name (joined by `.`) and the name. Undefined
 * for anything else.
 */
export function splitQualified(symbol: string): { container: string; name: string } | undefined {
  const split = /^([^\s]*[^\s.:#>-])(?:::|\.|#|->)(#?[^\s.:#]+)$/.exec(symbol);
  if (!split) return undefined;
  return { container: split[1]!.replace(/::|#|->/g, '.'), name: split[2]! };
}

/** True when `container` (a qualified name) is `wanted` or ends with it, case ignored. */
export function isInContainer(container: string, wanted: string): boolean {
  return `.${container.toLowerCase()}`.endsWith(`.${wanted.toLowerCase()}`);
}
