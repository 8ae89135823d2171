import {
  type Defined,
  type FileView,
  isSameFamily,
  LANGUAGES,
  type LinkRules,
  type Meaning,
  type ValueType,
} from '../languages/index.ts';
import { AxError, type FileEntry } from '../model/index.ts';
import { createLru, type IndexReader } from '../store/index.ts';
import { createFileViews } from './file-view.ts';
import type { ImportResolver } from './import-edges.ts';
import { createLinker, type Linker } from './linker.ts';
import type { Linking } from './linking.ts';
import { createModuleWorld } from './world.ts';

/** Occurrences of files whose linkers are kept with what they have found. */
const KEPT = 500_000;
/** The rule of what other files would have to say. */
export const CROSS_FILE_OFF = 'cross-file-off';
const NOWHERE: Meaning = { is: 'unknown', rule: CROSS_FILE_OFF };
/** Where every import leads. */
const UNFOLLOWED: ImportResolver = {
  targets: (_, { specifier }) =>
    specifier === '' ? [] : [{ status: 'unresolved', reason: 'imports are not followed' }],
  edges: () => [],
  isLinked: () => false,
  importsAll: () => false,
  isByName: () => false,
  byName: [],
};

/**
 * As `openLinking`, with every file as if it stood alone: no import is followed, nothing that another file says is
 * known. What the file itself proves is found; all else is unknown, and by its name alone may be anything of that name.
 * What is asked of imports throws AxError 'usage'.
 */
export async function openSeparateFiles(reader: IndexReader): Promise<Linking> {
  const languages = new Set(reader.files().map(({ language }) => language));
  const rules = new Map<string, LinkRules>();
  for (const { id, loadLinking } of LANGUAGES) {
    if (loadLinking && languages.has(id)) rules.set(id, alone(await loadLinking()));
  }
  const linker = joinLinkers(reader, rules);
  return {
    linker,
    get imports() {
      return refuse();
    },
    graph: refuse,
    importsWith: async () => refuse(),
  };
}

function refuse(): never {
  throw new AxError(
    'usage',
    'cross-file analysis is switched off (flag cross-file-analysis)',
    'switch it on for once: --feature cross-file-analysis=on',
  );
}

/** A linker for all files that asks, of each, one that knows no other file. */
function joinLinkers(reader: IndexReader, rules: ReadonlyMap<string, LinkRules>): Linker {
  const view = createFileViews(reader);
  const kept = createLru<number, Linker>(KEPT);
  const nowhere = linkerOf(undefined);

  function linkerOf(file: FileEntry | undefined): Linker {
    const own = readerOf(reader, file);
    const world = createModuleWorld(own, { text: () => undefined, listed: () => [] });
    const viewOfOwn = (id: number): FileView | undefined => (id === file?.id ? view(id) : undefined);
    return createLinker(own, UNFOLLOWED, world, rules, viewOfOwn);
  }

  function on({ file }: FileView): Linker {
    let known = kept.get(file.id);
    if (!known) {
      known = linkerOf(file);
      kept.set(file.id, known, 1000 + file.occurrences);
    }
    return known;
  }

  const ofValue = (value: ValueType): Linker =>
    'of' in value && Array.isArray(value.of) ? ofFirst(value.of) : nowhere;
  const ofFirst = ([first]: readonly (Defined | ValueType)[]): Linker =>
    first === undefined ? nowhere : 'view' in first ? on(first.view) : ofValue(first);
  const ofMeaning = (meaning: Meaning): Linker => (meaning.is === 'definitions' ? ofFirst(meaning.all) : nowhere);

  return {
    files: nowhere.files,
    rulesOf: nowhere.rulesOf,
    view,
    viewOf: (path) => {
      const file = reader.fileByPath(path);
      return file && view(file.id);
    },
    definitions: (name, like) =>
      namesBehind(name, like)
        .flatMap((one) => reader.definitions(one))
        .flatMap(({ file, symbol }) => {
          const defining = isSameFamily(like.file.language, file.language) ? view(file.id) : undefined;
          return defining ? [nowhere.defined(defining, symbol)] : [];
        }),
    defined: nowhere.defined,
    definedBy: nowhere.definedBy,
    filesWith: () => [],
    importersOf: () => [],
    targets: (from, item) => on(from).targets(from, item),
    meaning: (from, occurrence) => known(on(from).meaning(from, occurrence)),
    // Rules ask the linker of their file.
    foundOf: (_of, _how, find) => find(),
    used: (from, occurrence) => known(on(from).used(from, occurrence)),
    named: (from, name) => known(on(from).named(from, name)),
    nameIn: (from, name, role) => known(on(from).nameIn(from, name, role)),
    isLocal: (from, occurrence) => on(from).isLocal(from, occurrence),
    lexical: (use) => known(on(use.view).lexical(use)),
    imported: () => NOWHERE,
    inModule: () => NOWHERE,
    exported: (from, name, seen) => known(on(from).exported(from, name, seen)),
    valueOf: (meaning) => ofMeaning(meaning).valueOf(meaning),
    returned: (meaning) => ofMeaning(meaning).returned(meaning),
    valueAt: (from, occurrence, link) => on(from).valueAt(from, occurrence, link),
    typeAt: (from, occurrence, link, through) => on(from).typeAt(from, occurrence, link, through),
    member: (value, name, use) => known((use ? on(use.view) : ofValue(value)).member(value, name, use)),
    supertypes: (type) => on(type.view).supertypes(type),
    thisAt: (from, occurrence) => on(from).thisAt(from, occurrence),
  };
}

/** What the file proves. That a name is nothing of this project is not known, nor which definitions it can mean. */
function known(meaning: Meaning): Meaning {
  return meaning.is === 'definitions' ? meaning : NOWHERE;
}

/** The rules of a language in a file alone: what it does not bind may be in any other, and who sees what is not known. */
function alone({ namedFrom: _, mayMean: __, ...rules }: LinkRules): LinkRules {
  const { unbound } = rules;
  return unbound ? { ...rules, unbound: (use, links) => known(unbound(use, links) ?? NOWHERE) } : rules;
}

/** A name, and what a file takes by that name where others call it otherwise. */
function namesBehind(name: string, { facts }: FileView): string[] {
  const taken = facts.imports.flatMap(({ local, imported }) => (local === name ? [imported] : []));
  return [...new Set([name, ...taken])];
}

/** The index as if it held this file alone, or none. */
function readerOf(reader: IndexReader, file: FileEntry | undefined): IndexReader {
  const isOwn = ({ id }: Pick<FileEntry, 'id'>): boolean => id === file?.id;
  return {
    ...reader,
    files: () => (file ? [file] : []),
    fileByPath: (path) => (path === file?.path ? file : undefined),
    fileById: (id) => (id === file?.id ? file : undefined),
    facts: (id) => (id === file?.id ? reader.facts(id) : undefined),
    definitions: (name) => reader.definitions(name).filter((one) => isOwn(one.file)),
    filesWithWords: (words) => reader.filesWithWords(words).filter((id) => id === file?.id),
  };
}
