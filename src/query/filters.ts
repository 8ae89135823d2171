import { type FileEntry, type StoredFacts, type StoredSymbol, SYMBOL_FLAGS, SYMBOL_KINDS } from '../model/index.ts';
import { FILE_FLAGS, textWords } from '../store/index.ts';
import type { QueryContext } from './context.ts';
import type { Property } from './filter-words.ts';
import { compileGlob, isGlob, type TextTest } from './glob.ts';
import type { Filter, FilterKey } from './query.ts';
import { containerOf } from './symbol-hit.ts';
import { isTestFile } from './test-path.ts';

/** The filters of a query as tests. A symbol is an index into the facts of the file, -1 is the rest of the file. */
export interface FilterTests {
  /** What the path, the language and the words of the file decide. */
  fitsFile(file: FileEntry): boolean;
  /** All filters. */
  fits(file: FileEntry, symbol: number): boolean;
  /**
   * All filters, for a symbol whose file fits and whose name passes `fitsName`, by its kind and flags; undefined when
   * more has to be known of it.
   */
  fitsMarks: MarkTest | undefined;
  /** A test of names that every fitting symbol passes, when there is a `name:` filter to go by. */
  fitsName: TextTest | undefined;
  /** True when results that are no definitions are asked for, or at least not excluded by a filter on definitions. */
  allowsFiles: boolean;
}

/** What can be said of a symbol without decoding it. */
type MarkTest = (symbol: Pick<StoredSymbol, 'kind' | 'flags'> | undefined, file: FileEntry) => boolean;
type SymbolTest = (symbol: StoredSymbol | undefined, file: FileEntry, facts: () => StoredFacts | undefined) => boolean;

/**
 * Compiles filters. The same filter twice widens the answer (`lang:go lang:rust`), different ones narrow it, as do
 * several `is:` and everything with a leading `-`.
 */
export function compileFilters(filters: readonly Filter[], { reader }: Pick<QueryContext, 'reader'>): FilterTests {
  const fileTests = ['lang', 'path'].map((key) => combine(filters, key as FilterKey, fileTest));
  const markTests = [combine(filters, 'kind', kindTest), combine(filters, 'is', propertyTest)];
  const symbolTests = [...markTests, combine(filters, 'name', nameTest), combine(filters, 'in', containerTest)];
  const needsMore = filters.some(({ key, not }) => key === 'in' || (key === 'name' && not));
  const names = filters.filter((filter) => filter.key === 'name' && !filter.not).map(({ values }) => part(values[0]!));
  const holders = filesWithContainers(filters, reader);
  const fitsFile = remembering(
    (file: FileEntry) => (!holders || holders.has(file.id)) && fileTests.every((test) => test(file)),
  );
  const marksOf = remembering((file: FileEntry) => reader.marks(file.id));
  const markOf = (file: FileEntry, symbol: number): Pick<StoredSymbol, 'kind' | 'flags'> | undefined => {
    const marks = marksOf(file);
    const kind = marks && SYMBOL_KINDS[marks.kinds[symbol]!];
    return kind && { kind, flags: marks.flags[symbol]! };
  };
  const needsFacts = filters.some(({ key }) => key === 'name' || key === 'in');
  const needsSymbol = filters.some((filter) => filter.key !== 'lang' && filter.key !== 'path');
  return {
    fitsFile,
    fits: (file, symbol) => {
      if (!fitsFile(file)) return false;
      if (!needsSymbol) return true;
      // Kinds and flags are kept for all files; most symbols are refused or taken by them, without decoding facts.
      if (symbol >= 0) {
        const mark = markOf(file, symbol);
        if (!mark || !markTests.every((test) => test(mark, file))) return false;
        if (!needsFacts) return true;
      }
      const facts = (): StoredFacts | undefined => reader.facts(file.id);
      const entry = symbol < 0 ? undefined : facts()?.symbols[symbol];
      if (symbol >= 0 && !entry) return false;
      return symbolTests.every((test) => test(entry, file, facts));
    },
    fitsMarks: needsMore ? undefined : (symbol, file) => markTests.every((test) => test(symbol, file)),
    fitsName: names.length === 0 ? undefined : (name) => names.some((test) => test(name)),
    allowsFiles: filters.every(
      ({ key, values, not }) => not || (key === 'kind' ? values.includes('file') : key !== 'name' && key !== 'in'),
    ),
  };
}

/** The same function, that answers once for each file. */
function remembering<T>(answer: (file: FileEntry) => T): (file: FileEntry) => T {
  const known = new Map<FileEntry, { answer: T }>();
  return (file) => {
    let one = known.get(file);
    if (!one) {
      one = { answer: answer(file) };
      known.set(file, one);
    }
    return one.answer;
  };
}

/** Ids of the files that can hold a container that is asked for: its name is in their text. Undefined when any can. */
function filesWithContainers(filters: readonly Filter[], reader: QueryContext['reader']): Set<number> | undefined {
  const wanted = filters.filter(({ key, not }) => key === 'in' && !not).map(({ values }) => values[0]!);
  // Beyond ASCII lower case depends on what stands around a letter.
  if (wanted.length === 0 || !wanted.every((value) => /^[\x20-\x7e]+$/.test(value) && !isGlob(value))) return undefined;
  return new Set(wanted.flatMap((value) => reader.filesWithWords(textWords(value))));
}

/** One test out of all filters of one key. */
function combine<A extends unknown[]>(
  filters: readonly Filter[],
  key: FilterKey,
  compile: (filter: Filter) => (...args: A) => boolean,
): (...args: A) => boolean {
  const own = filters.filter((filter) => filter.key === key);
  const wanted = own.filter((filter) => !filter.not).map(compile);
  const refused = own.filter((filter) => filter.not).map(compile);
  return (...args) =>
    (wanted.length === 0 || wanted[key === 'is' ? 'every' : 'some']((test) => test(...args))) &&
    !refused.some((test) => test(...args));
}

function fileTest({ key, values }: Filter): (file: FileEntry) => boolean {
  if (key === 'lang') return (file) => values.includes(file.language);
  const test = pathTest(values[0]!);
  return ({ path }) => test(path);
}

/**
 * A glob with a `/` is matched against the whole path, one without against each part of it; anything else is a part of the
 * path. A leading `/` or `./` is the root.
 */
function pathTest(value: string): TextTest {
  const rooted = /^\.?\//.test(value);
  const wanted = value.replace(/^\.?\//, '').replaceAll('\\', '/');
  if (!isGlob(wanted)) {
    const lower = wanted.toLowerCase();
    return rooted ? (path) => path.toLowerCase().startsWith(lower) : (path) => path.toLowerCase().includes(lower);
  }
  // Brackets are also ordinary in the names of some files: `app/[id]/page.tsx`.
  if (!/[*?{]/.test(wanted)) {
    const fits = globTest(wanted, rooted);
    const lower = wanted.toLowerCase();
    return (path) => fits(path) || path.toLowerCase().includes(lower);
  }
  return globTest(wanted, rooted);
}

function globTest(wanted: string, rooted: boolean): TextTest {
  const whole = compileGlob(wanted);
  const below = compileGlob(`${wanted.replace(/\/+$/, '')}/**`);
  if (rooted || wanted.includes('/')) return (path) => whole(path) || below(path);
  return (path) => path.split('/').some((name) => whole(name));
}

function part(value: string): TextTest {
  if (isGlob(value)) return compileGlob(value);
  const lower = value.toLowerCase();
  return (text) => text.toLowerCase().includes(lower);
}

function kindTest({ values }: Filter): MarkTest {
  const kind = values[0]!;
  return (symbol) => (symbol?.kind ?? 'file') === kind;
}

function nameTest({ values }: Filter): SymbolTest {
  const test = part(values[0]!);
  return (symbol, file) => test(symbol ? symbol.name : file.path.slice(file.path.lastIndexOf('/') + 1));
}

/** The container itself or one around it, with or without what is around that: `in:Parser`, `in:json.Parser`. */
function containerTest({ values }: Filter): SymbolTest {
  const wanted = values[0]!.replaceAll('::', '.').replaceAll('#', '.');
  const glob = isGlob(wanted) ? compileGlob(wanted) : undefined;
  const lower = wanted.toLowerCase();
  return (symbol, _file, facts) => {
    const container = symbol && containerOf(facts()?.symbols ?? [], symbol);
    if (!container) return false;
    if (!glob) return `.${container.toLowerCase()}.`.includes(`.${lower}.`);
    return glob(container) || container.split('.').some(glob);
  };
}

function propertyTest({ values }: Filter): MarkTest {
  switch (values[0] as Property) {
    case 'test': {
      const isTest = remembering((file) => (file.flags & FILE_FLAGS.test) !== 0 || isTestFile(file.path));
      return (symbol, file) => isTest(file) || hasFlag(symbol, SYMBOL_FLAGS.test);
    }
    case 'generated':
      return (_symbol, file) => (file.flags & FILE_FLAGS.generated) !== 0;
    case 'exported':
      return (symbol) => hasFlag(symbol, SYMBOL_FLAGS.exported);
    case 'deprecated':
      return (symbol) => hasFlag(symbol, SYMBOL_FLAGS.deprecated);
  }
}

function hasFlag(symbol: Pick<StoredSymbol, 'flags'> | undefined, flag: number): boolean {
  return symbol !== undefined && (symbol.flags & flag) !== 0;
}
