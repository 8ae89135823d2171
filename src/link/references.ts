import { type Defined, type FileView, identityOfDefined, isSameFamily } from '../languages/index.ts';
import { groupBy, ROLES, SYMBOL_FLAGS } from '../model/index.ts';
import type { IndexReader } from '../store/index.ts';
import { isUnnamedMember, TYPES } from './link-context.ts';
import type { Linker } from './linker.ts';
import { type FoundReference, OTHER_BUILD, placeMeaning, placesNamed } from './named-places.ts';
import { namingFiles } from './naming-files.ts';

/**
 * Where definitions are named, by file and place; their own names are left out. `possible` are those with the name of
 * which it is not known what they mean, or only that it is one of several.
 */
export function findReferences(linker: Linker, reader: IndexReader, targets: readonly Defined[]): FoundReference[] {
  const wanted = new Set(targets.map(identityOfDefined));
  if (
    targets.every(
      (one) => one.symbol < 0 && !isUnnamedMember(one.view, one.name, linker.rulesOf(one.view.file.language)),
    )
  )
    return sorted(localReferences(linker, reader, targets, wanted));
  const places = placesNamed(linker, reader, targets);
  const found = new Set(places.meaning(wanted));
  for (const { place, candidates } of places.unknown) {
    const { view, occurrence } = place;
    const may = candidates
      ? candidates.some((one) => wanted.has(one))
      : targets.some((one) => isInFamily(view, one) && mayMean(linker, view, occurrence, one));
    if (may) found.add(place);
  }
  for (const place of places.keys) {
    if (targets.some((one) => isInFamily(place.view, one) && isMemberOfType(linker, one))) found.add(place);
  }
  return sorted(surest([...found]).filter((place) => !wanted.has(keyOf(place)) && !isOneOf(linker, place)));
}

/** True for what declares, or defines for another build, the same thing: no use of it. */
function isOneOf(linker: Linker, { view, occurrence, role }: FoundReference): boolean {
  if (role !== 'definition' || view.symbolAt(occurrence) < 0) return false;
  return linker.rulesOf(view.file.language).joined !== undefined;
}

const keyOf = ({ view, occurrence }: FoundReference): string => `${view.file.id}:${occurrence}`;

/** Without the places that are found twice: for what they mean, and for what they mean in other builds. */
function surest(found: readonly FoundReference[]): readonly FoundReference[] {
  if (!found.some(({ rule }) => rule === OTHER_BUILD)) return found;
  const sure = new Set(found.filter(({ rule }) => rule !== OTHER_BUILD).map(keyOf));
  return found.filter((place) => place.rule !== OTHER_BUILD || !sure.has(keyOf(place)));
}

/** Where locals are named: in their file, and parameters also as keys of calls. */
function localReferences(
  linker: Linker,
  reader: IndexReader,
  targets: readonly Defined[],
  wanted: ReadonlySet<string>,
): FoundReference[] {
  const [first] = targets;
  if (!first) return [];
  const own = first.view.file.id;
  // Calls may name parameters.
  const isKey = ({ view, name }: Defined): boolean => {
    const { key, keysAreMembers } = linker.rulesOf(view.file.language);
    return view.bindingAt(name)?.kind === 'parameter' && key !== undefined && !keysAreMembers;
  };
  const files = targets.some(isKey)
    ? namingFiles(linker, reader, targets)
    : new Map([[own, new Set([first.view.nameAt(first.name)])]]);
  const found: FoundReference[] = [];
  for (const [id, names] of files) {
    const view = linker.view(id);
    if (!view || !targets.some((one) => isInFamily(view, one))) continue;
    for (const occurrence of [...names].flatMap((name) => view.occurrencesOf(name))) {
      const role = ROLES[view.occurrences.role[occurrence]!]!;
      if (wanted.has(`${id}:${occurrence}`) || role === 'mention' || (role !== 'key' && id !== own)) continue;
      const { place, meaning } = placeMeaning(linker, view, occurrence);
      const isMeant = meaning.is === 'definitions' && meaning.all.some((one) => wanted.has(identityOfDefined(one)));
      if (isMeant) found.push(place);
    }
  }
  return found;
}

/** By path and place. Files are put in order once each: a common name has ten places in each of a thousand. */
function sorted(found: readonly FoundReference[]): FoundReference[] {
  const byFile = groupBy(found, ({ view }) => view);
  const files = [...byFile].sort(([{ file: a }], [{ file: b }]) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return files.flatMap(([, places]) => places.sort((a, b) => a.occurrence - b.occurrence));
}

const isInFamily = (view: FileView, one: Defined): boolean => isSameFamily(view.file.language, one.view.file.language);

/** True for a member of a type, which values that are written out can have. */
function isMemberOfType(linker: Linker, { view, symbol, name }: Defined): boolean {
  const { symbols } = view.facts;
  const one = symbols[symbol];
  if (!one) return isUnnamedMember(view, name, linker.rulesOf(view.file.language));
  const { kind = 'variable' } = symbols[one.parent] ?? {};
  return TYPES.has(kind) && kind !== 'enum' && (one.flags & SYMBOL_FLAGS.static) === 0;
}

/** False when an occurrence of which nothing is known cannot mean a definition all the same. */
export function mayMean(linker: Linker, view: FileView, occurrence: number, defined: Defined): boolean {
  const { view: on, symbol } = defined;
  const one = on.facts.symbols[symbol];
  const isMemberOfSome = view.linksOf(occurrence).some(({ kind }) => kind === 'member');
  if (!one) return isMemberOfSome && isUnnamedMember(on, defined.name, linker.rulesOf(on.file.language));
  const { fits, hidesMembers, mayMean: may } = linker.rulesOf(view.file.language);
  const role = ROLES[view.occurrences.role[occurrence]!]!;
  const use = { view, occurrence, name: view.nameAt(occurrence), role };
  if (fits && !fits(one.kind, role, use, defined)) return false;
  if (may && !may(use, defined, linker)) return false;
  // Without a receiver no member is meant, where that is needed.
  const isMember = one.owner !== '' || TYPES.has(on.facts.symbols[one.parent]?.kind ?? 'variable');
  return !isMember || !hidesMembers || isMemberOfSome;
}
