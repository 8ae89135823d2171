import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';
import { isDeclaration, isMacro } from './definitions.ts';
import { stateOf } from './state.ts';
import { isSystemName } from './system-names.ts';
import { type Build, READ_BUILD, READ_FOR } from './systems.ts';

/** The line of the place of a name; -1 for all of its file. */
const lineOf = ({ view, occurrence }: NameUse): number => (occurrence < 0 ? -1 : view.placeOf(occurrence).line);

/** The build that the place of a name is read for. */
function buildOf(use: NameUse, links: LinkWorld): Build | undefined {
  return stateOf(links).built.buildAt(use.view.file.path, lineOf(use));
}

/** The file that is compiled where a name stands, if that is certain; ''. */
function unitOf({ view }: NameUse, links: LinkWorld): string {
  return stateOf(links).includes.isIncluded(view.file.path) ? '' : view.file.path;
}

/** Whether a definition is there in the build that the place of a name is read for; undefined when it may be. */
export function isBuilt(one: Defined, use: NameUse, links: LinkWorld): boolean | undefined {
  const build = one.symbol < 0 ? undefined : buildOf(use, links);
  return build && stateOf(links).built.isBuilt(one, build, unitOf(use, links));
}

/** True when a macro is certainly defined where this definition of it is read, in the build of the place of a name. */
export function isDefinedBy(one: Defined, use: NameUse, links: LinkWorld): boolean {
  const build = buildOf(use, links);
  return build !== undefined && stateOf(links).built.isDefinedBy(one, build, unitOf(use, links));
}

/**
 * Parts definitions: those of the build that the place of a name is read for are meant, others in other builds. Of a place
 * that is not built for the system that all is read for, what declares a function is only one with those for others. Where
 * there is none for the system, a macro, or a name that systems have too, is most likely not meant.
 */
export function builtHere(meaning: Meaning | undefined, use: NameUse, links: LinkWorld): Meaning | undefined {
  if (meaning?.is !== 'definitions') return meaning;
  const { built } = stateOf(links);
  const unit = unitOf(use, links);
  const isPlain = (one: Defined): boolean => built.isFor(one, READ_BUILD, unit);
  if (meaning.all.every(isPlain)) return asLinked(meaning, isPlain, links);
  const build = buildOf(use, links);
  if (build === undefined) {
    // It is for several other systems: what none of these has is not meant.
    const systems = built.systemsAt(use.view.file.path, lineOf(use));
    const isFor = (one: Defined): boolean =>
      systems.some((system) => built.isFor(one, { system, byDefault: false }, unit));
    const there = meaning.all.filter(isFor);
    return asLinked(there.length > 0 ? { ...meaning, all: there } : meaning, () => true, links);
  }
  const partedBy = (by: Build): Meaning | undefined => partedFor(meaning, by, unit, links);
  // What only builds have that somebody asks for is meant there.
  return partedBy(build) ?? partedBy({ ...build, byDefault: false }) ?? unlikely(meaning, use, build, links);
}

/** A meaning as it is in a build; undefined where that has none of it. */
function partedFor(meaning: DefinedMeaning, build: Build, unit: string, links: LinkWorld): Meaning | undefined {
  const { built } = stateOf(links);
  const isHere = (one: Defined): boolean => built.isFor(one, build, unit);
  const here = meaning.all.filter(isHere);
  if (here.length === 0) return undefined;
  const parted = asLinked(meaning, isHere, links);
  const hasBody = (all: readonly Defined[]): boolean => all.some((one) => !isDeclaration(one));
  const isPlain = (one: Defined): boolean => built.isFor(one, READ_BUILD, unit);
  const isRead = build.system === READ_FOR;
  const own = isRead ? here : here.filter((one) => !isPlain(one));
  const all = hasBody(own) ? own : here;
  if (all.length === meaning.all.length || !hasBody(all)) return parted;
  if (!isRead) return { ...parted, all };
  return { ...parted, all, elsewhere: meaning.all.filter((one) => !all.includes(one) && !isDeclaration(one)) };
}

function unlikely(meaning: DefinedMeaning, use: NameUse, { system }: Build, links: LinkWorld): Meaning {
  const isOwn = !isSystemName(use.name) && !meaning.all.every(isMacro);
  if (system !== READ_FOR || isOwn) return asLinked(meaning, () => false, links);
  return { is: 'unknown', rule: 'other-system', candidates: meaning.all, unlikely: true };
}

type DefinedMeaning = Extract<Meaning, { is: 'definitions' }>;

/** No more certain than that definitions which are linked are one, of those that are there. */
export function asLinked<M extends Meaning & { is: 'definitions' }>(
  meaning: M,
  isHere: (one: Defined) => boolean,
  links: LinkWorld,
): M {
  const { linkage } = stateOf(links);
  return meaning.all.every((one) => linkage.isCertain(one, isHere)) ? meaning : { ...meaning, certainty: 'inferred' };
}
