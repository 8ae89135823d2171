import type { StoredImport } from '../../model/index.ts';
import { LINK_TARGETS } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';

/** A name as it is written: the names of its path, and whether it begins at the namespace around all. */
export interface WrittenName {
  parts: readonly string[];
  fromRoot: boolean;
}

/** The path of an occurrence that is the end of one. */
export function writtenName(view: FileView, occurrence: number): WrittenName {
  const parts: string[] = [];
  for (let at = occurrence; ; ) {
    parts.unshift(view.nameAt(at));
    const within = view.linksOf(at).find(({ kind }) => kind === 'within');
    if (!within || within.target < 0) return { parts, fromRoot: within?.target === LINK_TARGETS.root };
    at = within.target;
  }
}

/** True when an occurrence is a part of a path that goes on: a namespace, or another name of one. */
export function isNamespacePart(view: FileView, occurrence: number): boolean {
  if (occurrence + 1 >= view.occurrences.name.length) return false;
  return view.linksOf(occurrence + 1).some(({ kind, target }) => kind === 'within' && target === occurrence);
}

/** The definition of the namespace around a place, -1 the global one. */
function namespaceAround(view: FileView, place: { line: number; column: number }): number {
  return view.symbolsAround(place).findLast((symbol) => view.facts.symbols[symbol]!.kind === 'namespace') ?? -1;
}

/** The namespace at an occurrence, '' the global one, and the `use` that count there. */
export function surroundings(view: FileView, occurrence: number): { namespace: string; uses: readonly StoredImport[] } {
  const around = namespaceAround(view, view.placeOf(occurrence));
  const uses = usesOf(view).get(around) ?? [];
  return { namespace: view.facts.symbols[around]?.name ?? '', uses };
}

const known = new WeakMap<FileView, ReadonlyMap<number, readonly StoredImport[]>>();

/** The `use` of a file by the namespace they stand in. */
function usesOf(view: FileView): ReadonlyMap<number, readonly StoredImport[]> {
  let found = known.get(view);
  if (!found) {
    const made = new Map<number, StoredImport[]>();
    for (const item of view.facts.imports) {
      if (!item.kind.startsWith('use')) continue;
      const around = namespaceAround(view, { line: item.startLine, column: item.startColumn });
      made.set(around, [...(made.get(around) ?? []), item]);
    }
    found = made;
    known.set(view, found);
  }
  return found;
}
