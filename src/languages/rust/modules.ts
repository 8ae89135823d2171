import { directoryOf, joinPath } from '../module-paths.ts';
import type { ModuleRules, ModuleTarget, ModuleWorld } from '../modules.ts';
import { type Cargo, openCargo } from './cargo.ts';

/**
 * How the modules of Rust are found. `mod a;` leads to a file. What a `use` names is an item of the tree of modules,
 * and no file: it leads nowhere here, but out of the project where its first name is a crate that is not of it.
 */
export const modules: ModuleRules = {
  open(world) {
    const cargo = openCargo(world);
    return (from, { specifier, kind }) => {
      if (kind === 'mod') return [moduleFile(world, cargo, from, specifier)];
      const [first = ''] = specifier.replace(/^::/, '').split('::');
      const crate = cargo.crateNamed(from, first);
      return crate && 'outside' in crate ? [{ status: crate.outside, name: crate.name }] : [];
    };
  },
};

/** The file of the module that is declared in `from`; `specifier` is its path from there, see `modItem`. */
function moduleFile(world: ModuleWorld, cargo: Cargo, from: string, specifier: string): ModuleTarget {
  const parts = specifier.split('::');
  const last = parts.pop()!;
  const own = directoryOf(from);
  const isPath = last.includes('.') || last.includes('/');
  // A path is relative to the file itself, but in modules that are written out to the directory of these.
  const candidates = (directory: string | undefined): string[] => {
    const base = directory === undefined ? undefined : joinPath(directory, parts.join('/'));
    if (base === undefined) return [];
    const names = isPath ? [last] : [`${last}.rs`, `${last}/mod.rs`];
    return names.flatMap((name) => joinPath(base, name) ?? []);
  };
  const found = (directory: string | undefined): string | undefined =>
    candidates(directory).find((path) => world.has(path));
  const below = from.replace(/\.rs$/, '');
  const isOwner = /(?:^|\/)mod\.rs$/.test(from) || cargo.isRoot(from);
  const isBeside = isOwner || (isPath && parts.length === 0);
  let path = found(isBeside ? own : below);
  // What a path leads to owns its directory as well.
  if (path === undefined && !isBeside && isSaidByPath(world, from)) path = found(own);
  if (path === undefined) return { status: 'unresolved', reason: 'there is no such file' };
  return { status: 'internal', path, assumed: '', ...(isForTests(world.text(from) ?? '', last) && { forTests: true }) };
}

/** True when a module is declared under the condition that tests are built. */
function isForTests(text: string, name: string): boolean {
  if (!/^\w+$/.test(name)) return false;
  const declaration = `(?:#\\[[^\\]]*\\]\\s*)*(?:pub(?:\\([^)]*\\))?\\s+)?mod\\s+${name}\\s*;`;
  return new RegExp(
    `#\\[cfg\\(\\s*(?:test\\s*\\)|all\\((?:[^\\]]*,)?\\s*test\\s*[,)])[^\\]]*\\]\\s*${declaration}`,
  ).test(text);
}

/** True when a file near by has an attribute that says this one is a module: `#[path = "this.rs"]`. */
function isSaidByPath(world: ModuleWorld, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).replaceAll('.', '\\.');
  const said = new RegExp(`\\bpath\\s*=\\s*"(?:[^"]*/)?${name}"`);
  for (let directory = directoryOf(path), i = 0; i < 4; directory = directoryOf(directory), i++) {
    for (const file of world.filesIn(directory)) {
      if (file.endsWith('.rs') && said.test(world.text(directory === '' ? file : `${directory}/${file}`) ?? ''))
        return true;
    }
    if (directory === '') break;
  }
  return false;
}
