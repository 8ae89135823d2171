import { directoryOf } from '../module-paths.ts';
import type { ModuleRules, ModuleTarget } from '../modules.ts';
import { openBuildModules } from './build-modules.ts';
import { definitionsOf } from './type-names.ts';

const unresolved = (reason: string): ModuleTarget => ({ status: 'unresolved', reason });
const internal = (path: string): ModuleTarget => ({ status: 'internal', path, assumed: '' });

const outside = (name: string): ModuleTarget => ({
  status: BUILT_IN.test(`${name}.`) ? 'builtin' : 'external',
  name,
});

/** What the Java platform itself has. */
const BUILT_IN = /^(?:java|javax|jdk|sun|com\.sun|kotlin)\./;

/** How imports of Java and Kotlin lead to files: by the names that files define, whatever the files are called. */
export const modules: ModuleRules = {
  open(world) {
    const pathsOf = (whole: string): string[] => definitionsOf(whole, world).map(({ file }) => file.path);
    const builds = openBuildModules(world);

    function all(from: string, paths: readonly string[]): ModuleTarget {
      const [only, ...others] = builds.seenFrom(from, [...new Set(paths)]);
      return others.length === 0 && only !== undefined
        ? internal(only)
        : unresolved('several modules of this project have it');
    }

    return (from, { specifier, imported, kind }) => {
      if (kind === 'package') return [];
      // `requires a.b;` names a module, whatever packages have its name.
      if (imported === '*' && from.endsWith('module-info.java')) return [outside(specifier)];
      const whole = imported === '*' || imported === '' ? specifier : `${specifier}.${imported}`;
      const found = pathsOf(whole);
      if (found.length > 0) return [all(from, found)];
      if (imported === '*') {
        // All of a package: the directories that its files are in.
        const directories = new Set(builds.visibleFrom(from, world.inPackage(specifier)).map(directoryOf));
        if (directories.size > 0) return [...directories].map(internal);
      } else {
        // What is no definition of its own: a member that the type inherits.
        const types = pathsOf(specifier);
        if (types.length > 0) return [all(from, types)];
      }
      return [outside(whole)];
    };
  },
};
