import { bindingsAt, comparePlaces, type TextPlace } from '../link/index.ts';
import {
  AxError,
  type FileEntry,
  type StoredBinding,
  type StoredFacts,
  SYMBOL_FLAGS,
  type SymbolHit,
  type SymbolKind,
} from '../model/index.ts';
import type { QueryContext } from './context.ts';
import { definitionsOf, type FoundDefinition, sortBest } from './definitions-by-name.ts';
import { isCertain, TYPE_KINDS } from './enclosing-type.ts';
import { isUnconditional } from './is-unconditional.ts';
import type { TextLines } from './lines.ts';
import type { Location } from './location.ts';
import { receiverOf } from './receiver.ts';
import { isSameFamily } from './same-family.ts';
import type { Source } from './sources.ts';
import { symbolHit } from './symbol-hit.ts';

/**
 * Definitions of the identifier at a place: what the file itself proves ('exact'), a member of the class around a
 * `this.name` ('inferred'), else what has the name in a language that fits ('possible'), the file's own definitions and
 * those an import points to first.
 */
export function definitionsAt(
  location: Location,
  source: Source | undefined,
  context: QueryContext,
  all: boolean,
): FoundDefinition[] {
  const { file } = location;
  if (!source) throw new AxError('not-found', `"${file.path}" cannot be read`, 'refresh the index: ax index');
  const facts = context.reader.facts(file.id);
  const at = identifierAt(location, source, facts);
  if (!at || !facts) return [];
  const proven = source.fresh ? provenAt(at, location, source.lines, facts, context) : [];
  const isDeclaration = (one: FoundDefinition): boolean =>
    ((context.reader.facts(one.file.id)?.symbols[one.symbol]?.flags ?? 0) & SYMBOL_FLAGS.declaration) !== 0;
  const found = [...proven];
  if (proven.length === 0 || all) found.push(...byName(at.name, file, context));
  // A prototype is not what is looked for while there is a body.
  else if (proven.every(isDeclaration)) {
    found.push(...byName(at.name, file, context).filter((one) => !isDeclaration(one)));
  }
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
    // A `#` may be the first character of a private name.
    const isPrivate = facts?.occurrencesOf(`#${name}`).some((one) => one.line === at.line && one.column === index - 1);
    const column = isPrivate ? index - 1 : index;
    if (column <= at.column && at.column <= index + name.length) {
      return { name: isPrivate ? `#${name}` : name, line: at.line, column };
    }
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
  // A constructor has the name of its class, which is what the name means wherever it stands.
  const isNamed = ({ symbol }: StoredBinding): boolean => facts.symbols[symbol]?.kind !== 'constructor';
  const { bindings, passed } = bindingsAt(
    at,
    at.name,
    { scopes: facts.scopes, bindings: facts.bindings.filter(isNamed) },
    file.language,
  );
  // An inherited member of the type that the place is in would be seen first, and is not known here.
  const certain = bindings.every(
    (binding) =>
      isCertain(at, binding, passed, facts, file.language, lines) && isUnconditional(binding, at, file.language, lines),
  );
  const tier = certain && !areSeveral(bindings, facts, file.language) ? 'exact' : 'inferred';
  const found = bindings.flatMap((binding): FoundDefinition[] => {
    if (binding.symbol >= 0) return [{ file, symbol: binding.symbol, tier }];
    const hit = localHit(binding, file, facts, lines);
    if (binding.kind !== 'import') return [{ file, symbol: -1, tier, hit }];
    const imported = importedDefinitions(binding, file, facts, context);
    // Where the name comes from is known, where it is defined is not.
    return imported.length > 0 ? imported : [{ file, symbol: -1, tier: 'inferred', hit }];
  });
  const best = sortBest(found, context);
  return certain ? best : [...best, ...byName(at.name, file, context)];
}

/** Languages in which definitions of one name and scope are one thing: an interface and a constant, two namespaces. */
const MERGING: ReadonlySet<string> = new Set(['typescript', 'tsx', 'javascript']);

/** True when a name has more than one body: which of the overloads or alternatives is meant is not known. */
function areSeveral(bindings: readonly StoredBinding[], { symbols }: StoredFacts, language: string): boolean {
  if (MERGING.has(language)) return false;
  const bodies = bindings.filter(({ symbol }) => ((symbols[symbol]?.flags ?? 0) & SYMBOL_FLAGS.declaration) === 0);
  return bodies.length > 1;
}

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
  const others = definitionsOf(name, { reader }).filter(
    (one) => one.file.id !== file.id && isSameFamily(one.file.language, file.language),
  );
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
  const named = definitionsOf(name, { reader }).filter((one) => isSameFamily(one.file.language, file.language));
  const found = sortBest(named, { reader });
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
