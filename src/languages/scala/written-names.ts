import { ofCopied } from '../copied.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Meaning } from '../meaning.ts';
import { bareName, packagePath } from './bare-names.ts';
import { applyOf, classesBeside } from './beside.ts';
import { kindOf } from './chains.ts';
import { inPackage, memberOf } from './member-names.ts';
import { broughtBy, clausesAt } from './packages.ts';

/** True when the next name is no member of this one. */
export function isLastPart(view: FileView, occurrence: number): boolean {
  return !view
    .linksOf(occurrence + 1)
    .some(({ kind, target, steps }) => kind === 'member' && target === occurrence && steps.length === 0);
}

/** A part of the path of an import, or what it takes. */
export function inImport(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const { line } = view.placeOf(occurrence);
  const member = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  const clauses = clausesAt(view, occurrence);
  const items = view.facts.imports.filter(
    ({ kind, startLine, endLine }) => kind === 'import' && startLine <= line && line <= endLine,
  );
  const isLast = isLastPart(view, occurrence);
  const item = items.find(({ local, imported }) => local === name || imported === name);
  if (item && (isLast || view.bindingAt(occurrence)?.kind === 'import')) {
    const { all, isAmbiguous, isOneOfSeveral } = broughtBy(item, clauses, view, links);
    if (isAmbiguous) return { is: 'unknown', rule: 'scala/several-modules', candidates: all };
    if (all.length > 0)
      return { is: 'definitions', all, certainty: isOneOfSeveral ? 'inferred' : 'exact', rule: 'import' };
  }
  if (!member) {
    const path = packagePath(use, clauses, links);
    if (path !== undefined && clauses.some((clause) => path === `${clause}.${name}`)) return asModule(path, use);
    const found = bareName({ ...use, role: 'read' }, 'value', links, items[0]);
    if (found.is === 'definitions') return found;
    return path === undefined ? { is: 'outside', rule: 'import-outside', name } : asModule(path, use);
  }
  const before = member.target >= 0 ? links.meaning(view, member.target) : undefined;
  if (before?.is === 'module') return inPackage(before.path, use, 'value', links);
  if (before?.is !== 'definitions') return before ?? { is: 'unknown', rule: 'scala/import-unknown' };
  return memberOf(links.valueAt(view, occurrence, member), { ...use, role: 'read' }, 'value', links);
}

const asModule = (path: string, { view }: NameUse): Meaning => ({
  ...{ is: 'module', path, by: view.file.language, certainty: 'exact', rule: 'package' },
});

/** The parameter that an argument is named for. */
export function keyed({ view, occurrence, name }: NameUse, links: LinkWorld): Meaning {
  const key = view.linksOf(occurrence).find(({ kind }) => kind === 'key');
  if (!key || key.target < 0) return { is: 'outside', rule: 'scala/key' };
  const meant = links.meaning(view, key.target);
  const called = ofCopied(meant, view.nameAt(key.target));
  if (called.is === 'outside') return { is: 'outside', rule: 'scala/key' };
  if (called.is !== 'definitions') return { is: 'unknown', rule: 'key' };
  const found = called.all.flatMap((one) => {
    const makers = kindOf(one) === 'object' ? [...applyOf(one, links), ...classesBeside(one, links)] : [one];
    const parameters = makers.flatMap((each) =>
      each.view
        .linksOf(each.name)
        .flatMap(({ kind, target }) =>
          kind === 'parameter' && each.view.nameAt(target) === name
            ? [{ view: each.view, symbol: each.view.symbolAt(target), name: target }]
            : [],
        ),
    );
    return parameters.slice(0, 1);
  });
  if (found.length !== 1) return { is: 'unknown', rule: 'key' };
  return { is: 'definitions', all: found, certainty: called.certainty, rule: 'scala/key' };
}
