import type { FileEntry } from '../store/index.ts';
import type { ScoreFactor } from './answers.ts';
import { compileConditions, type Matchers } from './conditions.ts';
import type { Query } from './query.ts';
import { resultOf } from './result-row.ts';
import type { Found, Page, SearchContext } from './search.ts';
import { isTestPath } from './test-path.ts';

/** What a test counts beside another definition. */
const TEST = 0.4;

/** The answer to a query of filters alone: every definition that fits, tests last, in order of path and place. */
export function listDefinitions(query: Query, context: SearchContext, matchers: Matchers, page: Page): Found {
  const { reader } = context;
  const conditions = compileConditions(query, context, matchers, context.sources);
  const wantsFiles = query.filters.some(({ key, values, not }) => key === 'kind' && !not && values.includes('file'));
  const wantsTests = query.filters.some(({ key, values, not }) => key === 'is' && !not && values.includes('test'));
  const plain: { file: FileEntry; symbol: number }[] = [];
  const tests: { file: FileEntry; symbol: number }[] = [];
  for (const file of filesToList(context, conditions.fitsName)) {
    context.checkSignal();
    if (!conditions.fitsFile(file)) continue;
    const symbols = reader.facts(file.id)?.symbols ?? [];
    const units = reader.units(file.segment);
    const unitOf = new Map<number, number>();
    for (let unit = units.firstUnit[file.ordinal]!; unit < units.firstUnit[file.ordinal + 1]!; unit++) {
      unitOf.set(units.symbol[unit]!, unit);
    }
    const list = !wantsTests && isTestPath(file.path) ? tests : plain;
    for (let symbol = wantsFiles ? -1 : 0; symbol < symbols.length; symbol++) {
      const place = { segment: file.segment, unit: unitOf.get(symbol) ?? -1, file, symbol };
      if (conditions.admits(place)) list.push({ file, symbol });
    }
  }
  const all = [...plain, ...tests];
  const shown = all.slice(page.offset, page.offset + page.limit);
  return {
    total: all.length,
    results: shown.map(({ file, symbol }, i) => {
      const why: ScoreFactor[] = [{ factor: 'filters', operation: 'add', value: 1 }];
      if (page.offset + i >= plain.length) why.push({ factor: 'test', operation: 'times', value: TEST });
      return {
        ...resultOf(file, symbol, [], context),
        score: why.length > 1 ? TEST : 1,
        ...(page.explain ? { why } : {}),
      };
    }),
  };
}

/** With a filter on names only the files that define such a name. */
function filesToList(
  { reader }: SearchContext,
  fitsName: ((name: string) => boolean) | undefined,
): readonly FileEntry[] {
  if (!fitsName) return reader.files();
  const found = new Set<FileEntry>();
  for (const { places } of reader.namesMatching((name) => fitsName(name))) {
    for (const { segment, file } of places) {
      const entry = reader.fileOf(segment, file);
      if (entry) found.add(entry);
    }
  }
  const ids = new Set([...found].map((file) => file.id));
  return reader.files().filter((file) => ids.has(file.id));
}
