// The second door of the room: what only those need who read or write settings as text.
export { createConfig, editConfig } from './edit.ts';
export { type ConfigFile, readConfigFile } from './file.ts';
export { expected, parseText, settingKey } from './value.ts';
