import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { putWhole } from './put-whole.ts';

/**
 * The random id of this installation, made with `newId` when it is first needed; it is never sent. Undefined when none
 * can be kept: one that is another each time would give another answer each time.
 */
export function installId(directory: string | undefined, newId: () => string): string | undefined {
  if (directory === undefined) return undefined;
  const path = join(directory, 'install');
  try {
    const known = readId(path);
    if (known !== undefined) return known;
    const isMade = putWhole(path, `${newId()}\n`, 'new');
    // A file that is there and empty was left by a machine that stopped in the middle.
    if (!isMade && readId(path) === undefined) putWhole(path, `${newId()}\n`, 'replace');
    return readId(path);
  } catch {
    return undefined;
  }
}

/** The id that is there; nothing is made. */
function readId(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
