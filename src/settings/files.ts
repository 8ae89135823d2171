// The second door of the room for those who only want to know where files are.
import { isAbsolute, join } from 'node:path';

/** Where the configuration files of a project are. Paths are absolute. */
export interface ConfigFiles {
  /** Candidates in the project root; at most one may exist. The first is the one that is created. */
  project: readonly [string, string];
  /** The user's file; undefined when there is no home. */
  user: string | undefined;
}

/** The environment as a plain record, as the composition root read it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where configuration is looked for. The user's directory is `$XDG_CONFIG_HOME`, else `%APPDATA%` on Windows,
 * else `~/.config`. A directory that is not absolute is none: what is beside the project is not the user's.
 */
export function configFiles(root: string, env: Environment): ConfigFiles {
  const home = env.HOME || env.USERPROFILE;
  const base = [env.XDG_CONFIG_HOME, env.APPDATA, home && join(home, '.config')].find(
    (path) => path && isAbsolute(path),
  );
  return {
    project: [join(root, 'automatosx.config.json'), join(root, '.automatosx', 'config.json')],
    user: base && join(base, 'automatosx', 'config.json'),
  };
}

/**
 * Where the program keeps what it remembers of this user, absolute: below `$XDG_STATE_HOME`, else where the platform
 * keeps the state of programs. Undefined when there is no home: then nothing is kept.
 */
export function stateDirectory(env: Environment, platform: string): string | undefined {
  const base = [env.XDG_STATE_HOME, stateHome(env, platform)].find((path) => path && isAbsolute(path));
  return base && join(base, 'automatosx');
}

function stateHome(env: Environment, platform: string): string | undefined {
  if (platform === 'win32') return env.LOCALAPPDATA;
  if (!env.HOME) return undefined;
  return platform === 'darwin' ? join(env.HOME, 'Library', 'Application Support') : join(env.HOME, '.local', 'state');
}
