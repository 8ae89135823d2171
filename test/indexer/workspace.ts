import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type IndexAnswer, openProject, type Project, type ProjectOptions } from '../../src/project/index.ts';

/** What is in a workspace: text or bytes by path. */
export type Files = Record<string, string | Uint8Array>;

/** A directory to index, with a home of its own, gone after `close`. */
export interface Workspace {
  root: string;
  /** Its own, so that nobody's global ignore rules play a part. */
  home: string;
  env: Record<string, string>;
  at(path: string): string;
  write(path: string, content: string | Uint8Array): void;
  remove(path: string): void;
  move(from: string, to: string): void;
  git(...args: string[]): string;
  commit(): void;
  /** The one project that is used for all questions; opened when first asked for. */
  project(options?: ProjectOptions): Promise<Project>;
  index(options?: Parameters<Project['index']>[0]): Promise<IndexAnswer>;
  /** Names of the places where a name is defined. */
  where(name: string): Promise<string[]>;
  close(): void;
}

/** Makes a directory with these files; a git repository unless `git` is false. */
export function workspace(files: Files = {}, { git = true }: { git?: boolean } = {}): Workspace {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'ax-indexer-')));
  const root = join(base, 'project');
  const home = join(base, 'home');
  for (const directory of [root, home]) mkdirSync(directory);
  const { PATH = '' } = process.env;
  const env = { PATH, HOME: home, GIT_CONFIG_NOSYSTEM: '1', XDG_CONFIG_HOME: join(home, '.config') };
  let opened: Project | undefined;
  const at = (path: string): string => join(root, path);
  const self: Workspace = {
    ...{ root, home, env, at },
    write: (path, content) => {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), content);
    },
    remove: (path) => rmSync(at(path), { recursive: true }),
    move: (from, to) => {
      mkdirSync(dirname(at(to)), { recursive: true });
      renameSync(at(from), at(to));
    },
    git: (...args) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'protocol.file.allow=always', ...args], {
        ...{ cwd: root, env, encoding: 'utf8' },
        stdio: 'pipe',
      }),
    commit: () => {
      self.git('add', '-A');
      self.git('commit', '-q', '-m', 'x');
    },
    project: async (options) => {
      if (options) {
        opened?.close();
        opened = undefined;
      }
      opened ??= await openProject({ root, env, ...options });
      return opened;
    },
    index: async (options) => await (await self.project()).index(options),
    where: async (name) => {
      const { results } = await (await self.project()).definitions(name, { all: true });
      return results.map(({ path, line }) => `${path}:${line}`);
    },
    close: () => {
      opened?.close();
      rmSync(base, { recursive: true, force: true });
    },
  };
  for (const [path, content] of Object.entries(files)) self.write(path, content);
  if (git) self.git('init', '-q');
  return self;
}

/** Source with one function. */
export function source(name: string, body = 'return 1;'): string {
  return `export function ${name}(): number {\n  ${body}\n}\n`;
}

/** `count` small files that define `<prefix>0`, `<prefix>1` ... */
export function manyFiles(count: number, prefix = 'part', directory = 'src'): Files {
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`${directory}/${prefix}-${n}.ts`, source(`${prefix}${n}`)]),
  );
}
