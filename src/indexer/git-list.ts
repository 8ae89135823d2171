import { isUtf8 } from 'node:buffer';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { undecodable } from './read-entries.ts';
import type { FileProblem } from './report.ts';
import { type GitOptions, runGit } from './run-git.ts';

const RULE_PATHS = ['info/exclude', 'index', 'config'];

/** The tree as git lists it. */
export interface GitList {
  /** Tracked files and untracked ones that no rule ignores: paths relative to the root, sorted. Some may not exist. */
  files: string[];
  /** 'name-not-utf8' for paths that are no text. */
  problems: FileProblem[];
  /** Absolute paths of files outside the listed ones that git takes rules and the list of tracked files from. */
  rules: string[];
}

/** Why git could not list. */
export interface GitRefusal {
  /** One line, or '' when the directory is simply in no work tree. */
  reason: string;
}

/**
 * Lists the work tree under `root` with git's own rules. Submodules and nested repositories are not entered. A refusal
 * when there is no git, no work tree, or the root itself is ignored by the repository around it.
 */
export async function listWithGit(options: GitOptions): Promise<GitList | GitRefusal> {
  const asked = await Promise.allSettled([
    runGit(options, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']),
    runGit(options, [
      'rev-parse',
      '--show-prefix',
      '--show-toplevel',
      ...RULE_PATHS.flatMap((path) => ['--git-path', path]),
    ]),
    runGit(options, ['config', '--path', '--get', 'core.excludesFile']),
  ]);
  options.signal?.throwIfAborted();
  const [listed, told, excludes] = asked;
  if (listed.status === 'rejected') return { reason: reasonOf(listed.reason) };
  if (told.status === 'rejected') return { reason: reasonOf(told.reason) };
  const [prefix = '', top = '', ...gitPaths] = told.value.toString('utf8').split('\n');
  // A home directory kept in git ignores most of what is in it, this project with it.
  if (prefix !== '' && (await isIgnored(options))) return { reason: '' };
  const configured = excludes.status === 'fulfilled' ? excludes.value.toString('utf8').replace(/\n$/, '') : '';
  return {
    ...decodePaths(listed.value),
    rules: [
      ...gitPaths.filter((path) => path !== '').map((path) => resolve(options.root, path)),
      ...outerIgnoreFiles(options.root, top),
      ...userFiles(options, configured),
    ],
  };
}

/** Those of the directories (relative, no slash at the end) that git's rules ignore. Rejects when git cannot tell. */
export async function ignoredByGit(options: GitOptions, directories: readonly string[]): Promise<Set<string>> {
  if (directories.length === 0) return new Set();
  // A name that begins with a colon would be taken for a pattern.
  const input = directories.map((path) => `./${path}\0`).join('');
  const out = await runGit(options, ['check-ignore', '-z', '--stdin'], { input, accept: 1 });
  const paths = out.toString('utf8').split('\0');
  return new Set(paths.map((path) => path.slice('./'.length)));
}

/** The commit that is checked out, or null. */
export async function headCommit(options: GitOptions): Promise<string | null> {
  try {
    const commit = (await runGit(options, ['rev-parse', '--verify', '--quiet', 'HEAD'])).toString('utf8').trim();
    return commit === '' ? null : commit;
  } catch {
    // No repository, no git, or no commit yet: an index without a commit is a normal thing.
    return null;
  }
}

async function isIgnored(options: GitOptions): Promise<boolean> {
  const out = await runGit(options, ['check-ignore', '--no-index', '.'], { accept: 1 }).catch(() => undefined);
  options.signal?.throwIfAborted();
  return out !== undefined && out.length > 0;
}

/** The ignore files between the top of the work tree and the root, for a root below the top. */
function outerIgnoreFiles(root: string, top: string): string[] {
  const below = relative(top, root);
  if (top === '' || below === '' || below.startsWith('..') || isAbsolute(below)) return [];
  const files: string[] = [];
  let at = top;
  for (const name of below.split(sep)) {
    files.push(join(at, '.gitignore'));
    at = join(at, name);
  }
  return files;
}

function userFiles({ env, root }: GitOptions, configured: string): string[] {
  const home = env.HOME ?? env.USERPROFILE ?? homedir();
  const base = join(env.XDG_CONFIG_HOME || join(home, '.config'), 'git');
  return [
    configured === '' ? join(base, 'ignore') : resolve(root, configured),
    join(base, 'config'),
    join(home, '.gitconfig'),
  ];
}

function decodePaths(list: Buffer): { files: string[]; problems: FileProblem[] } {
  if (isUtf8(list)) return { files: uniqueFiles(list.toString('utf8').split('\0')), problems: [] };
  const files: string[] = [];
  const problems: FileProblem[] = [];
  for (let start = 0; start < list.length; ) {
    const end = list.indexOf(0, start);
    const path = list.subarray(start, end < 0 ? list.length : end);
    if (isUtf8(path)) files.push(path.toString('utf8'));
    else problems.push(undecodable('', path));
    start += path.length + 1;
  }
  return { files: uniqueFiles(files), problems };
}

/** Sorted, each once (a file in a merge conflict is listed three times), without nested repositories (`name/`). */
function uniqueFiles(paths: string[]): string[] {
  paths.sort();
  return paths.filter((path, i) => path !== '' && path !== paths[i - 1] && !path.endsWith('/'));
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  const missing = (cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
  return missing || /not a git repository/i.test(message) ? '' : message.split('\n')[0]!;
}
