import { type FSWatcher, type Stats, statSync, watch } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { listenLimits } from './can-listen.ts';

/** Changes below a root. Paths are relative to it, with `/`. */
export interface Heard {
  /** What lies directly in a directory of the tree, came, went, or has other content or attributes. */
  paths: Set<string>;
  /** Directories in which names came or went. */
  directories: Set<string>;
}

/** Listens to the directories of a tree. It does not keep the process alive. */
export interface TreeWatch {
  /**
   * What was heard of since the last call: everything that changed before this one, but for what is written through
   * mapped memory or another hard link. Undefined when that is not certain; then this watch is over.
   */
  take(): Promise<Heard | undefined>;
  /** Adds a path that was found changed by other means. */
  add(path: string): void;
  close(): void;
}

/** Starts to listen. Undefined where that cannot be relied on: see `listenLimits`; or not for so many directories. */
export function listenToTree(root: string, directories: readonly string[]): TreeWatch | undefined {
  const limits = listenLimits(root);
  // Others of this user want to listen as well.
  if (!limits || directories.length > limits.watches / 2) return undefined;
  const { queued } = limits;
  const top = lookUp(root);
  const watchers: FSWatcher[] = [];
  const known = new Set(directories);
  let heard: Heard = { paths: new Set(), directories: new Set() };
  let count = 0;
  let isOver = false;

  function close(): void {
    isOver = true;
    for (const watcher of watchers.splice(0)) watcher.close();
  }

  function hear(directory: string, type: string, name: string | null): void {
    count++;
    if (isOver) return;
    if (name === null) close();
    const path = directory === '' ? `${name}` : `${directory}/${name}`;
    heard.paths.add(path);
    if (type === 'rename') heard.directories.add(directory);
    // What has taken the place of a directory is not listened to, and one that is closed hides what is in it.
    if (known.has(path) || mayHaveLost(count, queued)) close();
  }

  try {
    for (const directory of directories) {
      const absolute = directory === '' ? root : `${root}/${directory}`;
      // Another file system may not tell.
      if (lookUp(absolute)?.dev !== top?.dev) throw new Error(`${absolute} is elsewhere`);
      const watcher = watch(absolute, { persistent: false }, (type, name) => hear(directory, type, name));
      watcher.on('error', close);
      watchers.push(watcher);
    }
  } catch {
    close();
    return undefined;
  }

  return {
    close,
    add: (path) => heard.paths.add(path),
    take: async () => {
      // The first turn may end in the midst of reading; after the second all is read that was there before the first.
      await turn();
      await turn();
      const now = lookUp(root);
      const isSame = now?.ino === top?.ino && now?.dev === top?.dev;
      if (!isSame) close();
      if (isOver) return undefined;
      const taken = heard;
      heard = { paths: new Set(), directories: new Set() };
      count = 0;
      return taken;
    },
  };
}

/** The system does not say when its queue was full. */
function mayHaveLost(count: number, queued: number): boolean {
  return count > queued / 4;
}

function lookUp(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
