import { directoryOf, joinPath } from '../module-paths.ts';
import type { ModuleRules, ModuleTarget } from '../modules.ts';
import { isBuiltin } from './builtins.ts';
import { type CompilerOptions, createCompilerOptions } from './compiler-options.ts';
import { describedAt, entryAt, fileAt, fileOfDirectory } from './module-files.ts';
import { conditionsOf, entriesOf, type PackageFile } from './package-file.ts';
import { openWorkspace } from './workspace.ts';

const unresolved = (reason: string): ModuleTarget => ({ status: 'unresolved', reason });
const internal = (path: string, assumed = ''): ModuleTarget => ({ status: 'internal', path, assumed });
const BUILT_FROM = 'the file is built from this source';
/** Folders that a build writes, and where its sources are by custom. */
const BUILT = /(^|\/)(?:lib|dist|build|out|esm|cjs)(?=\/)/;

/** How TypeScript, Node and bundlers find modules, without what is installed. */
export const modules: ModuleRules = {
  importsAll: true,
  open(world) {
    const workspace = openWorkspace(world);
    const optionsOf = createCompilerOptions(world);

    function inDirectory(directory: string): string | undefined {
      const own = world.has(directory === '' ? 'package.json' : `${directory}/package.json`)
        ? workspace.packageOf(directory === '' ? 'x' : `${directory}/x`)
        : undefined;
      return fileOfDirectory(world, directory, own?.directory === directory ? own.main : []);
    }
    const at = (path: string): string | undefined =>
      fileAt(world, path) ?? (world.hasDirectory(path) ? inDirectory(path) : undefined);

    function relative(from: string, specifier: string): ModuleTarget {
      const target = specifier.startsWith('/') ? specifier.slice(1) : joinPath(directoryOf(from), specifier);
      if (target === undefined) return unresolved('it leads out of the project');
      // `./dir/` and `.` are directories, whatever file has the name.
      const isDescription = /\.d\.[cm]?ts$/.test(from);
      const named = (): string | undefined => (isDescription ? describedAt(world, target) : undefined) ?? at(target);
      const found = /(^|\/)\.{0,2}$|\/$/.test(specifier) ? inDirectory(target) : named();
      if (found !== undefined) return internal(found);
      const options = optionsOf(from);
      const inRoots = options && throughRootDirs(options, target, at);
      if (inRoots !== undefined) return internal(inRoots);
      return sourceOf(target) ?? unresolved('there is no such file');
    }

    /** The source of a file that is built: by the options of its project, else by custom where that is unambiguous. */
    function sourceOf(target: string): ModuleTarget | undefined {
      const owner = workspace.packageOf(target);
      const options = owner && optionsOf(owner.directory === '' ? 'src/x.ts' : `${owner.directory}/src/x.ts`);
      if (options?.outDir !== undefined && (target === options.outDir || target.startsWith(`${options.outDir}/`))) {
        const rest = target.slice(options.outDir.length + 1);
        const root = options.rootDir ?? joinPath(owner!.directory, 'src') ?? '';
        for (const place of [rest, rest.replace(/^[^/]+\//, '')]) {
          const path = joinPath(root, place);
          const found = path === undefined ? undefined : at(withoutDeclaration(path));
          // Where the options name both folders nothing is assumed.
          const isSaid = place === rest && options.rootDir !== undefined;
          if (found !== undefined) return internal(found, isSaid ? '' : BUILT_FROM);
        }
      }
      if (!BUILT.test(target)) return undefined;
      const found = new Set<string>();
      for (const source of ['src', 'source']) {
        const moved = withoutDeclaration(target.replace(BUILT, `$1${source}`));
        for (const path of [moved, moved.replace(/((?:^|\/)(?:src|source))\/[^/]+\//, '$1/')]) {
          const file = at(path);
          if (file !== undefined) found.add(file);
        }
      }
      const [only] = found;
      return only !== undefined && found.size === 1 ? internal(only, BUILT_FROM) : undefined;
    }

    function inPackage(owner: PackageFile, subpath: string, holding: ReadonlySet<string>): ModuleTarget {
      const place = (entry: string): string | undefined => joinPath(owner.directory, entry);
      const entries = owner.exports === undefined ? undefined : entriesOf(owner.exports, subpath, holding);
      const tried = (entries ?? []).filter((entry) => entry.startsWith('./'));
      if (owner.exports === undefined) {
        if (subpath !== '.') tried.push(subpath);
        else tried.push(...owner.main, './index');
      }
      for (const entry of tried) {
        const path = place(entry);
        const found = path === undefined ? undefined : (entryAt(world, path) ?? at(path));
        if (found !== undefined) return internal(found);
      }
      for (const entry of tried) {
        const path = place(entry);
        const found = path === undefined ? undefined : sourceOf(path);
        if (found) return found;
      }
      return unresolved(`the package ${owner.name} of this project has no such module`);
    }

    function byName(from: string, specifier: string, kind: string): ModuleTarget {
      const options = optionsOf(from);
      for (const target of options ? mapped(options, specifier) : []) {
        const found = at(target);
        if (found !== undefined) return internal(found);
      }
      if (options?.baseUrl !== undefined) {
        const path = joinPath(options.baseUrl, specifier);
        const found = path === undefined ? undefined : at(path);
        if (found !== undefined) return internal(found);
      }
      if (isBuiltin(specifier)) return { status: 'builtin', name: specifier };
      const parts = specifier.split('/');
      const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
      const subpath = [
        '.',
        ...specifier
          .slice(name.length + 1)
          .split('/')
          .filter((part) => part !== ''),
      ].join('/');
      const holding = conditionsOf(kind, options?.conditions);
      const own = workspace.packageOf(from);
      if (own?.name === name && own.exports !== undefined) return inPackage(own, subpath, holding);
      const found = workspace.packageNamed(name, from);
      return found ? inPackage(found, subpath, holding) : { status: 'external', name };
    }

    return (from, { specifier: written, kind }) => {
      // `?raw` and `!` are for bundlers.
      const specifier = written.replace(/^.*!/, '').replace(/\?.*$/, '');
      if (specifier === '') return [];
      if (/^(?:https?:|data:|npm:|jsr:)/.test(specifier)) return [{ status: 'external', name: specifier }];
      if (/^\.{0,2}\/|^\.{1,2}$/.test(specifier)) return [relative(from, specifier)];
      if (specifier.startsWith('#')) {
        const own = workspace.packageOf(from);
        const holding = conditionsOf(kind, optionsOf(from)?.conditions);
        for (const entry of (own?.imports !== undefined && entriesOf(own.imports, specifier, holding)) || []) {
          if (!entry.startsWith('./')) return [byName(from, entry, kind)];
          const path = joinPath(own!.directory, entry);
          const found = path === undefined ? undefined : at(path);
          if (found !== undefined) return [internal(found)];
          const source = path === undefined ? undefined : sourceOf(path);
          if (source) return [source];
        }
      }
      return [byName(from, specifier, kind)];
    };
  },
};

function withoutDeclaration(path: string): string {
  return path.replace(/\.d\.([cm]?)ts$/, '.$1js');
}

function throughRootDirs(
  { rootDirs }: CompilerOptions,
  target: string,
  at: (path: string) => string | undefined,
): string | undefined {
  const own = rootDirs.find((root) => target === root || target.startsWith(`${root}/`));
  if (own === undefined) return undefined;
  for (const root of rootDirs) {
    const path = root === own ? undefined : joinPath(root, target.slice(own.length + 1));
    const found = path === undefined ? undefined : at(path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where the `paths` of a tsconfig send a name: an exact pattern first, then that with the longest beginning. */
function mapped({ paths }: CompilerOptions, specifier: string): string[] {
  const fits = paths.flatMap(({ pattern, targets }) => {
    const star = pattern.indexOf('*');
    if (star < 0) return pattern === specifier ? [{ length: Number.POSITIVE_INFINITY, targets, rest: '' }] : [];
    const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
    if (!specifier.startsWith(before) || !specifier.endsWith(after) || specifier.length < before.length + after.length)
      return [];
    return [{ length: star, targets, rest: specifier.slice(star, specifier.length - after.length) }];
  });
  const best = fits.sort((a, b) => b.length - a.length)[0];
  return best ? best.targets.map((target) => target.replace('*', best.rest)) : [];
}
