import { comparePlaces } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { identityOf, type Meaning } from '../meaning.ts';
import { directoryOf } from '../module-paths.ts';
import { fileOf } from './modules.ts';

/** It is nothing, or set from elsewhere. */
const MISSING: Meaning = { is: 'unknown', rule: 'module-missing', candidates: [] };

/**
 * What a module has under a name: what its file binds, imports included; what it imports all names of has; a module in
 * the package. `path` is a directory for a package without `__init__`.
 */
export function inModule(path: string, name: string, links: LinkWorld, seen: ReadonlySet<string>): Meaning {
  const key = `${path}:${name}`;
  // A circle of imports leads nowhere.
  if (seen.has(key)) return { is: 'unknown', rule: 'module-circular' };
  const within = new Set([...seen, key]);
  const view = links.viewOf(path);
  const own = view && (bound(view, name, links, within) ?? starred(view, name, links, within));
  if (own && own.is !== 'unknown') return own;
  const isPackage = !view || /(?:^|\/)__init__\.pyi?$/.test(path);
  const part = isPackage ? fileOf(links.files, view ? directoryOf(path) : path, [name]) : undefined;
  if (part !== undefined) return { is: 'module', path: part, by: 'python', certainty: 'exact', rule: 'submodule' };
  if (own) return own;
  const isOpen = (view?.boundAs('__getattr__').inScope(0).length ?? 0) > 0;
  return isOpen ? { is: 'unknown', rule: 'module-getattr' } : MISSING;
}

function bound(view: FileView, name: string, links: LinkWorld, seen: ReadonlySet<string>): Meaning | undefined {
  const bindings = view.boundAs(name).inScope(0);
  const own = bindings.filter(({ kind }) => kind !== 'import');
  if (own.length > 0) {
    const all = own.map((binding) => ({ view, symbol: binding.symbol, name: view.occurrenceAt(binding) }));
    return { is: 'definitions', all, certainty: 'exact', rule: 'module' };
  }
  if (bindings.length === 0) return undefined;
  const brought = view.facts.imports
    .filter(({ local, kind }) => local === name && kind !== 're-export')
    .map((item) => links.imported(view, item, seen));
  // Alternatives: below `try` and `if`.
  const found = brought.filter((one) => one.is === 'definitions');
  const distinct = new Map(
    found.map((one) => [identityOf(links.valueOf(one)) + one.all.map(({ name: at }) => at), one]),
  );
  const [first] = distinct.values();
  if (first && distinct.size > 1) return { ...first, all: found.flatMap(({ all }) => all), certainty: 'inferred' };
  return first ?? brought.find(({ is }) => is !== 'unknown') ?? brought[0];
}

/** What a name means that a file has from `from x import *`; undefined when it has none of it. */
export function starred(
  view: FileView,
  name: string,
  links: LinkWorld,
  seen: ReadonlySet<string>,
): Meaning | undefined {
  let unknown: Meaning | undefined;
  for (const item of [...view.facts.imports].reverse()) {
    if (item.imported !== '*' || item.local !== '' || item.kind === 're-export') continue;
    for (const target of links.targets(view, item)) {
      if (target.status !== 'internal') {
        unknown ??= { is: 'unknown', rule: 'star-outside' };
        continue;
      }
      const other = links.viewOf(target.path);
      if (!other || !givesAway(other, name)) continue;
      const found = inModule(target.path, name, links, seen);
      if (found.is !== 'unknown') return { ...found, rule: 'star' };
      if (found !== MISSING) unknown ??= found;
    }
  }
  return unknown;
}

/** True when `import *` takes a name of a module, if that has it. */
function givesAway({ facts }: FileView, name: string): boolean {
  const listed = facts.imports.filter(({ kind, specifier }) => kind === 're-export' && specifier === '');
  return listed.length > 0 ? listed.some(({ local }) => local === name) : !name.startsWith('_');
}

/** What a name means in the path of a module that an import names; undefined where it is what is taken from there. */
export function inPath({ view, occurrence, name, role }: NameUse, links: LinkWorld): Meaning | undefined {
  if (role !== 'import') return undefined;
  const place = view.placeOf(occurrence);
  const item = view.facts.imports.find(
    ({ startLine, startColumn, endLine, endColumn }) =>
      comparePlaces({ line: startLine, column: startColumn }, place) <= 0 &&
      comparePlaces(place, { line: endLine, column: endColumn }) < 0,
  );
  // `import a.b as c` has nothing but paths and names of its own.
  if (!item || item.imported === '*' || (item.imported === '' && item.local === '')) return undefined;
  const [dots = ''] = /^\.*/.exec(item.specifier) ?? [];
  const parts = item.specifier.slice(dots.length).split('.');
  const start = { line: item.startLine, column: item.startColumn };
  let first = occurrence;
  while (first > 0 && comparePlaces(start, view.placeOf(first - 1)) <= 0) first--;
  const at = occurrence - first;
  if (parts[at] !== name) return undefined;
  const specifier = dots + parts.slice(0, at + 1).join('.');
  const [target] = links.targets(view, { ...item, specifier, imported: '*' });
  if (target?.status === 'internal') {
    const certainty = target.assumed === '' ? 'exact' : 'inferred';
    return { is: 'module', path: target.path, by: 'python', certainty, rule: 'import-path' };
  }
  return target?.status === 'unresolved' ? MISSING : { is: 'outside', rule: 'import-path' };
}
