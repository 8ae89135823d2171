// The second door of the room: texts alone, without what parsing takes.
export { decodeSource } from './source-text.ts';
