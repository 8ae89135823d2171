import { AxError } from '../model/index.ts';
import type { TextLines } from './lines.ts';
import type { RegexAtom } from './query.ts';
import { type Needed, neededLiterals } from './regex-literals.ts';
import { common, filesWithLiteral, type WordIndex } from './text-files.ts';

/** A place in a text, as offsets. */
export interface TextMatch {
  start: number;
  end: number;
}

/** A text to search in; its lines are asked for only where something may be found. */
interface Searched {
  text: string;
  readonly lines: TextLines;
}

/** Finds one thing in texts. */
export interface TextMatcher {
  /** Ids of the files that can hold it, ascending; undefined when that may be any file. Loses none. */
  files(index: WordIndex): number[] | undefined;
  /** The first match of each line, in order. */
  find(searched: Searched): TextMatch[];
}

/** Lower case with as many characters as before. */
export function folded(text: string): string {
  return text.replaceAll('İ', 'i').toLowerCase().replaceAll('ς', 'σ');
}

/** Finds characters as they stand, or with `ignoreCase` in any case. */
export function literalMatcher(literal: string, ignoreCase: boolean): TextMatcher {
  const wanted = ignoreCase ? folded(literal) : literal;
  return {
    files: (index) => filesWithLiteral(literal, index),
    find: (searched) =>
      firstOfEachLine(occurrences(ignoreCase ? folded(searched.text) : searched.text, wanted), searched),
  };
}

function* occurrences(text: string, literal: string): Generator<TextMatch> {
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + literal.length)) {
    yield { start: at, end: at + literal.length };
  }
}

function firstOfEachLine(matches: Iterable<TextMatch>, searched: Searched): TextMatch[] {
  const found: TextMatch[] = [];
  let next = 0;
  for (const match of matches) {
    if (match.start < next) continue;
    found.push(match);
    next = searched.lines.startOf(searched.lines.lineOf(match.start) + 1);
  }
  return found;
}

/**
 * Finds an RE2 pattern (linear time, without look-around and back-references), line by line: `^` and `$` are the ends of
 * a line, and a match does not go on into the next one unless the pattern has the flag `s` or names `\n`.
 * Throws AxError 'invalid-query' when it is no such pattern.
 */
export async function regexMatcher({ source, flags }: RegexAtom): Promise<TextMatcher> {
  const { RE2JS } = await import('re2js');
  const ignoreCase = flags.includes('i') || /\(\?[a-zA-Z]*i/.test(source);
  const acrossLines = flags.includes('s') || /\\n|\(\?[a-zA-Z]*s/.test(source);
  let mask = RE2JS.MULTILINE;
  if (flags.includes('i')) mask |= RE2JS.CASE_INSENSITIVE;
  if (flags.includes('s')) mask |= RE2JS.DOTALL;
  let pattern: InstanceType<typeof RE2JS>;
  try {
    pattern = RE2JS.compile(source, mask);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
    throw new AxError(
      'invalid-query',
      `the pattern cannot be read: ${reason.slice(0, 200)}`,
      'patterns are RE2: no look-around and no back-references; put \\ before a character that is meant literally',
      { cause: error },
    );
  }
  const needed = neededLiterals(source);
  // Lower-casing is exact for ASCII alone.
  const usable = ignoreCase ? needed.filter((group) => group.every((literal) => /^[\0-\x7f]*$/.test(literal))) : needed;
  const first = ignoreCase ? usable[0]?.map((literal) => literal.toLowerCase()) : usable[0];

  function* search(searched: Searched): Generator<TextMatch> {
    const { text } = searched;
    const plain = ignoreCase && first ? folded(text) : text;
    if (first && !first.some((literal) => plain.includes(literal))) return;
    const { lines } = searched;
    if (acrossLines) {
      const matcher = pattern.matcher(text);
      while (matcher.find()) yield { start: matcher.start(), end: matcher.end() };
      return;
    }
    for (const line of first ? linesWith(plain, first, lines) : lines.all()) {
      const matcher = pattern.matcher(lines.at(line));
      if (!matcher.find()) continue;
      const offset = lines.startOf(line);
      yield { start: offset + matcher.start(), end: offset + matcher.end() };
    }
  }

  return {
    files: (index) => filesWithNeeded(needed, index),
    find: (searched) => firstOfEachLine(search(searched), searched),
  };
}

function linesWith(text: string, literals: readonly string[], lines: TextLines): number[] {
  const found = new Set<number>();
  for (const literal of literals) {
    for (let at = text.indexOf(literal); at >= 0; ) {
      const line = lines.lineOf(at);
      found.add(line);
      at = text.indexOf(literal, Math.max(at + 1, lines.startOf(line + 1)));
    }
  }
  return [...found].sort((a, b) => a - b);
}

function filesWithNeeded(needed: Needed, index: WordIndex): number[] | undefined {
  let files: number[] | undefined;
  for (const group of needed) {
    const holding = new Set<number>();
    const known = group.every((literal) => {
      const ids = filesWithLiteral(literal, index);
      for (const id of ids ?? []) holding.add(id);
      return ids !== undefined;
    });
    if (!known) continue;
    const ids = [...holding].sort((a, b) => a - b);
    files = files ? common(files, ids) : ids;
  }
  return files;
}
