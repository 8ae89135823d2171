// The second door of the room for those who only want to know whether there is any configuration.
import { join } from 'node:path';

/** Where the configuration files of a project are. Paths are absolute. */
export interface ConfigFiles {
  /** Candidates in the project root; at most one may exist. The first is the one that is created. */
  project: readonly [string, string];
  /** The user's file. */
  user: string;
}

/** The environment as a plain record, as the composition root read it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where configuration is looked for. The user's directory is `$XDG_CONFIG_HOME`, else `%APPDATA%` on Windows,
 * else `~/.config`.
 */
export function configFiles(root: string, env: Environment): ConfigFiles {
  const home = env.HOME ?? env.USERPROFILE ?? root;
  const base = env.XDG_CONFIG_HOME || env.APPDATA || join(home, '.config');
  return {
    project: [join(root, 'automatosx.config.json'), join(root, '.automatosx', 'config.json')],
    user: join(base, 'automatosx', 'config.json'),
  };
}
