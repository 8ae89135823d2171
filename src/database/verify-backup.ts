import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AxError } from '../model/index.ts';
import { type BackupInfo, descriptionOf, type StrangeBackup } from './backup-info.ts';
import { uncompressFile } from './compressed-file.ts';
import { contentsOf, type DatabaseContents, sameCounts } from './copy-database.ts';
import { fileDigest } from './file-digest.ts';
import { translateFileError } from './file-errors.ts';
import { ensureSpace } from './free-space.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

/** What a look into a backup gave. */
export interface ExaminedBackup {
  /** What is wrong with it; empty when it can be restored. */
  findings: string[];
  /** The database in it, unpacked where needed; '' when there is none to open. It is gone with the workplace. */
  file: string;
  /** What is in it, or undefined when it cannot be read. */
  contents: DatabaseContents | undefined;
}

/**
 * Reads all of a backup and compares it with its description: one line for each thing that is wrong, none when it is
 * sound. One without a description can be sound too. `directory` is for unpacking. Rejects with AxError 'io', 'no-space'.
 */
export async function verifyBackup(info: BackupInfo | StrangeBackup, directory: string): Promise<string[]> {
  const place = openWorkplace(directory);
  try {
    return (await examineBackup(info, place, { hash: true })).findings;
  } finally {
    place.close();
  }
}

/**
 * See `verifyBackup`. What was unpacked stays in the workplace. Without `hash` the content hash is left out, which says
 * nothing more about a file whose SHA-256 is right.
 */
export async function examineBackup(
  info: BackupInfo | StrangeBackup,
  place: Workplace,
  { hash }: { hash: boolean },
): Promise<ExaminedBackup> {
  const findings: string[] = [];
  if ('problem' in info) {
    if (existsSync(descriptionOf(info.path))) findings.push(info.problem);
  } else {
    const sha256 = digestOf(info.path);
    if (sha256 !== info.sha256) findings.push(`its SHA-256 is ${sha256}, and ${info.name}.json says ${info.sha256}`);
  }
  // What is in a file that was changed is of no interest, and need not be safe to unpack.
  if (findings.length > 0) return { findings, file: '', contents: undefined };
  try {
    const file = await unpack(info.path, place);
    // SQLite takes it for a database without tables.
    if (statSync(file).size === 0) return { findings: ['it is empty'], file: '', contents: undefined };
    const described = !('problem' in info);
    const contents = contentsOf(file, { named: info.name, hash: hash && described });
    if (described) findings.push(...differences(info, contents));
    return { findings, file, contents };
  } catch (error) {
    findings.push(findingOf(error, info.path));
    return { findings, file: '', contents: undefined };
  }
}

function differences(info: BackupInfo, contents: DatabaseContents): string[] {
  const findings: string[] = [];
  for (const [field, what] of [
    ['applicationId', 'application id'],
    ['schemaVersion', 'schema version'],
    ['contentHash', 'content hash'],
  ] as const) {
    if (info[field] !== contents[field] && contents[field] !== '') {
      findings.push(`its ${what} is ${contents[field]}, and ${info.name}.json says ${info[field]}`);
    }
  }
  if (!sameCounts(info.rows, contents.rows)) findings.push(`it has other numbers of rows than ${info.name}.json says`);
  return findings;
}

function digestOf(path: string): string {
  try {
    return fileDigest(path);
  } catch (error) {
    throw translateFileError(error, path);
  }
}

let unpacked = 0;

/** A file that can be opened without anything being made beside it: unpacked, or copied when it was left in WAL mode. */
async function unpack(path: string, place: Workplace): Promise<string> {
  const head = firstBytes(path, 20);
  const target = join(place.path, `unpacked-${++unpacked}.db`);
  if (head[0] === 0x1f && head[1] === 0x8b) {
    await uncompressFile(path, target);
    return target;
  }
  if (head[18] !== 2) return path;
  ensureSpace(place.path, statSync(path).size);
  copyFileSync(path, target);
  return target;
}

function firstBytes(path: string, count: number): Uint8Array {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(count);
    readSync(descriptor, bytes, 0, count, 0);
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

/** What is wrong with a backup, from the error that it gave; what is wrong with the machine is thrown. */
function findingOf(error: unknown, path: string): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code.startsWith('Z_')) return `it cannot be unpacked: ${(error as Error).message}`;
  const translated = translateFileError(error, path);
  if (translated instanceof AxError && translated.code === 'index-damaged') {
    const { cause } = translated;
    return cause instanceof Error ? `it is damaged or no database: ${cause.message}` : translated.message;
  }
  throw translated;
}
