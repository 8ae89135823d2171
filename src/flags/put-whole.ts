import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file so that nobody ever sees a part of it. `new` writes only where there is none, and of several processes
 * one does: false for the others. Throws what the system says.
 */
export function putWhole(path: string, text: string, how: 'new' | 'replace'): boolean {
  const temporary = `${path}.${Math.random().toString(36).slice(2)}`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(temporary, text, { mode: 0o600 });
    if (how === 'replace') renameSync(temporary, path);
    else linkSync(temporary, path);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (how === 'new' && code === 'EEXIST') return false;
    // Some file systems have no links: then a reader may see the beginning of a text of one line.
    if (how === 'new' && ['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(code)) return wroteNew(path, text);
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function wroteNew(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
