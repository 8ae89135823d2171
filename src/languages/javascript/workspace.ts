import { directoriesAround, directoryOf, joinPath, matchesGlob, remembered } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';
import { type PackageFile, readPackageFile } from './package-file.ts';

/** The packages of the repository. */
export interface Workspace {
  /** The package that a file belongs to: the nearest package.json. */
  packageOf(file: string): PackageFile | undefined;
  /** The package that a file gets by this name without an installation: of its workspace, or linked by its directory. */
  packageNamed(name: string, file: string): PackageFile | undefined;
}

/** Opens the packages that the files of the index show. */
export function openWorkspace(world: ModuleWorld): Workspace {
  const packageIn = remembered((directory) => readPackageFile(world, directory));
  const nearest = remembered((directory) =>
    directoriesAround(directory)
      .map(packageIn)
      .find((found) => found !== undefined),
  );
  // By root of a workspace: its packages by name.
  const members = remembered((root) => {
    const patterns = patternsOf(world, packageIn(root), root);
    const byName = new Map<string, PackageFile>();
    if (patterns.length === 0) return byName;
    for (const path of world.named('package.json')) {
      const directory = directoryOf(path);
      if (directory !== root && !isMember(directory, root, patterns)) continue;
      const found = packageIn(directory);
      if (found && found.name !== '' && !byName.has(found.name)) byName.set(found.name, found);
    }
    return byName;
  });
  return {
    packageOf: (file) => nearest(directoryOf(file)),
    packageNamed: (name, file) => {
      for (const directory of directoriesAround(directoryOf(file))) {
        const here = packageIn(directory);
        const linked = here?.linked.get(name);
        if (linked !== undefined) {
          const at = joinPath(directory, linked);
          return at === undefined ? undefined : packageIn(at);
        }
        const found = members(directory).get(name);
        if (found) return found;
      }
      return undefined;
    },
  };
}

/** Patterns of the directories of packages, as npm, yarn, pnpm and lerna write them. */
function patternsOf(world: ModuleWorld, root: PackageFile | undefined, directory: string): readonly string[] {
  const file = (name: string): string | undefined => world.text(directory === '' ? name : `${directory}/${name}`);
  if (root && root.workspaces.length > 0) return root.workspaces;
  const pnpm = file('pnpm-workspace.yaml');
  if (pnpm !== undefined) {
    const block = /^packages:[^\n]*\n((?:[ \t]*(?:-.*|#.*)?\n?)*)/m.exec(pnpm)?.[1] ?? '';
    return [...block.matchAll(/^[ \t]*-[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^#\s]+))/gm)].map(
      ([, double, single, plain]) => double ?? single ?? plain ?? '',
    );
  }
  const lerna = file('lerna.json');
  if (lerna === undefined) return [];
  const listed = /"packages"\s*:\s*\[([^\]]*)\]/.exec(lerna)?.[1];
  return listed === undefined ? ['packages/*'] : [...listed.matchAll(/"([^"]*)"/g)].map(([, pattern]) => pattern!);
}

function isMember(directory: string, root: string, patterns: readonly string[]): boolean {
  let member = false;
  for (const pattern of patterns) {
    const refused = pattern.startsWith('!');
    const path = joinPath(root, pattern.slice(refused ? 1 : 0));
    if (path === undefined || !matchesGlob(directory, path)) continue;
    if (refused) return false;
    member = true;
  }
  return member;
}
