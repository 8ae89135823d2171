import { lineEnd, skipText } from './skip-text.ts';

/** A stretch of a text. */
export interface Stretch {
  start: number;
  end: number;
}

/** What the directives of a text are about. */
export interface Directives {
  /** All of them, in source order: from the `#` to the end of the line. */
  lines: readonly Stretch[];
  /** Branches that are not read, because what is around does not parse with more than one. */
  hidden: readonly Stretch[];
}

/** One `#if` … `#endif` that is open. */
interface Condition {
  lines: Stretch[];
  /** The branch that stays when only one can. */
  kept: number;
  /** False as soon as a branch is no whole part of what is around. */
  clean: boolean;
  before: Place;
  /** The place after the branch that is kept. */
  after: Place | undefined;
}

/** Where in the code: the brackets that are open, the last character but white space, the first in the branch. */
interface Place {
  open: string;
  last: string;
  first: number;
}

const WORD = /[\p{L}\p{Nd}_]+/uy;
/** Deeper than any code that somebody has written. */
const DEEP = 500;

/**
 * Follows the directives of a text. The branches of a condition are all read, as if its lines were not there, where
 * each is a whole: statements, members, elements of a list. Else the first of them, or what stands for `#if false`.
 */
export function readDirectives(text: string): Directives {
  const lines: Stretch[] = [];
  const hidden: Stretch[] = [];
  const open: Condition[] = [];
  let place: Place = { open: '', last: '', first: -1 };
  let newLine = true;

  function endBranch(condition: Condition): void {
    const { before, lines: own, kept } = condition;
    condition.clean &&= before.open === place.open && isWhole(text, before.last, place);
    if (own.length - 1 === kept) condition.after = { ...place };
  }

  function directive(line: Stretch): void {
    const [, word, what = ''] = /^#\s*(\w*)\s*(\w*)/.exec(text.slice(line.start, Math.min(line.end, line.start + 60)))!;
    if (word === 'if') {
      const kept = /^(?:false|0)$/.test(what) ? 1 : 0;
      open.push({ lines: [line], kept, clean: true, before: { ...place }, after: undefined });
      place.first = -1;
      return;
    }
    const condition = open.at(-1);
    if (!condition || !/^(?:elif|else|endif)$/.test(word!)) return;
    endBranch(condition);
    condition.lines.push(line);
    place = { ...condition.before, first: -1 };
    if (word !== 'endif') return;
    open.pop();
    const { lines: own, kept, clean, before, after } = condition;
    // The branch of `#if false` that has no other is left as it is where that does no harm.
    const several = own.length > 2 || kept > 0;
    if (several && !clean) {
      for (let at = 0; at + 1 < own.length; at++) {
        if (at !== kept) hidden.push({ start: own[at]!.end, end: own[at + 1]!.start });
      }
    }
    const { first } = before;
    place = { ...(after ?? before) };
    place.first = first >= 0 ? first : after ? after.first : -1;
  }

  let at = 0;
  while (at < text.length) {
    const char = text[at]!;
    if (char === '#' && newLine) {
      const line = { start: at, end: lineEnd(text, at) };
      if (text[line.end - 1] === '\r') line.end--;
      lines.push(line);
      directive(line);
      at = line.end;
      continue;
    }
    if (char <= ' ') {
      if (char === '\n') newLine = true;
      at++;
      continue;
    }
    newLine = false;
    const end = skipText(text, at);
    if (end > at && char === '/') {
      at = end;
      continue;
    }
    if (place.first < 0) place.first = at;
    place.last = char;
    if (end > at) at = end;
    else {
      if (/[({[]/.test(char) && place.open.length < DEEP) place.open += char;
      else if (/[)}\]]/.test(char)) place.open = place.open.slice(0, -1);
      WORD.lastIndex = at;
      at = WORD.test(text) ? WORD.lastIndex : at + 1;
    }
  }
  return { lines, hidden };
}

/** True when a branch can stand beside others: after a character `before`, up to a place with the same brackets. */
function isWhole(text: string, before: string, { first, last }: Place): boolean {
  if (first < 0) return true;
  const head = text.slice(first, first + 8);
  if (/^(?:else\b|[.?:=)\]&|+*/%<>-])/.test(head)) return false;
  if (/^[{(]?$/.test(before) || /[;}[\],]/.test(before)) {
    if (head.startsWith('[') && last === ']') return /^[{};\]]?$/.test(before);
    if (before === '[' || before === '(') return last === ',';
    if (before === ',') return last === ',';
    return /[;},]/.test(last);
  }
  return before === ':' && /[;}]/.test(last);
}
