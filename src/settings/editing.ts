// The second door of the room: what only those need who read or write settings as text.
export { createConfig, editConfig, editFeature, userFile } from './edit.ts';
export { lineOf, loadFeatures } from './features.ts';
export { type ConfigFile, readConfigFile } from './file.ts';
export { expected, parseText, settingKey } from './value.ts';
