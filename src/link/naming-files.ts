import type { Defined, FileView } from '../languages/index.ts';
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
  const steps = new Map<string, () => void>();
  const addStep = (key: string, step: () => void): void => {
    if (!steps.has(key)) steps.set(key, step);
  };
  const addEverywhere = (name: string): void => addStep(`name ${name}`, () => addName(name));
  /** A file whose default export it is: those that import that may call it anything. */
  const addDefault = (view: FileView): void =>
    addStep(`file ${view.file.path}`, () => {
      for (const from of linker.importersOf(view)) addImporter(from, view.file.path);
    });
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
  const addExported = (view: FileView, name: string): void => {
    if (name === 'default') addDefault(view);
    else addEverywhere(name);
  };
  /** Adds a name that a file gives what it imports, and those under which it exports that. */
  const addLocal = (view: FileView, local: string): void => {
    addWritten(view.file.id, local);
    for (const { specifier, imported, local: name } of view.facts.imports) {
      if (specifier === '' && imported === local && local !== name) addExported(view, name);
    }
  };
  const addName = (name: string): void => {
    const words = textWords(name);
    for (const id of words.length === 0 ? [] : reader.filesWithWords(words)) {
      if (!mayName(reader.fileById(id)?.path ?? '')) continue;
      addWritten(id, name);
      const view = linker.view(id);
      if (!view) continue;
      for (const item of inAnyCase ? view.facts.imports : view.facts.importsOf(name)) {
        const { imported, local, kind, specifier } = item;
        if (!isSame(imported, name) || local === '' || local === '*') continue;
        if (local === name) {
          if (specifier !== '') addLocal(view, local);
        } else if (kind !== 're-export' && !hasImports(id)) addLocal(view, local);
        // Another name of it for all. What is defined here and exported as the default is known to be that.
        else if (local !== 'default') addEverywhere(local);
        else if (specifier !== '') addExported(view, local);
        if (local === 'default') addWritten(id, local);
      }
    }
  };
  /** Adds what one file calls the default export of another. */
  const addImporter = (from: FileView, path: string): void => {
    for (const item of from.facts.imports) {
      if (item.imported !== 'default' && item.imported !== '*') continue;
      if (!linker.targets(from, item).some((one) => one.status === 'internal' && one.path === path)) continue;
      // In braces, and as a member of the module.
      add(from.file.id, 'default');
      const isAll = item.imported === '*';
      if (item.local === '' || (isAll && item.kind !== 'require' && item.kind !== 're-export')) continue;
      // All of a module that is one thing: `module.exports = require('./x')`.
      if (item.kind === 're-export') addExported(from, item.local === '*' ? 'default' : item.local);
      else addLocal(from, item.local);
    }
  };
  for (const target of targets) {
    for (const name of namesOf(linker, target)) addEverywhere(name);
    if (isDefault(target)) addDefault(target.view);
  }
  // What is found on the way adds more.
  for (const step of steps.values()) step();
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
  return [
    ...(name >= 0 ? [view.nameAt(name)] : []),
    ...(linker.rulesOf(view.file.language).otherNames?.(one, linker) ?? []),
  ];
}

/** True for a default export. */
function isDefault({ view, symbol, name }: Defined): boolean {
  const { imports, symbols } = view.facts;
  const one = symbols[symbol];
  if (!one || one.parent >= 0) return false;
  if (name < 0) return one.name === 'default';
  return imports.some(
    ({ kind, local, imported }) => kind === 're-export' && local === 'default' && imported === one.name,
  );
}

function isInAnyCase(linker: Linker, targets: readonly Defined[]): boolean {
  return targets.some(({ view, symbol }) => {
    const kind = view.facts.symbols[symbol]?.kind;
    return kind !== undefined && linker.rulesOf(view.file.language).anyCase?.(kind) === true;
  });
}
