import { directoryOf, joinPath } from '../module-paths.ts';
import type { ModuleRules, ModuleTarget, ModuleWorld } from '../modules.ts';
import { openComposer } from './composer-files.ts';
import { declared, type Nature } from './declared-names.ts';

const USES: Record<string, Nature> = { use: 'type', 'use-function': 'function', 'use-constant': 'constant' };

/** `use` leads to the file that declares the name, wherever it is; `include` to a file by its path. */
export const modules: ModuleRules = {
  open: (world) => {
    const composer = openComposer(world);
    return (from, { specifier, kind, imported }) => {
      if (kind === 'include' || kind === 'require') return [included(world, from, specifier)];
      if (kind === 'dynamic') return [{ status: 'unresolved', reason: 'the path is computed' }];
      const nature = USES[kind];
      if (!nature) return [];
      const namespace = specifier === '\\' ? '' : specifier;
      const found = declared(world, composer, { namespace, name: imported, nature });
      const paths = [...new Set(found.map(({ file }) => file.path))];
      if (paths.length > 1) return [{ status: 'unresolved', reason: `several files declare it: ${paths.join(', ')}` }];
      const [path] = paths;
      if (path !== undefined) return path === from ? [] : [{ status: 'internal', path, assumed: '' }];
      const name = namespace === '' ? imported : `${namespace}\\${imported}`;
      // Only names that begin with it have a file.
      if (isNamespace(world, name)) return [{ status: 'unresolved', reason: 'it is a namespace' }];
      return [{ status: 'external', name }];
    };
  },
};

function isNamespace(world: ModuleWorld, name: string): boolean {
  return world
    .definitionsInAnyCase(name)
    .some(({ file, facts, symbol }) => file.language === 'php' && facts.symbols[symbol]!.kind === 'namespace');
}

/** A path from the directory of the file itself, or one that is first looked for in the include path and last there. */
function included(world: ModuleWorld, from: string, specifier: string): ModuleTarget {
  const path = specifier.startsWith('/') ? undefined : joinPath(directoryOf(from), specifier);
  if (path === undefined || !world.has(path)) return { status: 'unresolved', reason: 'there is no such file' };
  const assumed = /^\.\.?\//.test(specifier) ? '' : 'nothing in the include path has this name';
  return { status: 'internal', path, assumed };
}
