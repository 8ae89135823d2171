import { comparePlaces, type StoredImport, type TextPlace } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';
import { chainOf, isOfType } from './members.ts';
import { isType, keyOf, typeIn, wholeOf } from './types.ts';

/** A namespace around a place, with what its declaration uses. */
export interface Around {
  namespace: string;
  /** The directives that hold there: of the declaration, or of the file and all of its project. */
  usings: readonly Using[];
}

/** One `using`: of a namespace or a type, or another name for one. */
export interface Using {
  view: FileView;
  item: Pick<StoredImport, 'specifier' | 'imported' | 'local'>;
  /** Where it stands; undefined for one that no source says. */
  place: TextPlace | undefined;
  isAlias: boolean;
}

interface FileUsings {
  usings: readonly Using[];
  scopes: readonly number[];
}
const known = new WeakMap<FileView, FileUsings>();

function usingsOf(view: FileView): FileUsings {
  let found = known.get(view);
  if (!found) {
    const items = view.facts.imports.filter(({ kind }) => kind === 'import');
    const usings = items.map((item): Using => usingOf(view, item));
    found = { usings, scopes: usings.map(({ place }) => view.scopeAt(place!)) };
    known.set(view, found);
  }
  return found;
}

function usingOf(view: FileView, item: StoredImport): Using {
  const place = { line: item.startLine, column: item.startColumn };
  return { view, item, place, isAlias: item.imported !== '*' };
}

/** The namespaces around a place, innermost first; the last is the one around all. */
export function namespacesAround(view: FileView, place: TextPlace, links: LinkWorld): readonly Around[] {
  const { symbols } = view.facts;
  const around = view.symbolsAround(place).filter((symbol) => symbols[symbol]!.kind === 'namespace');
  const innermost = around.at(-1) ?? -1;
  let own = spaces.get(view);
  if (!own) {
    own = new Map();
    spaces.set(view, own);
  }
  let found = own.get(innermost);
  if (!found) {
    found = readNamespaces(view, around, links);
    own.set(innermost, found);
  }
  return found;
}

const spaces = new WeakMap<FileView, Map<number, readonly Around[]>>();

function readNamespaces(view: FileView, around: number[], links: LinkWorld): readonly Around[] {
  const { usings, scopes } = usingsOf(view);
  const { symbols } = view.facts;
  const found: Around[] = [];
  for (const symbol of around.reverse()) {
    const name = keyOf(view, symbol);
    const { startLine, startColumn } = symbols[symbol]!;
    const scope = view.facts.scopes.findIndex(
      (one) => one.kind === 'module' && one.startLine === startLine && one.startColumn === startColumn,
    );
    const own = usings.filter((_, i) => scopes[i] === scope && scope >= 0);
    const outer = symbols[symbol]!.parent < 0 ? '' : keyOf(view, symbols[symbol]!.parent);
    // `namespace A.B` stands for one in the other.
    for (let at = name; at !== outer && at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
      found.push({ namespace: at, usings: at === name ? own : [] });
    }
  }
  const whole = wholeOf(links.files);
  const { path } = view.file;
  const global = whole.globalUsings(path).flatMap(({ path: of, at }): Using[] => {
    const on = of === path ? undefined : links.viewOf(of);
    const item = on?.facts.imports[at];
    return on && item ? [{ ...usingOf(on, item), isAlias: item.imported !== '*' }] : [];
  });
  const built = whole.projects.usings(path).map(({ specifier, alias }): Using => {
    const at = specifier.lastIndexOf('.');
    const item =
      alias === ''
        ? { specifier, imported: '*', local: '' }
        : { specifier: specifier.slice(0, Math.max(0, at)), imported: specifier.slice(at + 1), local: alias };
    return { view, item, place: undefined, isAlias: alias !== '' };
  });
  found.push({ namespace: '', usings: [...usings.filter((_, i) => scopes[i] === 0), ...global, ...built] });
  return found;
}

/** The namespace or type that a whole path leads to, by the file alone that names it. */
export function pathMeaning(path: string, from: FileView, links: LinkWorld): Meaning | undefined {
  if (path === '') return undefined;
  if (wholeOf(links.files).isNamespace(path, from.file.path)) return moduleOf(path);
  const at = path.lastIndexOf('.');
  const [before, name] = [path.slice(0, Math.max(0, at)), path.slice(at + 1)];
  const own = plainType(before, name, from, links);
  if (own || before === '') return own;
  // A type in a type.
  const around = pathMeaning(before, from, links);
  if (around?.is !== 'definitions') return undefined;
  const [outer] = around.all;
  return outer && plainType(keyOf(outer.view, outer.symbol), name, from, links);
}

/** A type whose type arguments are not written: one without any comes first. */
function plainType(container: string, name: string, from: FileView, links: LinkWorld): Meaning | undefined {
  return typeIn(container, name, 0, from, links) ?? typeIn(container, name, undefined, from, links);
}

/** A namespace as a whole. */
export function moduleOf(path: string): Meaning {
  return { is: 'module', path, by: 'csharp', certainty: 'exact', rule: 'csharp-namespace' };
}

/** What the path of a directive means: from the namespaces around it, which are none for most. */
export function usedPath(using: Using, links: LinkWorld): Meaning | undefined {
  let known = paths.get(using);
  if (!known) {
    known = { meaning: readPath(using, links) };
    paths.set(using, known);
  }
  return known.meaning;
}

const paths = new WeakMap<Using, { meaning: Meaning | undefined }>();

function readPath({ view, item, place }: Using, links: LinkWorld): Meaning | undefined {
  const path =
    item.imported === '*'
      ? item.specifier
      : item.specifier === ''
        ? item.imported
        : `${item.specifier}.${item.imported}`;
  const around = place ? view.symbolsAround(place).filter((one) => view.facts.symbols[one]!.kind === 'namespace') : [];
  for (const symbol of around.reverse()) {
    for (let at = keyOf(view, symbol); at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
      const found = pathMeaning(`${at}.${path}`, view, links);
      if (found) return found;
    }
  }
  return pathMeaning(path, view, links);
}

/** What an alias stands for; undefined when it is none of these. */
export function aliasNamed(usings: readonly Using[], name: string, links: LinkWorld): Meaning | undefined {
  const alias = usings.find((one) => one.isAlias && one.item.local === name);
  if (!alias) return undefined;
  const { view, place } = alias;
  // A type with arguments is said by the name itself.
  const binding = place && view.bindingsOf(name).find((one) => one.kind === 'import' && comparePlaces(one, place) >= 0);
  const at = binding ? view.occurrenceAt(binding) : -1;
  const said = at < 0 ? undefined : view.linksOf(at).find(({ kind }) => kind === 'type');
  const found = said && said.target >= 0 ? links.meaning(view, said.target) : usedPath(alias, links);
  return found ?? { is: 'outside', rule: 'csharp-alias-outside', name: alias.item.imported };
}

/** The type that directives bring under a name: of the namespaces that they use, or in types whose static members they do. */
export function typeUsed(
  usings: readonly Using[],
  name: string,
  arity: number | undefined,
  from: FileView,
  links: LinkWorld,
): Meaning | undefined {
  const found = usings.flatMap((using) => {
    if (using.isAlias) return [];
    const used = usedPath(using, links);
    if (used?.is === 'module') return typeIn(used.path, name, arity, from, links) ?? [];
    const [outer] = used?.is === 'definitions' ? used.all : [];
    return (outer && typeIn(keyOf(outer.view, outer.symbol), name, arity, from, links)) ?? [];
  });
  return onlyOne(found);
}

/** The static members of a name that directives bring. */
export function membersUsed(usings: readonly Using[], name: string, links: LinkWorld): Defined[] {
  const found = usings.flatMap((using) => {
    if (using.isAlias) return [];
    const used = usedPath(using, links);
    if (used?.is !== 'definitions') return [];
    const chain = chainOf([{ is: 'type', of: used.all, certainty: 'exact' }], name, links);
    return chain.levels.flatMap(({ members }) => members.filter((one) => isOfType(one) && !isType(one)));
  });
  return [...new Map(found.map((one) => [`${one.view.file.id}:${one.name}`, one])).values()];
}

/** What several directives bring, where that is one thing. */
function onlyOne(found: readonly Meaning[]): Meaning | undefined {
  const keys = new Map(
    found.map((one) => [
      one.is === 'definitions' ? one.all.map(({ view, name }) => `${view.file.id}:${name}`).join(' ') : one.is,
      one,
    ]),
  );
  if (keys.size < 2) return [...keys.values()][0];
  const candidates = found.flatMap((one) =>
    one.is === 'definitions' ? one.all : one.is === 'unknown' ? (one.candidates ?? []) : [],
  );
  return { is: 'unknown', rule: 'csharp-ambiguous', candidates };
}
