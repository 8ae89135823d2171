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
    if (how === 'new' && (error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}
