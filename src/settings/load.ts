import { statSync } from 'node:fs';
import { nearest } from '../model/index.ts';
import type { FeatureSource } from './features.ts';
import type { ConfigFile } from './file.ts';
import { type ConfigFiles, configFiles, type Environment } from './files.ts';
import { SETTING_KEYS, SETTINGS, type SettingKey, type SettingValues } from './table.ts';
import { twoFiles } from './two-files.ts';

/** The layer a value comes from, lowest first. */
export type Layer = 'default' | 'user' | 'project' | 'environment' | 'flag';

/** Where a value comes from. */
export interface Origin {
  layer: Layer;
  /** The file (absolute), the environment variable, or ''. */
  source: string;
}

/** What {@link loadSettings} found. */
export interface LoadedSettings {
  values: SettingValues;
  origins: Record<SettingKey, Origin>;
  /** The configuration files that were read, in order of application. */
  read: string[];
  files: ConfigFiles;
  /** What the files say of feature flags, the user's first. */
  features: FeatureSource[];
}

/**
 * The project's configuration file: the one that exists, else the one to create. Throws AxError `invalid-config` when
 * there are two.
 */
export function projectFile(files: ConfigFiles): string {
  const [first, second] = files.project.filter(isThere);
  if (second !== undefined) throw twoFiles(files);
  return first ?? files.project[0];
}

/** Variables of the environment that look like a setting of ours and are none, as problems with the nearest name. */
export function unknownVariables(env: Environment): { code: string; message: string; hint: string }[] {
  const known = SETTING_KEYS.flatMap((key) => {
    const { env: name, otherEnv } = SETTINGS[key];
    return otherEnv === undefined ? [name] : [name, otherEnv];
  });
  const sections = [...new Set(SETTING_KEYS.map((key) => `AX_${key.slice(0, key.indexOf('.')).toUpperCase()}_`))];
  return Object.keys(env)
    .filter((name) => !known.includes(name) && sections.some((section) => name.startsWith(section)))
    .map((name) => {
      const near = nearest(name, known);
      return {
        code: 'invalid-config',
        message: `unknown environment variable ${name}`,
        hint: near ? `did you mean ${near}?` : `the variables are ${known.join(', ')}`,
      };
    });
}

/**
 * Reads the settings that hold in `root`: default < user's file < project's file < environment < `flags`.
 * Throws AxError `invalid-config` naming file, line and nearest valid key for whatever cannot be used.
 */
export async function loadSettings(options: {
  root: string;
  env: Environment;
  flags?: Partial<SettingValues>;
}): Promise<LoadedSettings> {
  const { root, env, flags = {} } = options;
  const files = configFiles(root, env);
  const values: Record<string, unknown> = {};
  const origins: Record<string, Origin> = {};
  const features: FeatureSource[] = [];
  const put = (key: SettingKey, value: unknown, origin: Origin): void => {
    values[key] = value;
    origins[key] = origin;
  };
  for (const key of SETTING_KEYS) put(key, SETTINGS[key].default, { layer: 'default', source: '' });

  /** True where the file of the user allows less, of a setting that is a limit. */
  const isRaised = (key: SettingKey, value: unknown): boolean => {
    const { isLimit = false, choices = [] } = SETTINGS[key];
    const rank = (word: unknown): number => choices.indexOf(String(word));
    return isLimit && origins[key]?.layer === 'user' && rank(value) > rank(values[key]);
  };

  const read: string[] = [];
  const user = files.user === undefined ? undefined : await readIfThere(files.user);
  const first = await readIfThere(files.project[0]);
  const second = await readIfThere(files.project[1]);
  if (first && second) throw twoFiles(files);
  for (const [layer, file] of [
    ['user', user],
    ['project', first ?? second],
  ] as const) {
    if (!file) continue;
    read.push(file.path);
    if (file.features !== undefined) features.push({ layer, path: file.path, value: file.features });
    for (const entry of file.entries) {
      if (layer === 'project' && isRaised(entry.key, entry.value)) continue;
      put(entry.key, entry.value, { layer, source: file.path });
    }
  }
  for (const key of SETTING_KEYS) {
    const { env: first, otherEnv } = SETTINGS[key];
    const name = env[first] || otherEnv === undefined ? first : otherEnv;
    const text = env[name];
    if (text === undefined || text === '') continue;
    const { parseText } = await import('./value.ts');
    put(key, parseText(key, text, name), { layer: 'environment', source: name });
  }
  for (const key of SETTING_KEYS) {
    if (flags[key] !== undefined) put(key, flags[key], { layer: 'flag', source: '' });
  }
  return {
    values: values as unknown as SettingValues,
    origins: origins as Record<SettingKey, Origin>,
    read,
    files,
    features,
  };
}

/** Most projects have no configuration: what reads one is loaded when there is one. */
async function readIfThere(path: string): Promise<ConfigFile | undefined> {
  if (!isThere(path)) return undefined;
  const { readConfigFile } = await import('./file.ts');
  return await readConfigFile(path);
}

function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // Whoever reads it says why that cannot be.
    return true;
  }
}
