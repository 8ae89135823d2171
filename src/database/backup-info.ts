import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { translateFileError } from './file-errors.ts';

/** Why a backup was made. */
export type BackupReason = 'manual' | 'migrate' | 'rollback' | 'restore' | 'repair';

/** A backup and its description, the file NAME.json beside it. */
export interface BackupInfo {
  path: string;
  /** The name of the file. */
  name: string;
  /** Which database: 'index', 'telemetry'. */
  database: string;
  /** ISO 8601. */
  createdAt: string;
  reason: BackupReason;
  /** Size and SHA-256 (hex) of the file as it lies there, compressed or not. */
  bytes: number;
  sha256: string;
  /** With gzip. */
  compressed: boolean;
  schemaVersion: number;
  applicationId: number;
  /** Rows of each table. */
  rows: Record<string, number>;
  /** See `contentHash`. */
  contentHash: string;
  /** Version of the program that made it. */
  program: string;
}

/** A file among the backups whose description is missing or does not fit. */
export interface StrangeBackup {
  path: string;
  name: string;
  bytes: number;
  problem: string;
}

/** Where the description of a backup is. */
export function descriptionOf(path: string): string {
  return `${path}.json`;
}

/** The text of a description. Where the backup lies is not part of it: files are moved. */
export function writeDescription(info: BackupInfo): string {
  const { path: _path, name: _name, ...described } = info;
  return `${JSON.stringify(described, null, 2)}\n`;
}

/**
 * What a backup says of itself, or what is wrong with its description; its contents are not looked at, see
 * `verifyBackup`. Throws AxError 'not-found' when there is no such file.
 */
export function readBackupInfo(path: string): BackupInfo | StrangeBackup {
  const name = basename(path);
  const bytes = sizeOf(path);
  const strange = (problem: string): StrangeBackup => ({ path, name, bytes, problem });
  let text: string;
  try {
    text = readFileSync(descriptionOf(path), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return strange(code === 'ENOENT' ? `it has no description (${name}.json)` : `${name}.json cannot be read`);
  }
  const described = parse(text);
  if (!described) return strange(`${name}.json is no description of a backup`);
  if (described.bytes !== bytes) {
    return strange(`it has ${bytes} bytes, and ${name}.json says ${described.bytes}`);
  }
  return { ...described, path, name };
}

/** True when a file may be written over as a description: one that a killed run left without its backup. */
export function isDescription(path: string): boolean {
  try {
    const text = readFileSync(path, 'utf8');
    return text === '' || parse(text) !== undefined;
  } catch {
    return false;
  }
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch (error) {
    throw translateFileError(error, path);
  }
}

const KINDS: Record<Exclude<keyof BackupInfo, 'path' | 'name' | 'rows'>, 'string' | 'number' | 'boolean'> = {
  database: 'string',
  createdAt: 'string',
  reason: 'string',
  bytes: 'number',
  sha256: 'string',
  compressed: 'boolean',
  schemaVersion: 'number',
  applicationId: 'number',
  contentHash: 'string',
  program: 'string',
};

function parse(text: string): Omit<BackupInfo, 'path' | 'name'> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Record<string, unknown>;
  if (Object.entries(KINDS).some(([field, kind]) => typeof fields[field] !== kind)) return undefined;
  const { rows } = fields;
  if (typeof rows !== 'object' || rows === null || Object.values(rows).some((count) => typeof count !== 'number')) {
    return undefined;
  }
  return value as Omit<BackupInfo, 'path' | 'name'>;
}
