import { setImmediate as breathe } from 'node:timers/promises';
import { createIgnoreRules } from './ignore-rules.ts';
import { CLOSED_DIRECTORIES, IGNORE_FILES, type OwnRules } from './own-rules.ts';
import { readEntries } from './read-entries.ts';
import type { FileProblem } from './report.ts';

/** A tree as a walk finds it. Paths are relative to the root, with `/`. */
export interface WalkList {
  /** Files and symbolic links that no rule ignores, in no order. */
  files: string[];
  /** Directories that no rule ignores, '' for the root. */
  directories: string[];
  /** Absolute paths of the ignore files in them. */
  rules: string[];
  problems: FileProblem[];
}

const DIRECTORIES_A_TURN = 64;

/**
 * Lists a tree that git does not list, by the rules of its `.gitignore` files (and of `.git/info/exclude`, when there is
 * a repository but no git) and by ours. Links to directories are not followed.
 */
export async function walkTree(root: string, own: OwnRules, signal?: AbortSignal): Promise<WalkList> {
  const gitRules = createIgnoreRules(root);
  gitRules.add('', ['.git/info/exclude']);
  const list: WalkList = { files: [], directories: [], rules: [], problems: [] };
  const ignores = (path: string, kind: 'file' | 'directory'): boolean =>
    gitRules.ignores(path, kind) || own.ignores(path, kind);
  const open = [''];
  while (open.length > 0) {
    const directory = open.pop()!;
    const { entries, problems } = readEntries(root, directory);
    list.problems.push(...problems);
    list.directories.push(directory);
    const names = new Set(entries.map(({ name }) => name));
    const prefix = directory === '' ? '' : `${directory}/`;
    for (const name of IGNORE_FILES) if (names.has(name)) list.rules.push(`${root}/${prefix}${name}`);
    if (names.has('.gitignore')) gitRules.add(directory, ['.gitignore']);
    own.enter(directory, names);
    for (const entry of entries) {
      const path = prefix + entry.name;
      if (entry.isDirectory()) {
        if (!CLOSED_DIRECTORIES.has(entry.name) && !ignores(path, 'directory')) open.push(path);
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        if (!ignores(path, 'file')) list.files.push(path);
      }
    }
    if (list.directories.length % DIRECTORIES_A_TURN === 0) {
      await breathe();
      signal?.throwIfAborted();
    }
  }
  return list;
}
