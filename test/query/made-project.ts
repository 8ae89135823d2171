import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AxError } from '../../src/model/index.ts';
import { type FindAnswer, openProject, type Project } from '../../src/project/index.ts';

type FindOptions = Parameters<Project['find']>[1];

/** A project made for a test, indexed, gone after `close`. */
export interface MadeProject {
  project: Project;
  write(path: string, text: string): void;
  /** Qualified names (of a file its path) of what is found, best first. */
  names(query: string, options?: FindOptions): Promise<string[]>;
  find(query: string, options?: FindOptions): Promise<FindAnswer>;
  /** Definitions as `path:line:column tier`, best first. */
  defs(symbol: string, all?: boolean): Promise<string[]>;
  close(): void;
}

/** Makes a directory with these files, outside of any repository, and opens it. */
export async function madeProject(files: Record<string, string>): Promise<MadeProject> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'ax-query-')));
  const root = join(base, 'project');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  mkdirSync(join(root, '.automatosx'), { recursive: true });
  for (const [path, text] of Object.entries(files)) write(path, text);
  const env = { PATH: process.env.PATH ?? '', HOME: base, XDG_CONFIG_HOME: join(base, 'config') };
  const project = await openProject({ root, env });
  await project.index();
  return {
    project,
    write,
    find: (query, options = {}) => project.find(query, options),
    names: async (query, options = {}) => {
      const { results } = await project.find(query, { limit: 100, ...options });
      return results.map(({ kind, path, qualifiedName }) => (kind === 'file' ? path : qualifiedName));
    },
    defs: async (symbol, all = false) => {
      const { results } = await project.definitions(symbol, { all });
      return results.map(({ path, line, column, tier }) => `${path}:${line}:${column} ${tier}`);
    },
    close: () => {
      project.close();
      rmSync(base, { recursive: true, force: true });
    },
  };
}

/** What a refused question says, as `code: message (hint)`; what it answers when it is not refused. */
export async function refusal(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof AxError)) throw error;
    return `${error.code}: ${error.message}${error.hint ? ` (${error.hint})` : ''}`;
  }
}
