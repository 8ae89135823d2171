import {
  type Defined,
  type FileView,
  identityOfDefined,
  isSameFamily,
  type Meaning,
  nameSign,
} from '../languages/index.ts';
import type { Linker } from '../link/index.ts';
import {
  AxError,
  comparePlaces,
  type FileEntry,
  ROLES,
  type StoredBinding,
  type StoredFacts,
  type SymbolHit,
  type SymbolKind,
  type TextPlace,
} from '../model/index.ts';
import { bodiesOf, isAtFileLevel, isPrototype } from './bodies.ts';
import { meantAt } from './called/meant.ts';
import { fittingFirst } from './called/overloads.ts';
import type { QueryContext } from './context.ts';
import { type FoundDefinition, sortBest } from './definitions-by-name.ts';
import { isUnconditional } from './is-unconditional.ts';
import { likeliest } from './likeliest.ts';
import type { TextLines } from './lines.ts';
import type { Location } from './location.ts';
import { namelessAt } from './nameless-at.ts';
import type { Source, Sources } from './sources.ts';
import { fileHit, symbolHit } from './symbol-hit.ts';

/** What is known of the identifier at a place. */
export interface DefinitionsAt {
  found: FoundDefinition[];
  /** Where it is defined when that is certainly not in the project: the module it comes from, '' for the language; else undefined. */
  outside?: string;
  /** So many candidates are left out of which most likely none is meant. */
  unlikely?: number;
}

/**
 * Definitions of the identifier at a place, as it is bound there; what has the name and could be meant is 'possible',
 * the likeliest first: of names that cannot be bound, and with `all` of others too.
 */
export function definitionsAt(
  location: Location,
  sources: Sources,
  context: QueryContext,
  linker: Linker,
  all: boolean,
): DefinitionsAt {
  const { file } = location;
  const source = sources(file);
  if (!source) throw new AxError('not-found', `"${file.path}" cannot be read`, 'refresh the index: ax index');
  const view = linker.view(file.id);
  const at = identifierAt(location, source, view?.facts);
  if (!at || !view) return { found: [] };
  const occurrence = source.fresh ? view.occurrenceAt(at) : -1;
  const nameless = source.fresh && occurrence < 0 ? namelessAt(view, at) : -1;
  if (nameless >= 0 && !all) return { found: [{ file, symbol: nameless, tier: 'exact' }] };
  if (occurrence < 0) return { found: byName(at.name, file, context) };
  const meaning = calledMeaning(view, occurrence, linker);
  const linesOf = (on: FileView): TextLines | undefined => {
    const text = sources(on.file);
    return text?.fresh ? text.lines : undefined;
  };
  const candidates = (): FoundDefinition[] => {
    const likely = likeliest(view, occurrence, linker, context);
    return fittingFirst(likely, { view, occurrence }, linker, linesOf).map(possible);
  };
  const others = (): FoundDefinition[] => byName(at.name, file, context);
  const inBestOrder = (found: FoundDefinition[]): FoundDefinition[] => sortBest(found, context);
  switch (meaning.is) {
    case 'definitions': {
      const lines = source.lines;
      const isBuilt = (one: Defined): boolean | undefined => {
        const use = { view, occurrence, name: at.name, role: ROLES[view.occurrences.role[occurrence]!]! };
        return linker.rulesOf(file.language).isBuilt?.(one, use, linker);
      };
      const meant = meantAt(meaning.all, { view, occurrence }, linker, linesOf);
      const proven = meant.found.map(({ one: { view: on, symbol, name }, isSure, ownName }): FoundDefinition => {
        const isThere = on !== view || isUnconditional(on.placeOf(name), at, file.language, lines);
        const isCertain = isSure && (isThere || isBuilt({ view: on, symbol, name }) === true);
        const found = { file: on.file, symbol, tier: isCertain ? meaning.certainty : 'inferred' } as const;
        const itself = ownName < 0 ? -1 : on.symbolAt(ownName);
        if (itself >= 0) return { ...found, symbol: itself };
        if (ownName >= 0 && symbol >= 0) {
          const { line, column } = on.placeOf(ownName);
          const hit = symbolHit(on.file, on.facts, symbol, linesOf(on));
          return { ...found, hit: { ...hit, line: line + 1, column: column + 1 } };
        }
        if (symbol >= 0) return found;
        const binding = on.bindingAt(name) ?? { name: on.nameAt(name), ...on.placeOf(name), kind: 'variable' as const };
        return { ...found, hit: localHit(binding, on, linesOf(on)) };
      });
      const best = meant.isOrdered || proven.length < 2 || meaning.byBuild ? proven : sortBest(proven, context);
      if (all) return { found: distinct([...best, ...others()]) };
      if (linker.rulesOf(file.language).joined) {
        const { elsewhere = [] } = meaning;
        const inOthers = elsewhere.map(
          ({ view: on, symbol }): FoundDefinition => ({ file: on.file, symbol, tier: 'inferred' }),
        );
        const other = new Set(elsewhere.map(identityOfDefined));
        const isThere = (one: Defined): boolean => !other.has(identityOfDefined(one)) && isBuilt(one) !== false;
        const all = distinct([...best, ...inOthers]);
        return { found: distinct(bodiesOf(all, { from: file, isThere, candidates }, context, linker)) };
      }
      if (!best.every((one) => isPrototype(one, context))) return { found: distinct(best) };
      const bodies = candidates().filter((one) => !isPrototype(one, context) && isAtFileLevel(one, context));
      return { found: distinct([...best, ...bodies]) };
    }
    case 'module': {
      const target = linker.viewOf(meaning.path)?.file;
      // What is called is something in the file.
      const isCalled = ROLES[view.occurrences.role[occurrence]!] === 'call';
      const tier = isCalled ? 'inferred' : meaning.certainty;
      const found = target ? [{ file: target, symbol: -1, tier, hit: fileHit(target) } as const] : [];
      return { found: all ? distinct([...found, ...others()]) : found };
    }
    case 'outside': {
      const from = view.facts.imports.find(({ local }) => local === at.name)?.specifier ?? '';
      return { found: all ? others() : [], outside: from };
    }
    default:
      if (all) return { found: distinct([...candidates(), ...others()]) };
      if (meaning.unlikely) return { found: [], unlikely: candidates().length };
      if (!meaning.candidates) return { found: candidates() };
      return { found: (meaning.ordered ? distinct : inBestOrder)(meaning.candidates.map(possible)) };
  }
}

/** What an occurrence means; of a module that is called, what it is as a whole. */
function calledMeaning(view: FileView, occurrence: number, linker: Linker): Meaning {
  const meaning = linker.meaning(view, occurrence);
  if (meaning.is !== 'module' || ROLES[view.occurrences.role[occurrence]!] !== 'call') return meaning;
  const whole = linker.rulesOf(meaning.by).asWhole?.(meaning.path, linker);
  return whole?.is === 'definitions' && meaning.certainty === 'exact' ? whole : meaning;
}

const possible = ({ view, symbol }: Defined): FoundDefinition => ({ file: view.file, symbol, tier: 'possible' });

function distinct(found: readonly FoundDefinition[]): FoundDefinition[] {
  const seen = new Set<string>();
  return found.filter((one) => {
    const key = one.symbol < 0 ? `local:${one.hit?.line}:${one.hit?.column}` : `${one.file.id}:${one.symbol}`;
    return !seen.has(key) && seen.add(key);
  });
}

interface Identifier extends TextPlace {
  name: string;
}

/** The use of a name that has other characters than those of words: a key of a configuration file, `my-anchor`. */
function wholeNameAt(at: TextPlace, lines: TextLines, facts: StoredFacts | undefined): Identifier | undefined {
  for (const { 0: name, index } of lines.at(at.line).matchAll(/[^\s"'#/,*&()[\]{}:;=<>]+/g)) {
    if (index > at.column || at.column > index + name.length || /^[\p{L}\p{N}\p{M}_$]+$/u.test(name)) continue;
    const isUsed = facts?.occurrencesOf(name).some(({ line, column }) => line === at.line && column === index);
    if (isUsed) return { name, line: at.line, column: index };
  }
  return undefined;
}

function identifierAt(at: TextPlace, { lines, fresh }: Source, facts: StoredFacts | undefined): Identifier | undefined {
  if (at.line >= lines.count) {
    throw new AxError('invalid-query', `the file has ${lines.count} lines, not ${at.line + 1}`);
  }
  const { length } = lines.at(at.line);
  // Right behind the last character is where a cursor can stand.
  if (at.column > length) {
    throw new AxError('invalid-query', `line ${at.line + 1} has ${length} columns, not ${at.column + 1}`);
  }
  const own = fresh
    ? facts?.symbols.find(
        ({ name, nameLine, nameColumn, nameLength }) =>
          nameLine === at.line &&
          nameColumn <= at.column &&
          // In a computed name, `[KEY]`, there are others.
          at.column < nameColumn + (name.startsWith('[') ? 1 : nameLength),
      )
    : undefined;
  if (own) return { name: own.name, line: own.nameLine, column: own.nameColumn };
  const whole = wholeNameAt(at, lines, facts);
  if (whole) return whole;
  for (const { 0: name, index } of lines.at(at.line).matchAll(/[\p{L}\p{N}\p{M}_$]+/gu)) {
    if (index - 1 > at.column || at.column > index + name.length) continue;
    const isUsed = (one: string, column: number): boolean =>
      facts?.occurrencesOf(one).some((use) => use.line === at.line && use.column === column) === true;
    // A `#` may be the first character of a private name; the `$` of a static property of PHP is not.
    if (isUsed(`#${name}`, index - 1)) return { name: `#${name}`, line: at.line, column: index - 1 };
    if (index > at.column) continue;
    const signed = isUsed(name, index) ? undefined : signedAt(name, index, at.column, isUsed);
    return { line: at.line, ...(signed ?? { name, column: index }) };
  }
  return undefined;
}

/** The name in a word with `$` in it that is none itself: in text of PHP `s$name` is a variable, a static property has no sign. */
function signedAt(
  word: string,
  start: number,
  column: number,
  isUsed: (name: string, column: number) => boolean,
): Omit<Identifier, 'line'> | undefined {
  const pieces = [...word.matchAll(/\$[^$]+/g)].map(({ 0: name, index }) => ({ name, column: start + index }));
  const at = pieces.findLast((one) => one.column <= column && column <= one.column + one.name.length);
  const bare = at && { name: at.name.slice(1), column: at.column + 1 };
  return [at, bare].find((one) => one && isUsed(one.name, one.column));
}

function byName(name: string, file: FileEntry, { reader }: QueryContext): FoundDefinition[] {
  const named = reader.definitions(name).filter((one) => isSameFamily(one.file.language, file.language));
  const found = sortBest(
    named.map((one) => ({ ...one, tier: 'possible' as const })),
    { reader },
  );
  const own = found.filter((one) => one.file.id === file.id);
  return [...own, ...found.filter((one) => one.file.id !== file.id)];
}

const LOCAL_KIND: Record<StoredBinding['kind'], SymbolKind> = {
  definition: 'variable',
  parameter: 'variable',
  variable: 'variable',
  import: 'module',
  'type-parameter': 'type',
  label: 'variable',
};

function localHit(
  binding: Pick<StoredBinding, 'name' | 'kind' | 'line' | 'column'>,
  { file, facts }: FileView,
  lines: TextLines | undefined,
): SymbolHit {
  const place = { line: binding.line, column: binding.column };
  let container = '';
  for (const [index, symbol] of facts.symbols.entries()) {
    const inside =
      comparePlaces({ line: symbol.startLine, column: symbol.startColumn }, place) <= 0 &&
      comparePlaces(place, { line: symbol.endLine, column: symbol.endColumn }) <= 0;
    if (inside) container = symbolHit(file, facts, index, undefined).qualifiedName;
  }
  return {
    path: file.path,
    line: binding.line + 1,
    column: binding.column + nameSign(file.language, binding.name) + 1,
    endLine: binding.line + 1,
    name: binding.name,
    qualifiedName: container === '' ? binding.name : `${container}.${binding.name}`,
    kind: LOCAL_KIND[binding.kind],
    container,
    language: file.language,
    signature: lines?.at(binding.line).trim().slice(0, 200) ?? '',
    doc: '',
    exported: false,
  };
}
