/** Longer words are not in the dictionary: files that hold one stand under {@link LONG_WORD}. */
const MAX_WORD = 64;
/** The key under which the dictionary keeps the files that hold a word too long for it. */
export const LONG_WORD = '';

const WORD = /[\p{L}\p{N}\p{M}_]+/gu;
const PLAIN = /^\w+$/;
const CHARACTER = /^[\p{L}\p{N}\p{M}_]$/u;
const IDEOGRAPH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const PIECE = new RegExp(`${IDEOGRAPH.source}|(?:(?!${IDEOGRAPH.source})[^])+`, 'gu');

/** True for a letter, digit, mark or `_` of any script. */
export function isWordCharacter(character: string): boolean {
  return CHARACTER.test(character);
}

/** True for a character of a script that writes no spaces: it is a word of its own. */
export function isIdeograph(character: string): boolean {
  return CHARACTER.test(character) && IDEOGRAPH.test(character);
}

/**
 * The words of a text as the dictionary of the index holds them, lower-cased, in order: runs of letters, digits, marks
 * and `_` of any script. Where a script writes no spaces each character is a word. A word that is too long for the
 * dictionary is given as '', under which the reader finds every file that holds such a word.
 */
export function textWords(text: string): string[] {
  // What most calls are about: one word of ASCII letters.
  if (PLAIN.test(text)) return [text.length > MAX_WORD ? LONG_WORD : text.toLowerCase()];
  const found: string[] = [];
  for (const run of text.match(WORD) ?? []) {
    for (const piece of IDEOGRAPH.test(run) ? (run.match(PIECE) ?? []) : [run]) {
      found.push(piece.length > MAX_WORD ? LONG_WORD : piece.toLowerCase());
    }
  }
  return found;
}
