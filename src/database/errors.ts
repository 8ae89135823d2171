import { AxError } from '../model/index.ts';

// Primary result codes of SQLite, https://www.sqlite.org/rescode.html
const BUSY = 5;
const LOCKED = 6;
const NOMEM = 7;
/** SQLite cannot write: the file, or what it makes beside it. */
export const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
/** SQLite cannot open the file, or what it makes beside it. */
export const CANTOPEN = 14;
const TOOBIG = 18;
const NOTADB = 26;
const PERM = 3;
const NAMES: Record<string, number> = {
  BUSY,
  LOCKED,
  NOMEM,
  READONLY,
  IOERR,
  CORRUPT,
  FULL,
  CANTOPEN,
  TOOBIG,
  NOTADB,
  PERM,
};

/** The primary result code of an error thrown by either driver, or undefined when it is not SQLite's. */
export function resultCode(error: unknown): number | undefined {
  const { errcode, code } = error as { errcode?: unknown; code?: unknown };
  if (typeof errcode === 'number') return errcode & 0xff;
  // better-sqlite3 looks for the directory itself, before SQLite does.
  if (error instanceof TypeError && error.message.startsWith('Cannot open database')) return CANTOPEN;
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return undefined;
  return NAMES[code.slice('SQLITE_'.length).split('_')[0] as string];
}

/** True for the codes after which another try can succeed: another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  const code = resultCode(error instanceof AxError ? error.cause : error);
  return code === BUSY || code === LOCKED;
}

/** What SQLite's refusals mean to the reader; any other error (wrong SQL: a bug) is returned as it is. */
export function translateError(error: unknown, path: string): unknown {
  if (error instanceof AxError) return error;
  const cause = { cause: error };
  const text = (error as Error).message;
  switch (resultCode(error)) {
    case BUSY:
    case LOCKED:
      return new AxError('locked', `${path} is in use by another process`, 'wait for it to end, then try again', cause);
    case CORRUPT:
    case NOTADB:
      return new AxError(
        'index-damaged',
        `${path} is damaged or not a database: ${text}`,
        'build it again: ax index --full',
        cause,
      );
    // Lengths that were overwritten ask for more than there is.
    case NOMEM:
    case TOOBIG:
      return new AxError(
        'io',
        `${path} cannot be read: ${text}`,
        'when it goes on, build it again: ax index --full',
        cause,
      );
    case FULL:
      return noSpace(path, cause);
    case READONLY:
    case PERM:
      return new AxError(
        'io',
        `${path} cannot be written: ${text}`,
        'check the permissions of the file and its directory',
        cause,
      );
    case IOERR:
    case CANTOPEN:
      return new AxError(
        'io',
        `${path} cannot be read or written: ${text}`,
        'check the path, its permissions and the disk',
        cause,
      );
    default:
      return isDiskFull(error) ? noSpace(path, cause) : error;
  }
}

/** True for an error of the file system that says that there is no room. */
function isDiskFull(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT';
}

function noSpace(path: string, cause: { cause: unknown }): AxError {
  return new AxError('no-space', `no space left while writing ${path}`, 'free some space and try again', cause);
}
