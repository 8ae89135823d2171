import { LINK_TARGETS } from '../../model/index.ts';
import { fitsBySpace } from '../fits-by-space.ts';
import type { LinkRules, LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';
import { bareName } from './bare-names.ts';
import { supertypesOf } from './chains.ts';
import { receiverAt } from './handed.ts';
import { memberOf, ofSuper } from './member-names.ts';
import { called, step, thisAt, valueAt } from './name-values.ts';
import { fitOfKind, isTypeKind, spaceOf } from './spaces.ts';
import { inImport, isLastPart, keyed } from './written-names.ts';

/** What a name means. */
function means(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence, role } = use;
  if (role === 'import') return inImport(use, links);
  if (role === 'export' || role === 'label') return undefined;
  if (role === 'key') return keyed(use, links);
  const said = view.linksOf(occurrence);
  // `Outer.Inner`: what stands before is an object or a package.
  const isPrefix = role === 'type' && !isLastPart(view, occurrence) && !said.some(({ kind }) => kind === 'value');
  const space = isPrefix ? 'value' : spaceOf(use);
  const member = said.find(({ kind }) => kind === 'member');
  if (!member) return bareName(use, space, links);
  if (member.target === LINK_TARGETS.super && member.steps.length === 0) return ofSuper(use, space, links);
  return memberOf(receiverAt(view, occurrence, member, links), use, space, links);
}

/** False when a name of which nothing is known cannot mean a definition all the same. */
function mayMean(use: NameUse, { view: on, symbol }: Defined): boolean {
  const one = on.facts.symbols[symbol]!;
  const isMember = one.parent >= 0 && isTypeKind(on.facts.symbols[one.parent]!.kind);
  const hasReceiver = use.view.linksOf(use.occurrence).some(({ kind }) => kind === 'member');
  // What is no member would have been found, or needs a package before it.
  return isMember || (hasReceiver && one.owner !== '');
}

/** How names of Scala are bound. */
export const linking: LinkRules = {
  means,
  key: keyed,
  value: valueAt,
  thisAt,
  step,
  called,
  mayMean,
  provesResults: true,
  supertypes: (type, links) => supertypesOf({ is: 'instance', of: [type], certainty: 'exact' }, links),
  fits: fitsBySpace(spaceOf, fitOfKind),
};
