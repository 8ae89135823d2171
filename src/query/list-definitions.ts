import { type FileEntry, SYMBOL_KINDS } from '../model/index.ts';
import type { ScoreFactor } from './answers.ts';
import { type Conditions, compileConditions, type Matchers } from './conditions.ts';
import type { Query } from './query.ts';
import { resultOf } from './result-row.ts';
import type { Found, Page, SearchContext } from './search.ts';
import { isTestPath } from './test-path.ts';

/** What a test counts beside another definition. */
const TEST = 0.4;

/** The beginning of a list and the number of all that belongs to it. */
interface Part {
  total: number;
  first: { file: FileEntry; symbol: number }[];
}

/** The answer to a query of filters alone: every definition that fits, tests last, in order of path and place. */
export function listDefinitions(query: Query, context: SearchContext, matchers: Matchers, page: Page): Found {
  const conditions = compileConditions(query, context, matchers, context.sources);
  const wants = (key: string, value: string): boolean =>
    query.filters.some((filter) => filter.key === key && !filter.not && filter.values.includes(value));
  const wantsFiles = wants('kind', 'file');
  const wantsTests = wants('is', 'test');
  const byMarks = !wantsFiles && query.not.length === 0;
  const last = page.offset + page.limit;
  const plain: Part = { total: 0, first: [] };
  const tests: Part = { total: 0, first: [] };
  // The name of a file is no name of a definition.
  for (const [file, named] of filesToList(context, wantsFiles ? undefined : conditions.fitsName)) {
    context.checkSignal();
    if (!conditions.fitsFile(file)) continue;
    const part = !wantsTests && isTestPath(file.path) ? tests : plain;
    const fits = (byMarks && testByMarks(file, conditions, context)) || testByFacts(file, conditions, context);
    for (const symbol of named ?? range(wantsFiles ? -1 : 0, file.symbols)) {
      if (!fits(symbol)) continue;
      part.total++;
      if (part.first.length < last) part.first.push({ file, symbol });
    }
  }
  const shown = [...plain.first, ...tests.first].slice(page.offset, last);
  return {
    total: plain.total + tests.total,
    results: shown.map(({ file, symbol }, i) => {
      const why: ScoreFactor[] = [{ factor: 'filters', operation: 'add', value: 1 }];
      if (page.offset + i >= plain.total) why.push({ factor: 'test', operation: 'times', value: TEST });
      return {
        ...resultOf(file, symbol, [], context),
        score: why.length > 1 ? TEST : 1,
        ...(page.explain ? { why } : {}),
      };
    }),
  };
}

type SymbolTest = (symbol: number) => boolean;

function testByFacts(file: FileEntry, conditions: Conditions, { reader }: SearchContext): SymbolTest {
  const units = reader.units(file.segment);
  const { symbol: symbols } = units.places();
  const unitOf = new Map<number, number>();
  for (let unit = units.firstUnit[file.ordinal]!; unit < units.firstUnit[file.ordinal + 1]!; unit++) {
    unitOf.set(symbols[unit]!, unit);
  }
  const { segment } = file;
  return (symbol) => conditions.admits({ segment, unit: unitOf.get(symbol) ?? -1, file, symbol });
}

/** The same without decoding the symbols of the file; undefined when the filters ask for more. */
function testByMarks(file: FileEntry, { fitsMarks }: Conditions, { reader }: SearchContext): SymbolTest | undefined {
  const marks = fitsMarks && reader.marks(file.id);
  if (!marks) return undefined;
  const { kinds, flags } = marks;
  return (symbol) => fitsMarks({ kind: SYMBOL_KINDS[kinds[symbol]!]!, flags: flags[symbol]! }, file);
}

/** Files in order of path; with a filter on names only those that define such a name, and these symbols alone. */
function filesToList(
  { reader }: SearchContext,
  fitsName: ((name: string) => boolean) | undefined,
): Iterable<[FileEntry, readonly number[] | undefined]> {
  if (!fitsName) return reader.files().map((file) => [file, undefined]);
  const found = new Map<number, number[]>();
  for (const { places } of reader.namesMatching((name) => fitsName(name))) {
    for (const { segment, file: ordinal, symbol } of places) {
      const file = symbol < 0 ? undefined : reader.fileOf(segment, ordinal);
      if (!file) continue;
      const symbols = found.get(file.id);
      if (symbols) symbols.push(symbol);
      else found.set(file.id, [symbol]);
    }
  }
  return reader
    .files()
    .filter(({ id }) => found.has(id))
    .map((file) => [file, found.get(file.id)!.sort((a, b) => a - b)]);
}

function* range(first: number, end: number): Generator<number> {
  for (let at = first; at < end; at++) yield at;
}
