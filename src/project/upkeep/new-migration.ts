import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AxError } from '../../model/index.ts';
import { type Care, type DatabaseChoice, shownPath } from './kept-database.ts';

/** The scripts of a migration that was begun. */
export interface NewMigration {
  number: number;
  name: string;
  /** Paths of the scripts, relative to the root where they are inside of it. */
  up: string;
  down: string;
}

/**
 * Begins a migration: scripts for up and down under the next number. `name` may be written in any case and with spaces.
 * They go to `migrations/<database>` of the project, or where `Care.migrations` says. Throws AxError 'usage' for a name
 * without a letter, 'not-found' where no migrations are kept, 'io'.
 */
export function newMigration(care: Care, choice: DatabaseChoice | undefined, name: string): NewMigration {
  const words =
    name
      .normalize('NFKD')
      .replace(/\p{Mark}/gu, '')
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const plain = words.join('_');
  if (!/[a-z]/.test(plain)) throw new AxError('usage', `"${name}" is no name for a migration`, 'such as add_owner');
  const directory = directoryOf(care, choice);
  const number = Math.max(0, ...namesIn(directory).map((file) => Number.parseInt(file, 10) || 0)) + 1;
  const base = `${String(number).padStart(3, '0')}_${plain}`;
  const [up, down] = [`${base}.up.sql`, `${base}.down.sql`].map((file) => join(directory, file)) as [string, string];
  writeNew(up, `-- What this changes, and why.\n`);
  writeNew(down, `-- Brings back the schema before ${base}, exactly.\n`);
  return { number, name: plain, up: shownPath(care.root, up), down: shownPath(care.root, down) };
}

function directoryOf(care: Care, choice: DatabaseChoice | undefined): string {
  if (care.migrations !== undefined) {
    const directory = resolve(care.migrations);
    try {
      mkdirSync(directory, { recursive: true });
    } catch (cause) {
      throw new AxError('io', `${directory} cannot be made: ${(cause as Error).message}`, 'check the path', { cause });
    }
    return directory;
  }
  if (choice === 'all') throw new AxError('usage', 'a migration is for one database', '--database index or telemetry');
  const directory = join(care.root, 'migrations', choice ?? 'index');
  if (existsSync(directory)) return directory;
  throw new AxError(
    'not-found',
    `there is no directory ${shownPath(care.root, directory)} here`,
    'migrations are made in the sources of ax; for another place: --migrations DIR',
  );
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (cause) {
    throw new AxError('io', `${directory} cannot be read: ${(cause as Error).message}`, '', { cause });
  }
}

function writeNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (cause) {
    throw new AxError('io', `cannot write ${path}: ${(cause as Error).message}`, 'check the path and the disk', {
      cause,
    });
  }
}
