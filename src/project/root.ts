import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * The project that `directory` belongs to, absolute: the nearest ancestor with `.automatosx/`, else the git top level
 * (the nearest ancestor with `.git`), else `directory` itself.
 */
export function findRoot(directory: string): string {
  const start = resolve(directory);
  return nearestWith(start, isIndexDirectory) ?? nearestWith(start, hasGit) ?? start;
}

function nearestWith(start: string, test: (directory: string) => boolean): string | undefined {
  for (let at = start; ; at = dirname(at)) {
    if (test(at)) return at;
    if (dirname(at) === at) return undefined;
  }
}

function isIndexDirectory(directory: string): boolean {
  return statSync(join(directory, '.automatosx'), { throwIfNoEntry: false })?.isDirectory() === true;
}

// A worktree and a submodule have a file there.
function hasGit(directory: string): boolean {
  return statSync(join(directory, '.git'), { throwIfNoEntry: false }) !== undefined;
}
