import { looksLikeCpp } from './cpp/header.ts';
import type { LanguageSpec } from './spec.ts';

/** One supported language, as the registry knows it without loading its tables. */
export interface Language {
  /** Stable, kebab-case: what `lang:` filters and the index say. */
  id: string;
  /** For people. */
  name: string;
  /** With the dot, as written in file names; compared as they are first, then in lower case. */
  extensions: readonly string[];
  /** Whole file names: `Rakefile`. */
  fileNames?: readonly string[];
  /** Interpreters of a `#!` line, without version: `python`. */
  shebangs?: readonly string[];
  /** Where extensions are shared: what the beginning of a file must look like to be of this language, or must not. */
  content?: { is?: RegExp | ((head: string) => boolean); not?: RegExp };
  /** `package/file` is where the build takes the grammar from; it is kept as `<name>.wasm`. */
  grammar: { name: string; package: string; file: string };
  /** Loads the tables. */
  load: () => Promise<LanguageSpec>;
}

/**
 * All languages. One entry and one folder is a language: `src/languages/<id>/spec.ts` with its `tests/`.
 * Of languages that share an extension, those with `content.is` are asked first, in this order.
 */
export const LANGUAGES: readonly Language[] = [
  {
    id: 'typescript',
    name: 'TypeScript',
    extensions: ['.ts', '.mts', '.cts'],
    shebangs: ['deno', 'ts-node', 'tsx'],
    content: { not: /^\s*<(\?xml|!DOCTYPE TS|TS\b)/ },
    grammar: { name: 'typescript', package: 'tree-sitter-typescript', file: 'tree-sitter-typescript.wasm' },
    load: async () => (await import('./typescript/spec.ts')).spec,
  },
  {
    id: 'tsx',
    name: 'TSX',
    extensions: ['.tsx'],
    grammar: { name: 'tsx', package: 'tree-sitter-typescript', file: 'tree-sitter-tsx.wasm' },
    load: async () => (await import('./tsx/spec.ts')).spec,
  },
  {
    id: 'javascript',
    name: 'JavaScript',
    extensions: ['.js', '.mjs', '.cjs', '.jsx', '.es6'],
    fileNames: ['Jakefile'],
    shebangs: ['node', 'bun', 'nodejs'],
    grammar: { name: 'javascript', package: 'tree-sitter-javascript', file: 'tree-sitter-javascript.wasm' },
    load: async () => (await import('./javascript/spec.ts')).spec,
  },
  {
    id: 'c',
    name: 'C',
    extensions: ['.c', '.h'],
    grammar: { name: 'c', package: 'tree-sitter-c', file: 'tree-sitter-c.wasm' },
    load: async () => (await import('./c/spec.ts')).spec,
  },
  {
    id: 'cpp',
    name: 'C++',
    extensions: [
      '.cpp',
      '.cc',
      '.cxx',
      '.c++',
      '.C',
      '.hpp',
      '.hh',
      '.hxx',
      '.h++',
      '.H',
      '.ipp',
      '.tpp',
      '.inl',
      '.h',
      '.cppm',
      '.ixx',
    ],
    // Of headers, those that use what C does not have.
    content: { is: looksLikeCpp },
    grammar: { name: 'cpp', package: 'tree-sitter-cpp', file: 'tree-sitter-cpp.wasm' },
    load: async () => (await import('./cpp/spec.ts')).spec,
  },
  {
    id: 'rust',
    name: 'Rust',
    extensions: ['.rs'],
    shebangs: ['rust-script'],
    grammar: { name: 'rust', package: 'tree-sitter-rust', file: 'tree-sitter-rust.wasm' },
    load: async () => (await import('./rust/spec.ts')).spec,
  },
  {
    id: 'python',
    name: 'Python',
    extensions: ['.py', '.pyi', '.pyw'],
    fileNames: ['SConstruct', 'SConscript', 'wscript'],
    shebangs: ['python', 'pypy', 'pythonw'],
    grammar: { name: 'python', package: 'tree-sitter-python', file: 'tree-sitter-python.wasm' },
    load: async () => (await import('./python/spec.ts')).spec,
  },
  {
    id: 'go',
    name: 'Go',
    extensions: ['.go'],
    grammar: { name: 'go', package: 'tree-sitter-go', file: 'tree-sitter-go.wasm' },
    load: async () => (await import('./go/spec.ts')).spec,
  },
  {
    id: 'java',
    name: 'Java',
    extensions: ['.java'],
    grammar: { name: 'java', package: 'tree-sitter-java', file: 'tree-sitter-java.wasm' },
    load: async () => (await import('./java/spec.ts')).spec,
  },
  {
    id: 'kotlin',
    name: 'Kotlin',
    extensions: ['.kt', '.kts'],
    shebangs: ['kotlin', 'kotlinc'],
    grammar: { name: 'kotlin', package: '@tree-sitter-grammars/tree-sitter-kotlin', file: 'tree-sitter-kotlin.wasm' },
    load: async () => (await import('./kotlin/spec.ts')).spec,
  },
  {
    id: 'swift',
    name: 'Swift',
    extensions: ['.swift', '.swiftinterface'],
    shebangs: ['swift'],
    grammar: { name: 'swift', package: '@repomix/tree-sitter-wasms', file: 'out/tree-sitter-swift.wasm' },
    load: async () => (await import('./swift/spec.ts')).spec,
  },
  {
    id: 'dart',
    name: 'Dart',
    extensions: ['.dart'],
    shebangs: ['dart'],
    grammar: { name: 'dart', package: '@repomix/tree-sitter-wasms', file: 'out/tree-sitter-dart.wasm' },
    load: async () => (await import('./dart/spec.ts')).spec,
  },
];
