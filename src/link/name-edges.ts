import type { FileView } from '../languages/index.ts';
import { ROLES, type Role } from '../model/index.ts';
import type { ImportEdge, ImportResolver } from './import-edges.ts';
import type { ImportGraph } from './import-graph.ts';
import { kindOf, TYPES } from './link-context.ts';
import type { Linker } from './linker.ts';

/** The import graph with the files that name types of each other, in languages whose imports do not lead to these. */
export type UseGraph = Pick<ImportGraph, 'paths' | 'indexOf' | 'out' | 'into' | 'edgesTo'>;

const NAMING: ReadonlySet<Role> = new Set(['type', 'call', 'read']);

/** Makes it; files are only read when they are asked for. */
export function createUseGraph(graph: ImportGraph, linker: Linker, imports: ImportResolver): UseGraph {
  const named = new Map<number, readonly ImportEdge[]>();

  function byName(file: number): readonly ImportEdge[] {
    let known = named.get(file);
    if (!known) {
      const view = linker.viewOf(graph.paths[file] ?? '');
      known = view && imports.isByName(view.file.language) ? nameEdges(view, linker) : [];
      named.set(file, known);
    }
    return known;
  }

  const filesOf = (edges: readonly ImportEdge[]): number[] =>
    edges.flatMap(({ files }) => files.map((path) => graph.indexOf(path)).filter((place) => place >= 0));

  function naming(file: number): number[] {
    const view = linker.viewOf(graph.paths[file] ?? '');
    if (!view || !imports.isByName(view.file.language)) return [];
    const names = new Set(view.facts.symbols.filter(({ kind }) => TYPES.has(kind)).map(({ name }) => name));
    const all = view.facts.symbols.flatMap((_, symbol) => {
      const one = linker.defined(view, symbol);
      return TYPES.has(kindOf(one)!) ? (linker.rulesOf(view.file.language).otherNames?.(one) ?? []) : [];
    });
    const paths = new Set([...names, ...all].flatMap((name) => linker.filesWith(name)));
    return [...paths]
      .map((path) => graph.indexOf(path))
      .filter((from) => from >= 0 && from !== file && filesOf(byName(from)).includes(file));
  }

  return {
    paths: graph.paths,
    indexOf: graph.indexOf,
    out: (file) => [...new Set([...graph.out(file), ...filesOf(byName(file))])],
    into: (file) => [...new Set([...graph.into(file), ...naming(file)])],
    edgesTo: (file, path) =>
      [...graph.edgesTo(file, path), ...byName(file).filter(({ files }) => files.includes(path))].sort(
        (a, b) => a.line - b.line,
      ),
  };
}

/** The files whose types a file names, each with the first name of it. */
export function nameEdges(view: FileView, linker: Linker): ImportEdge[] {
  const found = new Map<string, ImportEdge>();
  for (let occurrence = 0; occurrence < view.occurrences.name.length; occurrence++) {
    if (!NAMING.has(ROLES[view.occurrences.role[occurrence]!]!)) continue;
    const meaning = linker.meaning(view, occurrence);
    if (meaning.is !== 'definitions' || meaning.certainty !== 'exact') continue;
    for (const one of meaning.all) {
      const { path } = one.view.file;
      if (path === view.file.path || found.has(path) || !TYPES.has(kindOf(one) ?? 'variable')) continue;
      found.set(path, {
        ...{ path, files: [path], specifier: view.nameAt(occurrence), line: view.placeOf(occurrence).line + 1 },
        ...{ kind: 'use', status: 'internal', note: '' },
      });
    }
  }
  return [...found.values()];
}
