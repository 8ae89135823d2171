import { isLineStart } from './commands.ts';
import type { Docs, Range } from './docs-form.ts';
import { isName, nameText, readName } from './names.ts';
import { KIND, type Tokens } from './tokens.ts';
import { skipWords } from './walk.ts';

/** What tools write above everything they write. */
const HEADER =
  /^--\s*(?:\r?\n)?-- (?:Name|Data for Name): .*; Type: |Script Date: |^--\s*(?:\r?\n)?-- (?:Temporary )?(?:table|view|Table|View|Dumping|Final view) (?:structure|data|structure for) /;
const NO_DOC = /^(?:--[-=*#\s]*|\/\*\*?\/|\/\*[-=*\s]*\*\/|#[#\s]*)$/;

/** Where the docs of a text are looked for. */
export function createDocs(tokens: Tokens): Docs {
  const { text, comments } = tokens;
  const said = saidOfThings(tokens);

  /** The last comment that ends at or before an offset: its place in the list, or -2. */
  const lastBefore = (offset: number): number => {
    let low = 0;
    let high = comments.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comments[middle * 2 + 1]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low * 2 - 2;
  };
  const isNear = (from: number, to: number): boolean => /^[ \t\r]*\n?[ \t]*$/.test(text.slice(from, to));

  return {
    above: (start) => {
      let at = lastBefore(start);
      if (at < 0 || !isNear(comments[at + 1]!, start) || !isLineStart(text, comments[at]!)) return undefined;
      const end = comments[at + 1]!;
      const isLine = text[comments[at]!] !== '/';
      while (isLine && at >= 2 && continues(text, comments, at, isNear)) at -= 2;
      const written = text.slice(comments[at]!, end);
      return HEADER.test(written) || NO_DOC.test(written)
        ? undefined
        : { start: comments[at]!, end: trimmed(text, end) };
    },
    behind: (end) => {
      const at = lastBefore(end) + 2;
      const start = comments[at];
      if (start === undefined || !/^[ \t]*[,);]?[ \t]*$/.test(text.slice(end, Math.min(start, end + 300))))
        return undefined;
      const last = comments[at + 1]!;
      if (text[start] === '/' && /[^\s]/.test(text.slice(last, last + 200).split('\n', 1)[0]!)) return undefined;
      return NO_DOC.test(text.slice(start, last)) ? undefined : { start, end: trimmed(text, last) };
    },
    said: (kind, name) => said.get(`${kind} ${name.toLowerCase()}`),
  };
}

function continues(
  text: string,
  comments: readonly number[],
  at: number,
  isNear: (from: number, to: number) => boolean,
): boolean {
  const [start, end] = [comments[at - 2]!, comments[at - 1]!];
  return text[start] === text[comments[at]!] && isNear(end, comments[at]!) && isLineStart(text, start);
}

function trimmed(text: string, end: number): number {
  return text[end - 1] === '\r' ? end - 1 : end;
}

function saidOfThings(tokens: Tokens): Map<string, Range> {
  const { words, kind, start, end, count } = tokens;
  const said = new Map<string, Range>();
  for (let i = 0; i < count; i++) {
    if (words[i] !== 'COMMENT' || words[i + 1] !== 'ON') continue;
    let at = skipWords(tokens, i + 2, 'MATERIALIZED');
    const what = words[at]!;
    at++;
    if (!isName(tokens, at)) continue;
    const { parts, next } = readName({ tokens }, at, count);
    at = words[next] === '(' ? tokens.match[next]! + 1 : next;
    if (words[at] === 'ON') {
      const on = readName({ tokens }, at + 1, count);
      parts.unshift(...on.parts);
      at = on.next;
    }
    if (words[at] !== 'IS' || kind[at + 1] !== KIND.string) continue;
    const range = insideString(tokens.text, start[at + 1]!, end[at + 1]!);
    const names = parts.map((part) => nameText(tokens, part).toLowerCase());
    if (range.start < range.end) said.set(`${what} ${names.join('.')}`, range);
  }
  return said;
}

/** A string without its quotes and what stands before them. */
export function insideString(text: string, start: number, end: number): Range {
  const quote = text.slice(start, end).search(/['"]/);
  const last = /['"]/.test(text[end - 1]!) && end - 1 > start + quote ? end - 1 : end;
  return { start: start + quote + 1, end: last };
}
