import type { Defined, FileView } from '../../languages/index.ts';
import type { Linker } from '../../link/index.ts';
import {
  LINK_TARGETS,
  type StoredImport,
  type StoredSymbol,
  SYMBOL_FLAGS,
  type SymbolKind,
} from '../../model/index.ts';

/** What stands for a name that is defined several times. */
export interface Standing {
  /** What it means, the likeliest first. */
  meant: readonly Defined[];
  /** False when it is one of these, and not known which. */
  isSure: boolean;
  /** What the name is given beside that: a class that is made anew from itself. */
  beside: readonly Defined[];
}

const CALLED: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor']);
/** What is defined by a statement of its own, whatever the name is given beside that. */
const FIRM: ReadonlySet<SymbolKind> = new Set([...CALLED, 'class', 'enum', 'struct', 'union', 'trait']);

/**
 * Which of the definitions that a name has in one place stand where it is used, in languages where a later one replaces
 * those before it: the last one that is certainly run, and those in branches after it. Undefined where the language has it
 * otherwise, or there is no more to be said.
 */
export function standingAt(
  all: readonly Defined[],
  { view, occurrence }: { view: FileView; occurrence: number },
  linker: Linker,
): Standing | undefined {
  // What a function gives one of its own definitions anew has a binding alone.
  const first = all.find(({ symbol }) => symbol >= 0);
  const { repeated = 'overloads' } = first ? linker.rulesOf(first.view.file.language) : {};
  if (!first || repeated === 'overloads' || view.symbolAt(occurrence) >= 0) return undefined;
  const { symbols } = first.view.facts;
  const symbolOf = ({ symbol }: Defined): StoredSymbol | undefined => symbols[symbol];
  const { parent, owner } = symbolOf(first)!;
  const isOf = (one: Defined): boolean => {
    const symbol = symbolOf(one);
    return one.view === first.view && (!symbol || (symbol.parent === parent && symbol.owner === owner));
  };
  // Members of alternatives are alternatives.
  if (repeated !== 'alternatives' && !all.every(isOf)) return undefined;
  // What else has the name is one with it: overloads, a type, a namespace.
  if (repeated === 'signatures' && !all.every(hasBody)) return undefined;
  // What stands for alternatives says which is likelier.
  const inOrder = repeated === 'alternatives' ? all : [...all].sort((a, b) => a.name - b.name);
  const isFirm = (one: Defined): boolean => FIRM.has(symbolOf(one)?.kind ?? 'variable');
  const groups = withSignatures(inOrder.filter(isFirm), symbols);
  const imports = groups.length === 0 ? [] : importsBeside(first);
  if (groups.length === 0 || (all.length < 2 && imports.length === 0)) return undefined;
  const beside = inOrder.filter((one) => !isFirm(one));
  // What is said of a type elsewhere may be run in any order.
  if (repeated === 'alternatives' || owner !== '') return { meant: groups.flat(), isSure: groups.length === 1, beside };
  // Functions that are declared are there from the start, as are members; those that are assigned are not.
  if (repeated === 'signatures' && groups.length > 1 && !groups.flat().every(isDeclared))
    return { meant: groups.flat(), isSure: false, beside };
  const isRun = repeated === 'signatures' ? groups : runBefore(groups, { view, occurrence });
  const isConditional = (group: readonly Defined[]): boolean =>
    (symbolOf(group[0]!)!.flags & SYMBOL_FLAGS.conditional) !== 0;
  const from = isRun.findLastIndex((group) => !isConditional(group));
  const certain = from < 0 ? [] : [isRun[from]!];
  // What may replace the last one that is certain comes before it.
  const standing = [...isRun.slice(from + 1), ...certain];
  const replaces = from < 0 ? -1 : symbolOf(isRun[from]![0]!)!.startLine;
  const brought = imports.filter(({ startLine }) => startLine > replaces);
  const others = brought.flatMap((item) => {
    const found = linker.imported(first.view, item);
    return found.is === 'definitions' ? found.all : [];
  });
  // Beside what is only defined under a condition, what is assigned is another alternative; nothing is none. What is
  // assigned later takes the place of all.
  const last = isRun[from]?.[0]?.name ?? -1;
  const isOther = beside.some((one) => (from < 0 ? !isNothing(one) : one.name > last && !isMadeOfItself(one)));
  const isSure = standing.length === 1 && brought.length === 0 && !isOther;
  return { meant: [...others, ...standing.flat()], isSure, beside };
}

/** True for a function with a body; what members of interfaces are is without one. */
export function hasBody({ view, symbol }: Defined): boolean {
  const { symbols } = view.facts;
  const { kind = 'variable', flags = 0, parent = -1 } = symbols[symbol] ?? {};
  const around = symbols[parent]?.kind;
  return CALLED.has(kind) && (flags & SYMBOL_FLAGS.declaration) === 0 && around !== 'interface' && around !== 'type';
}

/** True for `f = made(f)`. */
function isMadeOfItself({ view, name }: Defined): boolean {
  const { line } = view.placeOf(name);
  return view.occurrencesOf(view.nameAt(name)).some((at) => at > name && view.placeOf(at).line === line);
}

/** True for a function that is no value of what it is assigned to. */
function isDeclared({ view, symbol, name }: Defined): boolean {
  const { startLine, startColumn, nameLine, nameColumn, parent } = view.facts.symbols[symbol]!;
  const isAhead = startLine < nameLine || nameColumn - startColumn > 'function'.length;
  return parent >= 0 || (isAhead && view.bindingAt(name) !== undefined);
}

/** True for a variable that is given nothing: `f = None`. */
const isNothing = ({ view, name }: Defined): boolean =>
  view.linksOf(name).some(({ kind, target }) => kind === 'value' && target === LINK_TARGETS.null);

/** Functions with the signatures that stand before them, themselves first. */
function withSignatures(all: readonly Defined[], symbols: readonly StoredSymbol[]): Defined[][] {
  const groups: Defined[][] = [];
  let signatures: Defined[] = [];
  for (const one of all) {
    if ((symbols[one.symbol]!.flags & SYMBOL_FLAGS.declaration) !== 0) signatures.push(one);
    else {
      groups.push([one, ...signatures]);
      signatures = [];
    }
  }
  return signatures.length > 0 ? [...groups, signatures] : groups;
}

/** Those that are run before a place, when that is run with them; all of them where it is run later. */
function runBefore(groups: Defined[][], { view, occurrence }: { view: FileView; occurrence: number }): Defined[][] {
  const [first] = groups[0]!;
  const scope = view === first!.view ? first!.view.bindingOfSymbol(first!.symbol)?.scope : undefined;
  if (scope === undefined || scope !== runWith(view, occurrence)) return groups;
  const before = groups.filter(([one]) => one!.name < occurrence);
  return before.length > 0 ? before : groups;
}

/** The scope whose statements are run when a place is: of the function or type around it, or the file. */
function runWith(view: FileView, occurrence: number): number {
  const { scopes } = view.facts;
  let scope = view.scopeAt(view.placeOf(occurrence));
  while (scope > 0 && scopes[scope]!.kind !== 'function' && scopes[scope]!.kind !== 'class')
    scope = scopes[scope]!.parent;
  return scope;
}

/** Imports that give a definition's name to something else. */
function importsBeside({ view, symbol }: Defined): StoredImport[] {
  const binding = view.bindingOfSymbol(symbol);
  if (!binding) return [];
  const bound = view.boundAs(binding.name).inScope(binding.scope);
  const lines = new Set(bound.flatMap(({ kind, line }) => (kind === 'import' ? [line] : [])));
  return view.facts.imports.filter(
    ({ local, startLine, endLine }) =>
      local === binding.name && [...lines].some((line) => startLine <= line && line <= endLine),
  );
}
