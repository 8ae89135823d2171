import { comparePlaces, type StoredImport, type TextPlace } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import { platformName } from '../java/platform.ts';
import { isPackagePart } from '../java/whole-names.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Certainty, type Defined, type Meaning, OUTSIDE, type ValueType } from '../meaning.ts';
import { bodyOf } from './bodies.ts';
import { chainOf, isExtension } from './chains.ts';
import { type Candidate, chosen } from './chosen.ts';
import { type Brought, broughtBy, clausesAt, isPath, wholeNamed } from './packages.ts';
import { fitOfKind, type Space } from './spaces.ts';
import { madeBy } from './standard.ts';

/** What a name without a receiver means: what is around it, scope by scope, imports among it, then the packages. */
export function bareName(use: NameUse, space: Space, links: LinkWorld, except?: StoredImport): Meaning {
  const { view, name, occurrence } = use;
  const { scopes, symbols } = view.facts;
  const place = view.placeOf(occurrence);
  const clauses = clausesAt(view, occurrence);
  let certainty: Certainty = 'exact';
  let isOpen = false;
  const named = view.boundAs(name);
  const imports = importsOf(view);
  // Of a name that the project nowhere defines nothing is a member.
  const isDefined = links.definitions(name, view).length > 0;
  for (let scope = view.scopeAt(place); scope >= 0; scope = scopes[scope]!.parent) {
    const isClass = scopes[scope]!.kind === 'class';
    const body = isClass && isDefined ? bodyOf(view, scope, links) : undefined;
    const visible = named
      .inScope(scope)
      .filter(
        (one) =>
          one.kind !== 'import' &&
          fitOfKind(symbols[one.symbol]?.kind ?? one.kind, space) > 0 &&
          (!isMemberOf(view, one.symbol, body?.type) || !body) &&
          comparePlaces({ line: one.visibleLine, column: one.visibleColumn }, place) <= 0,
      );
    if (visible.length > 0) {
      // Locals that are bound last come first; functions of one name are overloads.
      const locals = visible.filter(({ symbol }) => symbol < 0).sort(comparePlaces);
      const last = locals.at(-1);
      const all: Candidate[] = last
        ? [{ one: { view, symbol: -1, name: view.occurrenceAt(last) }, isSure: true }]
        : visible.map(({ symbol }) => ({ one: links.defined(view, symbol), isSure: true }));
      const found = chosen(
        all.filter(({ one }) => !isExtension(one)),
        use,
        space,
        scope === 0 ? 'file' : 'scope',
        links,
      );
      if (found) return weakened(found, certainty);
    }
    if (body && !isInHead(view, body.type, place)) {
      const chain = chainOf(body.values, name, links, body.type === undefined);
      const found = chosen(
        chain.found.filter(({ one }) => !isExtension(one)),
        use,
        space,
        'scala/member',
        links,
      );
      if (found) return weakened(found, certainty);
      if (chain.isOutside && space !== 'type') return { is: 'outside', rule: 'scala/inherited-outside' };
      // Nothing but types and objects mostly has a name like this, and these are seldom inherited.
      if (chain.isOpen && space !== 'type' && !/^\p{Lu}/u.test(name)) {
        certainty = 'inferred';
        isOpen = true;
      }
    }
    const own = imports.get(scope);
    if (own) {
      const found = ofImports(own, use, space, clauses, links, except);
      if (found && (found.is !== 'unknown' || found.candidates)) return weakened(found, certainty);
      if (found) {
        // What is imported all of may have the name.
        certainty = 'inferred';
        isOpen = true;
      }
    }
  }
  for (const clause of clauses) {
    const found = ofAll(wholeNamed(`${clause}.${name}`, view, links), use, space, 'scala/package', links);
    if (found)
      return weakened(
        found,
        space === 'call' && !/^\p{Lu}/u.test(name) ? certainty : space === 'type' ? 'exact' : certainty,
      );
  }
  if (clauses.length === 0) {
    const found = ofAll(wholeNamed(name, view, links), use, space, 'scala/package', links);
    if (found) return weakened(found, certainty);
  }
  if (space === 'value') {
    const path = packagePath(use, clauses, links);
    if (path !== undefined) return { is: 'module', path, by: view.file.language, certainty: 'exact', rule: 'package' };
  }
  const known = space === 'type' ? {} : valueOfOutside(use, links);
  if (isOpen && !known.value && !/^\p{Lu}/u.test(name)) return { is: 'unknown', rule: 'scala/supertype-unknown' };
  return { is: 'outside', rule: 'unbound', name, ...known };
}

/** True before the body of a type: nothing of it is seen there but what its constructor takes. */
function isInHead({ facts }: FileView, type: Defined | undefined, place: TextPlace): boolean {
  const one = type && facts.symbols[type.symbol];
  return one !== undefined && comparePlaces(place, { line: one.signatureEndLine, column: one.signatureEndColumn }) < 0;
}

/** True for a definition that stands in a type: it is found as a member of that. */
function isMemberOf(view: FileView, symbol: number, type: Defined | undefined): boolean {
  return type !== undefined && symbol >= 0 && view.facts.symbols[symbol]!.parent === type.symbol;
}

function ofAll(
  { all, isAmbiguous, isOneOfSeveral = false }: Brought,
  use: NameUse,
  space: Space,
  rule: string,
  links: LinkWorld,
): Meaning | undefined {
  const own = all.filter((one) => !isExtension(one));
  if (isAmbiguous) {
    const fitting = own.filter(({ view, symbol }) => fitOfKind(view.facts.symbols[symbol]!.kind, space) > 0);
    return fitting.length > 0 ? { is: 'unknown', rule: 'scala/several-modules', candidates: fitting } : undefined;
  }
  return chosen(
    own.map((one) => ({ one, isSure: !isOneOfSeveral })),
    use,
    space,
    rule,
    links,
  );
}

/** What the imports of one scope bring: those of the name first, then those of all names. */
function ofImports(
  imports: readonly StoredImport[],
  use: NameUse,
  space: Space,
  clauses: readonly string[],
  links: LinkWorld,
  except: StoredImport | undefined,
): Meaning | undefined {
  const { view, name, occurrence } = use;
  const place = view.placeOf(occurrence);
  const before = imports.filter(
    (item) => item !== except && comparePlaces({ line: item.startLine, column: item.startColumn }, place) <= 0,
  );
  let outside: string | undefined;
  for (const item of before.filter(({ local }) => local === name)) {
    const found = ofImport(item, item.imported, use, space, clauses, links);
    if (found?.is === 'outside') outside = found.name;
    else if (found) return found;
  }
  if (outside !== undefined)
    return {
      is: 'outside',
      rule: 'import-outside',
      name: outside,
      ...valueOfOutside({ ...use, name: outside.replace(/^.*\./, '') }, links),
    };
  if (links.definitions(name, view).length === 0) return undefined;
  for (const item of before.filter(({ imported }) => imported === '*')) {
    const isHidden = before.some(
      (other) => other.startLine === item.startLine && other.specifier === item.specifier && other.imported === name,
    );
    if (isHidden) continue;
    const found = ofImport(item, name, use, space, clauses, links);
    if (found && found.is !== 'outside') return found;
  }
  return undefined;
}

/** What one import has under a name; undefined for nothing in that space. */
function ofImport(
  item: StoredImport,
  imported: string,
  use: NameUse,
  space: Space,
  clauses: readonly string[],
  links: LinkWorld,
): Meaning | undefined {
  const { view } = use;
  const brought = broughtBy({ specifier: item.specifier, imported }, clauses, view, links);
  const found = ofAll(brought, use, space, 'import', links);
  if (found) return found;
  if (brought.all.length > 0) return undefined;
  const path = item.specifier === '' ? imported : `${item.specifier}.${imported}`;
  if (item.specifier === '') return { is: 'outside', rule: 'import-outside', name: path };
  // A path that begins with a value.
  const [first = ''] = item.specifier.split('.');
  const start = view
    .occurrencesOf(first)
    .find(
      (one) =>
        comparePlaces(view.placeOf(one), { line: item.startLine, column: item.startColumn }) >= 0 &&
        view.placeOf(one).line <= item.endLine,
    );
  const meaning = start === undefined || isPath(first, links.files) ? undefined : links.meaning(view, start);
  if (meaning?.is !== 'definitions') return { is: 'outside', rule: 'import-outside', name: platformName(path) };
  let value: ValueType = pathValue(meaning, view, start!, links);
  for (const part of item.specifier.split('.').slice(1))
    value = links.valueOf(links.member(value, part, { ...use, occurrence: start!, name: part, role: 'read' }));
  if (value.is === 'outside') return { is: 'outside', rule: 'import-outside', name: imported };
  if (value.is !== 'instance' && value.is !== 'type') return { is: 'unknown', rule: 'scala/import-unknown' };
  const chain = chainOf([value], imported, links);
  const member = chosen(chain.found, use, space, 'import', links);
  return member ?? (chain.isOpen ? { is: 'unknown', rule: 'scala/import-unknown' } : undefined);
}

const pathValue = (meaning: Meaning, view: FileView, occurrence: number, links: LinkWorld): ValueType => {
  const value = links.valueAt(view, occurrence, { kind: 'value', target: occurrence, steps: [] });
  return value.is === 'unknown' ? links.valueOf(meaning) : value;
};

const known = new WeakMap<FileView, ReadonlyMap<number, readonly StoredImport[]>>();

/** The imports of a file by the scope that they stand in. */
export function importsOf(view: FileView): ReadonlyMap<number, readonly StoredImport[]> {
  const before = known.get(view);
  if (before) return before;
  const found = new Map<number, StoredImport[]>();
  for (const item of view.facts.imports) {
    if (item.kind !== 'import') continue;
    const scope = view.scopeAt({ line: item.startLine, column: item.startColumn });
    const own = found.get(scope);
    if (own) own.push(item);
    else found.set(scope, [item]);
  }
  known.set(view, found);
  return found;
}

/** The package that a name is the first part of: of this project, or of an import. */
export function packagePath(
  { view, occurrence, name }: Pick<NameUse, 'view' | 'occurrence' | 'name'>,
  clauses: readonly string[],
  links: LinkWorld,
): string | undefined {
  const isOwn = (path: string): boolean =>
    links.files.inPackage(path).length > 0 || (occurrence >= 0 && isPackagePart(path, view, occurrence, links));
  const inner = clauses.find((clause) => isOwn(`${clause}.${name}`));
  if (inner !== undefined) return `${inner}.${name}`;
  const starts = (whole: string): boolean => whole === name || whole.startsWith(`${name}.`);
  const isOne =
    name === 'scala' ||
    name === 'java' ||
    name === '_root_' ||
    clauses.some(starts) ||
    isOwn(name) ||
    view.facts.imports.some(
      ({ specifier, kind }) =>
        kind !== 're-export' && starts(specifier.replace(/^_root_\./, '')) && /^\p{Ll}/u.test(name),
    );
  return isOne ? (name === '_root_' ? '' : name) : undefined;
}

function weakened(meaning: Meaning, by: Certainty): Meaning {
  return meaning.is === 'definitions' && by === 'inferred' ? { ...meaning, certainty: by } : meaning;
}

/** What a function or an object of the library gives of what it is called with. */
function valueOfOutside({ view, occurrence, name, role }: NameUse, links: LinkWorld): { value?: ValueType } {
  if (role !== 'call' && !/^(?:implicitly|summon)$/.test(name)) return {};
  const said = view.linksOf(occurrence);
  const [type, first] = [
    said.find(({ kind }) => kind === 'typeArgument'),
    said.find(({ kind }) => kind === 'argument'),
  ];
  const value = madeBy(
    name,
    type && links.typeAt(view, occurrence, type),
    first ? links.valueAt(view, occurrence, first) : OUTSIDE,
  );
  return value ? { value } : {};
}
