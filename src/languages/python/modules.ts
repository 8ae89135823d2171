import { directoryOf, joinPath, remembered } from '../module-paths.ts';
import type { ModuleRules, ModuleTarget, ModuleWorld } from '../modules.ts';
import { createImportRoots } from './import-roots.ts';
import { isPackage, pathIn } from './project-file.ts';
import { isStandard } from './standard-library.ts';
import { topLevelNames } from './top-level.ts';

const unresolved = (reason: string): ModuleTarget => ({ status: 'unresolved', reason });
const PORTIONS = 'the package is made of parts in several directories';
const LITERAL = 'the module is loaded by a call with its name';

/** What a name of a module stands for: a file, or a directory that is a package without one. */
interface Found {
  path: string;
  assumed: string;
}

/**
 * How Python finds modules, without what is installed: the standard library, then the roots of the project in their
 * order. A package without `__init__` is internal as its directory.
 */
export const modules: ModuleRules = {
  importsAll: true,
  open(world) {
    const rootsOf = createImportRoots(world);

    const namesIn = remembered((path) => topLevelNames(world.text(path) ?? ''));

    /** True when the module itself binds the name: it is then what an import brings, whatever submodule has the name. */
    function has(path: string, name: string): boolean {
      return /(?:^|\/)__init__\.pyi?$/.test(path) ? namesIn(path).has(name) : isFile(path);
    }

    function absolute(from: string, parts: readonly string[]): Found | undefined {
      let space: Found | undefined;
      let portions = '';
      for (const { name, directory, assumed } of rootsOf(directoryOf(from))) {
        const begins = name === '' ? [] : name.split('.');
        if (begins.some((part, i) => parts[i] !== part)) continue;
        const found = fileOf(world, directory, parts.slice(begins.length));
        if (found !== undefined && isFile(found)) return { path: found, assumed: assumed || portions };
        if (found !== undefined) space ??= { path: found, assumed };
        else if (isPackage(world, pathIn(directory, parts[begins.length] ?? ''))) portions = PORTIONS;
      }
      return space;
    }

    function find(from: string, specifier: string): Found | undefined {
      const [, dots, rest] = /^(\.*)(.*)$/.exec(specifier)!;
      const parts = rest!.split('.').filter((part) => part !== '');
      if (dots === '') return absolute(from, parts);
      const base = joinPath(directoryOf(from), '../'.repeat(dots!.length - 1));
      const path = base === undefined ? undefined : fileOf(world, base, parts);
      return path === undefined ? undefined : { path, assumed: '' };
    }

    return (from, { specifier, imported, kind }) => {
      if (specifier === '') return [];
      const isRelative = specifier.startsWith('.');
      if (!isRelative && isStandard(specifier)) return [{ status: 'builtin', name: specifier }];
      const module = find(from, specifier);
      const isPart = imported !== '' && imported !== '*';
      const internal = ({ path, assumed }: Found, itself = false): ModuleTarget => ({
        status: 'internal',
        path,
        assumed: kind === 'dynamic' ? LITERAL : assumed,
        ...(itself && { itself }),
      });
      if (isPart && module && !has(module.path, imported)) {
        const part = find(from, `${specifier}${/\.$/.test(specifier) ? '' : '.'}${imported}`);
        if (part && isFile(part.path)) return [internal(part, true)];
      }
      if (module && (isFile(module.path) || !isPart)) return [internal(module)];
      if (module || isRelative) return [unresolved('there is no such module')];
      // A package of the project that lacks the module is not one of the same name from outside.
      const top = find(from, specifier.split('.', 1)[0]!);
      if (top && isFile(top.path)) return [unresolved(`the package ${top.path} has no such module`)];
      return [{ status: 'external', name: specifier.split('.', 1)[0]! }];
    };
  },
};

const isFile = (path: string): boolean => /\.pyi?$/.test(path);

/** The file of a module in a directory; the directory of a package that has none. A package hides a module of its name. */
export function fileOf(world: ModuleWorld, directory: string, parts: readonly string[]): string | undefined {
  let at = directory;
  for (const [i, part] of parts.entries()) {
    const path = pathIn(at, part);
    const isLast = i === parts.length - 1;
    if (isPackage(world, path)) at = path;
    else if (world.has(`${path}.py`) || world.has(`${path}.pyi`)) {
      if (!isLast) return undefined;
      return world.has(`${path}.py`) ? `${path}.py` : `${path}.pyi`;
    } else if (world.hasDirectory(path)) at = path;
    else return undefined;
  }
  const init = pathIn(at, '__init__.py');
  if (world.has(init)) return init;
  if (world.has(`${init}i`)) return `${init}i`;
  return at;
}
