import { readFileSync, type Stats, statSync } from 'node:fs';
import { isRecent } from '../indexer/index.ts';

/** Reads files that configure how modules are found, and knows whether they still say what was read. */
export interface ConfigTexts {
  /** The text of a file, relative to the root; undefined when there is none that can be read. */
  text(path: string): string | undefined;
  /** True when a file that is not in the index has changed, come or gone since it was read. */
  changed(): boolean;
}

interface Read {
  stamp: string;
  /** The text, where the stamp does not tell it from what may have been written right after. */
  doubted: string | undefined;
}

/** Has read nothing yet. `root` is absolute; `isIndexed` tells the files whose changes the index shows. */
export function createConfigTexts(root: string, isIndexed: (path: string) => boolean): ConfigTexts {
  const found = new Map<string, Read>();
  // Most that is looked for is nowhere: as long as nothing came into their directory, nothing of it has come.
  const missing = new Map<string, { stamp: string; paths: Set<string> }>();

  function readNow(path: string): string | undefined {
    const readAt = Date.now();
    const stat = statOf(path);
    const text = stat && textAt(path);
    if (text !== undefined) {
      found.set(path, { stamp: stampOf(stat), doubted: isRecent(stat!.ctimeMs, readAt) ? text : undefined });
    } else {
      const directory = path.slice(0, path.lastIndexOf('/'));
      const known = missing.get(directory);
      if (known) known.paths.add(path);
      else missing.set(directory, { stamp: trustedStamp(directory), paths: new Set([path]) });
    }
    return text;
  }

  function isOther([path, { stamp, doubted }]: [string, Read]): boolean {
    return stampOf(statOf(path)) !== stamp || (doubted !== undefined && textAt(path) !== doubted);
  }

  function hasCome([directory, known]: [string, { stamp: string; paths: ReadonlySet<string> }]): boolean {
    const stamp = trustedStamp(directory);
    if (stamp !== '' && stamp === known.stamp) return false;
    for (const path of known.paths) if (textAt(path) !== undefined) return true;
    known.stamp = stamp;
    return false;
  }

  return {
    text: (path) => (isIndexed(path) ? textAt(`${root}/${path}`) : readNow(`${root}/${path}`)),
    changed: () => [...found].some(isOther) || [...missing].some(hasCome),
  };
}

/** Of a directory; '' when what comes into it now could leave it as it is. */
function trustedStamp(directory: string): string {
  const lookedAt = Date.now();
  const stat = statOf(directory);
  return stat && isRecent(stat.mtimeMs, lookedAt) ? '' : stampOf(stat);
}

function stampOf(stat: Stats | undefined): string {
  return stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}` : 'none';
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // What cannot be read configures nothing.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return undefined;
  }
}
