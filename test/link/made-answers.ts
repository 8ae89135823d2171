import type { Project } from '../../src/project/index.ts';

/** References as `path:line:column role tier`, in order. */
export async function refsOf(
  project: Project,
  symbol: string,
  options: Parameters<Project['references']>[1] = {},
): Promise<string[]> {
  const { results } = await project.references(symbol, options);
  return results.map(({ path, line, column, role, tier }) => `${path}:${line}:${column} ${role} ${tier}`);
}

/** Import edges as `line specifier -> path`, with the status of what is not in the project. */
export async function edgesOf(project: Project, file: string): Promise<string[]> {
  const { edges } = await project.imports(file);
  return edges.map(({ line, specifier, path, status }) =>
    status === 'internal' ? `${line} ${specifier} -> ${path}` : `${line} ${specifier} ${status}`,
  );
}

/**
 * Definitions of what stands at the first, or last, line of a file of a made project that has a text, where that begins;
 * as `path:line tier`.
 */
export async function definitionsAt(
  project: Project,
  files: Readonly<Record<string, string>>,
  { path, text, last = false }: { path: string; text: string; last?: boolean },
): Promise<string[]> {
  const lines = files[path]!.split('\n');
  const has = (one: string): boolean => one.includes(text);
  const line = last ? lines.findLastIndex(has) : lines.findIndex(has);
  const { results } = await project.definitions(`${path}:${line + 1}:${lines[line]!.indexOf(text) + 1}`);
  return results.map((one) => `${one.path}:${one.line} ${one.tier}`);
}
