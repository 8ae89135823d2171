import type { FactSink } from '../spec.ts';
import type { Sections } from './sections.ts';

/** Takes the lines of a document in order and tells headings and text from code, comments and HTML. */
export interface Blocks {
  /** The next line, without its end, at its offset. */
  line(at: number, line: string): void;
}

/** What goes on until its end: a fence of code, a comment, HTML that is shown as it is. */
type Open =
  | { kind: 'fence'; mark: string; depth: number; far: boolean }
  | { kind: 'comment'; start: number }
  | { kind: 'html'; end: RegExp };

const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;
const ATX = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
const CLOSING = /(?:^|[ \t])#+$/;
const UNDERLINE = /^ {0,3}(?:(=+)|-+)$/;
const LIST_ITEM = /^(?:\s*(?:[-*+]|\d{1,9}[.)])(?=\s|$))+\s*/;
const RULE = /^ {0,3}(?:(?:\*\s*){3,}|(?:_\s*){3,}|(?:-\s*){3,})$/;
const RAW_HTML = /^ {0,3}<(pre|script|style|textarea)(?=[\s>]|$)/i;
const HTML =
  /^ {0,3}<\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|option|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?=[\s>/]|$)/i;

/** A longer line is data. */
const LONGEST = 20_000;

/** Makes a reader of lines. `text` is given each line that is neither code nor comment. */
export function createBlocks(facts: FactSink, heading: Sections['heading'], text: Blocks['line']): Blocks {
  let open: Open | undefined;
  let inList = false;
  let isAfterBlank = true;
  /** The line of a paragraph that an underline can make a heading; none when it has several. */
  let paragraph: { at: number; line: string } | undefined;
  let inParagraph = false;
  /** HTML goes on to the next blank line. */
  let inHtml = false;

  /** True when the line belongs to what is open. */
  function continues(at: number, line: string, depth: number, inner: string): boolean {
    if (open?.kind === 'comment') {
      const end = line.indexOf('-->');
      if (end >= 0) closeComment(open.start, at + end + 3);
      return true;
    }
    if (open?.kind === 'html') {
      if (open.end.test(line)) open = undefined;
      return true;
    }
    if (!open) return false;
    if (depth < open.depth) {
      open = undefined;
      return false;
    }
    const bare = inner.trim();
    const indent = inner.length - inner.trimStart().length;
    if (bare.startsWith(open.mark) && (open.far || indent < 4) && new RegExp(`^${bare[0]}+$`).test(bare))
      open = undefined;
    return true;
  }

  function closeComment(start: number, end: number): void {
    facts.comment(start, end);
    open = undefined;
  }

  function opens(line: string, depth: number, inner: string): boolean {
    const item = LIST_ITEM.exec(inner);
    if (item && !RULE.test(inner)) inList = true;
    else if (isAfterBlank && /^\S/.test(inner)) inList = false;
    const content = item ? inner.slice(item[0].length) : inner;
    const bare = content.trimStart();
    const fence = FENCE.exec(bare);
    if (fence && (inList || content.length - bare.length < 4)) {
      open = { kind: 'fence', mark: fence[1]!, depth, far: inList };
      return true;
    }
    const raw = RAW_HTML.exec(line);
    if (raw) {
      const end = new RegExp(`</${raw[1]}>`, 'i');
      if (!end.test(line)) open = { kind: 'html', end };
      return true;
    }
    return false;
  }

  /** Notes the comments of a line; what is left has the same length. */
  function withoutComments(at: number, line: string): string {
    let rest = line;
    for (let from = rest.indexOf('<!--'); from >= 0; from = rest.indexOf('<!--', from + 4)) {
      // What is in backquotes is no comment.
      if ((rest.slice(0, from).split('`').length - 1) % 2 === 1) continue;
      const end = rest.indexOf('-->', from + 4);
      if (end < 0) {
        open = { kind: 'comment', start: at + from };
        return rest.slice(0, from).trimEnd();
      }
      facts.comment(at + from, at + end + 3);
      rest = rest.slice(0, from) + ' '.repeat(end + 3 - from) + rest.slice(end + 3);
    }
    return rest.trimEnd();
  }

  function atx(at: number, line: string): boolean {
    const mark = ATX.exec(line);
    if (!mark) return false;
    const name = line.slice(mark[0].length).replace(CLOSING, '').trimEnd();
    const nameStart = at + mark[0].length;
    heading(
      mark[1]!.length,
      at + line.length - line.trimStart().length,
      at + line.length,
      nameStart,
      nameStart + name.length,
    );
    return true;
  }

  function setext(line: string): boolean {
    const underline = UNDERLINE.exec(line);
    if (!underline || !paragraph) return false;
    const { at: from, line: title } = paragraph;
    const start = from + title.length - title.trimStart().length;
    heading(underline[1] === undefined ? 2 : 1, start, from + title.length, start, from + title.length);
    return true;
  }

  function plain(at: number, whole: string, quoted: boolean): void {
    if (whole.length > LONGEST) return;
    const line = whole.includes('<!--') ? withoutComments(at, whole) : whole;
    const isHeading = !quoted && !inHtml && (atx(at, line) || setext(line));
    const isBlock = isHeading || quoted || RULE.test(line) || LIST_ITEM.test(line) || HTML.test(line);
    const isText = line !== '' && !isBlock && (inParagraph || !/^(?: {4}|\s*[|\t])/.test(line));
    paragraph = isText && !inParagraph ? { at, line } : undefined;
    inParagraph = isText;
    if (line === '') inHtml = false;
    else if (!isHeading && HTML.test(line)) inHtml = true;
    text(at, line);
  }

  return {
    line: (at, line) => {
      const quote = /^(?: {0,3}>[ \t]?)+/.exec(line)?.[0] ?? '';
      const depth = quote.split('>').length - 1;
      const inner = line.slice(quote.length);
      if (continues(at, line, depth, inner) || opens(line, depth, inner)) {
        paragraph = undefined;
        inParagraph = false;
      } else plain(at, line, depth > 0);
      isAfterBlank = inner.trim() === '';
    },
  };
}
