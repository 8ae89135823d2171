import type { Link } from '../languages/index.ts';
import {
  comparePlaces,
  type EveryOccurrence,
  LINK_KINDS,
  type LinkKind,
  type StoredBinding,
  type StoredFacts,
  type StoredScope,
  type StoredSymbol,
  type TextPlace,
} from '../model/index.ts';
import { type BoundNames, createNamedBindings } from './named-bindings.ts';

/** What a file holds, with what is made of it to find things; each part is made when it is first asked for. */
export interface FileContent extends BoundNames {
  readonly facts: StoredFacts;
  readonly occurrences: EveryOccurrence;
  firstFrom(place: TextPlace): number;
  occurrenceAt(place: TextPlace): number;
  occurrencesOf(name: string): readonly number[];
  linksOf(occurrence: number): readonly Link[];
  symbolAt(occurrence: number): number;
  /** Index of the binding that an occurrence makes, or -1. */
  bindingAt(occurrence: number): number;
  bindingsOf(name: string): readonly StoredBinding[];
  symbolsOf(name: string): readonly number[];
  childrenOf(symbol: number): readonly number[];
  scopeAt(place: TextPlace): number;
  /** The last definition that begins at a place or before it, or -1. */
  lastFrom(place: TextPlace): number;
  /** By definition: the last one before it that does not end before it begins, or -1. Whatever is around it comes next from there. */
  outer(): Int32Array;
}

const NONE: readonly Link[] = [];

/** Opens the facts of a file. */
export function createFileContent(facts: StoredFacts): FileContent {
  // What is asked for imports or symbols alone does not pay for the rest.
  let read: EveryOccurrence | undefined;
  const all = (): EveryOccurrence => {
    read ??= facts.everyOccurrence;
    return read;
  };
  let symbolsByOccurrence: Int32Array | undefined;
  let bindingsByOccurrence: Int32Array | undefined;
  const bindingsOf = createLookup(
    () => facts.bindings,
    ({ name }) => name,
    (binding) => binding,
  );
  // One after the other asks for those of the same names.
  const links = new Map<number, readonly Link[]>();
  const { boundAs, bindingOfSymbol } = createNamedBindings(facts, bindingsOf);
  let outer: Int32Array | undefined;

  function firstFrom(atLine: number, atColumn: number): number {
    const { line, column } = all();
    let [low, high] = [0, line.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const before = line[middle] === atLine ? column[middle]! < atColumn : line[middle]! < atLine;
      if (before) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function occurrenceAt(atLine: number, atColumn: number): number {
    const { line, column } = all();
    const at = firstFrom(atLine, atColumn);
    return at < line.length && line[at] === atLine && column[at] === atColumn ? at : -1;
  }

  /** By occurrence the number of what is at its place, or -1. */
  function byOccurrence(
    count: number,
    lineOf: (index: number) => number,
    columnOf: (index: number) => number,
  ): Int32Array {
    const { line, column } = all();
    const found = new Int32Array(line.length).fill(-1);
    for (let i = 0; i < count; i++) {
      const [atLine, atColumn] = [lineOf(i), columnOf(i)];
      const first = occurrenceAt(atLine, atColumn);
      for (let at = first; at >= 0 && line[at] === atLine && column[at] === atColumn; at++) found[at] = i;
    }
    return found;
  }

  return {
    facts,
    get occurrences() {
      return all();
    },
    firstFrom: ({ line, column }) => firstFrom(line, column),
    occurrenceAt: ({ line, column }) => occurrenceAt(line, column),
    occurrencesOf: createNameLookup(all),
    linksOf: (occurrence) => {
      let found = links.get(occurrence);
      if (!found) {
        found = linksOf(facts, occurrence);
        links.set(occurrence, found);
      }
      return found;
    },
    symbolAt: (occurrence) => {
      symbolsByOccurrence ??= byOccurrence(
        facts.symbols.length,
        (i) => facts.symbols[i]!.nameLine,
        (i) => facts.symbols[i]!.nameColumn,
      );
      return symbolsByOccurrence[occurrence] ?? -1;
    },
    bindingAt: (occurrence) => {
      bindingsByOccurrence ??= byOccurrence(
        facts.bindings.length,
        (i) => facts.bindings[i]!.line,
        (i) => facts.bindings[i]!.column,
      );
      return bindingsByOccurrence[occurrence] ?? -1;
    },
    bindingsOf,
    boundAs,
    bindingOfSymbol,
    symbolsOf: createLookup(
      () => facts.symbols,
      ({ name }) => name,
      (_, symbol) => symbol,
    ),
    childrenOf: createLookup(
      () => facts.symbols,
      ({ parent }) => parent,
      (_, symbol) => symbol,
    ),
    scopeAt: (place) => innermostScope(place, facts.scopes),
    lastFrom: (place) => lastFrom(facts.symbols, place),
    outer: () => {
      outer ??= outerSymbols(facts.symbols);
      return outer;
    },
  };
}

/** So many questions are answered by looking through all: most files are asked for one name or two. */
const FEW = 3;

/** Finds items by a key. */
function createLookup<T, K, V>(
  items: () => readonly T[],
  keyOf: (item: T) => K,
  resultOf: (item: T, index: number) => V,
): (key: K) => readonly V[] {
  let groups: Map<K, V[]> | undefined;
  let asked = 0;
  return (key) => {
    if (groups) return groups.get(key) ?? [];
    const all = items();
    if (asked++ < FEW) return all.flatMap((item, i) => (keyOf(item) === key ? [resultOf(item, i)] : []));
    groups = new Map();
    for (const [i, item] of all.entries()) {
      const known = groups.get(keyOf(item));
      if (known) known.push(resultOf(item, i));
      else groups.set(keyOf(item), [resultOf(item, i)]);
    }
    return groups.get(key) ?? [];
  };
}

/** Finds the occurrences of a name. */
function createNameLookup(all: () => EveryOccurrence): (name: string) => readonly number[] {
  let numbers: Map<string, number> | undefined;
  let asked = 0;
  return (name) => {
    const { names, places, ends } = all();
    if (asked++ >= FEW) numbers ??= new Map(names.map((one, number) => [one, number]));
    const number = numbers ? (numbers.get(name) ?? -1) : names.indexOf(name);
    const found: number[] = [];
    // A loop: to spread a part of a typed array takes several times as long.
    if (number >= 0) for (let i = ends[number - 1] ?? 0; i < ends[number]!; i++) found.push(places[i]!);
    return found;
  };
}

/** Kinds of links whose steps are two places. */
const IN_PLACES: ReadonlySet<LinkKind> = new Set(['passed', 'lambda', 'taken']);
/** The steps of links as lists, by their code: of some they are two numbers, others leave 0 out. */
const BOTH: readonly (readonly number[])[] = Array.from({ length: 256 }, (_, code) => [code & 7, code >> 3]);
const STEPS: readonly (readonly number[])[] = BOTH.map((both) => both.filter((step) => step > 0));

function linksOf({ links }: StoredFacts, occurrence: number): readonly Link[] {
  const { subject, kind, target, steps } = links;
  let [low, high] = [0, subject.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (subject[middle]! < occurrence) low = middle + 1;
    else high = middle;
  }
  if (subject[low] !== occurrence) return NONE;
  const found: Link[] = [];
  for (let i = low; i < subject.length && subject[i] === occurrence; i++) {
    const name = LINK_KINDS[kind[i]!]!;
    found.push({
      kind: name,
      target: target[i]!,
      steps: (IN_PLACES.has(name) ? BOTH : STEPS)[steps[i]!]!,
    });
  }
  return found;
}

/** Scopes are in order of their start, each after the one around it. */
function innermostScope(at: TextPlace, scopes: readonly StoredScope[]): number {
  let [low, high] = [0, scopes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { startLine: line, startColumn: column } = scopes[middle]!;
    if (comparePlaces({ line, column }, at) <= 0) low = middle + 1;
    else high = middle;
  }
  let found = low - 1;
  while (found > 0) {
    const { endLine: line, endColumn: column, parent } = scopes[found]!;
    if (comparePlaces(at, { line, column }) < 0) break;
    found = parent;
  }
  return scopes.length > 0 ? Math.max(0, found) : -1;
}

function lastFrom(symbols: readonly StoredSymbol[], place: TextPlace): number {
  let [low, high] = [0, symbols.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { startLine, startColumn } = symbols[middle]!;
    if (comparePlaces({ line: startLine, column: startColumn }, place) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function outerSymbols(symbols: readonly StoredSymbol[]): Int32Array {
  const outer = new Int32Array(symbols.length);
  const open: number[] = [];
  for (const [i, { startLine, startColumn }] of symbols.entries()) {
    const start = { line: startLine, column: startColumn };
    while (open.length > 0) {
      const { endLine, endColumn } = symbols[open.at(-1)!]!;
      if (comparePlaces({ line: endLine, column: endColumn }, start) > 0) break;
      open.pop();
    }
    outer[i] = open.at(-1) ?? -1;
    open.push(i);
  }
  return outer;
}
