import { openBuildModules } from '../java/build-modules.ts';
import { definitionsOf } from '../java/type-names.ts';
import { directoryOf } from '../module-paths.ts';
import type { ModuleRules, ModuleTarget } from '../modules.ts';
import { seenDefinitions } from './source-sets.ts';

const internal = (path: string): ModuleTarget => ({ status: 'internal', path, assumed: '' });

/** What the platforms of Kotlin have themselves. */
const BUILT_IN = /^(?:java|javax|jdk|sun|com\.sun|kotlin)\./;

/** How imports of Kotlin lead to files: by the names that files define, whatever the files are called. */
export const modules: ModuleRules = {
  open(world) {
    const builds = openBuildModules(world);

    function found(from: string, whole: string): ModuleTarget[] {
      const all = definitionsOf(whole, world);
      const seen = seenDefinitions(from, all, builds);
      if (seen) return [...new Set(seen.map(({ file }) => file.path))].map(internal);
      return [{ status: 'unresolved', reason: 'several modules of this project have it' }];
    }

    return (from, { specifier, imported, kind }) => {
      if (kind === 'package') return [];
      const whole =
        imported === '*' || imported === '' ? specifier : specifier === '' ? imported : `${specifier}.${imported}`;
      const own = found(from, whole);
      if (own.length > 0) return own;
      if (imported === '*') {
        // All of a package: the directories that its files are in.
        const directories = new Set(world.inPackage(specifier).map(directoryOf));
        if (directories.size > 0) return [...directories].map(internal);
      } else {
        // What is no definition of its own: a member that an object or a type inherits.
        const types = found(from, specifier);
        if (types.length > 0) return types;
      }
      return [{ status: BUILT_IN.test(`${whole}.`) ? 'builtin' : 'external', name: whole }];
    };
  },
};
