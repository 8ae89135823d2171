import { type Defined, type FileView, identityOfDefined, isSameFamily } from '../languages/index.ts';
import { ROLES, type Role, type Tier } from '../model/index.ts';
import { type IndexReader, textWords } from '../store/index.ts';
import { TYPES } from './link-context.ts';
import type { Linker } from './linker.ts';

/** A place where a definition is named. */
export interface FoundReference {
  view: FileView;
  occurrence: number;
  role: Role;
  tier: Tier;
  /** Which rule found it. */
  rule: string;
}

/**
 * Where definitions are named, by file and place; their own names are left out. `possible` are those with the name of
 * which it is not known what they mean, or only that it is one of several.
 */
export function findReferences(linker: Linker, reader: IndexReader, targets: readonly Defined[]): FoundReference[] {
  const [first] = targets;
  if (!first) return [];
  const wanted = new Set(targets.map(identityOfDefined));
  const isLocal = targets.every(({ symbol }) => symbol < 0);
  const found: FoundReference[] = [];
  // Calls may name parameters.
  const isKey = ({ view, name }: Defined): boolean =>
    view.bindingAt(name)?.kind === 'parameter' && linker.rulesOf(view.file.language).key !== undefined;
  for (const [id, names] of isLocal && !targets.some(isKey)
    ? [[first.view.file.id, new Set([nameOf(first)])] as const]
    : candidates(linker, reader, targets)) {
    const view = linker.view(id);
    const inFamily = view && targets.filter((one) => isSameFamily(view.file.language, one.view.file.language));
    if (!inFamily || inFamily.length === 0) continue;
    const occurrences = [...names].flatMap((name) => view.occurrencesOf(name)).sort((a, b) => a - b);
    for (const occurrence of occurrences) {
      if (wanted.has(`${id}:${occurrence}`)) continue;
      const role = ROLES[view.occurrences.role[occurrence]!]!;
      if (isLocal && role !== 'key' && id !== first.view.file.id) continue;
      if (role === 'mention') continue;
      // What defines one thing may name another.
      const meaning = role === 'type' ? linker.used(view, occurrence) : linker.meaning(view, occurrence);
      if (meaning.is === 'definitions') {
        if (!meaning.all.some((one) => wanted.has(identityOfDefined(one)))) continue;
        const { assumes } = linker.rulesOf(view.file.language);
        const isAssumed = assumes?.({ view, occurrence, name: view.nameAt(occurrence), role }) ?? false;
        found.push({ view, occurrence, role, tier: isAssumed ? 'inferred' : meaning.certainty, rule: meaning.rule });
      } else if (meaning.is === 'unknown' && !isLocal && mayBeOne(view, occurrence, role)) {
        const may = meaning.candidates
          ? meaning.candidates.some((one) => wanted.has(identityOfDefined(one)))
          : inFamily.some((one) => mayMean(linker, view, occurrence, one));
        if (may) found.push({ view, occurrence, role, tier: 'possible', rule: meaning.rule });
      }
    }
  }
  // Files are numbered as they came into the index.
  return found.sort((a, b) => {
    if (a.view.file.path !== b.view.file.path) return a.view.file.path < b.view.file.path ? -1 : 1;
    return a.occurrence - b.occurrence;
  });
}

/** False for names that are defined, and for keys and labels, unless a key is said to be a member of something. */
function mayBeOne(view: FileView, occurrence: number, role: Role): boolean {
  if (role === 'key') return view.linksOf(occurrence).some(({ kind }) => kind === 'member');
  return role !== 'definition' && role !== 'label';
}

/** False when an occurrence of which nothing is known cannot mean a definition all the same. */
export function mayMean(linker: Linker, view: FileView, occurrence: number, defined: Defined): boolean {
  const { view: on, symbol } = defined;
  const one = on.facts.symbols[symbol];
  if (!one) return false;
  const { fits, hidesMembers, mayMean: may } = linker.rulesOf(view.file.language);
  const role = ROLES[view.occurrences.role[occurrence]!]!;
  const use = { view, occurrence, name: view.nameAt(occurrence), role };
  if (fits && !fits(one.kind, role, use, defined)) return false;
  if (may && !may(use, defined, linker)) return false;
  // Without a receiver no member is meant, where that is needed.
  const isMember = one.owner !== '' || TYPES.has(on.facts.symbols[one.parent]?.kind ?? 'variable');
  return !isMember || !hidesMembers || view.linksOf(occurrence).some(({ kind }) => kind === 'member');
}

const nameOf = ({ view, name }: Defined): string => view.nameAt(name);

/** Files that may name the targets, by id, with the names that these may have there. */
function candidates(linker: Linker, reader: IndexReader, targets: readonly Defined[]): Map<number, Set<string>> {
  const names = new Map<number, Set<string>>();
  const add = (id: number, name: string): void => {
    const known = names.get(id);
    if (known) known.add(name);
    else names.set(id, new Set([name]));
  };
  // What has no name of its own is only found under those that imports give it.
  const queue = new Set(targets.filter(({ name }) => name >= 0).map(nameOf));
  // What makes a value of a type is called by the name of that, where the language has it so.
  for (const { view, symbol } of targets) {
    const one = view.facts.symbols[symbol];
    const type = view.facts.symbols[one?.parent ?? -1];
    if (one?.kind === 'constructor' && type && linker.rulesOf(view.file.language).constructs) queue.add(type.name);
  }
  // A default export is named by its file.
  for (const { view, symbol } of targets) {
    const isDefault =
      view.facts.symbols[symbol]?.name === 'default' ||
      view.facts.imports.some(
        ({ kind, local, imported }) =>
          kind === 're-export' && local === 'default' && imported === view.facts.symbols[symbol]?.name,
      );
    if (!isDefault) continue;
    const stem = view.file.path
      .replace(/\.d\.\w+$|\.\w+$/, '')
      .replace(/(^|\/)index$/, '')
      .replace(/.*\//, '');
    for (const id of reader.filesWithWords(textWords(stem))) {
      for (const { imported, local } of linker.view(id)?.facts.imports ?? []) {
        if (imported === 'default' && local !== '') add(id, local);
      }
    }
  }
  const inAnyCase = targets.some(({ view, symbol }) => {
    const kind = view.facts.symbols[symbol]?.kind;
    return kind !== undefined && linker.rulesOf(view.file.language).anyCase?.(kind) === true;
  });
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
      addWritten(id, name);
      for (const { imported, local, kind } of linker.view(id)?.facts.imports ?? []) {
        if (!isSame(imported, name) || local === name || local === '' || local === '*') continue;
        // Another name of it: here, or for all when it is exported under that.
        if ((kind === 're-export' || hasImports(id)) && local !== 'default') queue.add(local);
        else addWritten(id, local);
      }
    }
  }
  return names;
}
