import {
  type Defined,
  type FileView,
  isSameFamily,
  type LinkRules,
  type LinkWorld,
  type Meaning,
  type ModuleWorld,
  remembered,
} from '../languages/index.ts';
import type { StoredBinding, StoredImport } from '../model/index.ts';
import { type IndexReader, textWords } from '../store/index.ts';
import { exported } from './exports.ts';
import { createFileViews } from './file-view.ts';
import type { ImportResolver } from './import-edges.ts';
import { createImporters } from './importers.ts';
import type { LinkContext } from './link-context.ts';
import { createMembers } from './members.ts';
import { createNames } from './names.ts';
import { rememberedMeanings } from './remembered-meanings.ts';
import { rememberStep } from './remembered-steps.ts';
import { rememberValues } from './remembered-values.ts';
import { createResults } from './results.ts';
import { valueOfThis } from './this-value.ts';
import { createTypes } from './types.ts';
import { createValues } from './values.ts';

/** Binds names, within and across files, for one state of the index. */
export interface Linker extends LinkWorld {
  view(fileId: number): FileView | undefined;
  /** What an occurrence means as a use of a name, where it defines something as well: an embedded field. */
  used(view: FileView, occurrence: number): Meaning;
  /** True for a name that means a local of its file, and nothing else that has a definition. What is false may be one. */
  isLocal(view: FileView, occurrence: number): boolean;
  /** The files of its family of languages that import one, in order of path. */
  importersOf(view: FileView): readonly FileView[];
  /** How names of a language are bound. */
  rulesOf(language: string): LinkRules;
}

const NO_RULES: LinkRules = {};

/**
 * Opens a linker over a reader; all must see one state. `rules` are those of the languages that occur, by id; `view`
 * opens files, by default those of the reader.
 */
export function createLinker(
  reader: IndexReader,
  resolver: ImportResolver,
  files: ModuleWorld,
  rules: ReadonlyMap<string, LinkRules>,
  view: (fileId: number) => FileView | undefined = createFileViews(reader),
): Linker {
  const byName = new Map<string, readonly Defined[]>();
  // Imports are followed very often, and each would ask the database.
  const idOf = remembered((path) => reader.fileByPath(path)?.id);

  const targets = new WeakMap<StoredImport, { from: FileView; found: ReturnType<LinkWorld['targets']> }>();

  const defined = new WeakMap<FileView, Map<number, Defined>>();
  /** One of each, so that what is found of a definition can be remembered by what it is as an object. */
  function definedOf(on: FileView, symbol: number): Defined {
    let own = defined.get(on);
    if (!own) {
      own = new Map();
      defined.set(on, own);
    }
    let one = own.get(symbol);
    if (!one) {
      one = { view: on, symbol, name: on.nameOfSymbol(symbol) };
      own.set(symbol, one);
    }
    return one;
  }

  /** How many steps away what a rule of a language asks for is. What a name means is the same wherever it is asked for. */
  let away = 0;
  function at<T>(depth: number, ask: () => T): T {
    const before = away;
    away = depth;
    try {
      return ask();
    } finally {
      away = before;
    }
  }

  const byBinding = new WeakMap<StoredBinding, Map<string, Meaning>>();
  function definedBy(on: FileView, binding: StoredBinding, rule: string): Meaning {
    let own = byBinding.get(binding);
    if (!own) {
      own = new Map();
      byBinding.set(binding, own);
    }
    let found = own.get(rule);
    if (!found) {
      const { symbol } = binding;
      const one = symbol < 0 ? { view: on, symbol, name: on.occurrenceAt(binding) } : definedOf(on, symbol);
      found = { is: 'definitions', all: [one], certainty: 'exact', rule };
      own.set(rule, found);
    }
    return found;
  }

  const meanings = rememberedMeanings((from, occurrence) => at(0, () => names.find(from, occurrence)));
  const found = rememberStep<object, unknown>(meanings.settled);
  /** What modules have under a name: of what many files import one module may bring together hundreds. */
  const inModules = new Map<string, Meaning>();

  const context: LinkContext = {
    files,
    rulesOf: (language) => rules.get(language) ?? NO_RULES,
    viewOf: (path) => {
      const id = idOf(path);
      return id === undefined ? undefined : view(id);
    },
    definitions: (name, like) => {
      const key = `${like.file.language} ${name}`;
      let all = byName.get(key);
      if (!all) {
        const found = reader.definitions(name).filter(({ file }) => isSameFamily(like.file.language, file.language));
        found.sort((a, b) => (a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : a.symbol - b.symbol));
        all = found.flatMap(({ file, symbol }) => {
          const on = view(file.id);
          return on ? [context.defined(on, symbol)] : [];
        });
        byName.set(key, all);
      }
      return all;
    },
    filesWith: (name) => {
      const words = textWords(name);
      const ids = words.length === 0 ? [] : reader.filesWithWords(words);
      return ids.flatMap((id) => reader.fileById(id)?.path ?? []);
    },
    defined: definedOf,
    definedBy,
    targets: (from, item) => {
      let one = targets.get(item);
      if (one?.from !== from) {
        one = { from, found: resolver.targets(from.file, item) };
        targets.set(item, one);
      }
      return one.found;
    },
    givenUp: meanings.givenUp,
    meaning: meanings.meaning,
    within: (depth, ask) => at(depth + 1, ask),
    foundOf: <T>(of: object, how: string, find: () => T) => found(of, `${how} ${away}`, find) as T,
    named: (from, name) => names.named(from, name),
    nameIn: (from, name, role) => names.nameIn(from, name, role),
    imported: (from, item, seen) => names.imported(from, item, seen),
    inModule: (path, name, by, seen) => {
      const find = (before: ReadonlySet<string>): Meaning => {
        const { inModule } = context.rulesOf(by);
        if (inModule) return inModule(path, name, context, before);
        const on = context.viewOf(path);
        return on ? exported(context, on, name, before) : { is: 'unknown', rule: 'module-unknown' };
      };
      if (seen && seen.size > 0) return find(seen);
      const key = `${by}\n${path}\n${name}`;
      let found = inModules.get(key);
      if (!found) {
        const before = meanings.asked();
        found = find(new Set());
        // What hangs on what names mean is remembered with these.
        if (meanings.asked() === before) inModules.set(key, found);
      }
      return found;
    },
    exported: (on, name, seen) => exported(context, on, name, seen),
    valueOf: (meaning) => values.behind(meaning, away),
    returned: (meaning) => results.returnedBy(meaning, away),
    valueAt: (from, occurrence, link) => values.linkValue(from, link, occurrence, away),
    typeAt: (on, occurrence, link, through) => types.linkType(on, link, occurrence, away, through),
    member: (value, name, use) => members.memberOf(value, name, use, away),
    supertypes: (type) => members.supertypesOf(type, away),
    thisAt: (from, occurrence) => valueOfThis(context, from, occurrence, away),
    behind: (meaning, depth) => values.behind(meaning, depth),
    returnedBy: (meaning, depth, place, args) => results.returnedBy(meaning, depth, place, args),
    argumentsAt: (on, occurrence, depth, through) => types.argumentsAt(on, occurrence, depth, through),
    resultOf: (one, depth, through) => results.resultOf(one, depth, through),
    called: (value, on, depth, place) => results.called(value, on, depth, place),
    valueOfDefined: (of, depth, through) => values.valueOfDefined(of, depth, through),
    targetValue: (from, link, at, depth) => values.targetValue(from, link, at, depth),
    occurrenceValue: (from, occurrence, depth) => values.occurrenceValue(from, occurrence, depth),
    stepped: (value, steps, on, depth) => values.stepped(value, steps, on, depth),
    namedType: (from, occurrence, depth, through) => types.namedType(from, occurrence, depth, through),
    typeOf: (one, args, certainty, depth) => types.typeOf(one, args, certainty, depth),
    linkValue: (from, link, at, depth) => values.linkValue(from, link, at, depth),
    linkType: (on, link, at, depth, through) => types.linkType(on, link, at, depth, through),
    memberOf: (value, name, use, depth) => members.memberOf(value, name, use, depth),
    supertypesOf: (type, depth, through) => members.supertypesOf(type, depth, through),
    isLocal: (from, occurrence) => names.isLocal(from, occurrence),
    used: (from, occurrence) => names.used(from, occurrence),
    lexical: (use) => names.lexical(use),
    ownersOf: (on, symbol) => members.ownersOf(on, symbol),
  };
  const importers = createImporters(reader, resolver);
  const names = createNames(context, meanings.settled);
  const values = createValues(context, meanings);
  const known = rememberValues(meanings.settled);
  const types = createTypes(context, known);
  const results = createResults(context, meanings.settled);
  const members = createMembers(context, known, meanings.settled);
  return {
    ...context,
    view,
    importersOf: ({ file }) => importers(file).flatMap((id) => view(id) ?? []),
  };
}
