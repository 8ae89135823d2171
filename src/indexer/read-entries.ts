import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync } from 'node:fs';
import type { FileProblem } from './report.ts';

/** A directory as it is read. */
export interface Entries {
  /** Those whose names are text, in no order. */
  entries: Dirent[];
  /** 'unreadable' for the directory itself, 'name-not-utf8' for each name that is no text. */
  problems: FileProblem[];
}

/** Reads a directory (relative to the root, '' for the root). One that is gone has no entries. */
export function readEntries(root: string, directory: string): Entries {
  const absolute = directory === '' ? root : `${root}/${directory}`;
  try {
    const entries = readdirSync(absolute, { withFileTypes: true });
    // A name with the replacement character is spelt so, or was no UTF-8.
    if (!entries.some(({ name }) => name.includes('\uFFFD'))) return { entries, problems: [] };
    const names = readdirSync(absolute, { encoding: 'buffer' });
    const texts = new Set(names.filter((name) => isUtf8(name)).map((name) => name.toString('utf8')));
    const problems = names.filter((name) => !isUtf8(name)).map((name) => undecodable(directory, name));
    return { entries: entries.filter(({ name }) => texts.has(name)), problems };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { entries: [], problems: [] };
    return { entries: [], problems: [{ path: directory, code: 'unreadable', message: `cannot be read: ${code}` }] };
  }
}

/** The problem of a path that is no UTF-8: it cannot be shown, so bytes outside of ASCII are written `\xNN`. */
export function undecodable(directory: string, name: Uint8Array): FileProblem {
  const shown = Array.from(name, (byte) =>
    byte < 128 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`,
  ).join('');
  const path = directory === '' ? shown : `${directory}/${shown}`;
  return { path, code: 'name-not-utf8', message: 'the name is no UTF-8' };
}
