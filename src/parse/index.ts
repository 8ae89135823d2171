export { ERROR_KIND, type FlatTree, NODE_FLAGS } from './flat-tree.ts';
export { compileGrammar, type Grammar, type NodeKind } from './grammar.ts';
export { createLineIndex, type LineIndex, type LinePosition } from './line-index.ts';
export { createRuntime, type Parsed, type Runtime, type RuntimeOptions } from './runtime.ts';
export { createParser, type ParseInput, type SourceParser } from './source-parser.ts';
export { decodeSource, type Encoding, looksGenerated, looksMinified, type SourceText } from './source-text.ts';
