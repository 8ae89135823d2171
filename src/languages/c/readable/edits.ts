import type { Role } from '../../../model/index.ts';
import type { LostName, ReadableText } from '../../spec.ts';
import { isKeyword } from './words.ts';

/** Collects what the grammar shall not see of a text. */
export interface Edits {
  /** Blanks a stretch; comments in it and line ends stay. `declares` when a name before a bracket is not called in it. */
  hide(start: number, end: number, declares?: boolean): void;
  /** Blanks a stretch without names, comments and all. */
  blot(start: number, end: number): void;
  /** True when a stretch that begins there has been blanked. */
  isHidden(start: number): boolean;
  /** Says that what begins at `start` began at `from`, with blanked words: those before an empty line aside. */
  lead(start: number, from: number): void;
  /** Notes the names in a stretch that the grammar takes for mere text. Default: they are read, or called. */
  note(start: number, end: number, role?: Role): void;
  /** Puts `as` in place of as many characters at `start`. */
  put(start: number, as: string): void;
  /** The text with all that done, and the names it no longer has; undefined when there is nothing to do. */
  result(): ReadableText | undefined;
}

const PIECE =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/(?:\\\r?\n|.)*|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?|#\s*[a-z]+|\d[\w.]*|[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*|\S/g;

/** Starts with no edits of `text`. */
export function createEdits(text: string): Edits {
  const hidden: { start: number; end: number; declares: boolean }[] = [];
  const hiddenAt = new Set<number>();
  const noted: { start: number; end: number; role: Role | undefined }[] = [];
  const leads = new Map<number, number>();
  const put: { start: number; as: string }[] = [];

  /** Adds the names in a stretch. */
  function take(from: number, to: number, lost: LostName[], declares = false, as?: Role): void {
    for (const { 0: piece, index } of text.slice(from, to).matchAll(PIECE)) {
      if (!/^[A-Za-z_$\u0080-\uffff]/.test(piece) || isKeyword(piece)) continue;
      const start = from + index;
      const end = start + piece.length;
      const isCall = !declares && /^[ \t]*\(/.test(text.slice(end, end + 40));
      lost.push({ start, end, role: as ?? (isCall ? 'call' : 'read') });
    }
  }

  return {
    hide: (start, end, declares = false) => {
      if (end <= start) return;
      hidden.push({ start, end, declares });
      hiddenAt.add(start);
    },
    blot: (start, end) => put.push({ start, as: text.slice(start, end).replace(/[^\n\r\\]/g, ' ') }),
    put: (start, as) => put.push({ start, as }),
    isHidden: (start) => hiddenAt.has(start),
    lead: (start, from) => {
      // What stands on lines before an empty one, or begins or ends a section, is by itself.
      const gap = /^(?:[\s\S]*\n[ \t\r]*\n\s*|\w*(?:BEGIN|END)\w*\s*\n\s*)+/.exec(text.slice(from, start));
      leads.set(start, from + (gap?.[0].length ?? 0));
    },
    note: (start, end, role) => noted.push({ start, end, role }),
    result: () => {
      if (hidden.length + put.length + noted.length === 0) return undefined;
      const lost: LostName[] = [];
      const parts: string[] = [];
      let at = 0;
      hidden.sort((a, b) => a.start - b.start || a.end - b.end);
      for (const { start, end, declares } of hidden) {
        if (end <= at) continue;
        const from = Math.max(start, at);
        take(from, end, lost, declares);
        parts.push(text.slice(at, from), blank(text.slice(from, end)));
        at = end;
      }
      const out = replaced(parts.join('') + text.slice(at), put);
      let next = 0;
      let until = 0;
      for (const { start, end, role } of noted) {
        for (; next < hidden.length && hidden[next]!.start <= start; next++) until = Math.max(until, hidden[next]!.end);
        if (until <= start) take(start, end, lost, false, role);
      }
      lost.sort((a, b) => a.start - b.start);
      return { text: out, lost, leads };
    },
  };
}

/** All but white space and comments turned into blanks. */
function blank(stretch: string): string {
  return stretch.replace(PIECE, (piece) => (/^\/[/*]/.test(piece) ? piece : piece.replace(/[^\n\r]/g, ' ')));
}

function replaced(text: string, put: { start: number; as: string }[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, as } of put.sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    parts.push(text.slice(at, start), as);
    at = start + as.length;
  }
  return parts.join('') + text.slice(at);
}
