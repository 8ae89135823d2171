import { lstatSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { type Hearing, isRecent } from '../indexer/index.ts';

/** Reads files that configure how modules are found, and knows whether they still say what was read. */
export interface ConfigTexts {
  /** The text of a file, relative to the root; undefined when there is none that can be read. */
  text(path: string): string | undefined;
  /** Names of the files directly in a directory, relative to the root, in order; [] when there is none. */
  listed(directory: string): readonly string[];
  /**
   * True when a file that is not in the index has changed, come or gone since it was read, or where files were listed.
   * Of what is heard nothing is looked at again until there is something to hear.
   */
  changed(hearing: Hearing | undefined): boolean;
}

/** Something that was looked at. */
interface Seen {
  /** Where it would be heard of; undefined where it may change and nothing of that be heard. */
  directory: string | undefined;
  isOther(): boolean;
}

/** Has read nothing yet. `root` is absolute; `isIndexed` tells the files whose changes the index shows. */
export function createConfigTexts(root: string, isIndexed: (path: string) => boolean): ConfigTexts {
  const seen: Seen[] = [];
  const found = new Set<string>();
  // Most that is looked for is nowhere: as long as nothing came into their directory, nothing of it has come.
  const missing = new Map<string, Set<string>>();
  /** What was true when it was last looked at all that was seen, of which so many are heard but for some. */
  let known: { mark: number; count: number; unheard: Seen[] } | undefined;

  function readNow(path: string): string | undefined {
    const readAt = Date.now();
    const stat = statOf(path);
    const text = stat && textAt(path);
    const directory = path.slice(0, path.lastIndexOf('/'));
    if (text === undefined) miss(directory, path);
    else if (!found.has(path)) {
      found.add(path);
      const isElsewhere = stat!.nlink > 1 || isLink(path);
      const doubted = isRecent(stat!.ctimeMs, readAt) ? text : undefined;
      seen.push({ directory: isElsewhere ? undefined : directory, isOther: changesOf(path, stampOf(stat), doubted) });
    }
    return text;
  }

  function miss(directory: string, path: string): void {
    const others = missing.get(directory);
    if (others) {
      others.add(path);
      return;
    }
    const paths = new Set([path]);
    missing.set(directory, paths);
    const isWritten = writesTo(directory);
    seen.push({
      directory,
      isOther: () => isWritten() && [...paths].some((each) => textAt(each) !== undefined),
    });
  }

  function listNow(directory: string): readonly string[] {
    const isWritten = writesTo(directory);
    const names = namesIn(directory);
    seen.push({ directory, isOther: () => isWritten() && namesIn(directory).join('\n') !== names.join('\n') });
    return names;
  }

  return {
    listed: (directory) => listNow(directory === '' ? root : `${root}/${directory}`),
    text: (path) => (isIndexed(path) ? textAt(`${root}/${path}`) : readNow(`${root}/${path}`)),
    changed: (hearing) => {
      const isQuiet = known !== undefined && known.mark === hearing?.mark;
      const { count, unheard } = isQuiet ? known! : { count: 0, unheard: [] };
      const later = seen.slice(count);
      if (unheard.some((one) => one.isOther()) || later.some((one) => one.isOther())) return true;
      const hears = hearing && hearingBelow(root, hearing);
      known = hearing && {
        mark: hearing.mark,
        count: seen.length,
        unheard: [...unheard, ...later.filter(({ directory }) => directory === undefined || !hears!(directory))],
      };
      return false;
    },
  };
}

/** Tells of absolute directories whether all is heard that comes, goes or changes in them, be they there or not. */
function hearingBelow(root: string, { hears }: Hearing): (directory: string) => boolean {
  const known = new Map<string, boolean>();
  const isHeard = (directory: string): boolean => {
    if (directory === root) return hears('');
    if (!directory.startsWith(`${root}/`)) return false;
    if (hears(directory.slice(root.length + 1))) return true;
    // What is not there comes into the directory above.
    return statOf(directory) === undefined && ask(directory.slice(0, directory.lastIndexOf('/')));
  };
  const ask = (directory: string): boolean => {
    const before = known.get(directory);
    if (before !== undefined) return before;
    const answer = isHeard(directory);
    known.set(directory, answer);
    return answer;
  };
  return ask;
}

/** Tells whether a file is another one than the one that had the stamp, or else than the text that is doubted. */
function changesOf(path: string, stamp: string, doubted: string | undefined): () => boolean {
  return () => stampOf(statOf(path)) !== stamp || (doubted !== undefined && textAt(path) !== doubted);
}

/** Tells whether something may have come into a directory, or gone, since this was last asked. */
function writesTo(directory: string): () => boolean {
  let stamp = trustedStamp(directory);
  return () => {
    const now = trustedStamp(directory);
    if (now !== '' && now === stamp) return false;
    stamp = now;
    return true;
  };
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? true;
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
