import { definitionsOf } from '../java/type-names.ts';
import { directoryOf } from '../module-paths.ts';
import type { ModuleRules, ModuleTarget } from '../modules.ts';
import { isPath, seenDefinitions } from './packages.ts';

const internal = (path: string): ModuleTarget => ({ status: 'internal', path, assumed: '' });

/** What Scala and its platforms have themselves. */
const BUILT_IN = /^(?:java|javax|jdk|sun|scala)\./;

/** How imports of Scala lead to files: by the names that files define, in the packages around first. */
export const modules: ModuleRules = {
  open(world) {
    function found(from: string, whole: string): ModuleTarget[] {
      const all = definitionsOf(whole, world).filter(({ facts, symbol }) => facts.symbols[symbol]!.kind !== 'package');
      const seen = seenDefinitions(from, all, world);
      if (!seen) return [{ status: 'unresolved', reason: 'several modules of this project have it' }];
      const paths = [...new Set(seen.map(({ file }) => file.path))];
      return paths.map(internal);
    }

    function under(from: string, whole: string, specifier: string, imported: string): ModuleTarget[] {
      const own = found(from, whole);
      if (imported === '*' || imported === 'given') {
        const directories = new Set(world.inPackage(specifier).map(directoryOf));
        return [...own, ...[...directories].map(internal)];
      }
      if (own.length > 0) return own;
      // What is no definition of its own: a member that an object inherits, or a package.
      const types = found(from, specifier);
      if (types.length > 0) return types;
      return [...new Set(world.inPackage(whole).map(directoryOf))].map(internal);
    }

    return (from, { specifier: written, imported, kind }) => {
      if (kind === 'package') return [];
      const path = written.replace(/^_root_\.?/, '');
      const clauses: string[] = [];
      for (const clause of world.packagesOf(from))
        clauses.unshift(clauses[0] === undefined ? clause : `${clauses[0]}.${clause}`);
      for (const clause of path === written ? [...clauses, ''] : ['']) {
        const specifier = clause === '' ? path : path === '' ? clause : `${clause}.${path}`;
        const isAll = imported === '*' || imported === 'given' || imported === '';
        const whole = isAll ? specifier : specifier === '' ? imported : `${specifier}.${imported}`;
        const targets = under(from, whole, specifier, imported);
        if (targets.length > 0) return targets;
        if (clause !== '' && isPath(specifier, world)) break;
      }
      const whole = imported === '*' || imported === 'given' ? path : `${path}.${imported}`;
      return [{ status: BUILT_IN.test(`${whole}.`) ? 'builtin' : 'external', name: whole }];
    };
  },
};
