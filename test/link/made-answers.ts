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
