import type { LostName } from '../spec.ts';

const SIGNS =
  /^#!.*\bzsh\b|^#(?:compdef|autoload)\b|^[ \t]*(?:setopt|unsetopt|autoload|zstyle|compdef|zle|bindkey|emulate|zmodload|zparseopts|add-zsh-hook)\b|\$\{[+(]|\$\+\w|\$\{\$\{|\$\{?ZSH|\bZSH_|:gs[/:]|\(N\)/m;
/** Scripts that say that they are of another shell. */
const OTHER = /^#!.*\b(?:ba|da|a|k)?sh\b/;
/** Where something may begin that only zsh has, by the name of its group. */
const PLACES = new RegExp(
  [
    String.raw`(?<expansion>\$\{)`,
    String.raw`(?<counted>\$[+#][A-Za-z_])`,
    String.raw`(?<subscript>\$[A-Za-z_]\w*\[)`,
    String.raw`(?<anonymous>^[ \t]*(?:function[ \t]*(?:\(\))?|\(\))[ \t]*\{)`,
    String.raw`(?<background>&[|!](?=[\s;)]|$))`,
    String.raw`(?<qualifiers>[*?/}"]\([^\s()"'\`$]{1,12}\)(?=[\s)"';]|$)|\w\([-.]*N[^\s()"'\`$]{0,8}\)(?=[\s)"';]|$))`,
    String.raw`(?<substitution>(?<=[\s=])=\()`,
    String.raw`(?<end>(?<=[^\s;&|{(])[ \t]\}(?=[ \t]*(?:$|[;&|)])))`,
    String.raw`(?<loop>^[ \t]*for[ \t]+\w+[ \t]*\((?!\())`,
  ].join('|'),
  'gm',
);
const FLAGS = /\$\{(?:\([^()"'`$\n]{1,20}\))?[=~^#]*/y;
const SUBJECT = /[A-Za-z_]\w*|[@*#?$!-]|\d+/y;
const MODIFIED = /\[(?:[^\]"$]|"[^"]*")*,|:(?:g?s[/|:]|[|*^#])/y;
const FLAGGED_INDEX = /\[\([A-Za-z]+(?::\d+:)?\)/y;
const LOOP_BODY = /\s*;?\s*do\b/y;
const READ = /\$\{?(?:\([^()\s]*\))?[+=~^#]*([A-Za-z_]\w*)/g;
/** No expansion is longer. */
const LONG = 500;
/** After so many places the time is looked at. */
const OFTEN = 256;

/** A text of the same length, and the names that are not in it. */
export interface ZshText {
  text: string;
  lost: LostName[];
}

/**
 * Zsh as the shells write it that the grammar knows, of the same length: flags and modifiers of expansions, expansions in
 * expansions, qualifiers of patterns and what runs in the background for good are blanked.
 * @returns undefined where nothing looks like zsh, or it is too late
 */
export function withoutZsh(text: string, isLate: () => boolean): ZshText | undefined {
  if (OTHER.test(text) || !SIGNS.test(text)) return undefined;
  const lost: LostName[] = [];
  /** What is blanked once its place is reached, the nearest last. */
  const waiting: { from: number; to: number }[] = [];
  const out: string[] = [];
  let done = 0;
  /** Puts `by` in the place of [from, to), with blanks up to its length. */
  const put = (from: number, to: number, by: string, blank = ' '): void => {
    out.push(text.slice(done, from), by.padEnd(to - from, blank));
    done = to;
  };
  const lose = (from: number, to: number): void => {
    for (const read of text.slice(from, to).matchAll(READ)) {
      const start = from + read.index + read[0].length - read[1]!.length;
      lost.push({ start, end: start + read[1]!.length, role: 'read' });
    }
  };
  const reach = (at: number): void => {
    while (waiting.length > 0 && waiting.at(-1)!.from <= at) {
      const { from, to } = waiting.pop()!;
      if (from < done) continue;
      lose(from, to);
      put(from, to, '', blankAt(text, from));
    }
  };

  function expansion(at: number): void {
    const blank = blankAt(text, at);
    if (text[at + 2] === '+') {
      put(at, at + 3, `${blank}\${`);
      return;
    }
    const inner = after(FLAGS, text, at);
    const end = closing(text, at + 2);
    if (end < 0) return;
    if (text[inner] === '"' || text[inner] === '$') {
      const stop = innerEnd(text, inner);
      if (stop < 0 || stop > end) return;
      put(at, inner, '', blank);
      waiting.push({ from: stop, to: end + 1 });
      return;
    }
    const subject = after(SUBJECT, text, inner);
    if (subject === inner) {
      // `${(%):-text}`
      if (inner === at + 2) return;
      lose(inner, end);
      put(at, end + 1, '', blank);
      return;
    }
    if (after(MODIFIED, text, subject) > subject) {
      lose(subject, end);
      put(at, end + 1, `${blank.repeat(inner - at - 1)}$${text.slice(inner, subject)}`, blank);
      return;
    }
    if (inner > at + 2) put(at, inner, `${blank.repeat(inner - at - 2)}\${`);
    const index = after(FLAGGED_INDEX, text, subject);
    if (index > subject) put(subject, index, '[');
  }

  /** `$name[…]`, from the end of the name on. */
  function subscript(name: number): void {
    const end = matching(text, name + 1, '[', ']');
    if (end < 0) return;
    lose(name, end);
    put(name, end + 1, '', blankAt(text, name));
  }

  let places = 0;
  for (const { 0: found, index, groups = {} } of text.matchAll(PLACES)) {
    if (++places % OFTEN === 0 && isLate()) return undefined;
    reach(index);
    if (index < done) continue;
    const end = index + found.length;
    if (groups.expansion) expansion(index);
    else if (groups.subscript) subscript(end - 1);
    else if (groups.counted) {
      const name = after(SUBJECT, text, index + 2);
      put(index, name, `${blankAt(text, index)}$${text.slice(index + 2, name)}`);
      if (text[name] === '[') subscript(name);
    } else if (groups.background) put(index, end, text[end] === ';' ? '' : '&');
    else if (groups.anonymous) put(index, end, `${' '.repeat(found.length - 1)}{`);
    else if (groups.qualifiers) put(index + 1, end, '');
    else if (groups.substitution) put(index, end, '<(');
    else if (groups.end) put(index, end, ';}');
    else if (groups.loop) {
      const list = matching(text, end, '(', ')');
      if (list < 0 || after(LOOP_BODY, text, list + 1) === list + 1) continue;
      lose(end, list);
      put(end - 1, list + 1, '');
    }
  }
  reach(text.length);
  out.push(text.slice(done));
  return { text: out.join(''), lost };
}

/** What stands for nothing at a place: a word stays one word, but where numbers are computed nothing may stand. */
function blankAt(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - LONG), at);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return line.lastIndexOf('((') > line.lastIndexOf('))') ? ' ' : '.';
}

/** Where what a sticky expression finds at a place ends; the place where it finds nothing. */
function after(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}

/** The brace that closes the one before `from`, on the same line; -1. */
function closing(text: string, from: number): number {
  const end = matching(text, from, '{', '}');
  return end < 0 || text.slice(from, end).includes('\n') ? -1 : end;
}

/** The bracket that closes the one before `from`; -1. */
function matching(text: string, from: number, open: string, close: string): number {
  let depth = 1;
  const limit = Math.min(text.length, from + LONG);
  for (let at = from; at < limit; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === open) depth++;
    else if (char === close && --depth === 0) return at;
  }
  return -1;
}

/** Where a quoted text, a command or an expansion in an expansion ends; -1. */
function innerEnd(text: string, at: number): number {
  const quoted = text[at] === '"';
  const open = quoted ? at + 1 : at;
  const [bracket = '', other = ''] = text.startsWith('$(', open) ? '()' : text.startsWith('${', open) ? '{}' : '';
  const end = bracket === '' ? after(SUBJECT, text, open + 1) : matching(text, open + 2, bracket, other) + 1;
  if (end > open + 1 && (!quoted || text[end] === '"')) return quoted ? end + 1 : end;
  const quote = quoted ? text.indexOf('"', open) : -1;
  return quote < 0 || quote - open > LONG ? -1 : quote + 1;
}
