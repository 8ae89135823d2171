import { LINK_TARGETS } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import { UNKNOWN, type ValueType } from '../meaning.ts';
import { handedBy } from './standard.ts';

/** The value that a member is of; of `_` what the function around is given. */
export function receiverAt(view: FileView, occurrence: number, member: Link, links: LinkWorld): ValueType {
  const passed = view.linksOf(occurrence).find(({ kind }) => kind === 'passed');
  if (member.target === LINK_TARGETS.unknown && passed) return handedTo(view, passed, links);
  return links.valueAt(view, occurrence, member);
}

/** What a function without a name is handed in a place. */
export function handedTo(view: FileView, { target, steps }: Link, links: LinkWorld): ValueType {
  const [place = 0, parameter = 0] = steps;
  if (target < 0) return UNKNOWN;
  const meaning = links.meaning(view, target);
  if (meaning.is === 'definitions') {
    const [one, ...more] = meaning.all;
    if (!one || more.length > 0 || place === 6) return UNKNOWN;
    const taken = one.view.linksOf(one.name).flatMap(({ kind, target: name }) => (kind === 'parameter' ? [name] : []));
    const name = place === 7 ? taken.at(-1) : taken[place];
    const type =
      name === undefined ? undefined : one.view.linksOf(name).filter(({ kind }) => kind === 'parameter')[parameter];
    if (name === undefined || !type || type.target < 0) return UNKNOWN;
    const value = links.typeAt(one.view, name, { ...type, kind: 'type', steps: [] }, meaning.through);
    return value.is === 'type' ? { ...value, is: 'instance' } : value;
  }
  if (meaning.is !== 'outside') return UNKNOWN;
  const member = view.linksOf(target).find(({ kind }) => kind === 'member');
  return member ? handedBy(view.nameAt(target), receiverAt(view, target, member, links), parameter) : UNKNOWN;
}
