import { eachDependent, nameEdges, type WrittenEdge } from '../link/index.ts';
import type { QueryContext } from './context.ts';
import type { DependentsOptions, EdgeResult, EdgesAnswer } from './import-answers.ts';
import { indexedFile } from './indexed-file.ts';

/** What a file imports, in source order. Throws AxError 'not-found' for a file that is not in the index. */
export async function imports(path: string, context: QueryContext): Promise<EdgesAnswer> {
  const file = indexedFile(path, context);
  const linking = await context.linking();
  const facts = context.reader.facts(file.id);
  const view = linking.imports.isByName(file.language) ? linking.linker.view(file.id) : undefined;
  const imported = facts ? linking.imports.edges(file, facts) : [];
  const edges = view ? [...imported, ...nameEdges(view, linking.linker)].sort((a, b) => a.line - b.line) : imported;
  return { file: file.path, edges: edges.map((edge) => resultOf(edge, edge.path)) };
}

/** What imports a file, nearest first, then in order of path and line. Throws AxError 'not-found' for a file that is not in the index. */
export async function dependents(
  path: string,
  context: QueryContext,
  { depth = 1 }: DependentsOptions = {},
): Promise<EdgesAnswer> {
  const file = indexedFile(path, context);
  const graph = (await context.linking()).graph();
  const target = graph.indexOf(file.path);
  const edges: EdgeResult[] = [];
  eachDependent(graph, target, depth, (from, distance, via) => {
    for (const edge of graph.edgesTo(from, via)) {
      const result = resultOf(edge, graph.paths[from]!);
      if (depth > 1) result.distance = distance;
      edges.push(result);
    }
  });
  return { file: file.path, edges };
}

function resultOf({ specifier, line, kind, status, note }: WrittenEdge, path: string): EdgeResult {
  const result: EdgeResult = { path, specifier, line, kind, status };
  if (note !== '') result.note = note;
  return result;
}
