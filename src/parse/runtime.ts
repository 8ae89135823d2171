import { Parser, type Tree } from 'web-tree-sitter';
import type { Problem } from '../model/index.ts';
import { checkWalk } from './check-walk.ts';
import { walkCursor } from './cursor-walk.ts';
import { createFlatTree, type FlatTree } from './flat-tree.ts';
import { compileGrammar, type Grammar, type LoadedGrammar, openGrammar } from './grammar.ts';
import { type RawLanguage, readRawLanguage, walkRaw } from './raw-walk.ts';
import { startWasm } from './wasm.ts';

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

/** The parser of one thread. */
export interface Runtime {
  /**
   * How trees are read: straight out of WASM memory, or with the public cursor (several times slower). Falls to
   * 'cursor' for good when a grammar shows, as it is loaded, that the memory is not what it is taken for.
   */
  readonly walk: 'raw' | 'cursor';
  /** Why `walk` is 'cursor'; '' when it is 'raw'. */
  readonly walkReason: string;
  /** Loads a grammar once. Throws AxError 'unsupported' when it cannot be used; others are not affected. */
  load(name: string): Promise<Grammar>;
  /** The compiled grammars loaded so far, by name, to hand to worker threads. */
  modules(): Map<string, WebAssembly.Module>;
  /**
   * Parses `text` with a grammar of this runtime and keeps the kinds selected by `keep` (see `Grammar.keep`; it must
   * not be changed afterwards). Never throws on any text. Problems: 'timeout' when it takes longer than `deadlineMs`,
   * 'grammar' when the grammar crashed, after which `damaged` is true.
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
  const { memory, closed } = await startWasm();
  const parser = new Parser();
  const grammars = new Map<string, Promise<LoadedGrammar>>();
  const modules = new Map<string, WebAssembly.Module>();
  const rawLanguages = new WeakMap<Grammar, RawLanguage>();
  const tree = createFlatTree(1 << 14);
  let walkReason = options.rawWalk === false ? 'asked for' : closed;
  let damaged = false;

  async function open(name: string): Promise<LoadedGrammar> {
    const module = options.modules?.get(name) ?? (await compileGrammar(options.grammars, name));
    const grammar = openGrammar(name, module);
    modules.set(name, module);
    if (walkReason === '') {
      const raw = readRawLanguage(memory, grammar.language);
      walkReason = checkWalk(parser, grammar, memory, raw);
      rawLanguages.set(grammar, raw);
    }
    return grammar;
  }

  /** Reads a finished tree into `tree` and frees it. */
  function flatten(parsed: Tree, grammar: Grammar, keep: Uint8Array): boolean {
    try {
      const raw = rawLanguages.get(grammar);
      if (raw && walkReason === '') return walkRaw(memory, parsed, raw, keep, tree);
      const cursor = parsed.walk();
      walkCursor(cursor, keep, tree);
      cursor.delete();
      return parsed.rootNode.hasError;
    } finally {
      parsed.delete();
    }
  }

  return {
    get walk() {
      return walkReason === '' ? 'raw' : 'cursor';
    },
    get walkReason() {
      return walkReason;
    },
    get damaged() {
      return damaged;
    },
    load: (name) => {
      const known = grammars.get(name);
      if (known) return known;
      const grammar = open(name);
      grammars.set(name, grammar);
      return grammar;
    },
    modules: () => new Map(modules),
    parse: (grammar, text, keep, { deadlineMs }) => {
      const deadline = performance.now() + deadlineMs;
      try {
        parser.setLanguage((grammar as LoadedGrammar).language);
        const parsed = parser.parse(text, null, { progressCallback: () => performance.now() > deadline });
        if (parsed) return { hasError: flatten(parsed, grammar, keep), tree };
        parser.reset();
        return { problem: { code: 'timeout', message: `parsing took longer than ${deadlineMs} ms`, line: 0 } };
      } catch (error) {
        damaged = true;
        const why = error instanceof Error ? error.message : String(error);
        return { problem: { code: 'grammar', message: `the grammar "${grammar.id}" crashed: ${why}`, line: 0 } };
      }
    },
    heapBytes: () => memory.HEAPU8?.byteLength ?? 0,
    close: () => parser.delete(),
  };
}
