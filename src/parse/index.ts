export { emptyFacts } from './empty-facts.ts';
export { type FlatTree, NODE_FLAGS } from './flat-tree.ts';
export type { Grammar, NodeKind } from './grammar.ts';
export { createLineIndex, type LineIndex, type LinePosition } from './line-index.ts';
export type { Parsed, Runtime, RuntimeOptions } from './runtime.ts';
export type { ParseInput, SourceParser } from './source-parser.ts';
export { decodeSource, type Encoding, looksGenerated, looksMinified, type SourceText } from './source-text.ts';
export { compileGrammar, createParser, createRuntime } from './start.ts';
