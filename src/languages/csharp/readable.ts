import type { LostName, ReadableText } from '../spec.ts';
import { readDirectives, type Stretch } from './conditions.ts';
import { isKeyword } from './keywords.ts';
import { lineEnd, skipText } from './skip-text.ts';

const NAME = /[\p{L}_][\p{L}\p{Nd}_]*/uy;
/** Directives that take other files in; in the tree they are lines of one kind, with anything after it. */
const TAKES_IN = /^#\s*(?:load|l|r|reference|addin|module)\b\s*\S/;
const STANDS_FOR_IT = '#undef';

/** `extension(Foo foo) {` in a static class: to the grammar a class with a constructor. */
const EXTENSION = /^([ \t]*)extension(?=\s*(?:<[^(){};]{0,300}>\s*)?\([^;{}]{0,300}\)\s*(?:where\b[^;{}]{0,300})?\{)/gm;
/** What the type arguments of a constraint may be. */
const REF_STRUCTS = /\ballows(\s+)ref(\s+)struct\b/g;

/** `[a, .. var rest]`: the rest of a list, with a name. */
const SLICE =
  /\.\.(?=\s*(?!(?:new|await|from)\b)[\w.<>]{1,80}\??\s+(?!(?:is|as|switch|with|and|or|when|in)\b)\w+\s*[,\]])/g;
/** `a?.b = c`. */
const CONDITIONAL_WRITE = /\?(?=\.\w+(?:\??\.\w+){0,9}\s*(?:[-+*/%&|^]|\?\?|<<|>>)?=(?![=>]))/g;

/** `new List<Item>(items) { … }`: two comparisons to the grammar, and a cast of what is in the braces. */
const CREATION =
  /(\bnew\s+[\w.:]+\s*)(<[^<>(){};]{0,200}(?:<[^<>(){};]{0,200}>[^<>(){};]{0,200}){0,9}>)(?=\s*\(\s*[\w.]+\s*\)\s*\{)/g;

/** The text with what the grammar cannot read in other words of the same length; names that are not in it go to `lost`. */
function inOtherWords(text: string, lost: LostName[]): string {
  let shown = text.replace(CREATION, (_, head: string, types: string, at: number) => {
    const start = at + head.length;
    noteNames(text, { start, end: start + types.length }, lost, 'type');
    return head + blank(types);
  });
  if (shown.includes('extension')) shown = shown.replace(EXTENSION, '$1class ext');
  if (shown.includes('allows')) {
    shown = shown.replace(REF_STRUCTS, (written) => `class${blank(written.slice('class'.length))}`);
  }
  if (shown.includes('..')) shown = shown.replace(SLICE, '  ');
  return shown.includes('?.') ? shown.replace(CONDITIONAL_WRITE, ' ') : shown;
}

/**
 * The text without what the grammar cannot read: the lines of the preprocessor, of which only definitions stay as they are,
 * and branches that do not go together.
 */
export function readable(text: string): ReadableText {
  if (!/^[ \t\uFEFF]*#/m.test(text)) {
    const lost: LostName[] = [];
    return { text: inOtherWords(text, lost), lost };
  }
  const { lines, hidden } = readDirectives(text);
  const lost: LostName[] = [];
  const parts: string[] = [];
  let at = 0;
  const apart = hidden.toSorted((a, b) => a.start - b.start);
  let next = 0;
  const replace = ({ start, end }: Stretch, as: string): void => {
    parts.push(text.slice(at, start), as);
    at = end;
  };
  const hideUpTo = (limit: number): void => {
    for (; next < apart.length && apart[next]!.start < limit; next++) {
      const { start, end } = apart[next]!;
      if (end <= at) continue;
      const part = { start: Math.max(at, start), end };
      noteNames(text, part, lost);
      replace(part, blank(text.slice(part.start, end)));
    }
  };
  for (const line of lines) {
    hideUpTo(line.start);
    if (line.start < at) continue;
    const written = text.slice(line.start, line.end);
    const word = /^#\s*(\w*)/.exec(written)![1]!;
    if (TAKES_IN.test(written)) replace(line, instead(written));
    else if (/^(?:if|elif|else|endif|undef)$/.test(word)) {
      const comment = written.indexOf('//');
      const end = comment < 0 ? line.end : line.start + comment;
      noteNames(text, { start: line.start + written.indexOf(word) + word.length, end }, lost);
      replace({ start: line.start, end }, blank(text.slice(line.start, end)));
    } else if (word !== 'define') replace(line, blank(written));
  }
  hideUpTo(text.length);
  // Directives end with their line.
  const shown = inOtherWords(`${parts.join('')}${text.slice(at)}\n`, lost);
  return { text: shown, lost: lost.sort((a, b) => a.start - b.start) };
}

const blank = (text: string): string => text.replace(/[^\n\r]/g, ' ');
const instead = (line: string): string =>
  line.length > STANDS_FOR_IT.length ? STANDS_FOR_IT + 'x'.repeat(line.length - STANDS_FOR_IT.length) : blank(line);

/** Adds the names in a stretch of code. */
function noteNames(text: string, { start, end }: Stretch, lost: LostName[], as?: LostName['role']): void {
  let afterName = false;
  for (let at = start; at < end; ) {
    const next = text[at] === '#' ? lineEnd(text, at) : skipText(text, at);
    if (next > at) {
      at = next;
      continue;
    }
    NAME.lastIndex = at;
    const name = NAME.exec(text)?.[0];
    if (name === undefined) {
      if (/\d/.test(text[at]!)) while (/\w/.test(text[at + 1] ?? '')) at++;
      if (/\S/.test(text[at]!)) afterName = /[>\])?]/.test(text[at]!);
      at++;
      continue;
    }
    const to = at + name.length;
    const keyword = isKeyword(name);
    if (!keyword && to <= end) {
      // After a name, which is its type, a name before a bracket is declared.
      const called = !afterName && /^\s*\(/.test(text.slice(to, to + 40));
      lost.push({ start: at, end: to, role: as ?? (called ? 'call' : 'read') });
    }
    afterName =
      !keyword ||
      /^(?:void|bool|byte|char|decimal|double|float|int|long|object|sbyte|short|string|uint|ulong|ushort)$/.test(name);
    at = to;
  }
}
