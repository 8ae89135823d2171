import { stem } from './stem.ts';

const PLAIN = /^[a-z]+$/;
const WORD = /[A-Za-z_$][\w$]*|\d+/g;
const SUBWORD = /[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+/g;
const ALPHANUMERIC = /[\p{L}\p{N}\p{M}]+/gu;

/** The words of a text for ranking: identifiers (ASCII) and numbers, as written, in order. */
export function words(text: string): string[] {
  return text.match(WORD) ?? [];
}

/**
 * The sub-words of a word, lower-cased, in order: split at underscores, between cases and around digits
 * (`parseHTTPHeader2` -> parse http header 2). Single letters go if there is anything else. May be empty (`_`).
 */
export function subwords(word: string): string[] {
  const all = (word.match(SUBWORD) ?? []).map((part) => part.toLowerCase());
  if (all.length < 2) return all;
  const long = all.filter((part) => part.length > 1 || isDigit(part));
  return long.length === 0 ? all : long;
}

/** The search tokens of one word: the stems of its sub-words, and `=` + the sub-words glued if there are at least two. */
export function wordTokens(word: string): string[] {
  const parts = subwords(word);
  const tokens = parts.map(stem);
  if (parts.length >= 2) tokens.push(`=${parts.join('')}`);
  return tokens;
}

/** The search tokens of a text, in order: the same for index and query. */
export function tokens(text: string): string[] {
  // What most calls are about: one word of one sub-word.
  if (PLAIN.test(text)) return [stem(text)];
  return words(text).flatMap(wordTokens);
}

/**
 * The form under which names are looked up whatever their spelling: letters and digits alone, lower-cased
 * (`parse_http_header`, `parseHTTPHeader` -> `parsehttpheader`; also beyond ASCII). A name without any (`operator` signs,
 * `_`) is its own joined form, lower-cased.
 */
export function joinedName(name: string): string {
  const joined = (name.match(ALPHANUMERIC) ?? []).join('').toLowerCase();
  return joined === '' ? name.toLowerCase() : joined;
}

/** Trigrams of `^joined$`, each once, by Unicode characters; a single character gives one. */
export function trigrams(joined: string): string[] {
  const framed = [...`^${joined}$`];
  const found = new Set<string>();
  for (let i = 2; i < framed.length; i++) found.add(`${framed[i - 2]}${framed[i - 1]}${framed[i]}`);
  return [...found];
}

function isDigit(part: string): boolean {
  const code = part.charCodeAt(0);
  return code >= 48 && code <= 57;
}
