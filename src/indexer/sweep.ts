import { lookAt, stampOfRule, timeOfDirectory } from './stamp.ts';
import { type Tree, UNTRUSTED } from './tree.ts';

/** What a sweep found. */
export interface Sweep {
  /** True when names may have come or gone, or a rule changed: the tree must be listed anew. Files were not looked at. */
  relist: boolean;
  /** Positions in the tree of files that are not as they were, in ascending order. */
  changed: number[];
  /** Those of files that have other names as well, perhaps elsewhere. */
  linked: number[];
}

/**
 * Compares the tree with the disk, synchronously and without reading any file: some 3 microseconds a file. A file
 * counts as changed when its size, mtime or ctime differ, so a file that was only touched does too.
 */
export function sweep(root: string, tree: Tree, fingerprint: string): Sweep {
  return sweepSome(root, tree, fingerprint, { directories: tree.directories.keys(), files: tree.paths.keys() });
}

/** As {@link sweep}, where only some directories and files (positions in the tree, ascending) may have changed. */
export function sweepSome(
  root: string,
  tree: Tree,
  fingerprint: string,
  some: { directories: Iterable<number>; files: Iterable<number> },
): Sweep {
  if (listingChanged(root, tree, fingerprint, some.directories)) return { relist: true, changed: [], linked: [] };
  const { paths, size, mtime, ctime } = tree;
  const prefix = `${root}/`;
  const found: Sweep = { relist: false, changed: [], linked: [] };
  for (const i of some.files) {
    const stamp = ctime[i] === UNTRUSTED ? undefined : lookAt(prefix + paths[i]);
    if (!stamp || stamp.size !== size[i] || stamp.mtimeMs !== mtime[i] || stamp.ctimeMs !== ctime[i])
      found.changed.push(i);
    if (stamp?.nlink !== undefined && stamp.nlink > 1) found.linked.push(i);
  }
  return found;
}

function listingChanged(root: string, tree: Tree, fingerprint: string, directories: Iterable<number>): boolean {
  if (tree.fingerprint !== fingerprint || rulesChanged(tree)) return true;
  for (const i of directories) if (timeOfDirectory(root, tree.directories[i]!) !== tree.directoryTime[i]) return true;
  return false;
}

function rulesChanged({ rules, ruleTime, ruleSize }: Tree): boolean {
  return rules.some((path, i) => {
    const { mtime, size } = stampOfRule(path);
    return mtime !== ruleTime[i] || size !== ruleSize[i];
  });
}
