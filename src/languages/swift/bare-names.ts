import {
  comparePlaces,
  type StoredBinding,
  type StoredSymbol,
  type SymbolKind,
  type TextPlace,
} from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Certainty, type Defined, type Meaning, weaker } from '../meaning.ts';
import { fitting, fittingTypes } from './overloads.ts';
import { chosen, memberOfOutside, memberOfType, selfOf, thisAt } from './types.ts';
import { isModule, isOfModule, seenFrom } from './visibility.ts';

/** What is a type, or another name of one. */
export const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'struct', 'enum', 'protocol', 'type']);
/** Where a name is none of the project's. */
export const OUT: Meaning = { is: 'outside', rule: 'swift/outside' };

/** Types are one where conditions of the build choose; functions are overloads. */
export function several(all: readonly Defined[], certainty: Certainty, rule: string, links: LinkWorld): Meaning {
  const isType = all.every(({ view, symbol }) => TYPES.has(view.facts.symbols[symbol]?.kind ?? 'variable'));
  if (all.length > 1 && isType) return { is: 'definitions', all, certainty: 'inferred', rule: 'swift/alternatives' };
  return chosen(all, certainty, rule, links);
}

/** The module of a name, which is all that the name says. */
export const moduleNamed = (view: FileView, name: string): Meaning => ({
  ...{ is: 'module', path: name, by: view.file.language, certainty: 'exact', rule: 'swift/module' },
});

/** What a name without a receiver means: by scopes and the types around, then by the module and its imports. */
export function bare(use: NameUse, links: LinkWorld, place: TextPlace = use.view.placeOf(use.occurrence)): Meaning {
  const { view, occurrence, name, role } = use;
  const { scopes, symbols } = view.facts;
  if (name === 'Self') {
    const self = thisAt(view, occurrence, links);
    return self?.is === 'instance' || self?.is === 'type'
      ? { is: 'definitions', all: self.of, certainty: self.certainty, rule: 'swift/self' }
      : OUT;
  }
  const named = view.boundAs(name);
  let certainty: Certainty = 'exact';
  let open: Meaning | undefined;
  for (let scope = view.scopeAt(place); scope > 0; scope = scopes[scope]!.parent) {
    const isBody = scopes[scope]!.kind === 'class';
    const visible = named
      .inScope(scope)
      .filter(
        (one) =>
          one.kind !== 'import' &&
          one.kind !== 'label' &&
          (!isBody || one.kind === 'type-parameter') &&
          (role !== 'type' || one.symbol >= 0 || one.kind === 'type-parameter') &&
          comparePlaces({ line: one.visibleLine, column: one.visibleColumn }, place) <= 0 &&
          comparePlaces(one, place) !== 0,
      );
    const local = visible.length > 0 ? boundTo(visible, use, links) : undefined;
    if (local) return local;
    if (!isBody) continue;
    const symbol = view
      .symbolsAround({ line: scopes[scope]!.startLine, column: scopes[scope]!.startColumn })
      .findLast((one) => /^(?:class|struct|enum|protocol|extension)$/.test(symbols[one]!.kind));
    // What a type is below is said outside of it.
    if (symbol === undefined || isInHead(symbols[symbol]!, place)) continue;
    const found = inType(links.defined(view, symbol), use, links);
    if (found?.is === 'definitions')
      return {
        ...found,
        certainty: weaker(certainty, found.certainty),
        rule: `swift/implicit-${found.rule.replace('swift/', '')}`,
      };
    if (found?.is === 'unknown') open ??= found;
    // What a dependency has would come before what is around; types are seldom inherited.
    if (found && role !== 'type' && !/^_?\p{Lu}/u.test(name)) certainty = 'inferred';
  }
  const found = beyond(use, links);
  if (found.is === 'definitions') return { ...found, certainty: weaker(certainty, found.certainty) };
  return found.is === 'outside' && open ? open : found;
}

function isInHead({ signatureEndLine: line, signatureEndColumn: column }: StoredSymbol, place: TextPlace): boolean {
  return comparePlaces(place, { line, column }) < 0;
}

/** The member of a type around that a bare name is: of its values, else of itself. */
function inType(type: Defined, use: NameUse, links: LinkWorld): Meaning | undefined {
  const self = selfOf(type, false, links);
  if (self.is !== 'instance' && self.is !== 'type') return memberOfOutside(self, use, links) ?? OUT;
  const isType = use.role === 'type';
  const ofValue = isType ? undefined : memberOfType({ ...self, is: 'instance' }, use, links);
  if (ofValue?.is === 'definitions') return ofValue;
  const ofType = memberOfType({ ...self, is: 'type' }, use, links);
  if (ofType?.is === 'definitions') {
    const isFit = !isType || ofType.all.every(({ view, symbol }) => TYPES.has(view.facts.symbols[symbol]!.kind));
    return isFit ? ofType : undefined;
  }
  return ofValue?.is === 'unknown' ? ofValue : (ofType ?? ofValue);
}

function boundTo(visible: readonly StoredBinding[], use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view } = use;
  const last = [...visible].sort(comparePlaces).at(-1)!;
  const functions = visible.filter(({ symbol }) => symbol >= 0).map(({ symbol }) => links.defined(view, symbol));
  if (last.symbol >= 0) {
    const fit = fitting(functions, use);
    return fit.length > 0 ? several(fittingTypes(fit, use, links), 'exact', 'swift/scope', links) : undefined;
  }
  return links.definedBy(view, last, 'swift/scope');
}

/** What a name means at the level of files: of its module, before what imported modules have. */
export function beyond(use: NameUse, links: LinkWorld): Meaning {
  const { view, name, role } = use;
  const all = links.definitions(name, view).flatMap((one) => {
    const { parent, kind } = one.view.facts.symbols[one.symbol]!;
    if (parent >= 0 || kind === 'extension' || (role === 'type' && !TYPES.has(kind))) return [];
    const seen = seenFrom(view, one, links);
    return seen ? [{ one, seen }] : [];
  });
  const fit = fitting(
    all.map(({ one }) => one),
    use,
  );
  const own = fit.filter((one) => isOwn(one, view, links));
  const used = fittingTypes(own.length > 0 ? own : fit, use, links);
  if (used.length > 0) {
    const certainty = all
      .filter(({ one }) => used.includes(one))
      .reduce<Certainty>((least, { seen }) => weaker(least, seen), 'exact');
    return several(
      used,
      certainty,
      used[0]!.view === view ? 'swift/file' : own.length > 0 ? 'swift/module' : 'swift/import',
      links,
    );
  }
  if (all.length > 0) return { is: 'unknown', rule: 'swift/labels', candidates: all.map(({ one }) => one) };
  return isModule(view, name, links) ? moduleNamed(view, name) : OUT;
}

function isOwn({ view }: Defined, from: FileView, links: LinkWorld): boolean {
  if (view === from) return true;
  const imports = new Set(from.facts.imports.map(({ specifier }) => specifier.split('.')[0]!));
  return ![...imports].some((module) => isOfModule({ view, symbol: -1, name: -1 }, module, links));
}
