import { AxError, type FileEntry } from '../model/index.ts';
import { FILE_FLAGS, subwords, words } from '../store/index.ts';
import type { QueryContext } from './context.ts';
import { resultKey } from './result-key.ts';
import { openSources, type Sources } from './sources.ts';
import { symbolHit } from './symbol-hit.ts';
import { isTestPath } from './test-path.ts';
import { STOP_WORDS } from './words.ts';

/** Options of `sampleQueries`. */
export interface SampleOptions {
  /** Queries to give; there are fewer where the index has too little to ask for. */
  count: number;
  /** Numbers in [0, 1): the same numbers give the same queries of the same files. */
  random: () => number;
  signal?: AbortSignal;
}

/** A query with the answer that is right. */
export interface SampledQuery {
  query: string;
  /** What it is made of: the first sentence of a doc comment, without the name; or some words of a signature. */
  from: 'doc' | 'signature';
  /** The definition it was made from; `key` as in `KeyedResult`. */
  target: { key: string; path: string; line: number; name: string; qualifiedName: string; kind: string };
}

/** Answer of `sampleQueries`. */
export interface SampleAnswer {
  queries: SampledQuery[];
}

/** Words of a query at most; of a doc comment at least, stop words not counted. */
const WORDS = { most: 24, least: 3 };
/** So many words of a signature somebody remembers. */
const REMEMBERED = { least: 3, most: 5 };
/** So many definitions are looked at for one that is of use. */
const TRIES = 40;

/**
 * Queries whose right answer is known: functions and types of the index, drawn at random, each asked for by what stands
 * at its definition. No definition is asked for two times; tests and what is no code are not. Throws AxError
 * 'interrupted' when the signal aborts.
 */
export async function sampleQueries(
  context: QueryContext,
  { count, random, signal }: SampleOptions,
): Promise<SampleAnswer> {
  return context.reader.snapshot(() => {
    const sources = openSources(context);
    const drawn = drawing(context, random);
    const seen = new Set<string>();
    const queries: SampledQuery[] = [];
    for (let i = 0; i < count * TRIES && queries.length < count; i++) {
      if (signal?.aborted) throw new AxError('interrupted', 'the sampling was stopped');
      const place = drawn();
      if (!place) break;
      const { file, symbol } = place;
      const id = `${file.id} ${symbol}`;
      // What is left of a file is no definition.
      if (symbol < 0 || seen.has(id)) continue;
      seen.add(id);
      const made = queryFor(context, sources, file, symbol, random);
      if (made) queries.push(made);
    }
    return { queries };
  });
}

/** Draws one unit after another, all equally likely (`symbol` -1: what is left of a file); undefined when there is none. */
function drawing(
  { reader, languages }: QueryContext,
  random: () => number,
): () => { file: FileEntry; symbol: number } | undefined {
  const code = new Set(languages.flatMap(({ id, nature }) => (nature === 'code' ? [id] : [])));
  const files = reader
    .files()
    .filter(({ segment, language }) => segment !== 0 && code.has(language))
    .filter(({ path, flags }) => (flags & (FILE_FLAGS.test | FILE_FLAGS.generated)) === 0 && !isTestPath(path));
  let total = 0;
  const ends = files.map(({ segment, ordinal }) => {
    const { firstUnit } = reader.units(segment);
    total += firstUnit[ordinal + 1]! - firstUnit[ordinal]!;
    return total;
  });
  return () => {
    if (total === 0) return undefined;
    const at = Math.floor(random() * total);
    let index = 0;
    for (let last = ends.length - 1; index < last; ) {
      const middle = (index + last) >> 1;
      if (at < ends[middle]!) last = middle;
      else index = middle + 1;
    }
    const file = files[index]!;
    const units = reader.units(file.segment);
    const unit = units.firstUnit[file.ordinal + 1]! - (ends[index]! - at);
    return { file, symbol: units.places().symbol[unit]! };
  };
}

function queryFor(
  { reader }: QueryContext,
  sources: Sources,
  file: FileEntry,
  symbol: number,
  random: () => number,
): SampledQuery | undefined {
  const source = sources(file);
  const facts = source?.fresh ? reader.facts(file.id) : undefined;
  if (!facts) return undefined;
  const hit = symbolHit(file, facts, symbol, source!.lines);
  const sentence = sentenceOf(hit.doc, hit.name);
  const query = sentence ?? remembered(hit.signature, random);
  if (query === undefined) return undefined;
  const { path, line, name, qualifiedName, kind } = hit;
  const target = { key: resultKey(hit), path, line, name, qualifiedName, kind };
  return { query, from: sentence === undefined ? 'signature' : 'doc', target };
}

/** The first sentence in plain words, without the name; undefined when it says too little. */
function sentenceOf(doc: string, name: string): string | undefined {
  const first = doc.split(/\n\s*\n|\n\s*[@:\\]|[.!?](?:\s|$)/, 1)[0]!;
  // Plain words, none of them an operator of the query language.
  const said = words(first)
    .filter((word) => word !== name)
    .map((word) => (word === 'OR' ? 'or' : word));
  const content = said.filter((word) => !STOP_WORDS.has(word.toLowerCase()));
  return content.length < WORDS.least ? undefined : said.slice(0, WORDS.most).join(' ');
}

/** Some parts of words of a signature, in its order; undefined when there are too few. */
function remembered(signature: string, random: () => number): string | undefined {
  const all = words(signature).flatMap(subwords);
  const parts = [...new Set(all)].filter((part) => part.length > 1 && !STOP_WORDS.has(part));
  if (parts.length < REMEMBERED.least) return undefined;
  const wanted = REMEMBERED.least + Math.floor(random() * (REMEMBERED.most - REMEMBERED.least + 1));
  const left = parts.map((_, i) => i);
  while (left.length > wanted) left.splice(Math.floor(random() * left.length), 1);
  return left.map((i) => parts[i]!).join(' ');
}
