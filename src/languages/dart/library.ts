import { comparePlaces, LINK_TARGETS, type StoredImport } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';

/** A library: its file and its parts, which have one scope. */
export interface Library {
  main: FileView;
  files: readonly FileView[];
}

const KNOWN = new WeakMap<LinkWorld, Map<string, Library>>();

/** The library that a file is of. */
export function libraryOf(view: FileView, links: LinkWorld): Library {
  let known = KNOWN.get(links);
  if (!known) {
    known = new Map();
    KNOWN.set(links, known);
  }
  let one = known.get(view.file.path);
  if (!one) {
    const main = mainOf(view, links) ?? view;
    const parts = main.facts.imports.filter(({ kind, imported }) => kind === 'include' && imported === '');
    one = { main, files: [main, ...parts.flatMap((item) => filesOf(main, item, links))] };
    known.set(view.file.path, one);
  }
  return one;
}

/** The file that a part says it is of. */
function mainOf(view: FileView, links: LinkWorld): FileView | undefined {
  const items = view.facts.imports.filter(
    ({ kind, imported }) => kind === 'package' || (kind === 'include' && imported === '*'),
  );
  return items.flatMap((item) => filesOf(view, item, links))[0];
}

function filesOf(view: FileView, item: StoredImport, links: LinkWorld): FileView[] {
  return links.targets(view, item).flatMap((target) => {
    const file = target.status === 'internal' ? links.viewOf(target.path) : undefined;
    return file ? [file] : [];
  });
}

/** True when two files are of one library, which is what private names are seen in. */
export function isSameLibrary(a: FileView, b: FileView, links: LinkWorld): boolean {
  return a === b || libraryOf(a, links).main === libraryOf(b, links).main;
}

/** Definitions of a name at the level of a library. */
export function declaredIn({ files }: Library, name: string, links: LinkWorld): Defined[] {
  return files.flatMap((view) =>
    view
      .boundAs(name)
      .inScope(0)
      .filter(({ symbol }) => symbol >= 0)
      .map(({ symbol }) => links.defined(view, symbol)),
  );
}

const MISSING: Meaning = { is: 'unknown', rule: 'dart/not-exported' };

/** What the library of a file exports under a name. What it declares comes before what it exports of others. */
export function exportedBy(
  path: string,
  name: string,
  links: LinkWorld,
  seen: ReadonlySet<string> = new Set(),
): Meaning {
  const view = seen.has(path) || name.startsWith('_') ? undefined : links.viewOf(path);
  if (!view) return MISSING;
  const library = libraryOf(view, links);
  const own = declaredIn(library, name, links);
  if (own.length > 0) return { is: 'definitions', all: own, certainty: 'exact', rule: 'dart/export' };
  const within = new Set([...seen, path]);
  const items = library.main.facts.imports.filter(({ kind }) => kind === 're-export');
  return fromAll(library.main, items, name, links, within) ?? MISSING;
}

/** What imports or exports of a library bring under a name; undefined when all of them are known and none does. */
export function fromAll(
  view: FileView,
  items: readonly StoredImport[],
  name: string,
  links: LinkWorld,
  seen: ReadonlySet<string> = new Set(),
): Meaning | undefined {
  const found: { meaning: Meaning & { is: 'definitions' }; statement: number }[] = [];
  let [isOutside, isOpen] = [false, false];
  for (const item of items) {
    if (item.imported === '*' ? isHidden(view, item, name) : item.imported !== name) continue;
    for (const target of links.targets(view, item)) {
      if (target.status === 'unresolved') isOpen = true;
      else if (target.status !== 'internal') isOutside = true;
      else {
        const meaning = exportedBy(target.path, name, links, seen);
        if (meaning.is === 'definitions') {
          const certainty = target.assumed === '' ? meaning.certainty : 'inferred';
          found.push({ meaning: { ...meaning, certainty }, statement: item.startLine });
        } else if (meaning.is === 'outside') isOutside = true;
        else if (meaning.rule !== MISSING.rule) isOpen = true;
      }
    }
  }
  const distinct = new Map(
    found.map((one) => [one.meaning.all.map(({ view: on, name: at }) => `${on.file.id}:${at}`).join(' '), one]),
  );
  const [first, ...more] = distinct.values();
  if (first && more.length === 0) return first.meaning;
  if (first) {
    const all = [...distinct.values()].flatMap(({ meaning }) => meaning.all);
    // Alternatives of one import are never there together.
    return more.every(({ statement }) => statement === first.statement)
      ? { is: 'definitions', all, certainty: 'inferred', rule: 'dart/conditional-import' }
      : { is: 'unknown', rule: 'dart/ambiguous-import', candidates: all };
  }
  if (isOpen) return { is: 'unknown', rule: 'dart/import-unresolved' };
  return isOutside ? { is: 'outside', rule: 'dart/import-outside' } : undefined;
}

function isHidden(view: FileView, item: StoredImport, name: string): boolean {
  return view.occurrencesOf(name).some((at) => {
    const isIn = isWithin(view, at, item);
    return isIn && view.linksOf(at).some(({ kind, target }) => kind === 'value' && target === LINK_TARGETS.null);
  });
}

/** True when an occurrence stands in the statement of an import. */
export function isWithin(view: FileView, occurrence: number, item: StoredImport): boolean {
  const place = view.placeOf(occurrence);
  return (
    comparePlaces({ line: item.startLine, column: item.startColumn }, place) <= 0 &&
    comparePlaces(place, { line: item.endLine, column: item.endColumn }) < 0
  );
}

/** The imports of a library that have a prefix. */
export function prefixed({ main }: Library, prefix: string): readonly StoredImport[] {
  return main.facts.imports.filter(
    ({ kind, local, imported }) => kind === 'import' && local === prefix && imported === '*',
  );
}

const BROUGHT = new WeakMap<FileView, Map<string, Meaning | undefined>>();

/** What a library sees under a name, beside what it declares: all that its imports without a prefix bring. */
export function importedInto({ main }: Library, name: string, links: LinkWorld): Meaning | undefined {
  let known = BROUGHT.get(main);
  if (!known) {
    known = new Map();
    BROUGHT.set(main, known);
  }
  if (!known.has(name)) {
    const items = main.facts.imports.filter(
      ({ kind, imported, local }) => kind === 'import' && (imported === '*' ? local === '' : imported === name),
    );
    known.set(name, fromAll(main, items, name, links));
  }
  return known.get(name);
}
