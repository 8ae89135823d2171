// The second door of the room: texts alone, without what parsing takes.
export { decodeSource, type Encoding, looksGenerated, looksMinified, type SourceText } from './source-text.ts';
