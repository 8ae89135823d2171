import { type FileEntry, type StoredSymbol, SYMBOL_FLAGS, type SymbolHit, type Tier } from '../model/index.ts';
import { FILE_FLAGS } from '../store/index.ts';
import type { QueryContext } from './context.ts';
import { isInContainer, splitQualified } from './name-match.ts';
import { containerOf } from './symbol-hit.ts';
import { isTestPath } from './test-path.ts';

/** A definition that was found: a symbol of a file, or a local that is none. */
export interface FoundDefinition {
  file: FileEntry;
  /** Index into the facts of the file; -1 for a local, of which `hit` tells. */
  symbol: number;
  tier: Tier;
  hit?: SymbolHit;
}

/** Definitions by name: the whole of it as a name, else the last part in the container before it. */
export function definitionsOf(symbol: string, { reader }: Pick<QueryContext, 'reader'>): FoundDefinition[] {
  const written = symbol.trim();
  // `operator()` is a name with its parentheses, in `parse()` they are none of it.
  for (const name of new Set([written, written.replace(/\(\)$/, ''), ...pointerPaths(written)])) {
    const whole = reader.definitions(name);
    const found = whole.length > 0 ? whole : inContainer(name, reader);
    if (found.length > 0) {
      return sortBest(
        found.map((one) => ({ ...one, tier: 'possible' as const })),
        { reader },
      );
    }
  }
  return [];
}

/** The names of what a JSON pointer leads to, `/services/web/image`: keys in the items of a list belong to its key. */
function pointerPaths(written: string): string[] {
  if (!/^#?\/[^/\s]/.test(written)) return [];
  const keys = written
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return [keys.join('.'), keys.filter((key) => !/^\d+$/.test(key)).join('.')].filter((path) => path !== '');
}

/** How many places of a text are taken for the separator between container and name, from the last one. */
const MOST_SPLITS = 20;

function inContainer(written: string, reader: QueryContext['reader']): { file: FileEntry; symbol: number }[] {
  const usual = splitQualified(written);
  for (const { container, name } of usual ? [usual, ...otherSplits(written)] : otherSplits(written)) {
    const found = membersOf(container, name, reader);
    if (found.length > 0) return found;
  }
  return [];
}

/** Names may have separators in them: `operator std::string`, and in some languages any text, `Test.is 1.5 long`. */
function otherSplits(written: string): { container: string; name: string }[] {
  const separators = [...written.matchAll(/::|\.|#|->/g)].slice(-MOST_SPLITS).reverse();
  return separators.flatMap(({ 0: separator, index }) => {
    const container = written.slice(0, index).replace(/::|#|->/g, '.');
    const name = written.slice(index + separator.length);
    return container === '' || name === '' ? [] : [{ container, name }];
  });
}

function membersOf(
  container: string,
  name: string,
  reader: QueryContext['reader'],
): { file: FileEntry; symbol: number }[] {
  // The `#` of a private member looks like the separator.
  const named = [reader.definitions(name), reader.definitions(`#${name}`)].map((found) =>
    found.map((place) => {
      const symbols = reader.facts(place.file.id)!.symbols;
      return { place, container: containerOf(symbols, symbols[place.symbol]!) };
    }),
  );
  // What is in an object or type inside is used as a member itself: of a companion, of an enum without a scope.
  const isInside = (one: string): boolean => `.${one.toLowerCase()}.`.includes(`.${container.toLowerCase()}.`);
  for (const fits of [(one: string) => isInContainer(one, container), isInside]) {
    for (const found of named) {
      const members = found.filter((one) => fits(one.container)).map(({ place }) => place);
      if (members.length > 0) return members;
    }
  }
  return [];
}

/** Sorts definitions of one name by how likely they are meant; the order depends on nothing but the files. */
export function sortBest(found: FoundDefinition[], { reader }: Pick<QueryContext, 'reader'>): FoundDefinition[] {
  const keyed = found.map((one) => {
    const entry = one.symbol < 0 ? undefined : reader.facts(one.file.id)?.symbols[one.symbol];
    return { one, rank: rankOf(one.file, entry), line: entry?.startLine ?? 0, column: entry?.startColumn ?? 0 };
  });
  keyed.sort((a, b) => {
    for (const [i, value] of a.rank.entries()) if (value !== b.rank[i]) return value - b.rank[i]!;
    if (a.one.file.path !== b.one.file.path) return a.one.file.path < b.one.file.path ? -1 : 1;
    return a.line - b.line || a.column - b.column || a.one.symbol - b.one.symbol;
  });
  return keyed.map(({ one }) => one);
}

function rankOf(file: FileEntry, symbol: StoredSymbol | undefined): number[] {
  const flags = symbol?.flags ?? 0;
  const test = (file.flags & FILE_FLAGS.test) !== 0 || (flags & SYMBOL_FLAGS.test) !== 0 || isTestPath(file.path);
  return [
    test ? 1 : 0,
    (flags & SYMBOL_FLAGS.declaration) !== 0 ? 1 : 0,
    symbol?.kind === 'key' ? 1 : 0,
    (flags & SYMBOL_FLAGS.exported) !== 0 ? 0 : 1,
    (file.flags & FILE_FLAGS.generated) !== 0 ? 1 : 0,
    file.path.split('/').length,
  ];
}
