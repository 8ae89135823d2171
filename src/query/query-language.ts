import { AxError } from '../model/index.ts';
import type { FindMode } from './answers.ts';
import { type KnownLanguage, readFilter } from './filter-words.ts';
import { intentOf } from './intent.ts';
import type { Atom, Filter, Query } from './query.ts';

/** Longer queries are cut: what is behind cannot change the answer much, and the time stays bounded. */
const MAX_TEXT = 16_384;
const MAX_ATOMS = 64;
const MAX_WORD = 256;
const MAX_LITERAL = 1_000;

/** What {@link parseQuery} needs to know. */
export interface ParseQueryOptions {
  mode: FindMode;
  languages: readonly KnownLanguage[];
}

/**
 * Reads a query of `ax find`: words, `"phrase"`, `/regex/i`, `-word`, `a OR b` and filters, with `\` before a
 * character that would mean something. In mode 'text' everything but quotes, `-`, OR and filters is plain text, in mode
 * 'regex' the whole query is one pattern, except for filters at its beginning and end.
 * Whatever is no such form is text: any input is a query. Throws AxError 'invalid-query' for an unknown filter,
 * language, kind or property and for an empty query, 'unsupported' for mode 'semantic'.
 */
export function parseQuery(text: string, options: ParseQueryOptions): Query {
  const { mode, languages } = options;
  if (mode === 'semantic') {
    throw new AxError(
      'unsupported',
      'semantic search is not available in this version',
      'Leave --semantic out: a plain question works.',
    );
  }
  const query: Query = { text, mode, intent: 'hybrid', groups: [], not: [], filters: [] };
  const cut = text
    .slice(0, MAX_TEXT)
    .replace(/[\0-\x1f\x7f]/g, ' ')
    .trim();
  if (cut === '') throw new AxError('invalid-query', 'the query is empty', 'for example: ax find "parse header"');
  if (mode === 'regex') readPattern(query, cut, languages);
  else readForms(query, cut, mode === 'text', languages);
  if (query.groups.length === 0 && query.filters.length === 0) {
    // Only exclusions (`-Wall`): the text itself is meant, as somebody who pastes an option means it.
    query.groups = (query.not.length > 0 ? query.not : [{ type: 'phrase', text: cut } as const]).map((atom) => [atom]);
    query.not = [];
  }
  query.intent = intentOf(query);
  return query;
}

/** Sticky forms, in the order they are tried at the beginning of a token. */
const QUOTED = /"((?:[^"\\]|\\.){1,1000})"/y;
const PATTERN = /\/((?![\s*/])(?:[^\\/[]|\\.|\[(?:[^\]\\]|\\.){1,200}\]){1,1000})\/([a-z]{0,6})(?=\s|$)/y;
const FILTER = /([A-Za-z]+):(?:"((?:[^"\\]|\\.){1,1000})"|((?!:|\/\/)[^\s"]\S{0,1000}))/y;
const PLAIN = /(?:\\.|[^\s"\\]|["\\])(?:\\.|[^\s"\\]|\\)*/y;

function readForms(query: Query, text: string, literal: boolean, languages: readonly KnownLanguage[]): void {
  let joined = false;
  let atoms = 0;
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text[at]!)) {
      at++;
      continue;
    }
    const not = text[at] === '-' && /["/\p{L}_$]/u.test(text[at + 1] ?? '');
    const form = readForm(text, not ? at + 1 : at, literal);
    at = form.end;
    const filter = form.filter && readFilter(form.filter.key, form.filter.value, not, languages);
    if (filter) {
      query.filters.push(filter);
      joined = false;
      continue;
    }
    const atom = form.atom;
    if (atoms >= MAX_ATOMS || (atom.type === 'word' && atom.text === '')) continue;
    if (isOr(atom) && !not && query.groups.length > 0 && !joined && /\S/.test(text.slice(at))) {
      joined = true;
      continue;
    }
    atoms++;
    if (not) query.not.push(atom);
    else if (joined) query.groups.at(-1)!.push(atom);
    else query.groups.push([atom]);
    joined = false;
  }
}

interface Form {
  end: number;
  atom: Atom;
  filter?: { key: string; value: string };
}

function readForm(text: string, at: number, literal: boolean): Form {
  const match = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = at;
    return form.exec(text);
  };
  const quoted = match(QUOTED);
  if (quoted) return { end: QUOTED.lastIndex, atom: { type: 'phrase', text: unescaped(quoted[1]!, '"\\') } };
  const pattern = literal ? null : match(PATTERN);
  const flags = pattern && regexFlags(pattern[2]!);
  if (pattern && flags !== undefined && flags !== null) {
    return { end: PATTERN.lastIndex, atom: { type: 'regex', source: pattern[1]!.replaceAll('\\/', '/'), flags } };
  }
  const plain = match(PLAIN)!;
  const end = PLAIN.lastIndex;
  const word = unescaped(plain[0].replace(/^"/, ''), '"\\-/:').slice(0, MAX_WORD);
  const atom: Atom = { type: 'word', text: word };
  const filter = match(FILTER);
  if (!filter) return { end, atom };
  const value = filter[2] === undefined ? filter[3]! : unescaped(filter[2], '"\\');
  // As text, a quoted value is the phrase after the word before the colon: all of it is one word here.
  const whole: Atom = filter[2] === undefined ? atom : { type: 'phrase', text: `${filter[1]!}:${value}` };
  return { end: FILTER.lastIndex, atom: whole, filter: { key: filter[1]!, value } };
}

/** The flags that mean something; undefined when there are others, so that it is text (`/usr/bin`). */
function regexFlags(written: string): string | undefined {
  if (!/^[gimsu]*$/.test(written)) return undefined;
  return [...'ims'].filter((flag) => written.includes(flag)).join('');
}

/** A filter beside a pattern: one whose value looks like a pattern is a part of it (`name:\s*x`). */
const BESIDE = String.raw`(-?)(lang|kind|path|file|name|in|is):(?:"([^"]+)"|((?!:|//)[^\s"\\()|+^$]+))`;
const BEFORE = new RegExp(String.raw`^${BESIDE}\s+(?=\S)`, 'i');
const BEHIND = new RegExp(String.raw`\s${BESIDE}$`, 'i');

function readPattern(query: Query, text: string, languages: readonly KnownLanguage[]): void {
  let source = text;
  const before: Filter[] = [];
  const behind: Filter[] = [];
  for (;;) {
    const first = BEFORE.exec(source);
    const found = first ?? BEHIND.exec(source);
    if (!found) break;
    const [all, not, key, quoted, plain] = found;
    const filter = readFilter(key!, quoted ?? plain!, not === '-', languages) as Filter;
    if (first) before.push(filter);
    else behind.unshift(filter);
    source = (first ? source.slice(all.length) : source.slice(0, found.index)).trim();
  }
  query.filters.push(...before, ...behind);
  const written = /^\/(.+)\/([gimsu]*)$/s.exec(source);
  const flags = written ? regexFlags(written[2]!)! : '';
  const pattern = written ? written[1]!.replaceAll('\\/', '/') : source;
  if (pattern.length > MAX_LITERAL) {
    throw new AxError('invalid-query', `the pattern is longer than ${MAX_LITERAL} characters`, 'shorten it');
  }
  query.groups.push([{ type: 'regex', source: pattern, flags }]);
}

function isOr(atom: Atom): boolean {
  return atom.type === 'word' && atom.text === 'OR';
}

function unescaped(text: string, special: string): string {
  return text.replace(/\\(.)/gs, (both, char: string) => (special.includes(char) ? char : both));
}
