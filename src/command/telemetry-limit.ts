import { findRoot } from '../project/root.ts';
import { configFiles, type Environment, isThere } from '../settings/files.ts';
import type { LoadedSettings, SettingValues } from '../settings/index.ts';
import type { Mode } from '../telemetry/index.ts';

/** The most that telemetry may do by settings that somebody has written down; undefined when nobody has. */
export function limitOf({ values, origins }: LoadedSettings): Mode | undefined {
  const { layer } = origins['telemetry.mode'];
  return layer === 'default' ? undefined : values['telemetry.mode'];
}

/**
 * The same for a directory whose settings have not been read yet, with settings `given` for this run. Where they cannot be
 * read it is `off`: they may have said so.
 */
export async function limitIn(
  directory: string,
  env: Environment,
  given: () => Promise<Partial<SettingValues>>,
): Promise<Mode | undefined> {
  try {
    const root = findRoot(directory);
    const flags = await given();
    const { project, user } = configFiles(root, env);
    if (Object.keys(flags).length === 0 && ![...project, user].some(isThere)) return undefined;
    const { loadSettings } = await import('../settings/index.ts');
    return limitOf(await loadSettings({ root, env, flags }));
  } catch {
    return 'off';
  }
}
