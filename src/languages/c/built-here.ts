import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';
import { isDeclaration, isMacro } from './definitions.ts';
import { stateOf } from './state.ts';
import { isSystemName } from './system-names.ts';
import { READ_FOR, type System } from './systems.ts';

/** The line of the place of a name; -1 for all of its file. */
const lineOf = ({ view, occurrence }: NameUse): number => (occurrence < 0 ? -1 : view.placeOf(occurrence).line);

/** The system that the place of a name is read for. */
function systemOf(use: NameUse, links: LinkWorld): System | undefined {
  return stateOf(links).built.readFor(use.view.file.path, lineOf(use));
}

/** Whether a definition is built for the system that the place of a name is read for; undefined when it may be. */
export function isBuilt(one: Defined, use: NameUse, links: LinkWorld): boolean | undefined {
  const system = one.symbol < 0 ? undefined : systemOf(use, links);
  return system && stateOf(links).built.isBuilt(one, system);
}

/**
 * Parts definitions: those for the system that the place of a name is read for are meant, others in other builds. Of a place
 * that is not built for the system that all is read for, what declares a function is only one with those for others. Where
 * there is none for the system, a macro, or a name that systems have too, is most likely not meant.
 */
export function builtHere(meaning: Meaning | undefined, use: NameUse, links: LinkWorld): Meaning | undefined {
  if (meaning?.is !== 'definitions') return meaning;
  const { built } = stateOf(links);
  const isPlain = (one: Defined): boolean => built.isFor(one, READ_FOR);
  if (meaning.all.every(isPlain)) return asLinked(meaning, isPlain, links);
  const system = systemOf(use, links);
  if (system === undefined) {
    // It is for several other systems: what none of these has is not meant.
    const systems = built.systemsAt(use.view.file.path, lineOf(use));
    const there = meaning.all.filter((one) => systems.some((each) => built.isFor(one, each)));
    return asLinked(there.length > 0 ? { ...meaning, all: there } : meaning, () => true, links);
  }
  const isHere = (one: Defined): boolean => built.isFor(one, system);
  const here = meaning.all.filter(isHere);
  if (here.length === 0 && system === READ_FOR && (isSystemName(use.name) || meaning.all.every(isMacro))) {
    return { is: 'unknown', rule: 'other-system', candidates: meaning.all, unlikely: true };
  }
  const parted = asLinked(meaning, isHere, links);
  const hasBody = (all: readonly Defined[]): boolean => all.some((one) => !isDeclaration(one));
  const own = system === READ_FOR ? here : here.filter((one) => !built.isFor(one, READ_FOR));
  const all = hasBody(own) ? own : here;
  if (all.length === meaning.all.length || !hasBody(all)) return parted;
  if (system !== READ_FOR) return { ...parted, all };
  return { ...parted, all, elsewhere: meaning.all.filter((one) => !all.includes(one) && !isDeclaration(one)) };
}

/** No more certain than that definitions which are linked are one, of those that are there. */
export function asLinked<M extends Meaning & { is: 'definitions' }>(
  meaning: M,
  isHere: (one: Defined) => boolean,
  links: LinkWorld,
): M {
  const { linkage } = stateOf(links);
  return meaning.all.every((one) => linkage.isCertain(one, isHere)) ? meaning : { ...meaning, certainty: 'inferred' };
}
