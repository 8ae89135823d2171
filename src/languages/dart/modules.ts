import { directoryOf, joinPath } from '../module-paths.ts';
import type { ModuleRules, ModuleTarget, ModuleWorld } from '../modules.ts';
import { openPackages } from './packages.ts';

const unresolved = (reason: string): ModuleTarget => ({ status: 'unresolved', reason });
const internal = (path: string): ModuleTarget => ({ status: 'internal', path, assumed: '' });

/** Names that builders give to what they make: `user.g.dart`, `user.freezed.dart`. */
const MADE =
  /\.(?:g|gr|gen|freezed|mocks|config|chopper|reflectable|module|pb|pbenum|pbserver|pbjson|pbgrpc|part|template)\.dart$/;

/** How imports, exports and parts of Dart lead to files: by URIs, of packages by the names in pubspec.yaml. */
export const modules: ModuleRules = {
  importsAll: true,
  open(world) {
    const packages = openPackages(world);
    const file = (path: string | undefined): ModuleTarget => {
      if (path !== undefined && world.has(path)) return internal(path);
      return unresolved(path !== undefined && MADE.test(path) ? 'generated' : 'no such file');
    };
    return (from, { specifier, kind, imported }) => {
      if (kind === 'package') {
        const main = mainOf(world, from, specifier);
        return main === undefined ? [] : [internal(main)];
      }
      if (imported === '' && kind !== 'include') return [];
      if (specifier.includes('$')) return [unresolved('not a plain text')];
      if (specifier.startsWith('dart:')) return [{ status: 'builtin', name: specifier }];
      const [, name, path] = /^package:([^/]+)\/(.*)$/.exec(specifier) ?? [];
      if (name !== undefined && path !== undefined) {
        const known = packages.named(name, packages.around(from));
        if (known === undefined) return [{ status: 'external', name }];
        if (known === 'several') return [unresolved(`several packages are called ${name}`)];
        return [file(joinPath(known.directory, `lib/${path}`))];
      }
      if (/^[a-z][a-z0-9+.-]*:/i.test(specifier)) return [unresolved('not of this project')];
      return [file(joinPath(directoryOf(from), decoded(specifier)))];
    };
  },
};

function decoded(specifier: string): string {
  try {
    return decodeURI(specifier);
  } catch {
    return specifier;
  }
}

/** The file of a library, of which a file says to be a part by its name: it has that name, and the part in a directive. */
function mainOf(world: ModuleWorld, part: string, name: string): string | undefined {
  const mains = world.inPackage(name).filter((path) => {
    const text = path === part ? undefined : world.text(path);
    const parts = [...(text ?? '').matchAll(/^\s*part\s+(['"])(.*?)\1\s*;/gm)];
    return parts.some((found) => joinPath(directoryOf(path), decoded(found[2]!)) === part);
  });
  return mains.length === 1 ? mains[0] : undefined;
}
