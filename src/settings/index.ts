export type { FeatureSource } from './features.ts';
export { type ConfigFiles, configFiles, type Environment } from './files.ts';
export {
  type Layer,
  type LoadedSettings,
  loadSettings,
  type Origin,
  projectFile,
  unknownVariables,
} from './load.ts';
export {
  SETTING_KEYS,
  SETTINGS,
  type Setting,
  type SettingKey,
  type SettingType,
  type SettingValues,
} from './table.ts';
