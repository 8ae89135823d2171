import type { Defined, FileView, Link } from '../../languages/index.ts';
import type { Linker } from '../../link/index.ts';
import { groupBy, LINK_STEPS, LINK_TARGETS, SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { TextLines } from '../lines.ts';
import { argumentsAfter, type LiteralKind, literalKind, splitParameters } from './arguments.ts';
import { hasBody } from './standing.ts';
import { type Fit, isCall, typedFits } from './typed-overloads.ts';

/** Which overloads a call can mean: in the order they are declared, and whether the first of them it must be. */
export interface Overloads {
  fitting: Defined[];
  isSure: boolean;
}

const CALLED: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor']);
const ARRAY = LINK_STEPS.indexOf('array');
const DEEP = 8;
/** So many types are looked at for one call. */
const MOST_TYPES = 2_000;

/**
 * Chooses among definitions of one name in one place by what is written: the number of the arguments, and of literals
 * their kind. Undefined when there is nothing to choose, or no call. `linesOf` gives the text of a file as it was indexed.
 */
export function overloadsAt(
  all: readonly Defined[],
  { view, occurrence }: { view: FileView; occurrence: number },
  linker: Linker,
  linesOf: (view: FileView) => TextLines | undefined,
): Overloads | undefined {
  const [first] = all;
  const lines = linesOf(view);
  const { joined, repeated = 'overloads' } = first ? linker.rulesOf(first.view.file.language) : {};
  // What declares a function and what defines it are one.
  if (!first || joined || repeated === 'replaced' || repeated === 'alternatives') return undefined;
  if (all.length < 2 || !lines || !isCall({ view, occurrence }, linesOf)) return undefined;
  const symbolOf = ({ view: on, symbol }: Defined) => on.facts.symbols[symbol];
  const isOverload = (one: Defined): boolean => one.view === first.view && holderOf(one) === holderOf(first);
  if (holderOf(first) === undefined) return undefined;
  if (!all.every(isOverload)) {
    const merged = repeated === 'signatures' ? mergedSignatures(all) : undefined;
    if (!merged) return undefined;
    const fits = typedFits(merged, { view, occurrence }, { linker, linesOf, left: { types: MOST_TYPES } });
    const { fitting } = chosen(merged, fits);
    // Those that take one literal come before others, and which file comes first is not known.
    return { fitting, isSure: fitting.length === 1 };
  }
  const place = view.placeOf(occurrence);
  if (repeated === 'signatures' && all.every(hasBody)) return undefined;
  const declared = all.filter((one) => ((symbolOf(one)?.flags ?? 0) & SYMBOL_FLAGS.declaration) !== 0);
  // Beside signatures the body is none.
  const candidates = declared.length > 0 ? declared : all;
  if (repeated === 'signatures') {
    return chosen(
      candidates,
      typedFits(candidates, { view, occurrence }, { linker, linesOf, left: { types: MOST_TYPES } }),
    );
  }
  const given = argumentsAfter(lines, place.line, place.column + view.nameAt(occurrence).length);
  if (!given) return { fitting: [...candidates], isSure: false };
  const kinds = given.map(literalKind);
  return chosen(
    candidates,
    candidates.map((one) => fitOf(one, kinds, given, linker, linesOf)),
  );
}

/**
 * Signatures of interfaces that are merged: those of a later one come first as a rule, each in its order. Undefined where
 * others are among them.
 */
function mergedSignatures(all: readonly Defined[]): Defined[] | undefined {
  const holders = all.map(({ view, symbol }) => {
    const { symbols } = view.facts;
    return symbols[symbols[symbol]?.parent ?? -1];
  });
  const isMerged = holders.every((one) => one?.kind === 'interface' && one.name === holders[0]?.name);
  if (!isMerged || !all.every((one) => holderOf(one) !== undefined)) return undefined;
  const groups = groupBy(all, ({ view, symbol }) => `${view.file.id}:${view.facts.symbols[symbol]!.parent}`);
  return [...groups.values()].reverse().flat();
}

/** What something that can be called stands in: a symbol, or a type without a name. Undefined for anything else. */
function holderOf({ view, symbol, name }: Defined): string | undefined {
  const one = view.facts.symbols[symbol];
  if (one) return CALLED.has(one.kind) ? `${one.parent}` : undefined;
  const links = view.linksOf(name);
  const type = links.find(({ kind }) => kind === 'member')?.target ?? -1;
  const isMethod = type >= 0 && links.some(({ kind }) => kind === 'returns' || kind === 'parameter');
  return isMethod ? `type ${type}` : undefined;
}

/** What a call can mean, by how each candidate fits; all of them when none does, or nothing is known. */
function chosen(candidates: readonly Defined[], fits: readonly Fit[] | undefined): Overloads {
  const fitting = candidates.filter((_, i) => fits?.[i] !== 'no');
  if (!fits || fitting.length === 0) return { fitting: [...candidates], isSure: false };
  return { fitting, isSure: fitting.length === 1 || fits.find((fit) => fit !== 'no') === 'surely' };
}

/** Definitions in their order, but of overloads those first that a call fits. */
export function fittingFirst(
  all: readonly Defined[],
  call: { view: FileView; occurrence: number },
  linker: Linker,
  linesOf: (view: FileView) => TextLines | undefined,
): Defined[] {
  const groups = new Map<string, Defined[]>();
  for (const one of all) {
    const key = `${one.view.file.id}:${one.view.facts.symbols[one.symbol]?.parent}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const inOrder = [...group].sort((a, b) => a.symbol - b.symbol);
    const fitting = overloadsAt(inOrder, call, linker, linesOf)?.fitting ?? [];
    return [...fitting, ...group.filter((one) => !fitting.includes(one))];
  });
}

function fitOf(
  { view, symbol, name }: Defined,
  kinds: readonly (LiteralKind | undefined)[],
  given: readonly string[],
  linker: Linker,
  linesOf: (view: FileView) => TextLines | undefined,
): Fit {
  const lines = linesOf(view);
  const one = view.facts.symbols[symbol]!;
  const parameters = lines && splitParameters(lines, one);
  // `...args` can be any number.
  if (!parameters || given.some((argument) => argument.startsWith('...'))) return 'maybe';
  const required = parameters.filter(({ optional, rest }) => !optional && !rest).length;
  const isOpen = parameters.some(({ rest }) => rest);
  if (given.length < required || (!isOpen && given.length > parameters.length)) return 'no';
  const names = view.linksOf(name).flatMap(({ kind, target }) => (kind === 'parameter' ? [target] : []));
  let sure = true;
  for (const [i, kind] of kinds.entries()) {
    const taken = parameters[i]?.rest || names[i] === undefined ? undefined : takenKinds(view, names[i], linker, 0);
    if (!taken || !kind) sure = false;
    else if (!taken.has(kind)) return 'no';
  }
  return sure ? 'surely' : 'maybe';
}

const OF_TARGET: ReadonlyMap<number, readonly LiteralKind[]> = new Map([
  [LINK_TARGETS.string, ['string']],
  [LINK_TARGETS.number, ['number']],
  [LINK_TARGETS.boolean, ['boolean']],
  [LINK_TARGETS.object, ['object', 'array', 'function']],
]);
const OF_NAME: Readonly<Record<string, readonly LiteralKind[]>> = {
  ...{ Array: ['array'], ReadonlyArray: ['array'], Function: ['function'], String: ['string'] },
};

/** Which literals are of the type that a name is declared with; undefined when that is not known. */
function takenKinds(view: FileView, name: number, linker: Linker, depth: number): ReadonlySet<LiteralKind> | undefined {
  if (name < 0 || depth > DEEP) return undefined;
  const links = view.linksOf(name);
  const isFunction = links.some(({ kind }) => kind === 'parameter' || kind === 'returns');
  const options = links.filter(({ kind }) => kind === 'option');
  const types = options.length > 0 ? options : links.filter(({ kind }) => kind === 'type' || kind === 'extends');
  if (isFunction && options.length === 0) return new Set(['function']);
  if (types.length === 0) return undefined;
  const found: LiteralKind[] = isFunction ? ['function'] : [];
  for (const link of types) {
    const kinds = kindsOfType(view, link, linker, depth);
    if (!kinds) return undefined;
    found.push(...kinds);
  }
  return new Set(found);
}

function kindsOfType(view: FileView, link: Link, linker: Linker, depth: number): Iterable<LiteralKind> | undefined {
  if (link.steps.at(-1) === ARRAY) return ['array'];
  if (link.target < 0) return OF_TARGET.get(link.target);
  const of = linker.meaning(view, link.target);
  if (of.is === 'outside') return OF_NAME[view.nameAt(link.target)];
  const [one] = of.is === 'definitions' ? of.all : [];
  if (!one) return undefined;
  const kind = one.view.facts.symbols[one.symbol]?.kind;
  if (kind === 'class' || kind === 'enum') return ['object'];
  return kind === undefined || kind === 'type' ? takenKinds(one.view, one.name, linker, depth + 1) : undefined;
}
