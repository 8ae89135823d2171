import type { Dialect } from './dialect.ts';
import { quoteEnd } from './quotes.ts';
import { KIND, type TokenWriter } from './tokens.ts';

/** A tokenizer on its way. */
export interface Scan {
  text: string;
  at: number;
  to: number;
  dialect: Dialect;
  template: boolean;
  strict: boolean;
  tokens: TokenWriter;
  /** Of the MySQL client. */
  delimiter: string;
  /** First token of the statement. */
  first: number;
  /** Open comments of MySQL whose content is code. */
  conditional: number;
  /** Closing marks that do not come any more. */
  missing: Set<string>;
}

/** So many different marks are looked for in vain: a text of unclosed ones shall not cost its square. */
const MISSING_LIMIT = 100;

/** What the pattern, a sticky one, finds where the tokenizer is. */
export const matchAt = (pattern: RegExp, { text, at, to }: Scan): string | undefined => {
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.[0];
  return found !== undefined && at + found.length <= to ? found : undefined;
};

/** Adds a token that the pattern finds here; false where there is none. */
export function add(scan: Scan, kind: number, pattern: RegExp): boolean {
  const found = matchAt(pattern, scan);
  if (!found) return false;
  scan.tokens.push(kind, scan.at, scan.at + found.length);
  scan.at += found.length;
  return true;
}

/** Adds what begins at `start` and is quoted from `quote` on. */
export function quoted(
  scan: Scan,
  start: number,
  quote: number,
  mark: string,
  kind: number,
  escapes: boolean | 'maybe',
): void {
  finish(scan, start, quoteEnd(scan.text, quote + 1, scan.to, mark, escapes, scan), kind);
}

/** Adds what ends at `end`; what does not (-1) ends with its line. */
export function finish(scan: Scan, start: number, end: number, kind: number): void {
  const { text, tokens, to } = scan;
  if (end < 0) tokens.problems.push({ message: kind === KIND.quoted ? 'unclosed name' : 'unclosed string', at: start });
  scan.at = end < 0 ? lineEnd(text, start, to) : end;
  tokens.push(kind, start, scan.at);
}

/** The offset after the next such mark, or -1. */
export function endOf({ text, to, missing }: Scan, mark: string, from: number): number {
  if (missing.has(mark) || missing.size > MISSING_LIMIT) return -1;
  const found = text.indexOf(mark, from);
  if (found >= 0 && found + mark.length <= to) return found + mark.length;
  missing.add(mark);
  return -1;
}

/** The offset of the end of a line, at most `to`. */
export function lineEnd(text: string, from: number, to: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? to : Math.min(end, to);
}
