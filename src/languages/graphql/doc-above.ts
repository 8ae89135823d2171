import { isImport } from './imports.ts';
import { isLineStart } from './line-start.ts';
import type { Tokens } from './tokens.ts';

/** Directives to tools, and lines that only part. */
const NO_DOC = /^#(?:\s*(?:eslint|prettier|cspell)\b|[-=*#~\s]*$)/;

/** The comments on the lines directly above an offset, when they are documentation. */
export function docAbove({ text, comments }: Tokens, offset: number): { start: number; end: number } | undefined {
  let doc: { start: number; end: number } | undefined;
  let next = offset;
  for (let at = lastBefore(comments, offset); at >= 0; at -= 2) {
    const [start, end] = [comments[at]!, comments[at + 1]!];
    const comment = text.slice(start, end);
    const isAbove = /^\r?\n?[ \t,]*$/.test(text.slice(end, next));
    if (!isAbove || !isLineStart(text, start) || isImport(comment)) break;
    if (!NO_DOC.test(comment)) doc = { start, end: doc?.end ?? start + comment.trimEnd().length };
    next = start;
  }
  return doc;
}

/** The place in the list of the last comment before an offset; negative when there is none. */
function lastBefore(comments: readonly number[], offset: number): number {
  let low = 0;
  let high = comments.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comments[middle * 2 + 1]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low * 2 - 2;
}
