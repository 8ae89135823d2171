import {
  type Defined,
  type FileView,
  identityOfDefined,
  isSameFamily,
  type LinkRules,
  type Meaning,
} from '../languages/index.ts';
import {
  type LinkKind,
  ROLES,
  type Role,
  type StoredSymbol,
  SYMBOL_FLAGS,
  type SymbolKind,
  type TextPlace,
  type Tier,
} from '../model/index.ts';
import { createLru, type IndexReader, type Lru } from '../store/index.ts';
import type { Linker } from './linker.ts';
import { namingFiles, namingKey } from './naming-files.ts';

/** A place where a definition is named. */
export interface FoundReference {
  view: FileView;
  occurrence: number;
  at: TextPlace;
  name: string;
  role: Role;
  tier: Tier;
  /** Which rule found it. */
  rule: string;
}

/** All places with the names that some definitions can have; those of locals only where one of these is one. */
export interface NamedPlaces {
  /** Those that mean one of some definitions, by their identities; each once. */
  meaning(definitions: Iterable<string>): FoundReference[];
  /** Those of which it is not known what they mean, and the identities of what they can, when that is known. */
  unknown: readonly { place: FoundReference; candidates: readonly string[] | undefined }[];
  /** Keys of objects that are written out where no type is said: what they are given to may take them as its members. */
  keys: readonly FoundReference[];
}

/** The rule of a place that names a definition only in builds that somebody has to ask for. */
export const OTHER_BUILD = 'other-build';

/** So many places are kept with what they mean. */
const KEPT_PLACES = 100_000;

const kept = new WeakMap<Linker, Lru<string, NamedPlaces>>();

/**
 * The places with the names of definitions, in files that can name them. They are gone through once for all definitions
 * of these names: what depends on a file asks for many of them.
 */
export function placesNamed(linker: Linker, reader: IndexReader, targets: readonly Defined[]): NamedPlaces {
  let known = kept.get(linker);
  if (!known) {
    known = createLru(KEPT_PLACES);
    kept.set(linker, known);
  }
  const languages = [...new Set(targets.map(({ view }) => view.file.language))].sort();
  const seenFrom = targets.map((one) => linker.rulesOf(one.view.file.language).namedFrom?.(one, linker));
  const isOpen = seenFrom.includes(undefined);
  // Elsewhere others may have the name: what they are is not asked here. Each definition has files of its own.
  const of = isOpen ? '' : [...new Set(targets.map(identityOfDefined))].sort().join('\n');
  const withLocals = targets.some(({ symbol }) => symbol < 0);
  const key = `${languages.join(' ')} ${withLocals}\n${namingKey(linker, targets)}\n${of}`;
  const before = known.get(key);
  if (before) return before;
  const mayName = (path: string): boolean => isOpen || seenFrom.some((one) => one!(path));
  const found = readPlaces(linker, namingFiles(linker, reader, targets, mayName), languages, withLocals);
  known.set(key, found.places, found.count + 1);
  return found.places;
}

function readPlaces(
  linker: Linker,
  files: ReadonlyMap<number, ReadonlySet<string>>,
  languages: readonly string[],
  withLocals: boolean,
): { places: NamedPlaces; count: number } {
  const meant = groupedPlaces();
  const unknown: { place: FoundReference; candidates: string[] | undefined }[] = [];
  const keys: FoundReference[] = [];
  let count = 0;
  for (const [id, names] of files) {
    const view = linker.view(id);
    if (!view || !languages.some((one) => isSameFamily(view.file.language, one))) continue;
    const isAlone = definesAlone(linker.rulesOf(view.file.language));
    for (const name of names) {
      if (!isUsed(view, name)) continue;
      for (const occurrence of view.occurrencesOf(name)) {
        const role = roleAt(view, occurrence);
        // A later clause, or part, of what is defined names it anew.
        if (role === 'mention' || (role === 'definition' && isAgain(view, occurrence))) continue;
        if (isAlone && role === 'definition' && view.symbolAt(occurrence) >= 0) continue;
        const other = memberMeaning(linker, view, occurrence);
        // Most places with a common name: a parameter that is called like a member.
        if (!withLocals && !other && linker.isLocal(view, occurrence)) continue;
        const { place, meaning } = placeMeaning(linker, view, occurrence);
        add(place, meaning);
        if (meaning.is === 'definitions' && meaning.elsewhere) {
          add({ ...place, tier: 'inferred', rule: OTHER_BUILD }, { ...meaning, all: meaning.elsewhere });
        }
        if (other) add({ ...place, tier: other.certainty, rule: other.rule }, other, meaning);
        if (!other && isFreeKey(linker, place, meaning)) {
          keys.push({ ...place, tier: 'possible', rule: 'key' });
          count++;
        }
        if (meaning.is === 'unknown' && mayBeOne(place)) {
          unknown.push({ place, candidates: meaning.candidates?.map(identityOfDefined) });
          count++;
        }
      }
    }
  }
  return { places: { meaning: meant.of, unknown, keys }, count };

  function add(place: FoundReference, meaning: Meaning, before?: Meaning): void {
    if (meaning.is !== 'definitions') return;
    const told = before?.is === 'definitions' ? before.all.map(identityOfDefined) : [];
    const all = told.length === 0 ? meaning.all : meaning.all.filter((one) => !told.includes(identityOfDefined(one)));
    meant.add(place, all);
    count++;
  }
}

/**
 * Places by what they mean. Those that mean the same many definitions (a module that a thousand files add to) mostly share
 * one list of these, so that they are put together by that.
 */
function groupedPlaces() {
  const groups = new Map<readonly Defined[], FoundReference[]>();
  let byDefinition: Map<string, FoundReference[][]> | undefined;
  return {
    add(place: FoundReference, all: readonly Defined[]): void {
      const others = groups.get(all);
      if (others) others.push(place);
      else groups.set(all, [place]);
    },
    of(definitions: Iterable<string>): FoundReference[] {
      byDefinition ??= indexOf(groups);
      const found = new Set<FoundReference[]>();
      for (const one of definitions) for (const group of byDefinition.get(one) ?? []) found.add(group);
      return [...found].flat();
    },
  };
}

function indexOf(groups: ReadonlyMap<readonly Defined[], FoundReference[]>): Map<string, FoundReference[][]> {
  const found = new Map<string, FoundReference[][]>();
  for (const [all, places] of groups) {
    for (const one of new Set(all.map(identityOfDefined))) {
      const others = found.get(one);
      if (others) others.push(places);
      else found.set(one, [places]);
    }
  }
  return found;
}

/** True in languages where what a name defines is all that it names there: nothing is found by it. */
function definesAlone({ merges, joined, isFirm, keysAreMembers }: LinkRules): boolean {
  return !merges && !joined && !isFirm && !keysAreMembers;
}

function isAgain(view: FileView, occurrence: number): boolean {
  return view.symbolAt(occurrence) < 0 && view.bindingAt(occurrence) === undefined;
}

/** True for a key of an object that is written out, when nothing says what the object is taken for. */
function isFreeKey(linker: Linker, { view, occurrence, role }: FoundReference, meaning: Meaning): boolean {
  if (!linker.rulesOf(view.file.language).keysAreMembers) return false;
  const { symbols } = view.facts;
  const { parent = -1 } = symbols[view.symbolAt(occurrence)] ?? {};
  const holder = symbols[parent];
  if (role === 'definition') return holder !== undefined && OBJECTS.has(holder.kind) && isGivenAway(view, holder);
  const said = view.linksOf(occurrence);
  // A member of an object without a name: others may take that for a value of their type.
  const isItself =
    meaning.is === 'definitions' &&
    meaning.all.every((one) => one.view === view && one.name === occurrence) &&
    said.some(({ kind }) => kind === 'value');
  if (role !== 'key' || (meaning.is !== 'unknown' && !isItself)) return false;
  return said.every(({ kind, target }) => {
    if (kind === 'member') return isItself;
    // What is given to a dependency, or the language, is nothing of this project.
    return !KEYS.has(kind) || target < 0 || linker.meaning(view, target).is !== 'outside';
  });
}

/** True unless of a value of its file alone nothing but its members is used: `made.a`. */
function isGivenAway(view: FileView, { name, flags }: StoredSymbol): boolean {
  if ((flags & SYMBOL_FLAGS.exported) !== 0) return true;
  return view.occurrencesOf(name).some((occurrence) => {
    const role = roleAt(view, occurrence);
    if (role === 'definition' || role === 'mention') return false;
    const next = occurrence + 1 < view.occurrences.name.length ? view.linksOf(occurrence + 1) : [];
    return !next.some(({ kind, target }) => kind === 'member' && target === occurrence);
  });
}

/** Kinds of what has the keys of an object for its members. */
const OBJECTS: ReadonlySet<SymbolKind> = new Set(['constant', 'variable', 'property', 'field']);
const KEYS: ReadonlySet<LinkKind> = new Set(['key', 'passed']);

/**
 * What a name means beside what it defines or names by itself: `{ a }` names a local, and `{ a: 1 }` may define a
 * member; both name one of what is expected, or taken apart, there as well. Undefined where there is nothing such.
 */
function memberMeaning(linker: Linker, view: FileView, occurrence: number): DefinedMeaning | undefined {
  const role = roleAt(view, occurrence);
  const { key, keysAreMembers } = linker.rulesOf(view.file.language);
  if (!key || !keysAreMembers || role === 'key' || role === 'type') return undefined;
  const isBound = view.bindingAt(occurrence) !== undefined;
  const said = view.linksOf(occurrence);
  const isBeside = isBound || said.some(({ kind }) => kind === 'shorthand');
  const isKey = said.some(({ kind }) => KEYS.has(kind) || (kind === 'member' && isBeside));
  const meaning = isKey ? key({ view, occurrence, name: view.nameAt(occurrence), role }, linker) : undefined;
  return meaning?.is === 'definitions' ? meaning : undefined;
}

type DefinedMeaning = Extract<Meaning, { is: 'definitions' }>;

/** What stands at an occurrence, with what it means as a use of its name. */
export function placeMeaning(
  linker: Linker,
  view: FileView,
  occurrence: number,
): { place: FoundReference; meaning: Meaning } {
  const role = roleAt(view, occurrence);
  const [at, name] = [view.placeOf(occurrence), view.nameAt(occurrence)];
  // What defines one thing may name another.
  const meaning = role === 'type' ? linker.used(view, occurrence) : linker.meaning(view, occurrence);
  return { place: { view, occurrence, at, name, role, tier: tierOf(), rule: meaning.rule }, meaning };

  function tierOf(): Tier {
    if (meaning.is !== 'definitions') return 'possible';
    const { assumes } = linker.rulesOf(view.file.language);
    const isAssumed = assumes?.({ view, occurrence, name, role }) ?? false;
    return isAssumed ? 'inferred' : meaning.certainty;
  }
}

const roleAt = ({ occurrences }: FileView, occurrence: number): Role => ROLES[occurrences.role[occurrence]!]!;

/** False where a name stands in text alone: most files with a common word. It is found out without the rest of the file. */
function isUsed({ facts }: FileView, name: string): boolean {
  return facts.occurrencesOf(name).some(({ role }) => role !== 'mention');
}

/** False for names that are defined, and for keys and labels, unless a key is said to be a member of something. */
function mayBeOne({ view, occurrence, role }: FoundReference): boolean {
  if (role === 'key') return view.linksOf(occurrence).some(({ kind }) => kind === 'member');
  return role !== 'definition' && role !== 'label';
}
