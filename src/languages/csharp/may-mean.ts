import { LINK_STEPS } from '../../model/index.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { isExtension } from './extensions.ts';
import { isOfType } from './members.ts';
import { wholeOf } from './types.ts';

const ARRAY = LINK_STEPS.indexOf('array');

/** False when a name that is taken from a value of which nothing is known cannot mean a definition all the same. */
export function mayMean({ view, occurrence, role }: NameUse, one: Defined, links: LinkWorld): boolean {
  if (!wholeOf(links.files).projects.sees(view.file.path, one.view.file.path)) return false;
  const said = view.linksOf(occurrence);
  if (!said.some(({ kind }) => kind === 'member')) return true;
  // What has no static members of its own is no type.
  if (isOfType(one) && !isExtension(one)) return false;
  const { kind } = one.view.facts.symbols[one.symbol]!;
  return role !== 'call' || kind !== 'method' || takes(one, said.filter((link) => link.kind === 'argument').length);
}

/** True when a method can be given so many values. */
function takes(one: Defined, count: number): boolean {
  const { view, name } = one;
  const all = view.linksOf(name).filter(({ kind }) => kind === 'parameter');
  const parameters = isExtension(one) ? all.slice(1) : all;
  if (count > parameters.length) return all.at(-1)?.steps.includes(ARRAY) === true;
  const isNeeded = ({ target, steps }: (typeof all)[number]): boolean =>
    !steps.includes(ARRAY) && !view.linksOf(target).some(({ kind }) => kind === 'value');
  return parameters.filter(isNeeded).length <= count;
}
