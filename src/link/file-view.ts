import {
  type EveryOccurrence,
  type FileEntry,
  LINK_KINDS,
  type LinkKind,
  type StoredBinding,
  type StoredFacts,
} from '../model/index.ts';
import type { IndexReader } from '../store/index.ts';
import { comparePlaces, type TextPlace } from './lexical-scope.ts';

/** One link: what stands at `target` (an occurrence, or one of LINK_TARGETS) and the steps from there. */
export interface Link {
  kind: LinkKind;
  target: number;
  /** Indexes into LINK_STEPS, nearest to the target first; without 0. */
  steps: readonly number[];
}

/** A file with its facts, ready for questions by occurrence. */
export interface FileView {
  file: FileEntry;
  facts: StoredFacts;
  occurrences: EveryOccurrence;
  nameAt(occurrence: number): string;
  placeOf(occurrence: number): TextPlace;
  /** The occurrence that begins at a place, or -1. */
  occurrenceAt(place: TextPlace): number;
  /** Occurrences of a name, ascending. */
  occurrencesOf(name: string): readonly number[];
  /** What is said of an occurrence. */
  linksOf(occurrence: number): readonly Link[];
  /** The definition whose name the occurrence is, or -1. */
  symbolAt(occurrence: number): number;
  /** The binding that the occurrence makes, if it does. */
  bindingAt(occurrence: number): StoredBinding | undefined;
  /** The occurrence that is the name of a definition, or -1. */
  nameOfSymbol(symbol: number): number;
  /** Definitions around a place, outermost first. */
  symbolsAround(place: TextPlace): number[];
  /** Definitions directly in another; -1 those at file level. */
  childrenOf(symbol: number): readonly number[];
}

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
  const occurrences = facts.everyOccurrence;
  const { names, name, line, column } = occurrences;
  const count = name.length;
  const keyOf = ({ line: at, column: from }: TextPlace): number => at * 0x100000 + from;
  const placeOf = (occurrence: number): TextPlace => ({ line: line[occurrence]!, column: column[occurrence]! });

  function occurrenceAt(place: TextPlace): number {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comparePlaces(placeOf(middle), place) < 0) low = middle + 1;
      else high = middle;
    }
    return low < count && line[low] === place.line && column[low] === place.column ? low : -1;
  }

  let byName: Map<string, number[]> | undefined;
  let symbolsByPlace: Map<number, number> | undefined;
  let bindingsByPlace: Map<number, StoredBinding> | undefined;
  let children: Map<number, number[]> | undefined;

  return {
    file,
    facts,
    occurrences,
    nameAt: (occurrence) => names[name[occurrence]!]!,
    placeOf,
    occurrenceAt,
    occurrencesOf: (wanted) => {
      if (!byName) {
        byName = new Map(names.map((one) => [one, []]));
        for (let i = 0; i < count; i++) byName.get(names[name[i]!]!)!.push(i);
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
        const both = [steps[i]! & 7, steps[i]! >> 3].filter((step) => step > 0);
        found.push({ kind: LINK_KINDS[kind[i]!]!, target: target[i]!, steps: both });
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
    nameOfSymbol: (symbol) => {
      const one = facts.symbols[symbol];
      return one ? occurrenceAt({ line: one.nameLine, column: one.nameColumn }) : -1;
    },
    symbolsAround: (place) =>
      facts.symbols.flatMap((symbol, i) => {
        const starts = comparePlaces({ line: symbol.startLine, column: symbol.startColumn }, place) <= 0;
        return starts && comparePlaces(place, { line: symbol.endLine, column: symbol.endColumn }) < 0 ? [i] : [];
      }),
    childrenOf: (symbol) => {
      if (!children) {
        children = new Map();
        for (const [i, { parent }] of facts.symbols.entries()) {
          const known = children.get(parent);
          if (known) known.push(i);
          else children.set(parent, [i]);
        }
      }
      return children.get(symbol) ?? [];
    },
  };
}
