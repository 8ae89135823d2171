import { statfsSync } from 'node:fs';
import { AxError } from '../model/index.ts';
import { translateFileError } from './file-errors.ts';

/** Free space that a check leaves to others, in bytes. */
const SPARE = 1 << 20;

/** Throws AxError 'no-space' when a directory's file system has less than `bytes` free. */
export function ensureSpace(directory: string, bytes: number): void {
  const free = freeSpace(directory);
  if (free >= bytes + SPARE) return;
  throw new AxError(
    'no-space',
    `${directory} needs ${megabytes(bytes + SPARE)} MB free and has ${megabytes(free)} MB`,
    'free some space and try again',
  );
}

/** Bytes that this user may still write to a directory's file system. */
export function freeSpace(directory: string): number {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize;
  } catch (error) {
    throw translateFileError(error, directory);
  }
}

const megabytes = (bytes: number): string => (bytes / (1 << 20)).toFixed(1);
