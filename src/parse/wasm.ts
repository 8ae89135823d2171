import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Parser } from 'web-tree-sitter';
import type { LoadedGrammar } from './grammar.ts';
import { LAYOUT_VERSION, type WasmMemory } from './raw-walk.ts';

const PAGE = 65536;
/** What web-tree-sitter asks for at least, in pages. */
const FIRST_PAGES = 512;
/**
 * Memory of one thread in bytes. A source file takes 20-30 bytes a character (10 MB of C: 170 MB); what takes far more
 * is deep nesting without an end, where a few kilobytes may take gigabytes and no deadline is looked at.
 */
export const MEMORY_LIMIT: number = 512 * 1024 * 1024;

/** The started WASM program of this thread. */
export interface Wasm {
  memory: WasmMemory;
  /** Why its memory must not be read directly, or '' when it may. */
  closed: string;
  /** True when a grammar has crashed it: nothing in it may be called any more, not even to free what it holds. */
  crashed: boolean;
  /**
   * All parsers that are not deleted. Held here, because web-tree-sitter would call into the program when one is
   * collected: after a crash that throws where nobody can catch it.
   */
  parsers: Set<Parser>;
  /** Loaded grammars: what one holds in WASM memory is never freed, so it is loaded once. */
  grammars: WeakMap<WebAssembly.Module, LoadedGrammar>;
}

// web-tree-sitter itself has one WASM instance per thread, so this cannot belong to a runtime.
let started: Promise<Wasm> | undefined;

/** Starts web-tree-sitter in this thread, once. */
export function startWasm(): Promise<Wasm> {
  started ??= start();
  return started;
}

async function start(): Promise<Wasm> {
  const memory: WasmMemory = {};
  const options = {
    wasmMemory: new WebAssembly.Memory({ initial: FIRST_PAGES, maximum: MEMORY_LIMIT / PAGE }),
    // It would write to the console as it crashes.
    printErr: () => {},
  };
  await Parser.init(Object.assign(memory, options));
  return { memory, closed: whyClosed(memory), crashed: false, parsers: new Set(), grammars: new WeakMap() };
}

function whyClosed(memory: WasmMemory): string {
  if (!memory.HEAPU8 || !memory.HEAPU16 || !memory.HEAP32) {
    return 'web-tree-sitter was started by other code in this thread';
  }
  const version = installedVersion();
  return version === LAYOUT_VERSION ? '' : `web-tree-sitter is ${version}, not ${LAYOUT_VERSION}`;
}

function installedVersion(): string {
  const entry = createRequire(import.meta.url).resolve('web-tree-sitter');
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(entry), 'package.json'), 'utf8'));
  return (manifest as { version: string }).version;
}
