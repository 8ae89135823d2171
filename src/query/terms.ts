import { editDistance } from '../model/index.ts';
import { type IndexReader, joinedName, stem, subwords, words } from '../store/index.ts';
import { STOP_WORDS, SYNONYM_GROUPS } from './words.ts';

/** The part of the index that query terms depend on. */
export type Lexicon = Pick<IndexReader, 'hasTerm' | 'vocabulary'>;

/** What a text asks of the index. */
export interface QueryTerms {
  /** Search tokens with their weights, in the order in which the text gave them. */
  weights: ReadonlyMap<string, number>;
  /** Words that are not stop words; all words if there are no others. */
  content: readonly string[];
  /** Number of sub-words of the content words. */
  contentSubWords: number;
  /** Distinct stems of the content words. */
  contentStems: ReadonlySet<string>;
  /** Stems that count as found in a name: those of weight 0.5 and more, and those of the content words. */
  nameStems: ReadonlySet<string>;
  /** Joined names that the content words, and then all words, would make together. */
  joined: readonly string[];
}

const STOP_WEIGHT = 0.2;
const SYNONYM_WEIGHT = 0.25;
const SIMILAR_WEIGHT = 0.6;
const PIECE_WEIGHT = 0.8;
/** More words than this change no answer much, and cost time. */
const MAX_WORDS = 64;

/** Turns the words of a query into weighted search terms (tokens, synonyms, nearest names, pieces of glued words). */
export function queryTerms(text: string, lexicon: Lexicon): QueryTerms {
  const all = words(text).slice(0, MAX_WORDS);
  const plain = all.filter((word) => !STOP_WORDS.has(word.toLowerCase()));
  const content = plain.length > 0 ? plain : all;
  const weights = new Map<string, number>();
  const add = (term: string, weight: number): void => {
    if (weight > (weights.get(term) ?? 0)) weights.set(term, weight);
  };
  for (const word of all) {
    const parts = subwords(word);
    const stop = STOP_WORDS.has(word.toLowerCase());
    for (const part of parts) add(stem(part), stop ? STOP_WEIGHT : 1);
    if (parts.length > 1 || (parts.length === 1 && !stop)) add(`=${parts.join('')}`, stop ? STOP_WEIGHT : 1);
    if (!stop) expand(parts, lexicon, add);
  }
  const contentParts = content.flatMap(subwords);
  const contentStems = new Set(contentParts.map(stem));
  const nameStems = new Set(contentStems);
  for (const [term, weight] of weights) if (weight >= 0.5 && !term.startsWith('=')) nameStems.add(term);
  const chunks = text.split(/\s+/, MAX_WORDS);
  const joined = [chunks.filter((chunk) => !STOP_WORDS.has(chunk.toLowerCase())), chunks]
    .map((some) => some.map(joinedWord).join(''))
    .filter((name, i, names) => name !== '' && names.indexOf(name) === i);
  return { weights, content, contentSubWords: contentParts.length, contentStems, nameStems, joined };
}

// Of a chunk without letters and digits (an operator sign) the joined name would be the sign itself.
function joinedWord(chunk: string): string {
  return /[\p{L}\p{N}]/u.test(chunk) ? joinedName(chunk) : '';
}

function expand(parts: readonly string[], lexicon: Lexicon, add: (term: string, weight: number) => void): void {
  for (const part of parts) {
    for (const synonym of synonymsOf(stem(part))) if (lexicon.hasTerm(synonym)) add(synonym, SYNONYM_WEIGHT);
    if (part.length >= 4 && /^[a-z]+$/.test(part) && !lexicon.hasTerm(stem(part))) {
      for (const near of nearestSubWords(part, lexicon.vocabulary())) {
        add(stem(near.word), SIMILAR_WEIGHT / near.distance);
      }
    }
  }
  const [word, more] = parts;
  if (word !== undefined && more === undefined && word.length >= 7 && !lexicon.vocabulary().has(word)) {
    for (const piece of cutGlued(word, lexicon.vocabulary())) add(stem(piece), PIECE_WEIGHT);
  }
}

let synonyms: Map<string, Set<string>> | undefined;

function synonymsOf(term: string): Iterable<string> {
  if (!synonyms) {
    synonyms = new Map();
    for (const group of SYNONYM_GROUPS) {
      const stems = group.map(stem);
      for (const one of stems) {
        const others = synonyms.get(one) ?? new Set();
        for (const other of stems) if (other !== one) others.add(other);
        synonyms.set(one, others);
      }
    }
  }
  return synonyms.get(term) ?? [];
}

/**
 * The three known sub-words nearest to `word`: one slip away, from 8 letters two, with the same first or last letter;
 * of equally near ones the more frequent first.
 */
export function nearestSubWords(
  word: string,
  vocabulary: ReadonlyMap<string, number>,
): { word: string; distance: number }[] {
  const limit = word.length >= 8 ? 2 : 1;
  const letters = letterSet(word);
  const found: { word: string; distance: number; count: number }[] = [];
  for (const [candidate, count] of vocabulary) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    if (candidate[0] !== word[0] && candidate.at(-1) !== word.at(-1)) continue;
    // A slip changes at most two letters of the set: most candidates are refused without measuring the distance.
    if (bits(letterSet(candidate) ^ letters) > 2 * limit) continue;
    const distance = editDistance(word, candidate, limit);
    if (distance > 0 && distance <= limit) found.push({ word: candidate, distance, count });
  }
  found.sort((a, b) => a.distance - b.distance || b.count - a.count || (a.word < b.word ? -1 : 1));
  return found.slice(0, 3);
}

function letterSet(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31);
  return set;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

const MAX_PIECES = 6;
const MAX_PIECE = 20;

/** Cuts a glued word into 2 to 6 known sub-words (`parsehttpheader`); [] when it cannot be cut. */
export function cutGlued(word: string, vocabulary: ReadonlyMap<string, number>): string[] {
  let total = 0;
  for (const count of vocabulary.values()) total += count;
  // best[pieces][end]: the best sum of so many pieces up to `end`, and where the last one begins.
  const none = { score: Number.NEGATIVE_INFINITY, start: -1 };
  const best = Array.from({ length: MAX_PIECES + 1 }, () => new Array<typeof none>(word.length + 1).fill(none));
  best[0]![0] = { score: 0, start: 0 };
  for (let end = 2; end <= word.length; end++) {
    for (let start = Math.max(0, end - MAX_PIECE); start <= end - 2; start++) {
      const count = vocabulary.get(word.slice(start, end));
      if (count === undefined) continue;
      const value = Math.log(count / total) - 2;
      for (let pieces = 1; pieces <= MAX_PIECES; pieces++) {
        const score = best[pieces - 1]![start]!.score + value;
        if (score > best[pieces]![end]!.score) best[pieces]![end] = { score, start };
      }
    }
  }
  let pieces = 0;
  for (let n = 2; n <= MAX_PIECES; n++) {
    if (best[n]![word.length]!.score > (best[pieces]![word.length]!.score ?? none.score)) pieces = n;
  }
  const cut: string[] = [];
  for (let end = word.length; pieces > 0; pieces--) {
    const { start } = best[pieces]![end]!;
    cut.unshift(word.slice(start, end));
    end = start;
  }
  return cut;
}
