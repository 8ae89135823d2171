import type { Lexer } from './tokens.ts';
import { isKeyword } from './words.ts';

/** A part of a declaration: a word, something in brackets, a body, or a sign. */
export interface Item {
  kind: 'word' | 'parens' | 'brackets' | 'body' | 'sign';
  start: number;
  end: number;
  /** The word or sign; '' for what is in brackets. */
  text: string;
  /** What stands first in the brackets begins no parameter: a number, a text. */
  isGiven?: boolean;
}

/** What round brackets hold, which are closed at `end`; `list` is their text. */
export function inParens(list: string, start: number, end: number): Item {
  return { kind: 'parens', start, end, text: '', isGiven: /^\(\s*["\d]/.test(list) };
}

/** A word; after `::` it goes on with the word before. */
export function addWord(items: Item[], word: string, start: number, end: number, last: string): void {
  const scope = items.at(-1);
  if (last === '::' && scope?.text === '::') {
    items.pop();
    const before = items.at(-1);
    if (before?.kind === 'word' && !isKeyword(before.text) && before.end <= scope.start) {
      items[items.length - 1] = { kind: 'word', start: before.start, end, text: `${before.text}::${word}` };
      return;
    }
  }
  items.push({ kind: 'word', start, end, text: word });
}

/** Passes over `<…>` after a word when it is closed before the declaration ends. */
export function passAngles(text: string, lexer: Lexer, items: Item[], offset = 0): boolean {
  const before = items.at(-1);
  if (before?.kind !== 'word' || before.text === 'operator') return false;
  let depth = 0;
  let round = 0;
  const limit = Math.min(text.length, lexer.start + 4000);
  for (let at = lexer.start; at < limit; at++) {
    const sign = text[at]!;
    if (sign === '(') round++;
    else if (sign === ')') {
      if (--round < 0) return false;
    } else if (sign === ';' || sign === '{' || sign === '}' || sign === '"') return false;
    else if (round > 0) continue;
    else if (sign === '<') depth++;
    else if (sign === '>' && text[at - 1] !== '-' && --depth === 0) {
      before.end = offset + at + 1;
      if (before.text !== 'template') before.text += '<>';
      lexer.end = at + 1;
      lexer.skipTo(at + 1);
      return true;
    }
  }
  return false;
}
