import { readEntries } from './read-entries.ts';
import type { Tree } from './tree.ts';

/** Directories on disk, relative to the root, directly below those of the tree and not among them: they are ignored. */
export function ignoredDirectories(root: string, { directories }: Tree): string[] {
  const known = new Set(directories);
  return directories.flatMap((directory) => {
    const prefix = directory === '' ? '' : `${directory}/`;
    const { entries } = readEntries(root, directory);
    const below = entries.filter((entry) => entry.isDirectory()).map(({ name }) => prefix + name);
    return below.filter((path) => !known.has(path));
  });
}
