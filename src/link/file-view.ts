import { type FileView, remembered } from '../languages/index.ts';
import { comparePlaces, type FileEntry, type StoredFacts, type TextPlace } from '../model/index.ts';
import type { IndexReader } from '../store/index.ts';
import { createFileContent, type FileContent } from './file-content.ts';

/** So much is kept of what files hold, in bytes, nearly. */
const KEPT_BYTES = 256 * 2 ** 20;

/** What is kept of a file, and where. */
interface Kept {
  content: FileContent | undefined;
  weight: number;
  /** It was asked for since room was last needed. */
  used: boolean;
}

/**
 * Opens views of files. There is one view of a file, always the same; what is behind it is read when it is asked for, and
 * again when room was needed for that of others meanwhile.
 */
export function createFileViews(
  reader: IndexReader,
  most: number = KEPT_BYTES,
): (fileId: number) => FileView | undefined {
  const views = new Map<number, FileView | undefined>();
  // Most files that are asked for the definitions of a name have none, which the index of names says without their facts.
  const defining = remembered((name) => new Set(reader.definitions(name).map(({ file }) => file.id)));
  /** Those that hold content, the one read first in front. */
  const holding = new Set<Kept>();
  let weight = 0;

  function makeRoom(): void {
    for (const one of holding) {
      if (weight <= most || holding.size === 1) return;
      holding.delete(one);
      if (one.used) {
        one.used = false;
        holding.add(one);
        continue;
      }
      one.content = undefined;
      weight -= one.weight;
    }
  }

  function open(file: FileEntry): FileView {
    const kept: Kept = { content: undefined, weight: weightOf(file), used: false };
    // What is asked for a part of the facts alone takes no room from others.
    const facts = (): StoredFacts => kept.content?.facts ?? factsOf(file);
    const content = (): FileContent => {
      kept.used = true;
      if (kept.content) return kept.content;
      const opened = createFileContent(factsOf(file));
      kept.content = opened;
      holding.add(kept);
      weight += kept.weight;
      makeRoom();
      return opened;
    };
    return openView(file, facts, content, (name) => defining(name).has(file.id));
  }

  function factsOf({ id, path }: FileEntry): StoredFacts {
    const facts = reader.facts(id);
    if (!facts) throw new Error(`the facts of ${path} are gone from this state of the index`);
    return facts;
  }

  return (id) => {
    if (views.has(id)) return views.get(id);
    const file = reader.fileById(id);
    const view = file && file.segment !== 0 ? open(file) : undefined;
    views.set(id, view);
    return view;
  };
}

/** What the facts of a file take when all of them are decoded, nearly. */
function weightOf({ occurrences, symbols }: FileEntry): number {
  return 4096 + occurrences * 64 + symbols * 512;
}

function openView(
  file: FileEntry,
  facts: () => StoredFacts,
  content: () => FileContent,
  defines: (name: string) => boolean,
): FileView {
  const placeOf = (occurrence: number): TextPlace => {
    const { line, column } = content().occurrences;
    return { line: line[occurrence]!, column: column[occurrence]! };
  };
  return {
    file,
    get facts(): StoredFacts {
      return facts();
    },
    get occurrences() {
      return content().occurrences;
    },
    nameAt: (occurrence) => {
      const { names, name } = content().occurrences;
      return names[name[occurrence]!]!;
    },
    placeOf,
    firstFrom: (place) => content().firstFrom(place),
    occurrenceAt: (place) => content().occurrenceAt(place),
    occurrencesOf: (name) => content().occurrencesOf(name),
    linksOf: (occurrence) => content().linksOf(occurrence),
    symbolAt: (occurrence) => content().symbolAt(occurrence),
    bindingAt: (occurrence) => {
      const one = content();
      return one.facts.bindings[one.bindingAt(occurrence)];
    },
    bindingsOf: (name) => content().bindingsOf(name),
    boundAs: (name) => content().boundAs(name),
    bindingOfSymbol: (symbol) => content().bindingOfSymbol(symbol),
    symbolsOf: (name) => (defines(name) ? content().symbolsOf(name) : []),
    nameOfSymbol: (symbol) => {
      const one = facts().symbols[symbol];
      return one ? content().occurrenceAt({ line: one.nameLine, column: one.nameColumn }) : -1;
    },
    symbolsAround: (place) => {
      const { facts: own, lastFrom, outer } = content();
      const found: number[] = [];
      for (let i = lastFrom(place); i >= 0; i = outer()[i]!) {
        const { endLine, endColumn } = own.symbols[i]!;
        if (comparePlaces(place, { line: endLine, column: endColumn }) < 0) found.push(i);
      }
      return found.reverse();
    },
    childrenOf: (symbol) => content().childrenOf(symbol),
    scopeAt: (place) => content().scopeAt(place),
  };
}
