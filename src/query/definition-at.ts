import { AxError, type SymbolHit, type SymbolKind } from '../model/index.ts';
import type { FileEntry, StoredBinding, StoredFacts } from '../store/index.ts';
import type { QueryContext } from './context.ts';
import { definitionsOf, type FoundDefinition, sortBest } from './definitions-by-name.ts';
import { bindingsAt, comparePlaces, type TextPlace } from './lexical-scope.ts';
import type { TextLines } from './lines.ts';
import type { Source } from './sources.ts';
import { symbolHit } from './symbol-hit.ts';

/** A place of an indexed file, 0-based. */
export interface Location extends TextPlace {
  file: FileEntry;
}

/**
 * Reads `path:line:column` (1-based, the path relative to the root). Undefined for anything else. Throws AxError
 * 'not-found' when the file is not in the index and 'invalid-query' for a line or column 0 and a missing column.
 */
export function readLocation(symbol: string, { reader }: Pick<QueryContext, 'reader'>): Location | undefined {
  const place = /^(.+?):(\d+)(?::(\d+))?$/.exec(symbol);
  if (!place) return undefined;
  const path = place[1]!.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const file = reader.fileByPath(path);
  const indexed = file !== undefined && file.segment !== 0;
  if (place[3] === undefined) {
    if (!indexed) return undefined;
    throw new AxError('invalid-query', `the column is missing in "${symbol}"`, `Write ${path}:${place[2]}:COLUMN`);
  }
  if (!indexed) {
    throw new AxError('not-found', `no file "${path}" in the index`, 'Paths are relative to the root of the project.');
  }
  const line = Number(place[2]) - 1;
  const column = Number(place[3]) - 1;
  if (line < 0 || column < 0) throw new AxError('invalid-query', 'lines and columns begin at 1');
  return { file, line, column };
}

/**
 * Definitions of the identifier at a place: what the file itself proves ('exact'), a member of the class around a
 * `this.name` ('inferred'), else what has the name ('possible'), the file's own definitions and those an import points to first.
 */
export function definitionsAt(
  location: Location,
  source: Source | undefined,
  context: QueryContext,
  all: boolean,
): FoundDefinition[] {
  const { file } = location;
  if (!source) throw new AxError('not-found', `"${file.path}" cannot be read`, 'Refresh the index: ax index');
  const facts = context.reader.facts(file.id);
  const at = identifierAt(location, source, facts);
  if (!at || !facts) return [];
  const proven = source.fresh ? provenAt(at, location, source.lines, facts, context) : [];
  const found = proven.length > 0 && !all ? proven : [...proven, ...byName(at.name, file, context)];
  const seen = new Set<string>();
  return found.filter((one) => {
    const key = one.symbol < 0 ? `local:${one.hit?.line}:${one.hit?.column}` : `${one.file.id}:${one.symbol}`;
    return !seen.has(key) && seen.add(key);
  });
}

interface Identifier extends TextPlace {
  name: string;
}

function identifierAt(at: TextPlace, { lines, fresh }: Source, facts: StoredFacts | undefined): Identifier | undefined {
  if (at.line >= lines.count) {
    throw new AxError('invalid-query', `the file has ${lines.count} lines, not ${at.line + 1}`);
  }
  const own = fresh
    ? facts?.symbols.find(
        ({ nameLine, nameColumn, nameLength }) =>
          nameLine === at.line && nameColumn <= at.column && at.column < nameColumn + nameLength,
      )
    : undefined;
  if (own) return { name: own.name, line: own.nameLine, column: own.nameColumn };
  for (const { 0: name, index } of lines.at(at.line).matchAll(/[\p{L}\p{N}\p{M}_$]+/gu)) {
    if (index <= at.column && at.column <= index + name.length) return { name, line: at.line, column: index };
  }
  return undefined;
}

function provenAt(
  at: Identifier,
  { file }: Location,
  lines: TextLines,
  facts: StoredFacts,
  context: QueryContext,
): FoundDefinition[] {
  const itself = facts.symbols.findIndex(
    ({ nameLine, nameColumn }) => nameLine === at.line && nameColumn === at.column,
  );
  if (itself >= 0) return [{ file, symbol: itself, tier: 'exact' }];
  const receiver = receiverOf(at, lines);
  if (receiver === 'this') return membersAround(at, file, facts);
  const role = facts.occurrencesOf(at.name).find(({ line, column }) => line === at.line && column === at.column)?.role;
  if (receiver !== undefined || role === 'key' || role === 'label') return [];
  return bindingsAt(at, at.name, facts, file.language).flatMap((binding): FoundDefinition[] => {
    if (binding.symbol >= 0) return [{ file, symbol: binding.symbol, tier: 'exact' }];
    if (binding.kind === 'import') {
      const imported = importedDefinitions(binding, file, facts, context);
      if (imported.length > 0) return imported;
    }
    return [{ file, symbol: -1, tier: 'exact', hit: localHit(binding, file, facts, lines) }];
  });
}

/** What stands before a `.`, `->`, `::` in front of the identifier: 'this' for the own object; undefined when nothing does. */
function receiverOf({ line, column }: TextPlace, lines: TextLines): 'this' | 'other' | undefined {
  let before = lines.at(line).slice(0, column).trimEnd();
  // A chain may go on on the next line.
  if (before === '' && line > 0) before = lines.at(line - 1).trimEnd();
  const access = /(?:^|[^.])(?:[?!]{0,2}\.|->|::)#?$/.exec(before);
  if (!access) return undefined;
  return /(?:^|[^\w$.])(?:this|self|Self|static)\s*(?:[?!]{0,2}\.|->|::)#?$/.test(before) ? 'this' : 'other';
}

const TYPE_KINDS: ReadonlySet<SymbolKind> = new Set([
  'class',
  'interface',
  'trait',
  'protocol',
  'object',
  'mixin',
  'extension',
  'struct',
  'union',
  'enum',
  'impl',
]);

// A subclass may have another one: not more than 'inferred'.
function membersAround(at: Identifier, file: FileEntry, facts: StoredFacts): FoundDefinition[] {
  const around = facts.symbols.filter(
    (symbol) =>
      comparePlaces({ line: symbol.startLine, column: symbol.startColumn }, at) <= 0 &&
      comparePlaces(at, { line: symbol.endLine, column: symbol.endColumn }) <= 0,
  );
  const owners = new Set(around.map(({ owner }) => owner).filter((owner) => owner !== ''));
  for (const { kind, name } of around) if (TYPE_KINDS.has(kind)) owners.add(name);
  return facts.symbols.flatMap((symbol, index): FoundDefinition[] => {
    const parent = facts.symbols[symbol.parent];
    const member = owners.has(symbol.owner) || (parent && TYPE_KINDS.has(parent.kind) && owners.has(parent.name));
    return symbol.name === at.name && member ? [{ file, symbol: index, tier: 'inferred' }] : [];
  });
}

/** Definitions with the imported name; those whose path fits the module come first. */
function importedDefinitions(
  binding: StoredBinding,
  file: FileEntry,
  facts: StoredFacts,
  { reader }: QueryContext,
): FoundDefinition[] {
  const local = facts.imports.filter((one) => one.local === binding.name || one.imported === binding.name);
  const found = local.find((one) => one.startLine <= binding.line && binding.line <= one.endLine) ?? local[0];
  if (!found || found.imported === '*') return [];
  const name = found.imported === '' || found.imported === 'default' ? binding.name : found.imported;
  const others = definitionsOf(name, { reader }).filter((one) => one.file.id !== file.id);
  const fits = others.map((one) => ({ one, parts: fittingParts(found.specifier, one.file.path) }));
  return fits.sort((a, b) => b.parts - a.parts).map(({ one }) => one);
}

/** How many of the last parts of a module's name stand together in a path. */
function fittingParts(specifier: string, path: string): number {
  const parts = specifier
    .replace(/^[.@/]+|\.[cm]?[jt]sx?$/g, '')
    .split(/[/.:]+/)
    .filter((part) => part !== '');
  const inPath = `/${path.replace(/\.\w+$/, '')}/`;
  let fitting = 0;
  while (fitting < parts.length && inPath.includes(`/${parts.slice(parts.length - fitting - 1).join('/')}/`)) fitting++;
  return fitting;
}

function byName(name: string, file: FileEntry, { reader }: QueryContext): FoundDefinition[] {
  const found = sortBest(definitionsOf(name, { reader }), { reader });
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

function localHit(binding: StoredBinding, file: FileEntry, facts: StoredFacts, lines: TextLines): SymbolHit {
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
    column: binding.column + 1,
    endLine: binding.line + 1,
    name: binding.name,
    qualifiedName: container === '' ? binding.name : `${container}.${binding.name}`,
    kind: LOCAL_KIND[binding.kind],
    container,
    language: file.language,
    signature: lines.at(binding.line).trim().slice(0, 200),
    doc: '',
    exported: false,
  };
}
