import { createNameInterest } from './name-interest.ts';
import { isRecent, lookAt, stampOfRule, timeOfDirectory } from './stamp.ts';
import { type Tree, UNREACHABLE, UNTRUSTED } from './tree.ts';
import { unlistedNamesReader } from './unlisted-names.ts';

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

/**
 * True when a directory may hold other names to be listed than before. One that was written to and does not gets its new
 * time in the tree: a file was replaced (as many editors save), or what came and went is none of ours.
 */
function directoriesChanged(root: string, tree: Tree, part?: readonly number[]): boolean {
  const { directories, directoryTime, directoryNames } = tree;
  let read: ReturnType<typeof unlistedNamesReader> | undefined;
  const count = part ? part.length : directories.length;
  for (let n = 0; n < count; n++) {
    const i = part ? part[n]! : n;
    if (timeOfDirectory(root, directories[i]!) === directoryTime[i]) continue;
    read ??= unlistedNamesReader(root, tree, createNameInterest());
    const lookedAt = Date.now();
    const { time, names } = read(directories[i]!);
    if (time === UNREACHABLE || names !== directoryNames[i]) return true;
    directoryTime[i] = isRecent(time, lookedAt) ? UNTRUSTED : time;
  }
  return false;
}

function rulesChanged({ rules, ruleTime, ruleSize }: Tree): boolean {
  return rules.some((path, i) => {
    const { mtime, size } = stampOfRule(path);
    return mtime !== ruleTime[i] || size !== ruleSize[i];
  });
}
