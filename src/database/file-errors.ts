import { AxError } from '../model/index.ts';
import { translateError } from './errors.ts';

/** What a refusal of the file system means to the reader; any other error goes through `translateError`. */
export function translateFileError(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const cause = { cause: error };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AxError('no-space', `no space left while writing ${path}`, 'free some space and try again', cause);
    case 'EFBIG':
      return new AxError('no-space', `${path} would be larger than a file may be here`, 'see: ulimit -f', cause);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS': {
      const why = code === 'EROFS' ? 'the file system is read-only' : 'permission denied';
      return new AxError(
        'io',
        `${path} cannot be used: ${why}`,
        'check its permissions and those of its directory',
        cause,
      );
    }
    case 'ENOENT':
      return new AxError('not-found', `there is no ${path}`, 'check the path', cause);
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EIO':
    case 'EMFILE':
    case 'ENFILE':
      return new AxError(
        'io',
        `${path} cannot be read or written: ${(error as Error).message}`,
        'check the path and the disk',
        cause,
      );
    default:
      return translateError(error, path);
  }
}
