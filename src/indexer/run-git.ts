import { execFile } from 'node:child_process';

// A hook of git runs with these set, and they would lead git to another tree than the one asked about.
const GIT_VARIABLES = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_COMMON_DIR',
  'GIT_LITERAL_PATHSPECS',
];

/** Where and how git is asked. */
export interface GitOptions {
  /** Absolute directory inside the work tree. */
  root: string;
  /** Environment for git. */
  env: Readonly<Record<string, string | undefined>>;
  signal?: AbortSignal | undefined;
}

/**
 * Runs git and gives what it writes. Rejects with what it says, when its exit status is above `accept`, and when there is
 * no git (`cause.code` is 'ENOENT').
 */
export function runGit(
  { root, env, signal }: GitOptions,
  args: readonly string[],
  { input, accept = 0 }: { input?: string; accept?: number } = {},
): Promise<Buffer> {
  const clean = { ...env, ...Object.fromEntries(GIT_VARIABLES.map((name) => [name, undefined])) };
  return new Promise((succeed, fail) => {
    const options = {
      cwd: root,
      encoding: 'buffer',
      maxBuffer: Number.MAX_SAFE_INTEGER,
      signal,
      env: clean,
    } as const;
    const child = execFile('git', args, options, (error, stdout, stderr) => {
      const code = error?.code;
      if (!error || (typeof code === 'number' && code <= accept)) succeed(stdout);
      else fail(new Error(stderr.toString('utf8').trim() || error.message, { cause: error }));
    });
    // A git that refuses to work does not read: that it went away shows in its exit status.
    child.stdin?.on('error', () => {}).end(input);
  });
}
