import { dirname } from 'node:path';
import { assertOurs, openDatabase } from '../../database/index.ts';
import {
  type BackupInfo,
  backup,
  deleteBackup,
  listBackups,
  pruneBackups,
  type StrangeBackup,
  verifyBackup,
} from '../../database/upkeep.ts';
import { AxError, nearest } from '../../model/index.ts';
import { type Care, type DatabaseChoice, everyDatabase, keptDatabases, shown } from './kept-database.ts';

/** A backup, or a file among the backups that tells nothing about itself. */
export type AnyBackup = BackupInfo | StrangeBackup;

/** A backup with what was found when it was read. */
export interface VerifiedBackup {
  backup: AnyBackup;
  /** [] when it can be restored. */
  findings: string[];
}

/** How a backup is made. */
export interface BackupHow {
  /** Absolute path of the copy; default a file named after the time in the directory of backups. */
  output?: string | undefined;
  compress: boolean;
}

/**
 * Writes a checked copy of each of the databases, beside whatever else goes on in them. Throws AxError 'not-ours',
 * 'no-space', 'io', 'index-damaged', 'usage' for one output and several databases.
 */
export function backUp(care: Care, choice: DatabaseChoice | undefined, { output, compress }: BackupHow): BackupInfo[] {
  const databases = keptDatabases(care, choice);
  if (output !== undefined && databases.length > 1) {
    throw new AxError('usage', 'there are several databases for one --output', 'say which with --database');
  }
  return databases.map(({ id, path, backups: directory, applicationId }) => {
    assertOursAt(path, applicationId);
    const made = backup({
      ...{ path, directory, compress, database: id, reason: 'manual', programVersion: care.programVersion },
      ...(output === undefined ? {} : { output }),
    });
    return shown(care.root, made);
  });
}

/** All backups of the databases, the newest first. */
export function backupsOf(care: Care, choice: DatabaseChoice | undefined): AnyBackup[] {
  return listed(care, choice).map((each) => shown(care.root, each));
}

function listed(care: Care, choice: DatabaseChoice | undefined): AnyBackup[] {
  return directories(care, choice).flatMap((directory) => listBackups(directory));
}

/** Reads backups to the end and compares them with what they say of themselves; all of them when none is named. */
export async function verifyBackups(
  care: Care,
  choice: DatabaseChoice | undefined,
  name: string | undefined,
): Promise<VerifiedBackup[]> {
  const all = name === undefined ? listed(care, choice) : [backupNamed(care, choice, name)];
  const verified: VerifiedBackup[] = [];
  for (const each of all) {
    const findings = await verifyBackup(each, dirname(each.path));
    verified.push({ backup: shown(care.root, each), findings });
  }
  return verified;
}

/** Removes a backup. Returns what it was. Throws AxError 'not-found'. */
export function removeBackup(care: Care, choice: DatabaseChoice | undefined, name: string): AnyBackup {
  const found = backupNamed(care, choice, name);
  deleteBackup(dirname(found.path), found.name);
  return shown(care.root, found);
}

/** Removes all but the `keep` newest of each database. Returns what was removed. */
export function prune(care: Care, choice: DatabaseChoice | undefined, keep: number): BackupInfo[] {
  return directories(care, choice).flatMap((directory) =>
    pruneBackups(directory, keep).map((each) => shown(care.root, each)),
  );
}

/** The backup with this name, with its absolute path. Throws AxError 'not-found' with the nearest one. */
export function backupNamed(care: Care, choice: DatabaseChoice | undefined, name: string): AnyBackup {
  const all = listed(care, choice);
  const found = all.find((each) => each.name === name || each.name.replace(/\.db(\.gz)?$/, '') === name);
  if (found) return found;
  const near =
    nearest(
      name,
      all.map((each) => each.name),
    ) ?? all[0]?.name;
  throw new AxError(
    'not-found',
    `there is no backup ${name}`,
    near === undefined ? 'there are none yet' : `the nearest is ${near}; ax db backups lists them`,
  );
}

function directories(care: Care, choice: DatabaseChoice | undefined): string[] {
  return [...new Set(everyDatabase(care, choice).map(({ backups }) => backups))];
}

function assertOursAt(path: string, applicationId: number): void {
  const db = openDatabase({ path, readonly: true });
  try {
    assertOurs(db, applicationId);
  } finally {
    db.close();
  }
}
