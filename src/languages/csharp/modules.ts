import type { ModuleRules, ModuleTarget } from '../modules.ts';
import { typesOfPath } from './type-paths.ts';
import { wholeOf } from './types.ts';

/** What the platform itself has. */
const BUILT_IN = /^(?:System|Windows|Mono|Internal)\b|^Microsoft\.(?:CSharp|VisualBasic|Win32)\b/;

/**
 * What `using` names: a namespace, which is that of all files that say so and leads to none of them, or a type, which
 * leads to the files that define it. Else files use each other by the types that they name.
 */
export const modules: ModuleRules = {
  byName: true,
  open(world) {
    const whole = wholeOf(world);
    return (from, { specifier, imported, kind }): readonly ModuleTarget[] => {
      if (kind === 'package' || kind === 're-export') return [];
      if (kind === 'include' || kind === 'require') return [];
      const path =
        imported === '*' || imported === '' ? specifier : specifier === '' ? imported : `${specifier}.${imported}`;
      const [first, ...others] = typesOfPath(path, from, world);
      if (first !== undefined) return [first, ...others].map((one) => ({ status: 'internal', path: one, assumed: '' }));
      if (whole.isNamespace(path, from)) return [];
      return [{ status: BUILT_IN.test(path) ? 'builtin' : 'external', name: path }];
    };
  },
};
