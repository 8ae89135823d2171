import { statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { loadMigrations, type Migration } from '../../database/writing.ts';
import {
  currentGeneration,
  holdIndex,
  INDEX_DIRECTORY,
  type IndexFiles,
  indexSchema,
  MIGRATIONS,
} from '../../indexer/index.ts';
import { AxError } from '../../model/index.ts';
import type { Environment, SettingValues } from '../../settings/index.ts';
import {
  TELEMETRY_APPLICATION_ID,
  TELEMETRY_MIGRATIONS,
  telemetryBackups,
  telemetryDatabase,
} from '../../telemetry/reading.ts';
import { telemetryDirectory } from '../../telemetry/recorder.ts';

/** Whose databases are looked after, and how. */
export interface Care {
  /** Absolute root of the project. */
  root: string;
  env: Environment;
  settings: SettingValues;
  pid: number;
  /** As `process.platform` has it: it says where telemetry is kept. */
  platform: string;
  /** Version of the program, for ledgers and backups. */
  programVersion: string;
  signal?: AbortSignal;
  /** One line for people beside the result, such as whom is waited for. */
  onNotice?: (text: string) => void;
  /** Directory with the scripts to use in place of the program's own. */
  migrations?: string;
  /** A database file in place of those of the project. */
  file?: string;
}

/** The databases that a command can be limited to. */
export const DATABASES = ['index', 'telemetry', 'all'] as const;

/** One of {@link DATABASES}. */
export type DatabaseChoice = (typeof DATABASES)[number];

/** A database that is looked after. */
export interface KeptDatabase {
  /** 'file' is one that was named by its path. */
  id: 'index' | 'telemetry' | 'file';
  /** Absolute. */
  path: string;
  /** How messages and answers call the file: relative to the root where it is inside of it, with `/`. */
  shown: string;
  exists: boolean;
  applicationId: number;
  /** All migrations of the family, in order of their numbers. */
  migrations: readonly Migration[];
  /** Absolute directory of its backups. */
  backups: string;
}

/** A path as answers show it: relative to the root where it is inside of it, with `/`. */
export function shownPath(root: string, path: string): string {
  const inside = relative(root, path);
  return inside === '' || inside.startsWith('..') || inside === path ? path : inside.split(sep).join('/');
}

/** Something with a path, with that path as answers show it. */
export function shown<T extends { path: string }>(root: string, found: T): T {
  return { ...found, path: shownPath(root, found.path) };
}

/**
 * The databases that are meant: those that exist, or the one that is named. A file that is named and does not exist is
 * an empty one where that is said. Throws AxError 'no-index' or 'not-found' when the one that is named does not exist,
 * 'usage' for scripts that are none.
 */
export function keptDatabases(care: Care, choice: DatabaseChoice | undefined, missing?: 'or empty'): KeptDatabase[] {
  const meant = everyDatabase(care, choice);
  const there = meant.filter(({ exists }) => exists);
  if (care.file !== undefined) {
    if (there.length > 0 || missing === 'or empty') return meant;
    throw new AxError('not-found', `there is no database ${shownPath(care.root, care.file)}`, 'check the path');
  }
  if (there.length > 0 || choice === undefined || choice === 'all') return there;
  if (choice === 'index') throw new AxError('no-index', 'there is no index yet', 'ax index builds it');
  throw new AxError('not-found', 'there is no telemetry database yet', 'it is made when something is counted');
}

/** The databases that are meant, also those that do not exist. Throws AxError 'usage' for scripts that are none. */
export function everyDatabase(care: Care, choice: DatabaseChoice | undefined): KeptDatabase[] {
  if (care.file !== undefined) {
    if (choice !== undefined) throw new AxError('usage', '--file and --database exclude each other');
    return [fileDatabase(care, care.file)];
  }
  if (care.migrations !== undefined && (choice === undefined || choice === 'all')) {
    throw new AxError('usage', 'scripts are for one database', 'say which with --database or --file');
  }
  const all = [indexDatabase(care), ...telemetry(care)];
  return all.filter(({ id }) => choice === undefined || choice === 'all' || id === choice);
}

/**
 * Does something with a database while nobody else changes it by another command of ax: an index is held by its lock.
 * `work` gets the database as it is then, and of an index its files. Errors as `holdIndex`.
 */
export async function holdDatabase<T>(
  care: Care,
  database: KeptDatabase,
  work: (database: KeptDatabase, files: IndexFiles | undefined) => T | Promise<T>,
): Promise<T> {
  if (database.id !== 'index') return await work(database, undefined);
  return await holdIndex(care, care, (files) => work(indexDatabase(care), files));
}

function indexDatabase(care: Care): KeptDatabase {
  const path = currentGeneration(care.root)?.database;
  return {
    id: 'index',
    path: path ?? '',
    shown: path === undefined ? '' : shownPath(care.root, path),
    exists: path !== undefined && isFile(path),
    applicationId: indexSchema().applicationId,
    migrations: scripts(care),
    backups: join(care.root, INDEX_DIRECTORY, 'backups'),
  };
}

function telemetry(care: Care): KeptDatabase[] {
  const directory = telemetryDirectory(care.env, care.platform);
  if (directory === undefined) return [];
  const path = telemetryDatabase(directory);
  return [
    {
      ...{ id: 'telemetry', path, shown: shownPath(care.root, path), exists: isFile(path) },
      applicationId: TELEMETRY_APPLICATION_ID,
      migrations: scripts(care, TELEMETRY_MIGRATIONS),
      backups: telemetryBackups(directory),
    },
  ];
}

function fileDatabase(care: Care, file: string): KeptDatabase {
  const path = resolve(file);
  return {
    id: 'file',
    path,
    shown: shownPath(care.root, path),
    exists: isFile(path),
    applicationId: indexSchema().applicationId,
    migrations: scripts(care),
    backups: join(dirname(path), 'backups'),
  };
}

function scripts(care: Care, own: string = MIGRATIONS): Migration[] {
  if (care.migrations === undefined) return loadMigrations(own);
  const { migrations } = care;
  try {
    return loadMigrations(migrations);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new AxError('not-found', `there is no directory ${migrations}`);
    throw new AxError('usage', `${migrations}: ${message}`, 'scripts are NNN_name.up.sql and NNN_name.down.sql', {
      cause,
    });
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
