import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Parser } from 'web-tree-sitter';
import { LAYOUT_VERSION, type WasmMemory } from './raw-walk.ts';

/** The started WASM program of this thread. */
export interface Wasm {
  memory: WasmMemory;
  /** Why its memory must not be read directly, or '' when it may. */
  closed: string;
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
  await Parser.init(memory);
  if (!memory.HEAPU8 || !memory.HEAPU16 || !memory.HEAP32) {
    return { memory, closed: 'web-tree-sitter was started by other code in this thread' };
  }
  const version = installedVersion();
  const known = version === LAYOUT_VERSION;
  return { memory, closed: known ? '' : `web-tree-sitter is ${version}, not ${LAYOUT_VERSION}` };
}

function installedVersion(): string {
  const entry = createRequire(import.meta.url).resolve('web-tree-sitter');
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(entry), 'package.json'), 'utf8'));
  return (manifest as { version: string }).version;
}
