import type { TextPlace } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';

/** The text of a file, with where its lines begin. */
export interface Written {
  text: string;
  starts: readonly number[];
}

/** A part of a list in brackets. */
export interface Part {
  start: number;
  end: number;
  /** Without comments, and without space around it. */
  text: string;
}

/** So many texts are kept, and so much of one is looked through for the end of a list. */
const KEPT = 200;
const MOST_TEXT = 20_000;
const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

const texts = new WeakMap<LinkWorld, Map<string, Written | undefined>>();

/** The text of a file of the index. */
export function writtenIn({ file }: FileView, links: LinkWorld): Written | undefined {
  const known = texts.get(links) ?? new Map<string, Written | undefined>();
  texts.set(links, known);
  if (!known.has(file.path)) {
    if (known.size >= KEPT) known.delete(known.keys().next().value!);
    const text = links.files.text(file.path);
    known.set(file.path, text === undefined ? undefined : { text, starts: startsOf(text) });
  }
  return known.get(file.path);
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Where a place is in a text; behind its end for one that it does not have. */
export function offsetOf({ text, starts }: Written, { line, column }: TextPlace): number {
  return (starts[line] ?? text.length) + column;
}

/** The place of an offset. */
export function placeAt({ starts }: Written, offset: number): TextPlace {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, column: offset - starts[low]! };
}

/** Where a list in angle brackets ends that opens at `start`; -1 where it is none. */
export function endOfAngles(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < Math.min(text.length, start + 400); at++) {
    const character = text[at]!;
    if (character === '<') depth++;
    else if (character === '>' && text[at - 1] !== '-' && --depth === 0) return at;
    else if (/[;{}"]/.test(character) || text.startsWith('&& ', at) || text.startsWith('||', at)) return -1;
  }
  return -1;
}

/**
 * The parts of the list whose bracket is at `open`, at its commas, and where that ends; undefined when it does not. In a
 * list of types `<` always opens one.
 */
export function partsOf(text: string, open: number, ofTypes: boolean): { parts: Part[]; end: number } | undefined {
  const parts: Part[] = [];
  const closing: string[] = [];
  let from = open + 1;
  const cut = (end: number): void => {
    const part = text
      .slice(from, end)
      .replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, ' ')
      .trim();
    if (part !== '') parts.push({ start: from, end, text: part });
    from = end + 1;
  };
  for (let at = open; at < Math.min(text.length, open + MOST_TEXT); at++) {
    const character = text[at]!;
    if (character === '"' || (character === "'" && !/\d/.test(text[at - 1] ?? ''))) {
      at = endOfString(text, at);
      if (at < 0) return undefined;
    } else if (text.startsWith('//', at) || text.startsWith('/*', at)) {
      const end = text[at + 1] === '/' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2) + 1;
      if (end <= 0) return undefined;
      at = end;
    } else if (CLOSES[character]) closing.push(CLOSES[character]);
    else if (character === '<' && isOpening(text, at, ofTypes)) closing.push('>');
    else if (character === '>' && (closing.at(-1) !== '>' || text[at - 1] === '-')) continue;
    else if (character === closing.at(-1)) {
      closing.pop();
      if (closing.length === 0) {
        cut(at);
        return { parts, end: at };
      }
    } else if (character === ',' && closing.length === 1) cut(at);
  }
  return undefined;
}

function isOpening(text: string, at: number, ofTypes: boolean): boolean {
  return /[\w\s]/.test(text[at - 1] ?? '') && (ofTypes || (/\w/.test(text[at - 1]!) && endOfAngles(text, at) > 0));
}

/** The place of the quote that ends a string or character; -1 where none does. */
function endOfString(text: string, start: number): number {
  const quote = text[start]!;
  const raw = quote === '"' && text[start - 1] === 'R' ? /^"([^()\\\s]*)\(/.exec(text.slice(start, start + 20)) : null;
  if (raw) {
    const end = text.indexOf(`)${raw[1]}"`, start);
    return end < 0 ? -1 : end + raw[1]!.length + 1;
  }
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
    else if (text[at] === '\n') return -1;
  }
  return -1;
}
