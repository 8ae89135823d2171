import { readdirSync } from 'node:fs';
import { defaultFlags } from '../flags/index.ts';
import { type FlagOptions, type FlagSetting, flagsDirectory, type ProjectFlags } from './flag-options.ts';

/** The flags of a project in this process. What decides about them is loaded where somebody says something about them. */
export async function projectFlags(setting: FlagSetting, options: FlagOptions = {}): Promise<ProjectFlags> {
  if (isQuiet(setting, options)) return { ...defaultFlags(), trials: undefined };
  const { decidingFlags } = await import('./deciding-flags.ts');
  return decidingFlags(setting, options);
}

/** True when neither files, nor environment, nor options, nor what is remembered say anything about flags. */
function isQuiet({ env, sources }: FlagSetting, { overrides = [], safe = false, version }: FlagOptions): boolean {
  if (sources.length + overrides.length > 0 || safe) return false;
  if (Object.keys(env).some((name) => name.startsWith('AX_FEATURE_'))) return false;
  const directory = flagsDirectory(env);
  try {
    const names = directory === undefined ? [] : readdirSync(directory);
    return !names.some(
      (name) => name.endsWith('.killed') || name.endsWith(`@${version}.log`) || name === 'experiments',
    );
  } catch {
    return true;
  }
}
