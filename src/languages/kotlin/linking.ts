import { LINK_TARGETS, SYMBOL_FLAGS } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import { fitsBySpace } from '../fits-by-space.ts';
import { namedFrom } from '../java/reach.ts';
import { definitionsOf } from '../java/type-names.ts';
import type { LinkRules, LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';
import { bareName } from './bare-names.ts';
import { parametersOf, supertypesOf } from './chains.ts';
import { memberOf, ofSuper } from './member-names.ts';
import { calls, step, thisAt, valueAt } from './name-values.ts';
import { packageOf } from './packages.ts';
import { fitOfKind, isTypeKind, isValueKind, spaceOf } from './spaces.ts';
import { inImport, keyed } from './written-names.ts';

/** What a name means. */
function means(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence, role } = use;
  if (role === 'import') return inImport(use, links);
  if (role === 'label') return undefined;
  if (role === 'key') return keyed(use, links);
  const space = spaceOf(use);
  const member = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  if (!member) return bareName(use, space, links);
  if (member.target === LINK_TARGETS.super && member.steps.length === 0) return ofSuper(use, space, links);
  return memberOf(links.valueAt(view, occurrence, member), use, space, links);
}

/** What is expected of platforms and what each of them has are one thing. */
function joined(one: Defined, links: LinkWorld): readonly Defined[] {
  const { view, symbol } = one;
  const { symbols, imports } = view.facts;
  const { name, parent, owner } = symbols[symbol]!;
  const same = links.definitions(name, view);
  if (same.length < 2 || !same.some((each) => each.view.facts.symbols[each.symbol]!.flags & SYMBOL_FLAGS.declaration))
    return [one];
  const around: string[] = [];
  for (let at = parent; at >= 0; at = symbols[at]!.parent) around.unshift(symbols[at]!.name);
  const of = imports.find(({ kind }) => kind === 'package')?.specifier ?? '';
  const all = definitionsOf([...(of === '' ? [] : [of]), ...around, name].join('.'), links.files)
    .flatMap(({ file, symbol: at }): Defined[] => {
      const on = links.viewOf(file.path);
      return on ? [links.defined(on, at)] : [];
    })
    .filter(
      (each) =>
        each.view.facts.symbols[each.symbol]!.owner === owner && parametersOf(each).length === parametersOf(one).length,
    );
  const isExpected = all.some((each) => isDeclared(each));
  return isExpected && all.length > 1 ? all : [one];
}

const isDeclared = ({ view, symbol }: Defined): boolean =>
  (view.facts.symbols[symbol]!.flags & SYMBOL_FLAGS.declaration) !== 0;

/** False when a name of which nothing is known cannot mean a definition all the same. */
function mayMean(use: NameUse, { view: on, symbol, name }: Defined): boolean {
  const one = on.facts.symbols[symbol]!;
  const isMember = on.facts.symbols[one.parent] !== undefined && !isValueKind(on.facts.symbols[one.parent]!.kind);
  const said: readonly Link[] = use.view.linksOf(use.occurrence);
  const hasReceiver = said.some(({ kind }) => kind === 'member');
  if (hasReceiver && !isMember && one.owner === '' && !isTypeKind(one.kind)) return false;
  // What is no member of a receiver would have been found.
  if (!hasReceiver && !isMember && one.owner === '') return false;
  if (!isMember && one.owner !== '' && !isVisible(use.view, on, one.name)) return false;
  if (use.role !== 'call' || on.file.language !== 'kotlin') return true;
  const parameters = on.linksOf(name).filter(({ kind }) => kind === 'parameter');
  const given = said.filter(({ kind }) => kind === 'argument');
  const isFunction = one.kind === 'function' || one.kind === 'method';
  return !isFunction || given.length <= parameters.length || parameters.some(({ steps }) => steps.length > 0);
}

/** True when a file sees what another has at file level under a name. */
function isVisible({ facts }: FileView, on: FileView, name: string): boolean {
  const [own, its] = [packageOf({ facts }), packageOf(on)];
  return (
    own === its ||
    facts.imports.some(
      ({ kind, specifier, imported }) =>
        kind === 'import' && specifier === its && (imported === name || imported === '*'),
    )
  );
}

/** How names of Kotlin are bound. */
export const linking: LinkRules = {
  means,
  key: keyed,
  value: valueAt,
  thisAt,
  step,
  joined,
  mayMean,
  namedFrom,
  calls,
  constructs: true,
  provesResults: true,
  supertypes: (type, links) => supertypesOf({ is: 'instance', of: [type], certainty: 'exact' }, links),
  fits: fitsBySpace(spaceOf, fitOfKind),
};
