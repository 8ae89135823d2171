import { directoriesAround, directoryOf, joinPath, remembered } from '../module-paths.ts';
import type { ModuleRules, ModuleTarget, ModuleWorld } from '../modules.ts';
import { openAutoload } from './autoload.ts';
import { isStandard } from './standard-library.ts';

const unresolved = (reason: string): ModuleTarget => ({ status: 'unresolved', reason });
const internal = (path: string, assumed = ''): ModuleTarget => ({ status: 'internal', path, assumed });

/** The file that a path without an extension, or with one, means. */
function fileAt(world: ModuleWorld, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  return [path, `${path}.rb`].find((one) => world.has(one) && !one.endsWith('/'));
}

/** The directories that gems of the project have their files in, from what their gemspecs say; `lib` where they say nothing. */
function openLoadPath(world: ModuleWorld): (from: string) => readonly string[] {
  const gemspecsIn = remembered((directory) => world.filesIn(directory).filter((name) => name.endsWith('.gemspec')));
  const pathsOf = remembered((directory): readonly string[] => {
    const said = gemspecsIn(directory).flatMap((name) => {
      const text = world.text(directory === '' ? name : `${directory}/${name}`) ?? '';
      const [, list = ''] = /\brequire_paths?\s*=\s*(\[[^\]]*\]|%w[[({][^\])}]*[\])}]|["'][^"']*["'])/.exec(text) ?? [];
      return list.match(/[\w./-]+/g)?.filter((word) => word !== 'w') ?? [];
    });
    return (said.length > 0 ? said : ['lib']).flatMap((path) => joinPath(directory, path) ?? []);
  });
  let gems: readonly string[] | undefined;
  /** Directories of all gems, which may be used by each other. */
  const all = (): readonly string[] => {
    gems ??= [...new Set(world.ending('.gemspec').map(directoryOf))].flatMap(pathsOf);
    return gems;
  };
  return remembered((directory) => {
    const around = directoriesAround(directory);
    const own = around.filter((one) => one === '' || gemspecsIn(one).length > 0 || world.has(`${one}/Gemfile`));
    const tests = around.flatMap((one) => ['test', 'spec'].flatMap((name) => joinPath(one, name) ?? []));
    const inTests = /(?:^|\/)(?:test|spec|features)(?:\/|$)/.test(directory) ? tests : [];
    return [...new Set([...own.flatMap(pathsOf), ...inTests, ...all()])].filter((one) => world.hasDirectory(one));
  });
}

/** How Ruby finds files: beside the file, on the load path of the gems of the project, by the names of constants. */
export const modules: ModuleRules = {
  open(world) {
    const loadPath = openLoadPath(world);
    const autoload = openAutoload(world);
    return (from, { specifier, kind, imported }) => {
      if (kind === 'autoload') {
        const path = autoload(from, specifier, imported);
        return path === undefined || path === from ? [] : [internal(path)];
      }
      if (kind === 'include') {
        const path = fileAt(world, joinPath(directoryOf(from), specifier));
        return [path === undefined ? unresolved('no such file') : internal(path)];
      }
      for (const root of loadPath(directoryOf(from))) {
        const path = fileAt(world, joinPath(root, specifier));
        if (path !== undefined) return [internal(path)];
      }
      if (kind === 'dynamic' && imported === '') {
        const path = fileAt(world, joinPath('', specifier));
        if (path !== undefined) return [internal(path)];
      }
      if (specifier.startsWith('.') || specifier.startsWith('/')) return [unresolved('no such file')];
      return [{ status: isStandard(specifier) ? 'builtin' : 'external', name: specifier.split('/')[0]! }];
    };
  },
};
