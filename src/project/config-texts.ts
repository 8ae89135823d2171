import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { isRecent } from '../indexer/index.ts';

/** Reads files that configure how modules are found, and knows whether they still say what was read. */
export interface ConfigTexts {
  /** The text of a file, relative to the root; undefined when there is none that can be read. */
  text(path: string): string | undefined;
  /** Names of the files directly in a directory, relative to the root, in order; [] when there is none. */
  listed(directory: string): readonly string[];
  /** True when a file that is not in the index has changed, come or gone since it was read, or where files were listed. */
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

  const lists = new Map<string, { stamp: string; names: readonly string[] }>();

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

  function isOtherList([directory, known]: [string, { stamp: string; names: readonly string[] }]): boolean {
    const stamp = trustedStamp(directory);
    if (stamp !== '' && stamp === known.stamp) return false;
    known.stamp = stamp;
    return namesIn(directory).join('\n') !== known.names.join('\n');
  }

  function listNow(directory: string): readonly string[] {
    const stamp = trustedStamp(directory);
    const names = namesIn(directory);
    lists.set(directory, { stamp, names });
    return names;
  }

  return {
    listed: (directory) => listNow(directory === '' ? root : `${root}/${directory}`),
    text: (path) => (isIndexed(path) ? textAt(`${root}/${path}`) : readNow(`${root}/${path}`)),
    changed: () => [...found].some(isOther) || [...missing].some(hasCome) || [...lists].some(isOtherList),
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

function namesIn(directory: string): string[] {
  try {
    const entries = readdirSync(directory, { withFileTypes: true });
    return entries.flatMap((one) => (one.isDirectory() ? [] : [one.name])).sort();
  } catch (error) {
    // What cannot be read configures nothing.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return [];
  }
}
