import type { Defined, FileView } from '../languages/index.ts';
import { isUnnamedMember, type Linker, TYPES } from '../link/index.ts';
import type { StoredSymbol, SymbolKind } from '../model/index.ts';

/** Names definitions as a SCIP index does: by the path of the file and the definitions around, not by places. */
export interface ScipSymbols {
  /** Of overloads and merged definitions the same for all; of a local one that holds in its file only. */
  nameOf(defined: Defined): string;
  /** The name of the definition around, or ''. */
  enclosing(defined: Defined): string;
}

/** Scheme, and a package that is not named: symbols stay the same from version to version. */
const PREFIX = 'automatosx . . . ';
const SPACES: ReadonlySet<SymbolKind> = new Set(['namespace', 'module', 'package']);
const CALLED: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor']);

/** Names that have been given in a file. */
interface Given {
  bySymbol: Map<number, string>;
  parameters: Map<number, string>;
  locals: Map<number, number>;
}

/** Begins with none. */
export function createScipSymbols(linker: Linker): ScipSymbols {
  const known = new WeakMap<FileView, Given>();
  const isMember = (view: FileView, name: number): boolean =>
    isUnnamedMember(view, name, linker.rulesOf(view.file.language));
  const givenIn = (view: FileView): Given => {
    let given = known.get(view);
    if (!given) {
      const bySymbol = namesOf(view);
      given = { bySymbol, parameters: parametersOf(view, bySymbol), locals: new Map() };
      known.set(view, given);
    }
    return given;
  };
  return {
    nameOf: (defined) => {
      const { view, symbol, name } = first(linker, defined);
      const { bySymbol, parameters, locals } = givenIn(view);
      if (symbol >= 0) return bySymbol.get(symbol)!;
      if (isMember(view, name)) return memberName(view, name, bySymbol, isMember);
      const parameter = parameters.get(name);
      if (parameter !== undefined) return parameter;
      let local = locals.get(name);
      if (local === undefined) {
        local = locals.size;
        locals.set(name, local);
      }
      return `local ${local}`;
    },
    enclosing: ({ view, symbol }) => {
      const parent = view.facts.symbols[symbol]?.parent ?? -1;
      return parent < 0 ? '' : givenIn(view).bySymbol.get(parent)!;
    },
  };
}

/** The one of several definitions of one thing that names it. */
function first(linker: Linker, { view, symbol, name }: Defined): Defined {
  // A parameter that is a field too has one name for both.
  const one = { view, symbol: symbol < 0 ? view.symbolAt(name) : symbol, name };
  if (one.symbol < 0 || name < 0) return one;
  const meaning = linker.meaning(view, name);
  return (meaning.is === 'definitions' && meaning.all.find((each) => each.symbol >= 0)) || one;
}

/** A member of a type without a name, by what is defined around it and its place among its like there. */
function memberName(
  view: FileView,
  name: number,
  bySymbol: ReadonlyMap<number, string>,
  isMember: (view: FileView, name: number) => boolean,
): string {
  const around = symbolAround(view, name);
  const alike = view
    .occurrencesOf(view.nameAt(name))
    .filter((one) => isMember(view, one) && symbolAround(view, one) === around);
  const place = alike.indexOf(name);
  const plain = escaped(`${view.nameAt(name)}${place > 0 ? `+${place}` : ''}`);
  return `${bySymbol.get(around) ?? startOf(view)}typeLiteral#${plain}.`;
}

/**
 * Names of parameters, which calls in other files may name, by their functions; those of functions without a name in them
 * are told apart by a number.
 */
function parametersOf(view: FileView, bySymbol: ReadonlyMap<number, string>): Map<number, string> {
  const names = new Map<number, string>();
  const taken = new Map<string, number>();
  for (let name = 0; name < view.occurrences.name.length; name++) {
    if (view.bindingAt(name)?.kind !== 'parameter') continue;
    const around = symbolAround(view, name);
    if (!CALLED.has(view.facts.symbols[around]?.kind ?? 'variable')) continue;
    const plain = view.nameAt(name);
    const key = `${around} ${plain}`;
    const count = taken.get(key) ?? 0;
    taken.set(key, count + 1);
    names.set(name, `${bySymbol.get(around)}(${escaped(`${plain}${count > 0 ? `+${count}` : ''}`)})`);
  }
  return names;
}

/** The innermost definition around an occurrence; -1 for none. */
function symbolAround(view: FileView, occurrence: number): number {
  return view.symbolsAround(view.placeOf(occurrence)).at(-1) ?? -1;
}

function startOf({ file }: FileView): string {
  return (
    PREFIX +
    file.path
      .split('/')
      .map((part) => `${escaped(part)}/`)
      .join('')
  );
}

function namesOf(view: FileView): Map<number, string> {
  const { facts } = view;
  const start = startOf(view);
  const names = new Map<number, string>();
  const taken = new Map<string, number>();
  for (const [i, symbol] of facts.symbols.entries()) {
    const around = symbol.parent < 0 ? start : names.get(symbol.parent)!;
    const owner = symbol.owner === '' ? '' : `${escaped(symbol.owner)}#`;
    const plain = `${around}${owner}${escaped(symbol.name)}`;
    const kind = suffixOf(symbol);
    const count = taken.get(plain + kind) ?? 0;
    taken.set(plain + kind, count + 1);
    // Only methods have a place for what tells them apart; others with one name and kind are one to readers of the index.
    names.set(i, kind === '(' ? `${plain}(${count > 0 ? `+${count}` : ''}).` : plain + kind);
  }
  return names;
}

function suffixOf({ kind }: StoredSymbol): string {
  if (TYPES.has(kind) || kind === 'extension' || kind === 'impl') return '#';
  if (SPACES.has(kind)) return '/';
  if (CALLED.has(kind)) return '(';
  return kind === 'macro' ? '!' : '.';
}

/** A name as descriptors have it: of other characters in backticks, in which a backtick is doubled. */
function escaped(name: string): string {
  return /^[\w+$-]+$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;
}
