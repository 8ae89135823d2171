import type { FileEntry, StoredSymbol } from '../model/index.ts';
import type { FindResult, ScoreFactor } from './answers.ts';
import { keepBest } from './best.ts';
import { holdsWord, type Matchers } from './conditions.ts';
import { compileFilters, type FilterTests } from './filters.ts';
import { symbolLines } from './place.ts';
import type { Atom, Query } from './query.ts';
import { snippet } from './result-row.ts';
import type { Found, Page, SearchContext } from './search.ts';
import type { Source } from './sources.ts';
import { fileHit, symbolHit } from './symbol-hit.ts';
import { isTestPath } from './test-path.ts';
import { common } from './text-files.ts';
import { literalMatcher, type TextMatch, type TextMatcher } from './text-match.ts';

/** A line that was found. */
interface Row {
  file: FileEntry;
  /** 0-based. */
  line: number;
  match: TextMatch;
  /** The innermost definition around it, -1 for none. */
  symbol: number;
  score: number;
  why: ScoreFactor[];
}

/**
 * Finds lines that hold everything a query asks for: phrases as they are written (in any case when there is none
 * written so), patterns, and words as parts of the line in any case. Where no line holds all of it, the best line of each
 * file that does. Files come from the dictionary of words, lines from the disk as it is now.
 */
export function textSearch(query: Query, context: SearchContext, matchers: Matchers, page: Page): Found {
  const exact = search(query, context, page, (atom) => matcherOf(atom, matchers, false));
  if (exact.total > 0 || !query.groups.flat().some((atom) => atom.type === 'phrase')) return exact;
  return search(query, context, page, (atom) => matcherOf(atom, matchers, true));
}

function matcherOf(atom: Atom, matchers: Matchers, ignoreCase: boolean): TextMatcher {
  if (atom.type === 'word' || (atom.type === 'phrase' && ignoreCase)) return literalMatcher(atom.text, true);
  return matchers.get(atom)!;
}

function search(query: Query, context: SearchContext, page: Page, compile: (atom: Atom) => TextMatcher): Found {
  const groups = query.groups.map((group) => group.map(compile));
  const refused = query.not.map((atom) => refusal(atom, compile));
  const filters = compileFilters(query.filters, context);
  const keepTests = query.filters.some(({ key, values, not }) => key === 'is' && !not && values.includes('test'));
  const written = query.groups.map((group) => (group[0]!.type === 'regex' ? '' : group[0]!.text)).join(' ');
  const whole = { best: keepBest<Row>(page.offset + page.limit, compareRows), total: 0 };
  const parts = { best: keepBest<Row>(page.offset + page.limit, compareRows), total: 0 };
  for (const file of candidateFiles(groups, context)) {
    context.checkSignal();
    if (!filters.fitsFile(file)) continue;
    const source = context.sources(file);
    if (!source) continue;
    const found = matchFile(groups, refused, source);
    const into = found.complete ? whole : parts;
    for (const match of found.matches) {
      const row = rowOf(file, source, match, filters, context);
      if (!row) continue;
      rate(row, source, written, keepTests, context);
      into.total++;
      into.best.offer(row);
    }
  }
  const { best, total } = whole.total > 0 ? whole : parts;
  const shown = best.sorted().slice(page.offset, page.offset + page.limit);
  return { total, results: shown.map((row) => resultOfRow(row, context, page.explain)) };
}

function compareRows(a: Row, b: Row): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.file !== b.file) return a.file.path < b.file.path ? -1 : 1;
  return a.line - b.line;
}

function candidateFiles(groups: readonly TextMatcher[][], { reader }: SearchContext): readonly FileEntry[] {
  let ids: number[] | undefined;
  for (const group of groups) {
    const sets = group.map((matcher) => matcher.files(reader));
    if (sets.includes(undefined)) continue;
    const either = [...new Set(sets.flatMap((set) => set ?? []))];
    ids = ids ? common(ids, either) : either;
  }
  if (!ids) return reader.files();
  const files = ids.map((id) => reader.fileById(id)).filter((file) => file !== undefined);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A test of lines that must not be shown. */
function refusal(atom: Atom, compile: (atom: Atom) => TextMatcher): (source: Source) => (line: number) => boolean {
  if (atom.type === 'word') return (source) => (line) => holdsWord(source.lines.at(line), atom.text);
  const matcher = compile(atom);
  return (source) => {
    const lines = new Set(matcher.find(source).map(({ start }) => source.lines.lineOf(start)));
    return (line) => lines.has(line);
  };
}

/** Lines with a match of every group; else, when the file has them all, the line with most. */
function matchFile(
  groups: readonly TextMatcher[][],
  refused: readonly ((source: Source) => (line: number) => boolean)[],
  source: Source,
): { matches: TextMatch[]; complete: boolean } {
  const byLine = new Map<number, { match: TextMatch; groups: number }>();
  const refuses = refused.map((refuse) => refuse(source));
  for (const [i, group] of groups.entries()) {
    const lines = new Set<number>();
    for (const matcher of group) {
      for (const match of matcher.find(source)) {
        const line = source.lines.lineOf(match.start);
        if (lines.has(line) || refuses.some((refuse) => refuse(line))) continue;
        lines.add(line);
        const entry = byLine.get(line);
        if (entry) entry.groups++;
        else if (i === 0 || groups.length > 1) byLine.set(line, { match, groups: 1 });
      }
    }
    if (lines.size === 0) return { matches: [], complete: false };
  }
  const entries = [...byLine.values()].sort((a, b) => a.match.start - b.match.start);
  const all = entries.filter((entry) => entry.groups === groups.length);
  if (all.length > 0) return { matches: all.map((entry) => entry.match), complete: true };
  const most = entries.reduce((a, b) => (b.groups > a.groups ? b : a));
  return { matches: [most.match], complete: false };
}

function rowOf(
  file: FileEntry,
  source: Source,
  match: TextMatch,
  filters: FilterTests,
  { reader }: SearchContext,
): Row | undefined {
  const line = source.lines.lineOf(match.start);
  // In a file that changed nobody knows what is around the line.
  const symbols = source.fresh ? (reader.facts(file.id)?.symbols ?? []) : [];
  const symbol = innermost(symbols, line);
  if (!filters.fits(file, symbol)) return undefined;
  return { file, line, match, symbol, score: 0, why: [] };
}

function innermost(symbols: readonly StoredSymbol[], line: number): number {
  let found = -1;
  for (const [index, symbol] of symbols.entries()) {
    const [first, last] = symbolLines(symbol);
    if (first > line && symbol.startLine > line) {
      if (symbol.parent < 0) break;
      continue;
    }
    if (first <= line && line <= last) found = index;
  }
  return found;
}

/** Whole words, definitions and the query as it is written come first, tests last. */
function rate(row: Row, { text, lines }: Source, written: string, keepTests: boolean, { reader }: SearchContext): void {
  const { start, end } = row.match;
  const add = (factor: string, value: number): void => {
    row.score += value;
    row.why.push({ factor, operation: 'add', value });
  };
  add('text', 1);
  const inside = (at: number): boolean => /[\p{L}\p{N}_$]{2}/u.test(text.slice(at - 1, at + 1));
  if (end > start && !inside(start) && !inside(end)) add('whole words', 0.3);
  if (row.symbol >= 0 && reader.facts(row.file.id)?.symbols[row.symbol]?.nameLine === row.line) add('definition', 0.3);
  if (written.includes(' ') && lines.at(row.line).includes(written)) add('as written', 0.3);
  if (!keepTests && isTestPath(row.file.path)) {
    row.score *= 0.4;
    row.why.push({ factor: 'test', operation: 'times', value: 0.4 });
  }
}

function resultOfRow(row: Row, { reader, sources }: SearchContext, explain: boolean): FindResult {
  const source = sources(row.file)!;
  const { lines } = source;
  const facts = row.symbol < 0 ? undefined : reader.facts(row.file.id);
  const { exported: _, ...hit } = facts ? symbolHit(row.file, facts, row.symbol, lines) : fileHit(row.file);
  return {
    ...hit,
    line: row.line + 1,
    column: row.match.start - lines.startOf(row.line) + 1,
    endLine: lines.lineOf(Math.max(row.match.start, row.match.end - 1)) + 1,
    snippet: snippet(lines.at(row.line)),
    score: row.score,
    ...(explain ? { why: row.why } : {}),
    ...(source.fresh ? {} : { stale: true as const }),
  };
}
