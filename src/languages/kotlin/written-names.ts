import { ofCopied } from '../copied.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Meaning } from '../meaning.ts';
import { parametersOf } from './chains.ts';
import { inPackage, ofTyped } from './member-names.ts';
import { broughtBy } from './packages.ts';

/** A part of the name that an import gives. */
export function inImport(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const { line } = view.placeOf(occurrence);
  const isAt = ({ startLine, endLine }: { startLine: number; endLine: number }): boolean =>
    startLine <= line && line <= endLine;
  const member = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  const item = view.facts.imports.find(
    (one) => one.kind !== 'package' && isAt(one) && (one.local === name || one.imported === name),
  );
  const isLast =
    item &&
    (view.bindingAt(occurrence)?.kind === 'import' ||
      (item.local !== item.imported && item.imported === name && isLastPart(view, occurrence)));
  if (item && isLast) {
    const { all, isAmbiguous, outside: of } = broughtBy(item, view, links);
    if (isAmbiguous) return { is: 'unknown', rule: 'kotlin/several-modules', candidates: all };
    if (all.length > 0) return { is: 'definitions', all, certainty: 'exact', rule: 'import' };
    return { is: 'outside', rule: 'import-outside', ...(of !== undefined && { name: of }) };
  }
  const before = member && member.target >= 0 ? links.meaning(view, member.target) : undefined;
  if (!before) return { is: 'module', path: name, by: view.file.language, certainty: 'exact', rule: 'package' };
  if (before.is === 'module') return inPackage(before, use, 'type', links);
  if (before.is !== 'definitions') return before;
  const value = links.valueOf(before);
  return value.is === 'type' || value.is === 'instance'
    ? ofTyped({ ...value, is: 'type' }, use, 'type', links)
    : { is: 'unknown', rule: 'kotlin/import' };
}

/** True when no other name of an import is said to be a member of it. */
function isLastPart(view: FileView, occurrence: number): boolean {
  const next = view.linksOf(occurrence + 1);
  return !next.some(({ kind, target }) => kind === 'member' && target === occurrence);
}

/** The parameter that an argument is named for. */
export function keyed({ view, occurrence, name }: NameUse, links: LinkWorld): Meaning {
  const key = view.linksOf(occurrence).find(({ kind }) => kind === 'key');
  if (!key || key.target < 0) return { is: 'outside', rule: 'kotlin/key' };
  const meant = links.meaning(view, key.target);
  const called = ofCopied(meant, view.nameAt(key.target));
  if (called.is === 'outside') return { is: 'outside', rule: 'kotlin/key' };
  if (called.is !== 'definitions') return { is: 'unknown', rule: 'key' };
  const found = called.all.flatMap((one) => {
    const { view: on } = one;
    const others = one.symbol < 0 ? [] : on.childrenOf(one.symbol).map((child) => links.defined(on, child));
    const makers = others.filter((each) => on.facts.symbols[each.symbol]!.kind === 'constructor');
    const own = [one, ...makers].map((each) => parametersOf(each).find((at) => on.nameAt(at) === name));
    const parameter = own.find((each) => each !== undefined);
    return parameter === undefined ? [] : [{ view: on, symbol: on.symbolAt(parameter), name: parameter }];
  });
  if (found.length !== 1) return { is: 'unknown', rule: 'key' };
  return { is: 'definitions', all: found, certainty: called.certainty, rule: 'kotlin/key' };
}
