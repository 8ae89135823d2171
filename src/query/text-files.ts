import { type IndexReader, textWords } from '../store/index.ts';

/** What {@link filesWithLiteral} asks of the index. */
export type WordIndex = Pick<IndexReader, 'filesWithWords' | 'filesWithWordContaining'>;

/** A run as the index cuts a text before it takes words out of it. */
const RUN = /[\p{L}\p{N}\p{M}_$]+/gu;
/** Characters with several lower-case forms: nothing is concluded from them. */
const AMBIGUOUS = /[Σσςİıſ]/u;
/** Of longer runs the index keeps no words, only that the file has such a run. */
const MAX_RUN = 120;
/** Shorter parts of words are in nearly every file. */
const MIN_PART = 3;

/**
 * Ids of the files that can hold `literal`, case ignored; undefined when the index cannot tell. Never loses a file:
 * a word is looked up only where the literal shows both of its ends, else any word that contains the part will do.
 */
export function filesWithLiteral(literal: string, index: WordIndex): number[] | undefined {
  const whole: string[] = [];
  let part = '';
  for (const { 0: run, index: start } of literal.matchAll(RUN)) {
    const isWhole = start > 0 && start + run.length < literal.length;
    if (isWhole && run.length <= MAX_RUN && !AMBIGUOUS.test(run)) {
      whole.push(...textWords(run));
    } else {
      for (const piece of textWords(run.split(AMBIGUOUS).join('$'))) if (piece.length > part.length) part = piece;
    }
  }
  const byWords = whole.length > 0 ? index.filesWithWords([...new Set(whole)]) : undefined;
  if (part.length < MIN_PART) return byWords;
  const byPart = index.filesWithWordContaining(part);
  return byWords ? common(byWords, byPart) : byPart;
}

/** Numbers that are in both of two ascending lists. */
export function common(a: readonly number[], b: readonly number[]): number[] {
  const inB = new Set(b);
  return a.filter((id) => inB.has(id));
}
