import { directoriesAround, directoryOf, joinPath, remembered } from '../module-paths.ts';
import type { ModuleRules, ModuleTarget, ModuleWorld } from '../modules.ts';
import { type ModuleFile, readModuleFile } from './module-file.ts';

/** A directory that stands for an import path and all below it. */
interface Root {
  path: string;
  directory: string;
  /** What is assumed when a package is taken from there. */
  assumed: string;
  /** It is no module itself: only those that are in it count. */
  hollow?: boolean;
}

/** How Go finds packages: by the modules of the repository, without what is downloaded. A package is a directory. */
export const modules: ModuleRules = {
  open(world) {
    const moduleIn = remembered((directory) => readIn(world, directory, 'go.mod'));
    const workspaceIn = remembered((directory) => readIn(world, directory, 'go.work'));
    const mainOf = remembered((directory) => directoriesAround(directory).find((one) => moduleIn(one) !== undefined));
    const rootsOf = remembered((directory) => roots(directory));
    const filesOf = remembered((directory) =>
      world.filesIn(directory).filter((name) => name.endsWith('.go') && !name.endsWith('_test.go')),
    );

    /** The modules that packages in a directory can take others from, the longest import path first. */
    function roots(directory: string): readonly Root[] {
      const found = new Map<string, Root>();
      const add = (path: string, at: string | undefined, assumed = ''): void => {
        if (path !== '' && at !== undefined && !found.has(path)) found.set(path, { path, directory: at, assumed });
      };
      const main = mainOf(directory);
      const workspace = directoriesAround(directory).find((one) => workspaceIn(one) !== undefined);
      const { uses = [], replaced } = (workspace !== undefined && workspaceIn(workspace)) || {};
      for (const use of uses) {
        const at = joinPath(workspace!, use);
        if (at !== undefined) add(moduleIn(at)?.path ?? '', at);
      }
      if (main !== undefined) add(moduleIn(main)!.path, main);
      for (const [path, target] of replaced ?? []) add(path, joinPath(workspace!, target));
      for (const [path, target] of (main !== undefined && moduleIn(main)?.replaced) || []) {
        add(path, joinPath(main!, target));
      }
      // Modules around this one and beside it are downloaded in the version that it asks for, which need not be this one.
      for (const other of directoriesAround(directory)) add(moduleIn(other)?.path ?? '', other, OTHER_VERSION);
      const own = main === undefined ? undefined : moduleIn(main)!.path;
      const all: Root[] = [...found.values()];
      if (own?.endsWith(`/${main}`) && main !== '') {
        all.push({ path: own.slice(0, -main!.length - 1), directory: '', assumed: '', hollow: true });
      }
      return all.sort((a, b) => b.path.length - a.path.length);
    }

    /** The package below a root; undefined when that has nothing to do with the import path. */
    function below({ path, directory, assumed, hollow }: Root, specifier: string): ModuleTarget | undefined {
      // The standard library names its packages without the module.
      const rest = path === 'std' ? `/${specifier}` : specifier.slice(path.length);
      const isBelow = path === 'std' || `${specifier}/`.startsWith(`${path}/`);
      const at = isBelow ? joinPath(directory, rest) : undefined;
      if (at === undefined) return undefined;
      const module = directoriesAround(at).find((one) => one === directory || moduleIn(one) !== undefined)!;
      if (module === directory) {
        if (hollow) return undefined;
        return inDirectory(at, assumed) ?? (path === 'std' ? undefined : NO_PACKAGE);
      }
      // What is in another module belongs to that alone.
      const nested = moduleIn(module)!.path;
      if (!`${specifier}/`.startsWith(`${nested}/`)) return undefined;
      const inNested = joinPath(module, specifier.slice(nested.length));
      return (inNested === undefined ? undefined : inDirectory(inNested, OTHER_VERSION)) ?? NO_PACKAGE;
    }

    function inDirectory(directory: string, assumed = ''): ModuleTarget | undefined {
      const files = filesOf(directory);
      if (files.length === 0) return undefined;
      const paths = files.map((name) => (directory === '' ? name : `${directory}/${name}`));
      return { status: 'internal', path: directory, files: paths, assumed };
    }

    function vendored(from: string, specifier: string): ModuleTarget | undefined {
      for (const around of directoriesAround(from)) {
        const found = inDirectory(around === '' ? `vendor/${specifier}` : `${around}/vendor/${specifier}`);
        if (found) return found;
        if (moduleIn(around)) return undefined;
      }
      return undefined;
    }

    function find(from: string, specifier: string): ModuleTarget {
      if (specifier === 'C' || specifier === 'unsafe') return { status: 'builtin', name: specifier };
      if (/^\.{1,2}(?:\/|$)/.test(specifier)) {
        const at = joinPath(from, specifier);
        return (at === undefined ? undefined : inDirectory(at)) ?? NO_PACKAGE;
      }
      for (const root of rootsOf(from)) {
        const found = below(root, specifier);
        if (found) return found;
      }
      const copy = vendored(from, specifier);
      if (copy) return copy;
      const [first = ''] = specifier.split('/');
      return first.includes('.') ? { status: 'external', name: specifier } : { status: 'builtin', name: specifier };
    }

    const findFrom = remembered((key) => {
      const end = key.indexOf('\n');
      return [find(key.slice(0, end), key.slice(end + 1))];
    });
    return (from, { specifier, kind }) =>
      kind === 'package' || specifier === '' ? [] : findFrom(`${directoryOf(from)}\n${specifier}`);
  },
};

const OTHER_VERSION = 'the version of the module that is asked for is this one';
const NO_PACKAGE: ModuleTarget = { status: 'unresolved', reason: 'there is no such package' };

function readIn(world: ModuleWorld, directory: string, name: string): ModuleFile | undefined {
  const text = world.text(directory === '' ? name : `${directory}/${name}`);
  return text === undefined ? undefined : readModuleFile(text);
}
