import { Parser, type Tree } from 'web-tree-sitter';
import { AxError, type Problem } from '../model/index.ts';
import { createFlatTree, type FlatTree } from './flat-tree.ts';
import { compileGrammar, type Grammar, type LoadedGrammar, openGrammar, unusableGrammar } from './grammar.ts';
import { createTreeReader, RAW_WALK } from './tree-reader.ts';
import { MEMORY_LIMIT, startWasm } from './wasm.ts';

const CRASHED_BEFORE = 'the parser of this thread has crashed before';

const OUT_OF_MEMORY = 'the parser ran out of memory';

/** Options of {@link createRuntime}. */
export interface RuntimeOptions {
  /** Directory that holds `<name>.wasm` files. */
  grammars: string;
  /** Compiled grammars by name, from another thread; looked at on every load, so an owner may add to it later. */
  modules?: ReadonlyMap<string, WebAssembly.Module>;
  /** False to read trees with the public cursor only: several times slower, the same facts. Default true. */
  rawWalk?: boolean;
  /** Called, once at most, when the raw walk is wanted and cannot be used or fails, with why; the cursor takes its place. */
  onRawWalkFailure?: (why: string) => void;
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
   * 'cursor' for good when a grammar shows, as it is loaded, that the memory is not what it is taken for, or when the
   * raw walk throws.
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
   * not be changed afterwards). Never throws on any text. Problems: 'timeout' when it takes longer than `deadlineMs`
   * (looked at every few steps: a single step can be long in hopeless text), 'too-complex' when it runs out of memory,
   * 'grammar' when the grammar crashes. Look at `damaged` after the last two.
   */
  parse(
    grammar: Grammar,
    text: string,
    keep: Uint8Array,
    options: { deadlineMs: number },
  ): Parsed | { problem: Problem };
  /** True after a crash: no runtime of this thread can parse any more (problem 'grammar'), the thread must be replaced. */
  readonly damaged: boolean;
  /**
   * Size of the WASM memory of this thread in bytes, 0 if unknown. At most 512 MB, and it never shrinks: replace a
   * thread that got too big (32 MB are there from the start, ordinary files need no more).
   */
  heapBytes(): number;
  /** Frees the parser. Loaded grammars stay in memory as long as the thread lives. */
  close(): void;
}

/** Starts the parser in this thread (about 10 ms the first time) without loading any grammar. */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  const wasm = await startWasm();
  if (wasm.crashed) throw new AxError('unsupported', CRASHED_BEFORE, 'start a new thread');
  const { memory } = wasm;
  const parser = new Parser();
  wasm.parsers.add(parser);
  const grammars = new Map<string, Promise<LoadedGrammar>>();
  const modules = new Map<string, WebAssembly.Module>();
  const tree = createFlatTree(1 << 14);
  let walkReason = '';
  const fallBack = (why: string): void => {
    walkReason = why;
    options.onRawWalkFailure?.(why);
  };
  if (options.rawWalk === false) walkReason = 'asked for';
  else if (wasm.closed !== '') fallBack(wasm.closed);
  const raw = walkReason === '' ? RAW_WALK : undefined;
  const trees = createTreeReader({ parser, memory, raw, onGivenUp: fallBack });

  const heapBytes = (): number => memory.HEAPU8?.byteLength ?? 0;

  async function open(name: string): Promise<LoadedGrammar> {
    const module = options.modules?.get(name) ?? (await compileGrammar(options.grammars, name));
    if (wasm.crashed) throw new AxError('unsupported', CRASHED_BEFORE, 'start a new thread');
    try {
      let grammar = wasm.grammars.get(module);
      if (!grammar) {
        grammar = openGrammar(name, module);
        wasm.grammars.set(module, grammar);
      }
      parser.setLanguage(grammar.language);
      modules.set(name, module);
      trees.check(grammar);
      return grammar;
    } catch (error) {
      noteCrash(error);
      throw unusableGrammar(name, error);
    }
  }

  function noteCrash(error: unknown): void {
    if (error instanceof WebAssembly.RuntimeError) wasm.crashed = true;
  }

  return {
    get walk() {
      return walkReason === '' ? 'raw' : 'cursor';
    },
    get walkReason() {
      return walkReason;
    },
    get damaged() {
      return wasm.crashed;
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
      if (wasm.crashed) return problem('grammar', CRASHED_BEFORE);
      const deadline = performance.now() + deadlineMs;
      const enough = Math.max(heapBytes(), MEMORY_LIMIT * 0.75);
      let parsed: Tree | null;
      try {
        parser.setLanguage((grammar as LoadedGrammar).language);
        parsed = parser.parse(text, null, {
          progressCallback: () => performance.now() > deadline || heapBytes() > enough,
        });
      } catch (error) {
        noteCrash(error);
        if (!wasm.crashed) throw error;
        if (heapBytes() > MEMORY_LIMIT / 2) return problem('too-complex', OUT_OF_MEMORY);
        return problem('grammar', `the grammar "${grammar.id}" crashed: ${error}`);
      }
      if (parsed) return { hasError: trees.read(parsed, grammar as LoadedGrammar, keep, tree), tree };
      parser.reset();
      if (heapBytes() > enough) return problem('too-complex', OUT_OF_MEMORY);
      return problem('timeout', `parsing took longer than ${deadlineMs} ms`);
    },
    heapBytes,
    close: () => {
      if (wasm.crashed || !wasm.parsers.delete(parser)) return;
      parser.delete();
    },
  };
}

function problem(code: string, message: string): { problem: Problem } {
  return { problem: { code, message, line: 0 } };
}
