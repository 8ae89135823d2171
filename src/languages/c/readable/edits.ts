import type { LostName } from '../../spec.ts';
import { isKeyword } from './words.ts';

/** Collects what the grammar shall not see of a text. */
export interface Edits {
  /** Blanks a stretch; comments in it and line ends stay. */
  hide(start: number, end: number): void;
  /** Blanks a stretch without names, comments and all. */
  blot(start: number, end: number): void;
  /** Puts `as` in place of as many characters at `start`. */
  put(start: number, as: string): void;
  /** The text with all that done, and the names it no longer has; undefined when there is nothing to do. */
  result(): { text: string; lost: LostName[] } | undefined;
}

const PIECE =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/(?:\\\r?\n|.)*|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?|#\s*[a-z]+|\d[\w.]*|[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*|\S/g;

/** Starts with no edits of `text`. */
export function createEdits(text: string): Edits {
  const hidden: { start: number; end: number }[] = [];
  const put: { start: number; as: string }[] = [];

  /** The parts of the text with the hidden stretches blanked, and the names lost in them. */
  function blank(from: number, to: number, lost: LostName[]): string {
    return text.slice(from, to).replace(PIECE, (piece, offset: number) => {
      if (piece.startsWith('/*') || piece.startsWith('//')) return piece;
      const start = from + offset;
      const end = start + piece.length;
      if (/^[A-Za-z_$\u0080-\uffff]/.test(piece) && !isKeyword(piece)) {
        lost.push({ start, end, role: /^\s*\(/.test(text.slice(end, end + 40)) ? 'call' : 'read' });
      }
      return piece.replace(/[^\n\r]/g, ' ');
    });
  }

  return {
    hide: (start, end) => {
      if (end > start) hidden.push({ start, end });
    },
    blot: (start, end) => put.push({ start, as: text.slice(start, end).replace(/[^\n\r\\]/g, ' ') }),
    put: (start, as) => put.push({ start, as }),
    result: () => {
      if (hidden.length + put.length === 0) return undefined;
      const lost: LostName[] = [];
      const parts: string[] = [];
      let at = 0;
      hidden.sort((a, b) => a.start - b.start || a.end - b.end);
      for (const { start, end } of hidden) {
        if (end <= at) continue;
        const from = Math.max(start, at);
        parts.push(text.slice(at, from), blank(from, end, lost));
        at = end;
      }
      parts.push(text.slice(at));
      let out = parts.join('');
      if (put.length === 0) return { text: out, lost };
      parts.length = 0;
      at = 0;
      put.sort((a, b) => a.start - b.start);
      for (const { start, as } of put) {
        if (start < at) continue;
        parts.push(out.slice(at, start), as);
        at = start + as.length;
      }
      out = parts.join('') + out.slice(at);
      return { text: out, lost };
    },
  };
}
