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

/** What is to be looked at, as ascending positions in the tree. */
export interface Part {
  directories: readonly number[];
  files: readonly number[];
}

/**
 * Compares the tree with the disk, or the part of it that may have changed; synchronously and without reading any file:
 * some 3 microseconds a file. A file counts as changed when its size, mtime or ctime differ, so a file that was only
 * touched does too.
 */
export function sweep(root: string, tree: Tree, fingerprint: string, part?: Part): Sweep {
  const found: Sweep = { relist: true, changed: [], linked: [] };
  if (tree.fingerprint !== fingerprint || rulesChanged(tree)) return found;
  if (directoriesChanged(root, tree, part?.directories)) return found;
  found.relist = false;
  const { paths, size, mtime, ctime } = tree;
  const prefix = `${root}/`;
  const count = part ? part.files.length : paths.length;
  for (let n = 0; n < count; n++) {
    const i = part ? part.files[n]! : n;
    const stamp = ctime[i] === UNTRUSTED ? undefined : lookAt(prefix + paths[i]);
    if (!stamp || stamp.size !== size[i] || stamp.mtimeMs !== mtime[i] || stamp.ctimeMs !== ctime[i]) {
      found.changed.push(i);
    }
    if (stamp?.nlink !== undefined && stamp.nlink > 1) found.linked.push(i);
  }
  return found;
}

function directoriesChanged(root: string, { directories, directoryTime }: Tree, part?: readonly number[]): boolean {
  const count = part ? part.length : directories.length;
  for (let n = 0; n < count; n++) {
    const i = part ? part[n]! : n;
    if (timeOfDirectory(root, directories[i]!) !== directoryTime[i]) return true;
  }
  return false;
}

function rulesChanged({ rules, ruleTime, ruleSize }: Tree): boolean {
  return rules.some((path, i) => {
    const { mtime, size } = stampOfRule(path);
    return mtime !== ruleTime[i] || size !== ruleSize[i];
  });
}
