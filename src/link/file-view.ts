import type { FileView, Link } from '../languages/index.ts';
import {
  comparePlaces,
  type EveryOccurrence,
  type FileEntry,
  LINK_KINDS,
  type StoredBinding,
  type StoredFacts,
  type StoredScope,
  type StoredSymbol,
  type TextPlace,
} from '../model/index.ts';
import type { IndexReader } from '../store/index.ts';

/** More views are not kept: one can be a megabyte. */
const KEPT = 2000;

/** Opens views of files; those opened last are kept. */
export function createFileViews(reader: IndexReader): (fileId: number) => FileView | undefined {
  const views = new Map<number, FileView | undefined>();
  return (id) => {
    if (views.has(id)) return views.get(id);
    if (views.size >= KEPT) views.delete(views.keys().next().value!);
    const file = reader.fileById(id);
    const facts = file && reader.facts(id);
    const view = file && facts && openView(file, facts);
    views.set(id, view);
    return view;
  };
}

function openView(file: FileEntry, facts: StoredFacts): FileView {
  // What is asked for imports or symbols alone does not pay for the rest.
  let read: EveryOccurrence | undefined;
  const all = (): EveryOccurrence => {
    read ??= facts.everyOccurrence;
    return read;
  };
  const keyOf = ({ line: at, column: from }: TextPlace): number => at * 0x100000 + from;
  const placeOf = (occurrence: number): TextPlace => {
    const { line, column } = all();
    return { line: line[occurrence]!, column: column[occurrence]! };
  };

  function occurrenceAt(place: TextPlace): number {
    const { line, column } = all();
    let [low, high] = [0, line.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comparePlaces(placeOf(middle), place) < 0) low = middle + 1;
      else high = middle;
    }
    return low < line.length && line[low] === place.line && column[low] === place.column ? low : -1;
  }

  let byName: Map<string, number[]> | undefined;
  let symbolsByPlace: Map<number, number> | undefined;
  let bindingsByPlace: Map<number, StoredBinding> | undefined;
  let bindingsByName: Map<string, StoredBinding[]> | undefined;
  let symbolsByName: Map<string, number[]> | undefined;
  let children: Map<number, number[]> | undefined;
  let outer: Int32Array | undefined;

  return {
    file,
    facts,
    get occurrences() {
      return all();
    },
    nameAt: (occurrence) => {
      const { names, name } = all();
      return names[name[occurrence]!]!;
    },
    placeOf,
    occurrenceAt,
    occurrencesOf: (wanted) => {
      const { names, name } = all();
      if (!byName) {
        byName = new Map(names.map((one) => [one, []]));
        for (let i = 0; i < name.length; i++) byName.get(names[name[i]!]!)!.push(i);
      }
      return byName.get(wanted) ?? [];
    },
    linksOf: (occurrence) => {
      const { subject, kind, target, steps } = facts.links;
      let [low, high] = [0, subject.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (subject[middle]! < occurrence) low = middle + 1;
        else high = middle;
      }
      const found: Link[] = [];
      for (let i = low; i < subject.length && subject[i] === occurrence; i++) {
        const both = [steps[i]! & 7, steps[i]! >> 3];
        const name = LINK_KINDS[kind[i]!]!;
        found.push({
          kind: name,
          target: target[i]!,
          steps: name === 'passed' || name === 'lambda' ? both : both.filter((step) => step > 0),
        });
      }
      return found;
    },
    symbolAt: (occurrence) => {
      symbolsByPlace ??= new Map(
        facts.symbols.map(({ nameLine, nameColumn }, i) => [keyOf({ line: nameLine, column: nameColumn }), i]),
      );
      return symbolsByPlace.get(keyOf(placeOf(occurrence))) ?? -1;
    },
    bindingAt: (occurrence) => {
      bindingsByPlace ??= new Map(facts.bindings.map((binding) => [keyOf(binding), binding]));
      return bindingsByPlace.get(keyOf(placeOf(occurrence)));
    },
    bindingsOf: (wanted) => {
      bindingsByName ??= grouped(facts.bindings.map((binding) => [binding.name, binding]));
      return bindingsByName.get(wanted) ?? [];
    },
    symbolsOf: (wanted) => {
      symbolsByName ??= grouped(facts.symbols.map(({ name: own }, i) => [own, i]));
      return symbolsByName.get(wanted) ?? [];
    },
    nameOfSymbol: (symbol) => {
      const one = facts.symbols[symbol];
      return one ? occurrenceAt({ line: one.nameLine, column: one.nameColumn }) : -1;
    },
    symbolsAround: (place) => {
      outer ??= outerSymbols(facts.symbols);
      const found: number[] = [];
      for (let i = lastFrom(facts.symbols, place); i >= 0; i = outer[i]!) {
        const { endLine, endColumn } = facts.symbols[i]!;
        if (comparePlaces(place, { line: endLine, column: endColumn }) < 0) found.push(i);
      }
      return found.reverse();
    },
    childrenOf: (symbol) => {
      children ??= grouped(facts.symbols.map(({ parent }, i) => [parent, i]));
      return children.get(symbol) ?? [];
    },
    scopeAt: (place) => innermostScope(place, facts.scopes),
  };
}

function grouped<K, V>(pairs: readonly (readonly [K, V])[]): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const known = groups.get(key);
    if (known) known.push(value);
    else groups.set(key, [value]);
  }
  return groups;
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

/** The last definition that begins at a place or before it, or -1. */
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

/** By definition: the last one before it that does not end before it begins, or -1. Whatever is around it comes next from there. */
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
