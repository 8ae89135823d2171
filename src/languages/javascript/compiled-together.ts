import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import type { ModuleWorld } from '../modules.ts';
import { createCompilerOptions } from './compiler-options.ts';

/** Languages that a compiler reads whole programs of. */
export const COMPILED: ReadonlySet<string> = new Set(['typescript', 'tsx']);

const options = new WeakMap<ModuleWorld, ReturnType<typeof createCompilerOptions>>();

/** Those of definitions that the configuration of a file of TypeScript compiles together with it. */
export function ofProgram({ file }: FileView, all: readonly Defined[], { files }: LinkWorld): readonly Defined[] {
  let optionsOf = options.get(files);
  if (!optionsOf) {
    optionsOf = createCompilerOptions(files);
    options.set(files, optionsOf);
  }
  // Whether JavaScript is compiled hangs on more than that.
  const own = COMPILED.has(file.language) ? optionsOf(file.path) : undefined;
  if (!own) return [];
  return all.filter(({ view: on }) => COMPILED.has(on.file.language) && own.includes(on.file.path));
}
