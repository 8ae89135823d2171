import { resolve } from 'node:path';
import { AxError } from '../../model/index.ts';
import { type Environment, loadSettings, type SettingValues } from '../../settings/index.ts';
import { findRoot } from '../root.ts';
import { surroundings } from '../surroundings.ts';
import type { Care } from './kept-database.ts';

/** Where and how to look after databases, as a command line says it. */
export interface CareOptions {
  /** Absolute directory to start from; paths are meant from there. */
  cwd: string;
  env: Environment;
  /** Settings that win over every other layer. */
  flags: Partial<SettingValues>;
  programVersion: string;
  platform: string;
  migrations: string | undefined;
  file: string | undefined;
  signal: AbortSignal;
  onNotice: (text: string) => void;
}

/** Finds the project and its settings; no database is looked at. Throws AxError 'invalid-config', 'usage' for an empty path. */
export async function openCare(options: CareOptions): Promise<Care> {
  const { cwd, env, flags, programVersion, platform, migrations, file, signal, onNotice } = options;
  // A script whose variable is empty would otherwise mean the current directory.
  if (file === '' || migrations === '') throw new AxError('usage', `--${file === '' ? 'file' : 'migrations'} is empty`);
  const root = findRoot(cwd);
  const { values } = await loadSettings({ root, env, flags });
  return {
    ...{ root, env, settings: values, pid: surroundings.pid, platform, programVersion, signal, onNotice },
    ...(migrations === undefined ? {} : { migrations: resolve(cwd, migrations) }),
    ...(file === undefined ? {} : { file: resolve(cwd, file) }),
  };
}
