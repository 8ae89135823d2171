// The parser takes milliseconds to load, and most processes need only what surrounds it: it is loaded when it is started.
import type { Runtime, RuntimeOptions } from './runtime.ts';
import type { SourceParser } from './source-parser.ts';

/** Starts a parser that takes its grammars from `<grammars>/<name>.wasm`, or from `modules` where they are compiled. */
export async function createParser(options: RuntimeOptions): Promise<SourceParser> {
  const room = await import('./source-parser.ts');
  return await room.createParser(options);
}

/** Starts the parser underneath in this thread (about 10 ms the first time) without loading any grammar. */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  const room = await import('./runtime.ts');
  return await room.createRuntime(options);
}

/**
 * Reads and compiles `<directory>/<name>.wasm`. The module can be sent to worker threads (`workerData`,
 * `postMessage`), which then share its code. Throws AxError 'unsupported' when it is missing or does not compile.
 */
export async function compileGrammar(directory: string, name: string): Promise<WebAssembly.Module> {
  const room = await import('./grammar.ts');
  return await room.compileGrammar(directory, name);
}
