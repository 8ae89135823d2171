import type { Dialect } from './dialect.ts';

/** What says how far something in quotes goes. */
export interface QuoteRules {
  dialect: Dialect;
  /** The text holds tags of a template, in which quotes mean nothing. */
  template: boolean;
  /** A string does not go on over what looks like the end of one statement and the beginning of the next. */
  strict: boolean;
}

const STATEMENT_AFTER = /^[ \t]*(?:CREATE|INSERT|SELECT|ALTER|DROP|UPDATE|DELETE|GRANT|COMMENT|SET)\b/i;
const LAST_OF_STATEMENT = /;[ \t\r]*$/;
/** A tag in a string is no longer. */
const LONG_TAG = 400;
/** What follows a string, and hardly a quote that is part of one. */
const AFTER_STRING = /\s*(?:[,);|+=<>\r\n]|$|--|::|(?:AND|OR|AS|THEN|ELSE|END|FROM|WHERE|ESCAPE|COLLATE)\b)/iy;

/**
 * The offset after the quote that closes what is open from `from` on, a doubled quote being part of it; -1 when there is
 * none before `to`. With `escapes` a backslash takes away the meaning of the next character; 'maybe' where the dialect is
 * not known: then of a quote only when what follows does not look like what follows a string.
 */
export function quoteEnd(
  text: string,
  from: number,
  to: number,
  quote: string,
  escapes: boolean | 'maybe',
  { template, strict }: QuoteRules,
): number {
  let at = from;
  for (;;) {
    const end = text.indexOf(quote, at);
    if (end < 0 || end >= to) return -1;
    const between = template || strict ? text.slice(at, end) : '';
    const tag = template ? between.lastIndexOf('{{') : -1;
    const tagEnd = tag < 0 || between.includes('}}', tag) ? null : /^[^\n]*?\}\}/.exec(text.slice(end, end + LONG_TAG));
    if (tagEnd) {
      at = end + tagEnd[0].length;
      continue;
    }
    if (strict && endsStatement(between)) return -1;
    if (escapes !== false && isEscaped(text, at, end) && (escapes === true || !looksClosed(text, end + 1))) {
      at = end + 1;
      continue;
    }
    if (text[end + 1] === quote && end + 1 < to) {
      at = end + 2;
      continue;
    }
    return end + 1;
  }
}

/** A line that ends in a semicolon and one, behind blank lines and comments, that begins a statement. */
function endsStatement(between: string): boolean {
  let last = false;
  for (const line of between.includes(';') ? between.split('\n') : []) {
    if (last && STATEMENT_AFTER.test(line)) return true;
    if (!/^\s*(?:--|$)/.test(line)) last = LAST_OF_STATEMENT.test(line);
  }
  return false;
}

function isEscaped(text: string, from: number, quote: number): boolean {
  let slashes = 0;
  while (quote - slashes > from && text[quote - slashes - 1] === '\\') slashes++;
  return slashes % 2 === 1;
}

function looksClosed(text: string, from: number): boolean {
  AFTER_STRING.lastIndex = from;
  return AFTER_STRING.test(text);
}

/** Whether a backslash in a string of the dialect, with this prefix, takes away the meaning of the next character. */
export function hasEscapes(dialect: Dialect, prefix: string): boolean | 'maybe' {
  if (prefix === 'E') return true;
  if (dialect === 'mysql') return true;
  return dialect === 'unknown' ? 'maybe' : false;
}

const CLOSING: Record<string, string> = { '[': ']', '(': ')', '{': '}', '<': '>' };

/** The end of an Oracle literal `q'[it's]'`, from its first quote on; -1 when there is none. */
export function alternativeQuoteEnd(text: string, quote: number, to: number): number {
  const open = text[quote + 1] ?? '';
  const end = text.indexOf(`${CLOSING[open] ?? open}'`, quote + 2);
  return end < 0 || end + 2 > to ? -1 : end + 2;
}
