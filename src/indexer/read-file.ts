import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';

/** A file read whole, at one moment of its life. */
export interface FileContent {
  /** A view of a buffer that the next read uses again. */
  bytes: Uint8Array;
  stat: Stats;
  /** Just before it was read, milliseconds since the epoch. */
  readAt: number;
}

/** Why a file was not read: `gone`, `not-a-file`, `unreadable` (with why), `too-large` or `changing`. */
export interface ReadRefusal {
  refusal: 'gone' | 'not-a-file' | 'unreadable' | 'too-large' | 'changing';
  message: string;
  /** As far as it was found out. */
  stat?: Stats;
}

/** Reads files one after the other into one buffer. */
export interface FileReader {
  /**
   * Reads a file of at most `limit` bytes. A link is not followed. When the file changes while it is read, that is
   * tried three times.
   */
  read(path: string, limit: number): FileContent | ReadRefusal;
  /** Reads the beginning of a file of any size. */
  head(path: string): FileContent | ReadRefusal;
}

const ATTEMPTS = 3;
const HEAD_BYTES = 4096;
// Without NONBLOCK, opening a pipe that took a file's place would wait for somebody to write into it.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Makes a reader with a buffer of its own. */
export function createFileReader(): FileReader {
  let buffer = Buffer.allocUnsafeSlow(64 * 1024);

  function readOnce(file: number, limit: number): FileContent | ReadRefusal {
    const readAt = Date.now();
    const before = fstatSync(file);
    if (!before.isFile()) return { refusal: 'not-a-file', message: 'not a regular file', stat: before };
    if (before.size > limit) return { refusal: 'too-large', message: '', stat: before };
    // One byte more shows that the file has grown.
    if (buffer.length <= before.size) buffer = Buffer.allocUnsafeSlow(before.size * 2);
    let length = 0;
    for (let count = -1; count !== 0 && length <= before.size; length += count) {
      count = readSync(file, buffer, length, before.size + 1 - length, length);
    }
    const after = fstatSync(file);
    const same = length === before.size && after.size === before.size && after.mtimeMs === before.mtimeMs;
    if (!same) return { refusal: 'changing', message: 'it changed while it was read', stat: after };
    return { bytes: buffer.subarray(0, length), stat: after, readAt };
  }

  function readHead(file: number): FileContent | ReadRefusal {
    const readAt = Date.now();
    const stat = fstatSync(file);
    if (!stat.isFile()) return { refusal: 'not-a-file', message: 'not a regular file', stat };
    return { bytes: buffer.subarray(0, readSync(file, buffer, 0, HEAD_BYTES, 0)), stat, readAt };
  }

  return {
    read: (path, limit) =>
      withFile(path, (file) => {
        let result = readOnce(file, limit);
        for (let i = 1; i < ATTEMPTS && 'refusal' in result && result.refusal === 'changing'; i++) {
          result = readOnce(file, limit);
        }
        return result;
      }),
    head: (path) => withFile(path, readHead),
  };
}

function withFile(path: string, work: (file: number) => FileContent | ReadRefusal): FileContent | ReadRefusal {
  let file: number | undefined;
  try {
    file = openSync(path, FLAGS);
    return work(file);
  } catch (error) {
    return refusalOf(error as NodeJS.ErrnoException);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function refusalOf({ code, message }: NodeJS.ErrnoException): ReadRefusal {
  if (code === 'ENOENT' || code === 'ENOTDIR') return { refusal: 'gone', message };
  // What O_NOFOLLOW says of a link, and opening a socket.
  if (code === 'ELOOP' || code === 'EMLINK' || code === 'ENXIO') return { refusal: 'not-a-file', message };
  if (code === undefined) throw new Error(message);
  return { refusal: 'unreadable', message: `cannot be read: ${code}` };
}
