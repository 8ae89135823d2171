import type { StoredSymbol } from '../../model/index.ts';
import type { TextLines } from '../lines.ts';

/** What an argument is that is written out. */
export type LiteralKind = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'function';

/** A parameter as it is written. */
export interface WrittenParameter {
  text: string;
  optional: boolean;
  rest: boolean;
}

/** Of a longer list of arguments, or of parameters, nothing is said. */
const MOST_TEXT = 20_000;
const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The arguments of the call whose name ends at a place, as they are written; undefined when none are read there. */
export function argumentsAfter(lines: TextLines, line: number, column: number): string[] | undefined {
  const text = textFrom(lines, line, column);
  const start = openingOf(text);
  return start < 0 ? undefined : split(text, start);
}

/** The parameters of a function as its signature has them; undefined when none are read there. */
export function splitParameters(lines: TextLines, symbol: StoredSymbol): WrittenParameter[] | undefined {
  const text = textFrom(lines, symbol.nameLine, symbol.nameColumn + symbol.nameLength);
  const start = openingOf(text);
  const parts = start < 0 ? undefined : split(text, start);
  return parts?.map((part) => ({
    text: part,
    optional: /^[\w$.]+\?|^[^=>]*[^=!<>]=[^=>]/.test(part),
    rest: /^\s*(?:\.\.\.|\*|params\b|vararg\b)|\.\.\./.test(part),
  }));
}

/** What kind of literal an argument is; undefined for anything else. */
export function literalKind(argument: string): LiteralKind | undefined {
  if (/^(?:"[^"]*"|'[^']*'|`[^`$]*`)$/s.test(argument)) return 'string';
  if (/^-?[\d.][\w.]*$/.test(argument)) return 'number';
  if (/^(?:true|false)$/i.test(argument)) return 'boolean';
  if (/^(?:async\s+)?(?:function\b|[\w$]+\s*=>|\([^()]*(?:\([^()]*\)[^()]*)*\)\s*(?::[^=]*)?=>)/.test(argument))
    return 'function';
  if (/^\[.*\]$/s.test(argument)) return 'array';
  return /^\{.*\}$/s.test(argument) ? 'object' : undefined;
}

function textFrom(lines: TextLines, line: number, column: number): string {
  let text = lines.at(line).slice(column);
  for (let next = line + 1; next < lines.count && text.length < MOST_TEXT; next++) text += `\n${lines.at(next)}`;
  return text;
}

/** Where the bracket of a list opens, past type arguments and `?.`; -1 when something else comes first. */
function openingOf(text: string): number {
  let at = /^\s*(?:\?\.|!)?\s*/.exec(text)![0].length;
  if (text[at] === '<') {
    let depth = 0;
    for (; at < text.length; at++) {
      if (text[at] === '<') depth++;
      // `=>` closes nothing.
      else if (text[at] === '>' && text[at - 1] !== '=' && --depth === 0) break;
    }
    at += /^>\s*/.exec(text.slice(at))?.[0].length ?? 0;
  }
  return text[at] === '(' ? at : -1;
}

/** The parts between the bracket at `start` and its end, at its commas; undefined when it does not end. */
function split(text: string, start: number): string[] | undefined {
  const parts: string[] = [];
  const closing: string[] = [];
  let from = start + 1;
  let angles = 0;
  const cut = (end: number): void => {
    const part = text
      .slice(from, end)
      .replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, '')
      .trim();
    if (part !== '') parts.push(part);
    from = end + 1;
  };
  for (let at = start; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"' || character === "'" || character === '`') {
      const end = stringEnd(text, at);
      if (end < 0) return undefined;
      at = end;
    } else if (text.startsWith('//', at)) {
      const end = text.indexOf('\n', at);
      if (end < 0) return undefined;
      at = end;
    } else if (CLOSES[character]) closing.push(CLOSES[character]);
    else if (character === closing.at(-1)) {
      closing.pop();
      if (closing.length === 0) {
        cut(at);
        return parts;
      }
    } else if (character === '<' && /[\w$]/.test(text[at - 1] ?? '')) angles++;
    else if (character === '>' && text[at - 1] !== '=' && angles > 0) angles--;
    else if (character === ',' && closing.length === 1 && angles === 0) cut(at);
  }
  return undefined;
}

/** The place of the quote that ends a string; a template ends at its last one whatever is in it. */
function stringEnd(text: string, start: number): number {
  const quote = text[start]!;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
    else if (text[at] === '\n' && quote !== '`') return -1;
  }
  return -1;
}
