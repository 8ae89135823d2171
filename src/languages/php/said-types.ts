import { LINK_TARGETS, ROLES } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import { type Defined, identityOfDefined, type Receiver, type ValueType } from '../meaning.ts';
import { isBelow } from './types-above.ts';

const [MENTION, TYPE] = [ROLES.indexOf('mention'), ROLES.indexOf('type')];

/**
 * Which of the types that a name is declared with count: those that a comment says where all of them are below one that
 * the language says, else these. A type that the comment leaves to subclasses (`@template`) is not known in these.
 */
export function countingTypes(
  { view, name }: Defined,
  declared: readonly Link[],
  through: Receiver | undefined,
  links: LinkWorld,
): readonly Link[] {
  if (declared.length < 2) return declared;
  const said = declared.filter((link) => isSaid(view, link, declared));
  if (said.length === 0 || said.length === declared.length) return declared;
  const native = declared.filter((link) => !said.includes(link));
  if (said.some(({ target }) => target === LINK_TARGETS.unknown)) return isOwn(through) ? native : declared;
  const valuesOf = (some: readonly Link[]): ValueType[] => some.map((link) => links.typeAt(view, name, link, through));
  const wanted = valuesOf(native);
  // Of a type of PHP or of a dependency it is not known what is below it.
  if (wanted.every(({ is }) => is === 'outside')) return said;
  const typesOf = (value: ValueType): readonly Defined[] =>
    value.is === 'instance' || value.is === 'type' ? value.of : [];
  const wide = wanted.flatMap(typesOf);
  const isWithin = (one: Defined): boolean =>
    wide.some((other) => identityOfDefined(other) === identityOfDefined(one) || isBelow(one, other, links));
  const isBelowAll = valuesOf(said).every((one) => typesOf(one).length > 0 && typesOf(one).every(isWithin));
  return isBelowAll ? said : native;
}

/** True for a type that a comment says: names in comments have a role of their own, `$this` and `self` none there. */
function isSaid(view: FileView, { target }: Link, all: readonly Link[]): boolean {
  const role = target < 0 ? -1 : view.occurrences.role[target]!;
  if (role === MENTION || target === LINK_TARGETS.unknown || target === LINK_TARGETS.this) return true;
  return role !== TYPE && all.some((link) => link.target >= 0 && view.occurrences.role[link.target] === TYPE);
}

/** True in the type that declares the member itself. */
function isOwn(through: Receiver | undefined): boolean {
  if (!through || (through.self.is !== 'instance' && through.self.is !== 'type')) return false;
  const [own, declaring] = [through.self.of[0], through.declaring.of[0]];
  return own !== undefined && declaring !== undefined && identityOfDefined(own) === identityOfDefined(declaring);
}
