const VOWEL = /[aeiouy]/;
const LETTERS = /^[a-z]+$/;

/**
 * The stem of a lower-case sub-word: a light, fixed set of English endings, the same for index and query. Words of up to
 * three characters and words that are not all ASCII letters stay as they are.
 */
export function stem(word: string): string {
  if (word.length <= 3 || !LETTERS.test(word)) return word;
  return withoutSuffix(withoutFinalE(withoutParticiple(withoutPlural(word))));
}

function withoutPlural(word: string): string {
  if (!word.endsWith('s')) return word;
  if (word.endsWith('ies') && word.length >= 5) return `${word.slice(0, -3)}y`;
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('es') && word.length >= 5 && 'sxzh'.includes(word.charAt(word.length - 3)))
    return word.slice(0, -2);
  return 'suai'.includes(word.charAt(word.length - 2)) ? word : word.slice(0, -1);
}

function withoutParticiple(word: string): string {
  const cut = word.endsWith('ing') && word.length >= 6 ? 3 : word.endsWith('ed') && word.length >= 5 ? 2 : 0;
  if (cut === 0) return word;
  const rest = word.slice(0, -cut);
  return VOWEL.test(rest) ? undoubled(rest) : word;
}

function withoutFinalE(word: string): string {
  return word.length >= 5 && word.endsWith('e') ? word.slice(0, -1) : word;
}

function withoutSuffix(word: string): string {
  if (word.length >= 8 && word.endsWith('ation')) return word.slice(0, -3);
  if (word.length >= 7 && word.endsWith('tion')) return word.slice(0, -3);
  if (word.length >= 6 && word.endsWith('ly')) return word.slice(0, -2);
  if (word.length >= 6 && word.endsWith('er')) return undoubled(word.slice(0, -2));
  return word;
}

/** `runn` -> `run`: the last of two equal consonants goes, except l, s and z; from four letters. */
function undoubled(word: string): string {
  const last = word.charAt(word.length - 1);
  const doubled = word.length >= 4 && last === word.charAt(word.length - 2);
  return doubled && !'lszaeiou'.includes(last) ? word.slice(0, -1) : word;
}
