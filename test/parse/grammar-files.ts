import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../../src/languages/index.ts';
import { SAMPLES } from './samples.ts';

const modules = join(import.meta.dirname, '../../node_modules');

/** The grammar of every language, as paths below node_modules. */
export const GRAMMAR_FILES: string[] = [...new Set(LANGUAGES.flatMap(({ grammar }) => grammar?.file ?? []))].sort();

/** Where a grammar file is. */
export function pathOf(file: string): string {
  return join(modules, file);
}

/** The name of a grammar file: `c_sharp` for `…/tree-sitter-c_sharp.wasm`. */
export function grammarName(file: string): string {
  return /tree-sitter-(\w+)\.wasm$/.exec(file)?.[1] ?? '';
}

/** Text in the language of a grammar: its sample, or the inputs of its cases. */
export function sampleOf(file: string): string {
  const name = grammarName(file);
  const own = SAMPLES[name];
  if (own !== undefined) return own;
  const language = LANGUAGES.find(({ grammar }) => grammar?.name === name);
  if (!language) throw new Error(`no language has the grammar ${name}`);
  const cases = join(import.meta.dirname, '../../src/languages', language.id, 'tests');
  const inputs = readdirSync(cases).filter((input) => !input.endsWith('.facts'));
  const text = inputs.map((input) => readFileSync(join(cases, input), 'utf8')).join('\n');
  return text.slice(0, 6000);
}

/** The grammar file of this name. */
export function grammarFile(name: string): string {
  const file = GRAMMAR_FILES.find((path) => grammarName(path) === name);
  if (!file) throw new Error(`no grammar of ${name} below node_modules`);
  return file;
}

/** Compiled grammars by path, for `createRuntime({ modules })`. */
export async function compileFiles(files: string[]): Promise<Map<string, WebAssembly.Module>> {
  const compiled = await Promise.all(files.map((file) => WebAssembly.compile(readFileSync(pathOf(file)))));
  return new Map(compiled.map((module, i) => [files[i]!, module]));
}
