import type { Language } from '../languages/index.ts';
import { AxError, editDistance, nearest, SYMBOL_KINDS } from '../model/index.ts';
import { FILTER_KEYS, type Filter, type FilterKey } from './query.ts';

/** What `is:` can ask. */
export const PROPERTIES = ['test', 'generated', 'exported', 'deprecated'] as const;
/** A value of `is:`. */
export type Property = (typeof PROPERTIES)[number];

/** What {@link readFilter} knows of the languages. */
export type KnownLanguage = Pick<Language, 'id' | 'name' | 'extensions'>;

const WRITTEN_KEYS = [...FILTER_KEYS, 'file'];
const KINDS: readonly string[] = [...SYMBOL_KINDS, 'file'];

/** Names of filters in other tools, and what they are called here. */
const FOREIGN: Record<string, string> = {
  language: 'lang',
  languages: 'lang',
  filename: 'file',
  filepath: 'path',
  ext: 'path:*.…',
  extension: 'path:*.…',
};

/** Words that are one letter away from a filter and yet ordinary in front of a colon. */
const ORDINARY = new Set(['patch', 'fill', 'fine', 'fire', 'film', 'five', 'long', 'king', 'named', 'land', 'lane']);

/**
 * Reads `key:value` as a filter. Undefined when it is ordinary text: the key is no filter and does not look like a
 * mistyped one. Throws AxError 'invalid-query' for a value that `lang`, `kind` or `is` do not have and for a mistyped key.
 */
export function readFilter(
  key: string,
  value: string,
  not: boolean,
  languages: readonly KnownLanguage[],
): Filter | undefined {
  const written = key.toLowerCase();
  if (!WRITTEN_KEYS.includes(written)) {
    const meant = meantKey(written, value, languages);
    if (meant === undefined) return undefined;
    const known = `filters: ${WRITTEN_KEYS.map((name) => `${name}:`).join(' ')}; to search for the text, quote it`;
    throw new AxError('invalid-query', `unknown filter "${key}:", did you mean "${meant}"?`, known);
  }
  const name: FilterKey = written === 'file' ? 'path' : (written as FilterKey);
  if (name === 'lang') return { key: name, values: languageIds(value, languages), not };
  if (name === 'kind') return { key: name, values: [oneOf(value, KINDS, 'kind')], not };
  if (name === 'is') return { key: name, values: [oneOf(value, PROPERTIES, 'property')], not };
  return { key: name, values: [value], not };
}

/**
 * The filter that an unknown key stands for, or undefined. One letter too many or too few, or two exchanged, is a slip
 * (`lnag:`, `kinds:`); another letter is one only where the value proves it (`lamg:go`), since `line:12` or `fill:red`
 * are ordinary text. Of keys shorter than three letters nothing can be said.
 */
function meantKey(key: string, value: string, languages: readonly KnownLanguage[]): string | undefined {
  if (key.length < 3 || ORDINARY.has(key) || !/^["\w.*/+#-]/.test(value)) return undefined;
  if (FOREIGN[key]) return FOREIGN[key].includes(':') ? FOREIGN[key] : `${FOREIGN[key]}:`;
  const foreign = Object.keys(FOREIGN).find((name) => name.length >= 8 && editDistance(key, name, 2) <= 2);
  if (foreign) return `${FOREIGN[foreign]}:`;
  for (const name of WRITTEN_KEYS) {
    if (name.length < 4 || editDistance(key, name, 1) > 1) continue;
    const slip = key.length !== name.length || [...key].sort().join('') === [...name].sort().join('');
    if (slip || proves(name, value, languages)) return `${name}:`;
  }
  return undefined;
}

function proves(key: string, value: string, languages: readonly KnownLanguage[]): boolean {
  if (key === 'kind') return KINDS.includes(value.toLowerCase());
  return key === 'lang' && matchLanguages(value, languages).length > 0;
}

function languageIds(value: string, languages: readonly KnownLanguage[]): string[] {
  const ids = matchLanguages(value, languages);
  if (ids.length > 0) return ids;
  const known = languages.map((language) => language.id);
  const near = closest(value, [...known, ...languages.map((language) => language.name)]);
  const meant = languages.find((language) => language.name === near)?.id ?? near;
  throw unknownValue('language', value, meant, known);
}

function matchLanguages(value: string, languages: readonly KnownLanguage[]): string[] {
  const wanted = value.toLowerCase();
  const named = languages.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (named.length > 0) return named.map((language) => language.id);
  const extension = wanted.startsWith('.') ? wanted : `.${wanted}`;
  return languages.filter(({ extensions }) => extensions.includes(extension)).map((language) => language.id);
}

function oneOf(value: string, known: readonly string[], what: string): string {
  const wanted = value.toLowerCase();
  if (known.includes(wanted)) return wanted;
  throw unknownValue(what, value, closest(wanted, known), known);
}

function closest(value: string, known: readonly string[]): string | undefined {
  const wanted = value.toLowerCase();
  return (
    nearest(wanted, known) ??
    known.find((name) => name.toLowerCase().startsWith(wanted)) ??
    // Not of a letter: `cobol` is no slip for `c`.
    known.find((name) => name.length > 1 && wanted.startsWith(name.toLowerCase()))
  );
}

function unknownValue(what: string, value: string, meant: string | undefined, known: readonly string[]): AxError {
  const guess = meant === undefined ? '' : `, did you mean "${meant}"?`;
  return new AxError('invalid-query', `unknown ${what} "${value.slice(0, 60)}"${guess}`, `known: ${known.join(', ')}`);
}
