import { type IndexReader, joinedName, stem, subwords, tokens, words } from '../store/index.ts';
import type { QueryContext } from './context.ts';
import { compileFilters, type FilterTests } from './filters.ts';
import { indexOf } from './index-of.ts';
import { lineOwners, type Place, symbolLines } from './place.ts';
import { type Atom, atomsOf, type Query, type WordAtom } from './query.ts';
import type { Source, Sources } from './sources.ts';
import { containerOf } from './symbol-hit.ts';
import { common } from './text-files.ts';
import { literalMatcher, regexMatcher, type TextMatcher } from './text-match.ts';

/** Everything in a query that a result must fulfil. */
export interface Conditions extends FilterTests {
  /** All of it: filters, phrases, patterns, alternatives and exclusions. Reads the source only where it has to. */
  admits(place: Place): boolean;
}

/** Matchers of the phrases and patterns of a query. */
export type Matchers = ReadonlyMap<Atom, TextMatcher>;

/** Compiles phrases and patterns, the excluded ones too. */
export async function compileMatchers(query: Query): Promise<Matchers> {
  const matchers = new Map<Atom, TextMatcher>();
  for (const atom of [...query.groups.flat(), ...query.not]) {
    if (atom.type === 'phrase') matchers.set(atom, literalMatcher(atom.text, false));
    if (atom.type === 'regex') matchers.set(atom, await regexMatcher(atom));
  }
  return matchers;
}

/** Compiles the conditions of a ranked query. Single words are no condition, they rank. */
export function compileConditions(
  query: Query,
  context: QueryContext,
  matchers: Matchers,
  sources: Sources,
): Conditions {
  const { reader } = context;
  const filters = compileFilters(query.filters, context);
  const required = query.groups.filter((group) => group.length > 1 || group[0]!.type !== 'word');
  const files = candidateFiles(required, matchers, reader);
  const holders = new Map<Atom, (place: Place) => boolean>();
  for (const atom of [...required.flat(), ...query.not]) {
    if (atom.type === 'word') holders.set(atom, wordHolder(atom.text, reader));
  }
  const texts = placeTexts(context, sources);
  const holds = (atom: Atom, place: Place): boolean => {
    const matcher = matchers.get(atom);
    return matcher ? texts.matches(atom, matcher, place) : holders.get(atom)!(place);
  };
  return {
    ...filters,
    admits: (place) =>
      (!files || files.has(place.file.id)) &&
      filters.fits(place.file, place.symbol) &&
      required.every((group) => group.some((atom) => holds(atom, place))) &&
      !query.not.some((atom) => holds(atom, place) && (atom.type !== 'word' || texts.says(atom, place))),
  };
}

/** Ids of the files that can fulfil all groups; undefined when that may be any. */
function candidateFiles(groups: readonly Atom[][], matchers: Matchers, reader: IndexReader): Set<number> | undefined {
  let files: number[] | undefined;
  for (const group of groups) {
    const sets = group.map((atom) => matchers.get(atom)?.files(reader));
    if (sets.includes(undefined)) continue;
    const ids = [...new Set(sets.flatMap((set) => set ?? []))];
    files = files ? common(files, ids) : ids;
  }
  return files && new Set(files);
}

/** Tests whether a place holds a word by its search tokens: all of its stems, or the word glued. */
function wordHolder(word: string, reader: IndexReader): (place: Place) => boolean {
  const parts = words(word).flatMap(subwords);
  if (parts.length === 0) return () => false;
  const wanted = [...new Set(parts.map(stem))];
  const glued = `=${parts.join('')}`;
  const postings = [...wanted, glued].map((term) => {
    const bySegment = new Map(reader.term(term).segments.map((found) => [found.segment, found]));
    return ({ segment, unit, file }: Place): boolean => {
      const found = bySegment.get(segment);
      return found !== undefined && (indexOf(found.units, unit) >= 0 || indexOf(found.files, file.ordinal) >= 0);
    };
  });
  const holdsGlued = postings.pop()!;
  return (place) => {
    const { unit, file, symbol } = place;
    if (unit >= 0) return holdsGlued(place) || postings.every((holds) => holds(place));
    const symbols = reader.facts(file.id)?.symbols ?? [];
    const entry = symbols[symbol];
    if (!entry) return false;
    const own = new Set(tokens(`${entry.name} ${containerOf(symbols, entry)} ${file.path}`));
    return own.has(glued) || wanted.every((term) => own.has(term));
  };
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  let value = known.get(key);
  if (value === undefined) {
    value = make();
    known.set(key, value);
  }
  return value;
}

interface PlaceTexts {
  /** True when a match lies in the lines of the place. */
  matches(atom: Atom, matcher: TextMatcher, place: Place): boolean;
  /** True when the word itself, not only its stem, is in the lines of the place, its container or its path. */
  says(atom: WordAtom, place: Place): boolean;
}

function placeTexts({ reader }: QueryContext, sources: Sources): PlaceTexts {
  const owners = new Map<number, Int32Array>();
  const matched = new Map<Atom, Map<number, number[]>>();

  // In a file that changed the lines are not where the index says: what is anywhere in it counts.
  function ownLines({ file, symbol, unit }: Place, source: Source, line: number): boolean {
    if (!source.fresh) return true;
    if (unit < 0) {
      const entry = reader.facts(file.id)?.symbols[symbol];
      const [first, last] = entry ? symbolLines(entry) : [0, -1];
      return first <= line && line <= last;
    }
    const own = remembered(owners, file.id, () => lineOwners(file, reader));
    return own[line] === symbol;
  }

  return {
    matches(atom, matcher, place) {
      const source = sources(place.file);
      if (!source) return false;
      const byFile = remembered(matched, atom, () => new Map<number, number[]>());
      const lines = remembered(byFile, place.file.id, () =>
        matcher.find(source).map(({ start }) => source.lines.lineOf(start)),
      );
      return lines.some((line) => ownLines(place, source, line));
    },
    says({ text }, place) {
      const symbols = reader.facts(place.file.id)?.symbols ?? [];
      const entry = symbols[place.symbol];
      const around = `${place.file.path} ${entry ? containerOf(symbols, entry) : ''}`;
      if (holdsWord(around, text)) return true;
      const source = sources(place.file);
      if (!source) return true;
      for (const line of source.lines.all()) {
        if (ownLines(place, source, line) && holdsWord(source.lines.at(line), text)) return true;
      }
      return false;
    },
  };
}

/** True when `text` holds the word in any case: as a word, or as a part of one (`header` in `parseHeader`). */
export function holdsWord(text: string, word: string): boolean {
  const wanted = joinedName(word);
  return words(text).some((one) => joinedName(one) === wanted || subwords(one).includes(wanted));
}

/** The text of a query that ranks: its words and phrases. */
export function rankingText(query: Query): string {
  return [...atomsOf(query, 'word'), ...atomsOf(query, 'phrase')].map((atom) => atom.text).join(' ');
}
