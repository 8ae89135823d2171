import type { FactSink, FoundBinding, FoundSymbol } from '../spec.ts';
import { KIND, type Tokens } from './tokens.ts';

/** What a name stands for: types, fragments and directives may have the same one, an import may mean any of them. */
export type Space = 'type' | 'fragment' | 'directive' | 'field' | 'import';

/** A name in a text, to be bound at the end. */
export interface SpacedName {
  space: Space;
  start: number;
  end: number;
  /** Of a definition its number, else -1: of an import, or of a name that is used. */
  symbol: number;
}

/** A text as far as it has been read. */
export interface Reading {
  readonly facts: FactSink;
  readonly tokens: Tokens;
  /** The token that comes next; `tokens.count` at the end. */
  at: number;
  depth: number;
  /** Of what is read: the definition around, or -1, and the scope. */
  parent: number;
  scope: number;
  /** The type that an `extend` around adds to; ''. */
  owner: string;
  readonly names: SpacedName[];
  /** To be told at the end, when it is known where each ends; the number of one is its place here. */
  readonly symbols: FoundSymbol[];
  /** The scopes in that of the file, all of functions: the number of the first is 1. */
  readonly scopes: { start: number; end: number }[];
  readonly parameters: FoundBinding[];
  told: number;
  /** Where the last problem is: one is told of once. */
  toldAt: number;
  readonly isLate: () => boolean;
}

/** A few problems are enough for a reader. */
const FEW = 5;
/** The brackets, and what closes each. */
export const CLOSING: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' };

/** The word of the next token, or of one behind it; '' for strings, numbers and the end. */
export function peek({ tokens, at }: Reading, ahead = 0): string {
  return tokens.word[at + ahead] ?? '';
}

/** True when the next token, or one behind it, is a name. */
export function isName({ tokens, at }: Reading, ahead = 0): boolean {
  return tokens.kind[at + ahead] === KIND.name;
}

export function isString({ tokens, at }: Reading): boolean {
  return tokens.kind[at] === KIND.string;
}

/** Goes over the next token when it is this word. */
export function accept(reading: Reading, word: string): boolean {
  if (peek(reading) !== word) return false;
  reading.at++;
  return true;
}

/** Where the last token ends. */
export function endOf({ tokens, at }: Reading): number {
  return tokens.end[at - 1] ?? 0;
}

/** Where the next token begins. */
export function startOf({ tokens, at }: Reading): number {
  return tokens.start[at] ?? tokens.text.length;
}

/** Says that the next token should not stand where it does, or that something is missing at the end. */
export function unexpected(reading: Reading): void {
  const { tokens, at, facts } = reading;
  const start = startOf(reading);
  if (start === reading.toldAt || reading.told++ >= FEW) return;
  reading.toldAt = start;
  const shown = tokens.text.slice(start, Math.min(tokens.end[at] ?? start, start + 40)).split(/[\n\r]/, 1)[0]!;
  facts.problem('syntax-error', at < tokens.count ? `unexpected ${JSON.stringify(shown)}` : 'unexpected end', start);
}

/**
 * Says that the next token is wrong, and passes over what is in the brackets that open there: they belong to something
 * that is not known.
 */
export function giveUp(reading: Reading): void {
  unexpected(reading);
  if (peek(reading) !== '{') return;
  reading.at++;
  passOver(reading);
}

/** Goes on to behind the bracket that closes the one just opened. */
export function passOver(reading: Reading): void {
  const { tokens } = reading;
  for (let open = 1; open > 0 && reading.at < tokens.count; reading.at++) {
    const word = peek(reading);
    if (CLOSING[word]) open++;
    else if (/^[)\]}]$/.test(word)) open--;
  }
}
