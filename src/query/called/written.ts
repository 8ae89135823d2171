import type { FileView } from '../../languages/index.ts';
import type { TextPlace } from '../../model/index.ts';

/** A part of the text of a file, without comments. */
export interface Written {
  text: string;
  view: FileView;
  /** The place in the file of an offset in the text. */
  placeAt: (offset: number) => TextPlace;
}

/** A part of what is written, without white space around it. */
export function within({ text, view, placeAt }: Written, start: number, end: number): Written {
  const inner = text.slice(start, end);
  const from = start + (inner.length - inner.trimStart().length);
  return { text: inner.trim(), view, placeAt: (offset) => placeAt(from + offset) };
}

/** A text with blanks in place of its comments; the last one may go on behind it. */
export function blankComments(text: string): string {
  return text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*.*?(?:\*\/|$)|\/\/[^\n]*/gs,
    (found, quoted?: string) => quoted ?? found.replace(/[^\n]/g, ' '),
  );
}

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/**
 * The offsets at which a mark stands in no bracket and no string: `=>`, `,`. `<` is a bracket, as in types; with `values`
 * only where it looks like one. Nothing is found behind a bracket that closes none.
 */
export function topLevel(text: string, mark: string, values = false): number[] {
  const found: number[] = [];
  walk(text, values, (at, isArrow) => {
    if (text.startsWith(mark, at) && !(isArrow && mark === '=')) found.push(at);
  });
  return found;
}

/** The offset of the first bracket that closes none; -1 where there is none. */
export function endOfList(text: string, values = false): number {
  return walk(text, values, () => {});
}

/** Tells of what stands in no bracket, up to one that closes none, whose offset it returns. */
function walk(text: string, values: boolean, tell: (at: number, isArrow: boolean) => void): number {
  const closing: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"' || character === "'" || character === '`') {
      const end = endOfText(text, at);
      if (end < 0) return -1;
      if (closing.length === 0) tell(at, false);
      at = end;
      continue;
    }
    const isArrow = text.startsWith('=>', at);
    const isOperator = values && character === '<' && !/[\w$]<\S/.test(text.slice(Math.max(0, at - 1), at + 2));
    if (closing.at(-1) === character) closing.pop();
    else if (CLOSES[character] && !isOperator) closing.push(CLOSES[character]);
    else if (closing.length === 0) {
      if ((values ? ')]}' : ')]}>').includes(character)) return at;
      tell(at, isArrow);
    }
    if (isArrow) at++;
  }
  return -1;
}

/** The offset of the quote that ends a text; -1 where there is none. Templates have parts with texts of their own. */
function endOfText(text: string, start: number): number {
  const quote = text[start]!;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
    else if (quote === '`' && text.startsWith('${', at)) {
      const length = endOfList(text.slice(at + 2), true);
      if (length < 0) return -1;
      at += 2 + length;
    }
  }
  return -1;
}

/** What stands between marks; what is empty is left out, as before the first `|`. */
export function pieces(whole: Written, mark: string, values = false): Written[] {
  const cuts = [-1, ...topLevel(whole.text, mark, values), whole.text.length];
  return cuts
    .slice(1)
    .map((end, i) => within(whole, cuts[i]! + 1, end))
    .filter(({ text }) => text !== '');
}
