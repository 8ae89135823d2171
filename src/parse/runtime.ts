import { Parser } from 'web-tree-sitter';
import type { Problem } from '../model/index.ts';
import { walkCursor } from './cursor-walk.ts';
import { createFlatTree, type FlatTree } from './flat-tree.ts';
import { compileGrammar, type Grammar, type LoadedGrammar, openGrammar } from './grammar.ts';

/** Options of {@link createRuntime}. */
export interface RuntimeOptions {
  /** Directory that holds `<name>.wasm` files. */
  grammars: string;
  /** Compiled grammars by name, from another thread; looked at on every load, so an owner may add to it later. */
  modules?: ReadonlyMap<string, WebAssembly.Module>;
  /** False to read trees with the public cursor only. Default true. */
  rawWalk?: boolean;
}

/** A finished parse. `tree` is valid until the next parse of this runtime. */
export interface Parsed {
  tree: FlatTree;
  /** True when some part of the text did not fit the grammar. */
  hasError: boolean;
}

/** The parser of one thread. Not for use by several threads; cheap to create after the first one. */
export interface Runtime {
  /** How trees are read: straight out of WASM memory, or with the public cursor (several times slower). */
  readonly walk: 'raw' | 'cursor';
  /** Why `walk` is 'cursor'; '' when it is 'raw'. */
  readonly walkReason: string;
  /** Loads a grammar once. Throws AxError 'unsupported' when it cannot be used; others are not affected. */
  load(name: string): Promise<Grammar>;
  /** The compiled grammars loaded so far, by name, to hand to worker threads. */
  modules(): Map<string, WebAssembly.Module>;
  /**
   * Parses `text` with a grammar of this runtime and keeps the kinds selected by `keep` (see `Grammar.keep`).
   * Never throws on any text. Problems: 'timeout' when it takes longer than `deadlineMs`, 'grammar' when the
   * grammar crashed, after which `damaged` is true.
   */
  parse(
    grammar: Grammar,
    text: string,
    keep: Uint8Array,
    options: { deadlineMs: number },
  ): Parsed | { problem: Problem };
  /** True after a crash inside a grammar: this thread should be replaced. */
  readonly damaged: boolean;
  /** Size of the WASM memory of this thread in bytes, 0 if unknown. It never shrinks: replace a thread that got too big. */
  heapBytes(): number;
  /** Frees the parser. Loaded grammars stay in memory as long as the thread lives. */
  close(): void;
}

/** Starts the parser in this thread (about 10 ms the first time) without loading any grammar. */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  await Parser.init();
  const parser = new Parser();
  const grammars = new Map<string, Promise<LoadedGrammar>>();
  const modules = new Map<string, WebAssembly.Module>();
  const tree = createFlatTree(1 << 14);
  let damaged = false;

  async function open(name: string): Promise<LoadedGrammar> {
    const module = options.modules?.get(name) ?? (await compileGrammar(options.grammars, name));
    const grammar = openGrammar(name, module);
    modules.set(name, module);
    return grammar;
  }

  return {
    walk: 'cursor',
    walkReason: 'asked for',
    load: (name) => {
      let grammar = grammars.get(name);
      if (!grammar) {
        grammar = open(name);
        grammars.set(name, grammar);
      }
      return grammar;
    },
    modules: () => new Map(modules),
    parse: (grammar, text, keep, { deadlineMs }) => {
      const deadline = performance.now() + deadlineMs;
      try {
        parser.setLanguage((grammar as LoadedGrammar).language);
        const parsed = parser.parse(text, null, { progressCallback: () => performance.now() > deadline });
        if (!parsed) {
          parser.reset();
          return { problem: { code: 'timeout', message: `parsing took longer than ${deadlineMs} ms`, line: 0 } };
        }
        try {
          const hasError = parsed.rootNode.hasError;
          const cursor = parsed.walk();
          walkCursor(cursor, keep, tree);
          cursor.delete();
          return { tree, hasError };
        } finally {
          parsed.delete();
        }
      } catch (error) {
        damaged = true;
        const why = error instanceof Error ? error.message : String(error);
        return { problem: { code: 'grammar', message: `the grammar "${grammar.id}" crashed: ${why}`, line: 0 } };
      }
    },
    get damaged() {
      return damaged;
    },
    heapBytes: () => 0,
    close: () => parser.delete(),
  };
}
