import { existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AxError } from '../model/index.ts';
import { type BackupInfo, type BackupReason, descriptionOf, isDescription, writeDescription } from './backup-info.ts';
import { compressFile } from './compressed-file.ts';
import { copyDatabase } from './copy-database.ts';
import { fileDigest } from './file-digest.ts';
import { translateFileError } from './file-errors.ts';
import { ensureSpace } from './free-space.ts';
import { syncToDisk } from './open.ts';
import { openWorkplace, openWorkplaceElsewhere } from './workplace.ts';

/** What is backed up, and where to. */
export interface BackupOptions {
  /** The database, which others may be reading and writing. */
  path: string;
  /** Where backups are kept, under the time of their making. It is made when needed. */
  directory: string;
  /** Another place for this one: a file that does not exist yet. */
  output?: string;
  /** With gzip; the name then ends in `.db.gz`. */
  compress?: boolean;
  /** For the description: 'index', 'telemetry'. */
  database: string;
  reason: BackupReason;
  programVersion: string;
  now?: () => Date;
}

/**
 * Copies a database as it is at one moment, checks the copy, puts it on the disk, and only then gives it its name and
 * its description. Throws AxError 'not-found', 'no-space', 'index-damaged', 'io', or 'usage' for an `output` that exists.
 */
export function backup(options: BackupOptions): BackupInfo {
  const { path, directory, output, compress = false, now = () => new Date() } = options;
  if (!existsSync(path)) throw new AxError('not-found', `there is no database at ${path}`, 'nothing was backed up');
  if (output !== undefined) refuseToReplace(output);
  const target = output === undefined ? directory : dirname(resolve(output));
  const place = output === undefined ? openWorkplace(directory) : openWorkplaceElsewhere(target);
  try {
    ensureSpace(place.path, sizeOfDatabase(path) * (compress ? 2 : 1));
    const copy = join(place.path, 'copy.db');
    const contents = copyDatabase(path, copy);
    const file = compress ? `${copy}.gz` : copy;
    if (compress) compressFile(copy, file);
    syncToDisk(file);
    const createdAt = now().toISOString();
    const info = {
      ...{ database: options.database, createdAt, reason: options.reason },
      ...{ bytes: statSync(file).size, sha256: fileDigest(file), compressed: compress },
      ...contents,
      program: options.programVersion,
    };
    const name = output === undefined ? reserve(directory, createdAt, compress) : basename(output);
    const named: BackupInfo = { ...info, path: join(target, name), name };
    publish(named, file, join(place.path, 'description.json'));
    return named;
  } catch (error) {
    throw translateFileError(error, output ?? directory);
  } finally {
    place.close();
  }
}

/** The description gets its name first, so that a backup never appears without one; alone it counts for nothing. */
function publish(info: BackupInfo, file: string, description: string): void {
  writeFileSync(description, writeDescription(info), { flag: 'wx' });
  syncToDisk(description);
  renameSync(description, descriptionOf(info.path));
  moveWithoutReplacing(file, info.path);
  syncToDisk(dirname(info.path));
}

/** Names the backup by its time; the empty description that is made here keeps the name from others. */
function reserve(directory: string, createdAt: string, compress: boolean): string {
  const time = createdAt.slice(0, 19).replaceAll(':', '-');
  for (let n = 1; ; n++) {
    const name = `${time}${n > 1 ? `-${n}` : ''}.db${compress ? '.gz' : ''}`;
    if (existsSync(join(directory, name))) continue;
    try {
      writeFileSync(descriptionOf(join(directory, name)), '', { flag: 'wx' });
      return name;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function refuseToReplace(output: string): void {
  const description = descriptionOf(output);
  const there = existsSync(output) ? output : existsSync(description) && !isDescription(description) ? description : '';
  if (there) throw new AxError('usage', `${there} exists already`, 'choose another name, or move it away');
  try {
    mkdirSync(dirname(resolve(output)), { recursive: true });
  } catch (error) {
    throw translateFileError(error, dirname(resolve(output)));
  }
}

function moveWithoutReplacing(from: string, to: string): void {
  try {
    linkSync(from, to);
    rmSync(from);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    // Not every file system has links; the name is reserved, or was free a moment ago.
    renameSync(from, to);
  }
}

/** What a copy may take at most: the pages in the file and those still in its log. */
function sizeOfDatabase(path: string): number {
  const log = `${path}-wal`;
  return statSync(path).size + (existsSync(log) ? statSync(log).size : 0);
}
