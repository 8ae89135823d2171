import type { Defined } from '../languages/index.ts';
import { type IndexReader, textWords } from '../store/index.ts';
import type { Linker } from './linker.ts';

/**
 * Files that may name the targets, by id, with the names that these may have there; only those for which `mayName` is true
 * of the path.
 */
export function namingFiles(
  linker: Linker,
  reader: IndexReader,
  targets: readonly Defined[],
  mayName: (path: string) => boolean = () => true,
): ReadonlyMap<number, ReadonlySet<string>> {
  const names = new Map<number, Set<string>>();
  const add = (id: number, name: string): void => {
    const known = names.get(id);
    if (known) known.add(name);
    else names.set(id, new Set([name]));
  };
  // What has no name of its own is only found under those that imports give it.
  const queue = new Set(targets.flatMap((one) => namesOf(linker, one)));
  for (const { view } of targets.filter(isDefault)) {
    const stem = view.file.path
      .replace(/\.d\.\w+$|\.\w+$/, '')
      .replace(/(^|\/)index$/, '')
      .replace(/.*\//, '');
    for (const id of reader.filesWithWords(textWords(stem))) {
      for (const { imported, local, kind } of linker.view(id)?.facts.imports ?? []) {
        if (imported !== 'default' || local === '') continue;
        if (kind === 're-export' && local !== 'default') queue.add(local);
        else add(id, local);
      }
    }
  }
  const inAnyCase = isInAnyCase(linker, targets);
  // Where a module has what it imports, others may take it by that name.
  const hasImports = (id: number): boolean => {
    const language = linker.view(id)?.file.language ?? '';
    return linker.rulesOf(language).inModule !== undefined;
  };
  const isSame = (one: string, other: string): boolean =>
    one === other || (inAnyCase && one.toLowerCase() === other.toLowerCase());
  /** Adds a name as it can be written in a file. */
  const addWritten = (id: number, name: string): void => {
    add(id, name);
    if (!inAnyCase) return;
    for (const other of linker.view(id)?.occurrences.names ?? []) if (isSame(other, name)) add(id, other);
  };
  for (const name of queue) {
    const words = textWords(name);
    for (const id of words.length === 0 ? [] : reader.filesWithWords(words)) {
      if (!mayName(reader.fileById(id)?.path ?? '')) continue;
      addWritten(id, name);
      const { facts } = linker.view(id) ?? {};
      for (const { imported, local, kind } of (inAnyCase ? facts?.imports : facts?.importsOf(name)) ?? []) {
        if (!isSame(imported, name) || local === name || local === '' || local === '*') continue;
        // Another name of it: here, or for all when it is exported under that.
        if ((kind === 're-export' || hasImports(id)) && local !== 'default') queue.add(local);
        else addWritten(id, local);
      }
    }
  }
  return names;
}

/** The same for definitions that {@link namingFiles} gives the same for. */
export function namingKey(linker: Linker, targets: readonly Defined[]): string {
  const names = targets.flatMap((one) => namesOf(linker, one));
  const defaults = targets.filter(isDefault).map(({ view }) => view.file.id);
  return JSON.stringify([isInAnyCase(linker, targets), [...new Set(names)].sort(), [...new Set(defaults)].sort()]);
}

function namesOf(linker: Linker, one: Defined): string[] {
  const { view, name } = one;
  return [...(name >= 0 ? [view.nameAt(name)] : []), ...(linker.rulesOf(view.file.language).otherNames?.(one) ?? [])];
}

/** True for a default export, which is named by its file. */
function isDefault({ view, symbol }: Defined): boolean {
  const name = view.facts.symbols[symbol]?.name;
  const { imports } = view.facts;
  return (
    name === 'default' ||
    imports.some(({ kind, local, imported }) => kind === 're-export' && local === 'default' && imported === name)
  );
}

function isInAnyCase(linker: Linker, targets: readonly Defined[]): boolean {
  return targets.some(({ view, symbol }) => {
    const kind = view.facts.symbols[symbol]?.kind;
    return kind !== undefined && linker.rulesOf(view.file.language).anyCase?.(kind) === true;
  });
}
