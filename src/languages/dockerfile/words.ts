import type { Range } from './instructions.ts';

const VARIABLE = /\$(?:\{\s*)?([A-Za-z_]\w*)/y;

/**
 * The words of `text` from an offset on: parted by blanks that are not in quotes or braces.
 */
export function wordsOf(text: string, from: number): Range[] {
  const words: Range[] = [];
  let start = -1;
  let quote = '';
  let braces = 0;
  for (let at = from; at <= text.length; at++) {
    const char = text[at] ?? ' ';
    if (at < text.length && (quote !== '' || braces > 0 || !/\s/.test(char))) {
      if (start < 0) start = at;
      if (char === '\\') at++;
      else if (quote !== '') quote = char === quote ? '' : quote;
      else if (char === '"' || char === "'") quote = char;
      else if (char === '{' && text[at - 1] === '$') braces++;
      else if (char === '}' && braces > 0) braces--;
    } else if (start >= 0) {
      words.push({ start, end: at });
      start = -1;
    }
  }
  if (start >= 0) words.push({ start, end: text.length });
  return words;
}

/** The variables that are put in where the text has `$name` or `${name…}`, not after a backslash or in single quotes. */
export function variablesOf(text: string, from: number, quotes: boolean): Range[] {
  const found: Range[] = [];
  let double = false;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '"') double = !double;
    else if (char === "'" && quotes && !double) {
      const close = text.indexOf("'", at + 1);
      if (close < 0) quotes = false;
      else at = close;
    } else if (char === '$') {
      VARIABLE.lastIndex = at;
      const match = VARIABLE.exec(text);
      if (match) found.push({ start: VARIABLE.lastIndex - match[1]!.length, end: VARIABLE.lastIndex });
    }
  }
  return found;
}
