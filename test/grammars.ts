import { readFile } from 'node:fs/promises';
import { LANGUAGES, type Language } from '../src/languages/index.ts';
import { createParser, type RuntimeOptions, type SourceParser } from '../src/parse/index.ts';

/** A parser for tests: grammars come straight out of their packages, so no build is needed. */
export async function createTestParser(
  options: Pick<RuntimeOptions, 'rawWalk' | 'onRawWalkFailure'> = {},
): Promise<SourceParser & { prepareLanguage(language: Language): Promise<void> }> {
  const modules = new Map<string, WebAssembly.Module>();
  const parser = await createParser({ ...options, grammars: 'no directory: see modules', modules });
  return {
    ...parser,
    prepareLanguage: async ({ id, embeds }) => {
      for (const { id: known, grammar } of LANGUAGES) {
        if (!grammar || modules.has(grammar.name) || !(known === id || embeds.includes(known))) continue;
        const file = new URL(`../node_modules/${grammar.file}`, import.meta.url);
        modules.set(grammar.name, await WebAssembly.compile(await readFile(file)));
      }
      await parser.prepare(id);
    },
  };
}
