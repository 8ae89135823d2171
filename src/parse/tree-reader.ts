import type { Parser, Tree } from 'web-tree-sitter';
import { checkWalk } from './check-walk.ts';
import { walkCursor } from './cursor-walk.ts';
import type { FlatTree } from './flat-tree.ts';
import type { LoadedGrammar } from './grammar.ts';
import { type RawLanguage, readRawLanguage, type WasmMemory, walkRaw } from './raw-walk.ts';

/** How the memory of web-tree-sitter is read without asking it. Any of it may throw. */
export interface RawWalk {
  readLanguage: typeof readRawLanguage;
  walk: typeof walkRaw;
}

/** What {@link createTreeReader} works with. */
export interface TreeReaderOptions {
  parser: Parser;
  memory: WasmMemory;
  /** Undefined: with the public cursor only. */
  raw: RawWalk | undefined;
  /** Called, once at most, with why the raw walk is given up. */
  onGivenUp: (why: string) => void;
}

/** Reads finished trees: by the raw walk, and by the public cursor from the first time on that the raw walk fails. */
export interface TreeReader {
  /** Compares both ways on a small text of a grammar that was loaded. `parser` is left with its language set. */
  check(grammar: LoadedGrammar): void;
  /** Reads a tree into `out` and frees it; tells whether it holds errors or missing nodes. The same whatever the way. */
  read(tree: Tree, grammar: LoadedGrammar, keep: Uint8Array, out: FlatTree): boolean;
}

/** The raw walk there is. */
export const RAW_WALK: RawWalk = { readLanguage: readRawLanguage, walk: walkRaw };

/** Has read nothing yet. */
export function createTreeReader({ parser, memory, raw, onGivenUp }: TreeReaderOptions): TreeReader {
  const languages = new WeakMap<LoadedGrammar, RawLanguage>();
  let walk = raw;

  function giveUp(why: string): void {
    walk = undefined;
    onGivenUp(why);
  }

  return {
    check: (grammar) => {
      if (!walk) return;
      try {
        const language = walk.readLanguage(memory, grammar.language);
        const difference = checkWalk(parser, grammar, memory, language, walk.walk);
        if (difference !== '') giveUp(difference);
        else languages.set(grammar, language);
      } catch (error) {
        // It is the grammar that has crashed, in the program itself.
        if (error instanceof WebAssembly.RuntimeError) throw error;
        giveUp(`${grammar.id}: ${error}`);
      }
    },
    read: (tree, grammar, keep, out) => {
      try {
        const language = walk && languages.get(grammar);
        if (walk && language) {
          try {
            return walk.walk(memory, tree, language, keep, out);
          } catch (error) {
            giveUp(`${grammar.id}: ${error}`);
          }
        }
        const cursor = tree.walk();
        walkCursor(cursor, keep, out);
        cursor.delete();
        return tree.rootNode.hasError;
      } finally {
        tree.delete();
      }
    },
  };
}
