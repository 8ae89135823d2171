import type { Language } from '../languages/index.ts';
import type { FileEntry } from '../model/index.ts';
import { FILE_FLAGS, stem, subwords, words } from '../store/index.ts';
import type { ScoreFactor } from './answers.ts';
import type { Candidate } from './candidates.ts';
import { isShort } from './name-match.ts';
import type { QueryTerms } from './terms.ts';
import { asksForTests, isTestPath } from './test-path.ts';
import type { Weighting } from './weighting.ts';

/** So many of the best rows have their name and path compared word by word. */
const COMPARED = 150;
/** So many of the best rows speak for their file. */
const COHERENT = 50;

/** What {@link rerank} knows of the query. */
export interface RerankQuery {
  /** The whole query, and each reading of it when it has alternatives. */
  terms: QueryTerms;
  readings: readonly QueryTerms[];
  /** True when tests are asked for by a filter. */
  wantsTests: boolean;
  /** What is written in a language, by its id; undefined where it does not matter: languages are asked for by a filter. */
  natures: ReadonlyMap<string, Language['nature']> | undefined;
  /** See {@link pathMatches}: whoever asks more than once remembers it. */
  pathMatches: (path: string) => number;
  weighting: Weighting;
}

/** Orders the candidates in place, best first, and records why. Ties are settled by path and place. */
export function rerank(candidates: Candidate[], query: RerankQuery): void {
  const { terms, readings, wantsTests, natures, weighting } = query;
  for (const candidate of candidates) candidate.score += candidate.nameMatch.value;
  candidates.sort(compareCandidates);
  for (const [rank, candidate] of candidates.entries()) {
    if (rank < COMPARED) compareName(candidate, readings, weighting);
    const { factor, value } = candidate.nameMatch;
    if (value > 0) candidate.why.push({ factor: `name ${factor}`, operation: 'add', value });
  }
  candidates.sort(compareCandidates);
  for (const candidate of candidates.slice(0, COMPARED)) {
    const matches = query.pathMatches(candidate.file.path);
    add(candidate, 'path', (weighting.path * matches) / Math.max(2, terms.contentStems.size));
  }
  const keepTests = wantsTests || asksForTests(terms.content);
  const tests = new Map<FileEntry, boolean>();
  const isTest = (file: FileEntry): boolean => {
    const known = tests.get(file) ?? ((file.flags & FILE_FLAGS.test) !== 0 || isTestPath(file.path));
    tests.set(file, known);
    return known;
  };
  // Many fields are called `session`; who writes that may as well mean the class or the thing.
  const isPlainWord = terms.content.length === 1 && /^[a-z]+$/.test(terms.content[0]!);
  for (const candidate of candidates) {
    if (!keepTests && isTest(candidate.file)) multiply(candidate, 'test', weighting.test);
    // A single word is most often a name, and what is left of a file is no definition.
    if (candidate.kind === 'rest' && terms.content.length === 1) multiply(candidate, 'rest of a file', weighting.rest);
    if (candidate.kind === 'declaration') multiply(candidate, 'declaration', weighting.declaration);
    if (candidate.asWritten && (candidate.unit < 0 ? !isPlainWord : candidate.symbol >= 0))
      // Who writes a name as it is wants what has that name, be it in a test.
      add(candidate, 'name as written', weighting.asWritten);
    // Settings and text for people share their words with the code that they are about.
    const nature = natures?.get(candidate.file.language) ?? 'code';
    if (nature !== 'code') multiply(candidate, nature, weighting.besideCode);
  }
  candidates.sort(compareCandidates);
  addCoherence(candidates, weighting.file);
  candidates.sort(compareCandidates);
}

/** Better first; then by path and place in the file. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.file.path !== b.file.path) return a.file.path < b.file.path ? -1 : 1;
  // Symbols are in the order of the file; what is left of the file comes last.
  return (a.symbol < 0 ? Number.MAX_SAFE_INTEGER : a.symbol) - (b.symbol < 0 ? Number.MAX_SAFE_INTEGER : b.symbol);
}

/** How many of the name's words were asked for: of a short query in place of a worse fit as a whole. */
function compareName(candidate: Candidate, readings: readonly QueryTerms[], { nameWords }: Weighting): void {
  const { asked: matches, words: length } = candidate.nameWords;
  if (matches === 0) return;
  const asked = Math.min(1, matches / length);
  let value = 0;
  for (const reading of readings) {
    if (isShort(reading)) {
      const found = Math.min(1, matches / Math.max(1, reading.contentSubWords));
      value = Math.max(value, (nameWords.short * 2 * asked * found) / (asked + found));
    } else {
      value = Math.max(value, nameWords.long * asked * Math.min(1, matches / 2));
    }
  }
  if (value <= candidate.nameMatch.value) return;
  candidate.score += value - candidate.nameMatch.value;
  candidate.nameMatch = { factor: 'words', value };
}

/** How many words of the query the end of a path holds. */
export function pathMatches(path: string, terms: QueryTerms): number {
  const last = path
    .split('/')
    .slice(-2)
    .join('/')
    .replace(/\.[^./]*$/, '');
  const stems = new Set(words(last).flatMap(subwords).map(stem));
  let matches = 0;
  for (const one of terms.contentStems) if (stems.has(one)) matches++;
  return matches;
}

/** A file in which much was found lends its best row a little. */
function addCoherence(sorted: readonly Candidate[], most: number): void {
  const sums = new Map<number, { sum: number; best: Candidate }>();
  for (const candidate of sorted.slice(0, COHERENT)) {
    const entry = sums.get(candidate.file.id);
    if (entry) entry.sum += candidate.score;
    else sums.set(candidate.file.id, { sum: candidate.score, best: candidate });
  }
  let largest = 0;
  for (const { sum } of sums.values()) largest = Math.max(largest, sum);
  if (largest <= 0) return;
  for (const { sum, best } of sums.values()) add(best, 'file', (most * sum) / largest);
}

function add(candidate: Candidate, factor: string, value: number): void {
  if (value === 0) return;
  candidate.score += value;
  candidate.why.push({ factor, operation: 'add', value });
}

function multiply(candidate: Candidate, factor: string, value: number): void {
  candidate.score *= value;
  candidate.why.push({ factor, operation: 'times', value } satisfies ScoreFactor);
}
