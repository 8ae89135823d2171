import type { EveryOccurrence, FileEntry, LinkKind, StoredBinding, StoredFacts, TextPlace } from '../model/index.ts';

/** One link: what stands at `target` (an occurrence, or one of LINK_TARGETS) and the steps from there. */
export interface Link {
  kind: LinkKind;
  target: number;
  /** Indexes into LINK_STEPS, nearest to the target first, without 0; of links 'passed', 'lambda' and 'taken' their two places. */
  steps: readonly number[];
}

/** The bindings of one name in a file. */
export interface NamedBindings {
  /** The first one at a place. */
  at(place: TextPlace): StoredBinding | undefined;
  /** Those of a scope, in source order. */
  inScope(scope: number): readonly StoredBinding[];
  /** False when all of them are those of the file itself. */
  hasInner: boolean;
}

/** A file with its facts, ready for questions by occurrence. */
export interface FileView {
  file: FileEntry;
  facts: StoredFacts;
  occurrences: EveryOccurrence;
  nameAt(occurrence: number): string;
  placeOf(occurrence: number): TextPlace;
  /** The first occurrence at a place or after it; their number where there is none. */
  firstFrom(place: TextPlace): number;
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
  /** The bindings of a name, in source order. */
  bindingsOf(name: string): readonly StoredBinding[];
  /** The same by where they are, and by the scope that has them. */
  boundAs(name: string): NamedBindings;
  /** The first binding of a definition, if there is one. */
  bindingOfSymbol(symbol: number): StoredBinding | undefined;
  /** The occurrence that is the name of a definition, or -1. */
  nameOfSymbol(symbol: number): number;
  /** Definitions around a place, outermost first. */
  symbolsAround(place: TextPlace): number[];
  /** Definitions of a name, ascending. */
  symbolsOf(name: string): readonly number[];
  /** Definitions directly in another; -1 those at file level. */
  childrenOf(symbol: number): readonly number[];
  /** The innermost scope around a place: an index into the scopes of the facts; -1 when the file has none. */
  scopeAt(place: TextPlace): number;
}
