import { type IndexReader, joinedName, stem, subwords, words } from '../store/index.ts';
import { cutGlued } from './cut-glued.ts';
import { nearestSubWords } from './nearest-sub-words.ts';
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
