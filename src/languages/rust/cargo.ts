import { directoriesAround, directoryOf, remembered } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';
import { type CargoDependency, type CargoFile, readCargoFile } from './cargo-file.ts';

/** What the files of Cargo say about the crates of a project. */
export interface Cargo {
  /** The package that a file belongs to. */
  packageOf(path: string): CargoFile | undefined;
  /** True when a file is the root of a crate. */
  isRoot(path: string): boolean;
  /** What a name of a crate in a file leads to: the root of a library of the project, something outside, or nothing. */
  crateNamed(
    path: string,
    name: string,
  ): { root: string } | { outside: 'builtin' | 'external'; name: string } | undefined;
}

/** Crates that come with the compiler. */
const BUILT_IN: ReadonlySet<string> = new Set(['std', 'core', 'alloc', 'proc_macro', 'test']);

/** Where Cargo looks for roots of crates by itself, from the directory of the package. */
const BY_CUSTOM =
  /^(?:build\.rs|src\/(?:lib|main)\.rs|src\/bin\/[^/]+(?:\.rs|\/main\.rs)|(?:examples|tests|benches)\/[^/]+(?:\.rs|\/main\.rs))$/;

/** Reads what it is asked for, once. */
export function openCargo(world: ModuleWorld): Cargo {
  const fileIn = remembered((directory): CargoFile | undefined => {
    const path = directory === '' ? 'Cargo.toml' : `${directory}/Cargo.toml`;
    const text = world.has(path) ? world.text(path) : undefined;
    return text === undefined ? undefined : readCargoFile(path, text);
  });
  const nearest = remembered((directory): CargoFile | undefined => {
    for (const around of directoriesAround(directory)) {
      const file = fileIn(around);
      if (file && file.name !== '') return file;
    }
    return undefined;
  });
  const packageOf: Cargo['packageOf'] = (path) => nearest(directoryOf(path));

  function isRoot(path: string): boolean {
    const owner = packageOf(path);
    if (!owner) return /(?:^|\/)(?:lib|main)\.rs$/.test(path);
    const relative = owner.directory === '' ? path : path.slice(owner.directory.length + 1);
    return path === owner.library || owner.roots.includes(path) || BY_CUSTOM.test(relative);
  }

  /** The directory of a dependency, when it is in the project. */
  function directoryNamed(owner: CargoFile, key: string, dependency: CargoDependency): CargoFile | undefined {
    if (!dependency.inherited) return dependency.directory === undefined ? undefined : fileIn(dependency.directory);
    for (const around of directoriesAround(owner.directory)) {
      const workspace = fileIn(around)?.workspace;
      if (!workspace) continue;
      const shared = workspace.get(dependency.name) ?? workspace.get(key);
      return shared?.directory === undefined ? undefined : fileIn(shared.directory);
    }
    return undefined;
  }

  return {
    packageOf,
    isRoot,
    crateNamed: (path, name) => {
      const owner = packageOf(path);
      if (owner?.crate === name && path !== owner.library && world.has(owner.library)) return { root: owner.library };
      const dependency = owner?.dependencies.get(name);
      if (owner && dependency) {
        const found = directoryNamed(owner, name, dependency);
        if (found && world.has(found.library)) return { root: found.library };
        return { outside: 'external', name: dependency.name };
      }
      return BUILT_IN.has(name) ? { outside: 'builtin', name } : undefined;
    },
  };
}
