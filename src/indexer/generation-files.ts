import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { AxError } from '../model/index.ts';

/** The directory of the index in a project's root. */
export const INDEX_DIRECTORY = '.automatosx';

/** Where the files of one generation of the index are. Absolute paths. */
export interface GenerationFiles {
  number: number;
  /** The database. */
  database: string;
  /** The saved tree, see `Tree`. */
  tree: string;
}

/** Where the index of a project keeps its files. Nothing is touched by making this. */
export interface IndexFiles {
  /** Absolute. */
  directory: string;
  lock: string;
  generation(number: number): GenerationFiles;
  /** The generation to read, or undefined when there is none. */
  current(): GenerationFiles | undefined;
  /** Points to a generation, in one step that survives a loss of power. Throws AxError 'io' or 'no-space'. */
  setCurrent(number: number): void;
  /** A number no file of any generation has. */
  unusedNumber(): number;
  /** Makes the directory, and the ignore file that hides it from git. Throws AxError 'io' or 'no-space'. */
  prepare(): void;
  /** True when there are files of another generation than this: what a killed run has left. */
  hasOthers(kept: number | undefined): boolean;
  /** Removes the files of all generations but one (or none), as far as the system lets go of them. The caller holds the lock. */
  removeOthers(kept: number | undefined): void;
}

const POINTER = /^index-(\d{1,9})\.db\n?$/;
const FILE_OF_GENERATION = /^index-(\d{1,9})\./;

/** The files of the index in `root` (absolute). */
export function indexFiles(root: string): IndexFiles {
  const directory = join(root, INDEX_DIRECTORY);
  const pointer = join(directory, 'current');
  const generation = (number: number): GenerationFiles => ({
    number,
    database: join(directory, `index-${number}.db`),
    tree: join(directory, `index-${number}.tree`),
  });
  return {
    directory,
    lock: join(directory, 'lock.db'),
    generation,
    current: () => {
      const number = readPointer(pointer);
      return number === undefined ? undefined : generation(number);
    },
    setCurrent: (number) => orIo(directory, () => replaceFile(pointer, `index-${number}.db\n`)),
    unusedNumber: () => Math.max(0, ...generationsIn(directory).map(({ number }) => number)) + 1,
    prepare: () =>
      orIo(directory, () => {
        makeDirectory(directory);
        writeNew(join(directory, '.gitignore'), '*\n');
      }),
    hasOthers: (kept) => orIo(directory, () => generationsIn(directory).some(({ number }) => number !== kept)),
    removeOthers: (kept) =>
      orIo(directory, () => {
        for (const { name, number } of generationsIn(directory)) {
          if (number !== kept) removeIfPossible(join(directory, name));
        }
      }),
  };
}

/** The generation of a project (absolute root) to read, or undefined when there is none. */
export function currentGeneration(root: string): GenerationFiles | undefined {
  return indexFiles(root).current();
}

function readPointer(pointer: string): number | undefined {
  try {
    const match = POINTER.exec(readFileSync(pointer, 'utf8'));
    return match ? Number(match[1]) : undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    const hint = code === 'EISDIR' ? `a directory is in the way: remove ${pointer}` : 'check the permissions';
    throw new AxError('io', `the index cannot be read: ${message}`, hint, { cause: error });
  }
}

function generationsIn(directory: string): { name: string; number: number }[] {
  return readdirSync(directory).flatMap((name) => {
    const match = FILE_OF_GENERATION.exec(name);
    return match ? [{ name, number: Number(match[1]) }] : [];
  });
}

/** Not the directories above: a project that is gone stays gone. */
function makeDirectory(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

function replaceFile(path: string, text: string): void {
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w');
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

/** An empty file is what is left of an attempt on a full disk. Other processes may write the same at this moment. */
function writeNew(path: string, text: string): void {
  if (!statSync(path, { throwIfNoEntry: false })?.size) writeFileSync(path, text);
}

// Gone already, held by another process, or no file of ours.
const LEFT_ALONE: ReadonlySet<string> = new Set(['ENOENT', 'EBUSY', 'EPERM', 'EACCES', 'EISDIR', 'ERR_FS_EISDIR']);

// Where an open file cannot be removed it goes with the next run.
function removeIfPossible(path: string): void {
  try {
    rmSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!LEFT_ALONE.has(code ?? '')) throw error;
  }
}

function orIo<T>(directory: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOSPC' ? 'no space left' : code === 'EROFS' ? 'the file system is read-only' : message;
    const hint = HINTS[code ?? ''] ?? '';
    throw new AxError(
      code === 'ENOSPC' ? 'no-space' : 'io',
      `the index cannot be written to ${directory}: ${why}`,
      hint,
      {
        cause,
      },
    );
  }
}

const HINTS: Record<string, string> = {
  ENOSPC: 'free some space and try again',
  EACCES: 'check the permissions of the directory',
  EROFS: 'the index is kept in the project: work on a writable copy',
  EEXIST: 'a file is in the way: remove it',
  ENOTDIR: 'a file is in the way: remove it',
};
