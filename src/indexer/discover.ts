import { ignoredByGit, listWithGit } from './git-list.ts';
import { createOwnRules } from './own-rules.ts';
import type { FileProblem } from './report.ts';
import type { GitOptions } from './run-git.ts';
import { surveyDirectories } from './survey.ts';
import { walkTree } from './walk-tree.ts';

/** The tree under a root as all ignore rules leave it. */
export interface Listing {
  /** Whether git listed it, or a walk of ours. */
  source: 'git' | 'walk';
  /**
   * Relative to the root, with `/`, in ascending order. Some may be no files: links, or tracked files that are deleted.
   */
  files: string[];
  /** Every directory in which a new file would be listed, '' for the root. */
  directories: string[];
  /** Absolute paths, not all existing, of the files whose content decides what is listed. */
  rules: string[];
  problems: FileProblem[];
}

/** What {@link discover} works on. */
export interface DiscoverOptions extends GitOptions {
  /** The setting `index.exclude`. */
  exclude: readonly string[];
}

/**
 * Lists the tree: with git's own list where there is a work tree, else by walking; on top of both hold `.ignore`,
 * `.axignore` and `index.exclude`. `.git/` and `.automatosx/` are never listed. Throws only when the signal aborts.
 */
export async function discover(options: DiscoverOptions): Promise<Listing> {
  const { root, exclude, signal } = options;
  const own = createOwnRules(root, exclude);
  const list = await listWithGit(options);
  if ('reason' in list) {
    const walked = await walkTree(root, own, signal);
    walked.files.sort();
    const refusal: FileProblem = { path: '', code: 'git', message: `git cannot list the files: ${list.reason}` };
    if (list.reason !== '') walked.problems.push(refusal);
    return { source: 'walk', ...walked, rules: [...walked.rules, `${root}/.git/info/exclude`] };
  }
  const problems = [...list.problems];
  const survey = await surveyDirectories({
    root,
    files: list.files,
    own,
    ignoredByGit: (directories) =>
      ignoredByGit(options, directories).catch((error: Error) => {
        signal?.throwIfAborted();
        // The files are listed already: directories are looked into that hold none.
        const [why] = error.message.split('\n');
        problems.push({ path: '', code: 'git', message: `git cannot tell what is ignored: ${why}` });
        return new Set<string>();
      }),
    signal,
  });
  return {
    source: 'git',
    files: list.files.filter((path) => !path.startsWith('.automatosx/') && !own.ignores(path, 'file')),
    directories: survey.directories,
    rules: [...list.rules, ...survey.rules],
    problems: [...problems, ...survey.problems],
  };
}
