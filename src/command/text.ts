import type { IndexInfo } from '../model/index.ts';
import type { Out } from './out.ts';

/** A place as it is written everywhere: `path:line:column`. */
export function placeOf({ path, line, column }: { path: string; line: number; column: number }, out: Out): string {
  return `${out.style('path', visible(path))}:${out.style('line', String(line))}:${column}`;
}

/** Text cut to at most `width` characters, the cut shown by `…`, safe for a terminal. */
export function clip(text: string, width: number): string {
  const room = Math.max(20, width);
  return visible(text.length <= room ? text : `${text.slice(0, room - 1)}…`);
}

/** Text without characters that a terminal would obey: source may hold any. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g, '\ufffd');
}

/** The first line of a text that is not blank. */
export function firstLine(text: string): string {
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  );
}

/**
 * Words of a query that are worth marking in its results: without filters, operators and excluded words; pieces of at
 * least two characters, the longest first.
 */
export function wordsToMark(query: string): string[] {
  const terms = query.match(/"[^"]*"|\S+/g) ?? [];
  const kept = terms.filter((term) => !/^-|^OR$|^[a-z]+:/.test(term));
  const words = kept.flatMap((term) => term.replace(/^\/|\/[a-z]*$/g, '').match(/[\p{L}\p{N}_$]+/gu) ?? []);
  return [...new Set(words.filter((word) => word.length > 1))].sort((a, b) => b.length - a.length);
}

/** Text with the given words in the style of matches; case does not matter. */
export function mark(text: string, words: readonly string[], out: Out): string {
  if (!out.color || words.length === 0) return text;
  const lower = text.toLowerCase();
  const wanted = words.map((word) => word.toLowerCase());
  let result = '';
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const word = wanted.find((each) => lower.startsWith(each, at));
    if (word === undefined) {
      at++;
      continue;
    }
    result += text.slice(from, at) + out.style('match', text.slice(at, at + word.length));
    at += word.length;
    from = at;
  }
  return result + text.slice(from);
}

/** A number with thousands separators. */
export function count(n: number): string {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number of things: `1 file`, `2,000 files`. */
export function amount(n: number, thing: string): string {
  return `${count(n)} ${thing}${n === 1 ? '' : 's'}`;
}

/** Bytes in the unit that reads best: `812 B`, `3.4 MB` (1 MB is 1024 x 1024 bytes). */
export function bytes(n: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = n;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** Milliseconds for people: `0.12 s`, `3.4 s`, `2 min 5 s`. */
export function seconds(ms: number): string {
  const s = ms / 1000;
  if (s < 0.995) return `${s.toFixed(2)} s`;
  if (s < 59.95) return `${s.toFixed(1)} s`;
  const whole = Math.round(s);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** How long ago an ISO time was, seen from `now` (milliseconds since 1970): `5 min ago`. */
export function ago(iso: string, now: number): string {
  const s = Math.max(0, Math.round((now - Date.parse(iso)) / 1000));
  if (s < 60) return `${s} s ago`;
  if (s < 3600) return `${Math.floor(s / 60)} min ago`;
  if (s < 86_400) return `${Math.floor(s / 3600)} h ago`;
  return `${amount(Math.floor(s / 86_400), 'day')} ago`;
}

/** The sentence that goes with status 4, or ''. */
export function doubt({ complete, staleFiles }: IndexInfo): string {
  if (!complete) return 'the index is not complete: run ax index';
  return staleFiles > 0
    ? `${staleFiles} changed file${staleFiles === 1 ? ' is' : 's are'} not in the index yet: run ax index`
    : '';
}
