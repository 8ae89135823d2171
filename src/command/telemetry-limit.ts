import { findRoot } from '../project/root.ts';
import { type Environment, loadSettings, type SettingValues } from '../settings/index.ts';
import { limitOf, type Mode } from '../telemetry/index.ts';

/**
 * The most that telemetry may do by the settings that hold in a directory, with settings `given` for this run; undefined
 * when they say nothing. Where they cannot be read it is `off`: they may have said so.
 */
export async function readLimit(
  directory: string,
  env: Environment,
  given: () => Promise<Partial<SettingValues>>,
): Promise<Mode | undefined> {
  try {
    return limitOf(await loadSettings({ root: findRoot(directory), env, flags: await given() }));
  } catch {
    return 'off';
  }
}
