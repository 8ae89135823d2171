import { isAbsolute, join } from 'node:path';
import type { Environment } from '../settings/index.ts';

/**
 * Where telemetry of this user is kept, absolute: below `$XDG_STATE_HOME`, else where the platform keeps the state of
 * programs. Undefined when there is no home: then nothing is recorded.
 */
export function telemetryDirectory(env: Environment, platform: string): string | undefined {
  const base = [env.XDG_STATE_HOME, stateHome(env, platform)].find((path) => path && isAbsolute(path));
  return base && join(base, 'automatosx', 'telemetry');
}

function stateHome(env: Environment, platform: string): string | undefined {
  if (platform === 'win32') return env.LOCALAPPDATA;
  if (!env.HOME) return undefined;
  return platform === 'darwin' ? join(env.HOME, 'Library', 'Application Support') : join(env.HOME, '.local', 'state');
}

/** The file with the user's choice. */
export function choiceFile(directory: string): string {
  return join(directory, 'mode');
}

/** The directory of spool files, `<UTC day since 1970>-<form of the lines>.jsonl`. */
export function spoolDirectory(directory: string): string {
  return join(directory, 'spool');
}
