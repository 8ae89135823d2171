import type { Dirent } from 'node:fs';
import type { Interest } from './name-interest.ts';
import { CLOSED_DIRECTORIES, IGNORE_FILES } from './own-rules.ts';
import { pathPosition } from './path-position.ts';
import { readEntries } from './read-entries.ts';
import { timeOfDirectory } from './stamp.ts';
import { type Tree, UNKNOWN_NAMES } from './tree.ts';

/** Names that change what is listed, also where they are no files of ours. */
const TELLING: ReadonlySet<string> = new Set(['.git', ...IGNORE_FILES]);

/** What was found in a directory. */
export interface UnlistedNames {
  /** When names last came or went, before the directory was read. */
  time: number;
  /** A digest of the names that could be listed and are not, 53 bits; {@link UNKNOWN_NAMES} when it cannot be told. */
  names: number;
}

/**
 * Makes a reader of what a directory (relative to the root) holds beside the tree. As long as that stays the same, and the
 * rules do, the tree lists what it should: files that are gone or were written anew under their name are found one by one.
 */
export function unlistedNamesReader(
  root: string,
  tree: Pick<Tree, 'paths' | 'directories'>,
  interestOf: (path: string) => Interest,
): (directory: string) => UnlistedNames {
  const directories = new Set(tree.directories);
  return (directory) => {
    const time = timeOfDirectory(root, directory);
    const { entries, problems } = readEntries(root, directory);
    if (problems.length > 0 || timeOfDirectory(root, directory) !== time) return { time, names: UNKNOWN_NAMES };
    const prefix = directory === '' ? '' : `${directory}/`;
    const isUnlisted = (entry: Dirent): boolean => {
      const { name } = entry;
      const path = prefix + name;
      if (TELLING.has(name)) return true;
      if (entry.isDirectory()) return !directories.has(path) && !CLOSED_DIRECTORIES.has(name);
      if (directories.has(path)) return true;
      return interestOf(path) !== 'none' && pathPosition(tree.paths, path) < 0;
    };
    const names = entries.filter(isUnlisted).map((entry) => `${entry.isDirectory() ? '/' : ''}${entry.name}`);
    return { time, names: digestOf(names.sort().join('\0')) };
  };
}

/** Two 32-bit sums (FNV-1a, and one with another multiplier) as one number. */
function digestOf(text: string): number {
  let a = 0x811c9dc5;
  let b = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995) ^ (b >>> 15);
  }
  return (a >>> 0) * 2 ** 21 + ((b >>> 0) & 0x1fffff);
}
