import { type Defined, type FileView, identityOfDefined, isSameFamily } from '../languages/index.ts';
import { ROLES, type Role } from '../model/index.ts';
import type { IndexReader } from '../store/index.ts';
import { type Adjacency, filesAt, packed, turnedRound } from './adjacency.ts';
import type { ImportEdge, ImportResolver } from './import-edges.ts';
import type { ImportGraph } from './import-graph.ts';
import { kindOf, TYPES } from './link-context.ts';
import type { Linker } from './linker.ts';
import { type FoundReference, placeMeaning, placesNamed } from './named-places.ts';

const NAMING: ReadonlySet<Role> = new Set(['type', 'call', 'read']);
const NONE: ReadonlyMap<number, ImportEdge> = new Map();

/**
 * Adds to a graph of imports which files name types of each other, in languages whose imports do not lead to these. Files
 * are read when they are asked for: for those that use a file, only the places with the names of its types.
 */
export function withNameEdges(
  graph: ImportGraph,
  { reader, linker, imports }: { reader: IndexReader; linker: Linker; imports: ImportResolver },
): ImportGraph {
  if (imports.byName.length === 0) return graph;
  const { paths, indexOf } = graph;
  const named = new Map<number, readonly ImportEdge[]>();
  const naming = new Map<number, ReadonlyMap<number, ImportEdge>>();
  let names: TypeNames | undefined;
  let all: { out: Adjacency; into: Adjacency } | undefined;

  function from(file: number): readonly ImportEdge[] {
    const known = named.get(file);
    if (known) return known;
    const view = linker.viewOf(paths[file] ?? '');
    const isByName = view !== undefined && imports.isByName(view.file.language);
    if (isByName) names ??= namesOfTypes();
    const found = isByName ? nameEdges(view, linker, names) : [];
    named.set(file, found);
    return found;
  }

  function namesOfTypes(): TypeNames {
    const found = new Map<string, Set<string> | undefined>();
    const imported = new Set<string>();
    for (const path of paths) {
      const view = linker.viewOf(path);
      if (!view || !isNamed(view)) continue;
      const { otherNames } = linker.rulesOf(view.file.language);
      const add = (name: string): void => void (found.get(name)?.add(path) ?? found.set(name, new Set([path])));
      for (const [symbol, { kind, name }] of view.facts.symbols.entries()) {
        if (TYPES.has(kind)) add(name);
        for (const other of otherNames?.(linker.defined(view, symbol), linker) ?? []) add(other);
      }
      for (const { local } of view.facts.imports) imported.add(local);
    }
    for (const local of imported) found.set(local, undefined);
    return found;
  }

  /** True for a file whose types may be named without an import that leads to it. */
  const isNamed = (view: FileView): boolean => imports.byName.some((one) => isSameFamily(one, view.file.language));

  function to(file: number): ReadonlyMap<number, ImportEdge> {
    const known = naming.get(file);
    if (known) return known;
    const view = linker.viewOf(paths[file] ?? '');
    const found = view && isNamed(view) ? readTo(view) : NONE;
    naming.set(file, found);
    return found;
  }

  function readTo(view: FileView): ReadonlyMap<number, ImportEdge> {
    const types = typesOf(view, linker);
    if (types.length === 0) return NONE;
    const { meaning } = placesNamed(linker, reader, types);
    const first = new Map<FileView, number>();
    for (const place of meaning(types.map(identityOfDefined))) {
      const { view: on, occurrence } = place;
      if (on === view || !imports.isByName(on.file.language) || !isNaming(place)) continue;
      first.set(on, Math.min(first.get(on) ?? occurrence, occurrence));
    }
    return new Map([...first].map(([on, at]) => [indexOf(on.file.path), edgeTo(view.file.path, on, at)]));
  }

  const outOf = (file: number): Int32Array =>
    together(
      graph.out(file),
      from(file).map(({ path }) => indexOf(path)),
    );

  return {
    paths,
    indexOf,
    out: (file) => (all ? filesAt(all.out, file) : outOf(file)),
    into: (file) => (all ? filesAt(all.into, file) : together(graph.into(file), to(file).keys()).sort()),
    edgesTo: (file, target) => {
      const edge = named.get(file)?.find(({ path }) => path === paths[target]) ?? to(target).get(file);
      const written = graph.edgesTo(file, target);
      return edge ? [...written, edge].sort((a, b) => a.line - b.line) : written;
    },
    whole: () => {
      if (!all) {
        const out = packed(paths.map((_, file) => outOf(file)));
        all = { out, into: turnedRound(out) };
      }
      return all.out;
    },
  };
}

function together(files: Int32Array, others: Iterable<number>): Int32Array {
  return Int32Array.from(new Set([...files, ...others]));
}

/** All names that types of the project can have, with the files that define these; undefined for one that imports give. */
type TypeNames = ReadonlyMap<string, ReadonlySet<string> | undefined>;

/** The files whose types a file names, each with the first name of it; `names`, where known, tell what need not be looked at. */
export function nameEdges(view: FileView, linker: Linker, names?: TypeNames): ImportEdge[] {
  const found = new Map<string, ImportEdge>();
  const own = view.file.path;
  const mayTell = (name: string, role: Role): boolean => {
    if (!names?.has(name)) return role === 'type' || names === undefined;
    const files = names.get(name);
    if (!files) return true;
    for (const path of files) if (path !== own && !found.has(path)) return true;
    return false;
  };
  for (let occurrence = 0; occurrence < view.occurrences.name.length; occurrence++) {
    const role = ROLES[view.occurrences.role[occurrence]!]!;
    if (!NAMING.has(role) || !mayTell(view.nameAt(occurrence), role)) continue;
    const { place, meaning } = placeMeaning(linker, view, occurrence);
    if (meaning.is !== 'definitions' || !isNaming(place)) continue;
    for (const one of meaning.all) {
      const { path } = one.view.file;
      if (one.view === view || found.has(path) || !TYPES.has(kindOf(one) ?? 'variable')) continue;
      found.set(path, edgeTo(path, view, occurrence));
    }
  }
  return [...found.values()];
}

const isNaming = ({ role, tier }: FoundReference): boolean => tier === 'exact' && NAMING.has(role);

function typesOf(view: FileView, linker: Linker): Defined[] {
  return view.facts.symbols.flatMap(({ kind }, symbol) => (TYPES.has(kind) ? [linker.defined(view, symbol)] : []));
}

function edgeTo(path: string, view: FileView, occurrence: number): ImportEdge {
  return {
    ...{ path, files: [path], specifier: view.nameAt(occurrence), line: view.placeOf(occurrence).line + 1 },
    ...{ kind: 'use', status: 'internal', note: '' },
  };
}
