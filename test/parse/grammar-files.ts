import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const modules = join(import.meta.dirname, '../../node_modules');
const entries = (place: string): string[] => {
  const directory = join(modules, place);
  return existsSync(directory) ? readdirSync(directory).map((name) => join(place, name)) : [];
};

const packages = [...entries('.'), ...entries('@tree-sitter-grammars')].filter((path) =>
  /tree-sitter-[\w-]+$/.test(path),
);
const nested = packages.flatMap((path) => entries(join(path, 'node_modules')));
const places = [...packages, ...nested, '@repomix/tree-sitter-wasms/out'];

/** Every grammar of the installed packages, as paths below node_modules. */
export const GRAMMAR_FILES: string[] = places
  .flatMap(entries)
  .filter((path) => /tree-sitter-\w+\.wasm$/.test(path))
  .sort();

/** Where a grammar file is. */
export function pathOf(file: string): string {
  return join(modules, file);
}

/** The language of a grammar file: `c_sharp` for `…/tree-sitter-c_sharp.wasm`. */
export function languageOf(file: string): string {
  return /tree-sitter-(\w+)\.wasm$/.exec(file)?.[1] ?? '';
}

/** The grammar file of the language's own package. */
export function grammarFile(language: string): string {
  const file = GRAMMAR_FILES.find((path) => languageOf(path) === language && !path.startsWith('@repomix'));
  if (!file) throw new Error(`no grammar of ${language} below node_modules`);
  return file;
}

/** Compiled grammars by path, for `createRuntime({ modules })`. */
export async function compileFiles(files: string[]): Promise<Map<string, WebAssembly.Module>> {
  const compiled = await Promise.all(files.map((file) => WebAssembly.compile(readFileSync(pathOf(file)))));
  return new Map(compiled.map((module, i) => [files[i]!, module]));
}
