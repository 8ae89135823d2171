import { joinPath } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';

/**
 * What TypeScript looks for in place of an extension that it would write itself. A declaration file stands for the module
 * only where there is no other: beside an implementation it describes that.
 */
const INSTEAD: Record<string, readonly string[]> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
  '.jsx': ['.tsx', '.jsx', '.d.ts'],
  '.mjs': ['.mts', '.mjs', '.d.mts'],
  '.cjs': ['.cts', '.cjs', '.d.cts'],
};
const ADDED = ['.ts', '.tsx', '.js', '.jsx', '.d.ts', '.json', '.mjs', '.cjs', '.mts', '.cts', '.vue', '.svelte'];

/** The file that a path without or with an extension stands for, by the rules of TypeScript. Not a directory. */
export function fileAt(world: ModuleWorld, path: string): string | undefined {
  const extension = /\.[cm]?jsx?$/.exec(path)?.[0];
  if (extension) {
    const bare = path.slice(0, -extension.length);
    for (const other of INSTEAD[extension]!) if (world.has(bare + other)) return bare + other;
  }
  if (world.has(path)) return path;
  for (const added of ADDED) if (world.has(path + added)) return path + added;
  return undefined;
}

/** What a declaration file names by a path: beside another one, and beside sources, never the JavaScript these stand for. */
export function describedAt(world: ModuleWorld, path: string): string | undefined {
  const [, bare = path, kind = ''] = /^(.*)\.([cm]?)jsx?$/.exec(path) ?? [];
  const files = kind === '' ? ['.ts', '.tsx', '.d.ts'] : [`.${kind}ts`, `.d.${kind}ts`];
  for (const added of files) if (world.has(bare + added)) return bare + added;
  return undefined;
}

/** The file that an entry of a package.json names: of a declaration file what that describes, when it stands beside it. */
export function entryAt(world: ModuleWorld, path: string): string | undefined {
  const described = path.replace(/\.d\.([cm]?)ts$/, '.$1js');
  return world.has(described) ? fileAt(world, described) : fileAt(world, path);
}

/** The file that a directory stands for: what its package.json names, else its index. */
export function fileOfDirectory(world: ModuleWorld, directory: string, main: readonly string[]): string | undefined {
  for (const entry of main) {
    const target = joinPath(directory, entry);
    if (target === undefined) continue;
    const file = entryAt(world, target) ?? fileAt(world, `${target}/index`);
    if (file !== undefined) return file;
  }
  return fileAt(world, directory === '' ? 'index' : `${directory}/index`);
}
