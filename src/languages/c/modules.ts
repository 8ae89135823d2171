import { directoriesAround, directoryOf, joinPath, remembered } from '../module-paths.ts';
import type { ModuleRules, ModuleTarget } from '../modules.ts';
import { openCompileDatabase } from './compile-database.ts';
import { type IncludeDirectory, isCustomary, isNamed, openBuildFiles } from './include-directories.ts';
import { isSystemHeader } from './system-headers.ts';

const unresolved = (reason: string): ModuleTarget => ({ status: 'unresolved', reason });
const MISSING = unresolved('there is no such file');
const SYSTEM = 'the project has a header of this name itself';
const SEVERAL = 'several directories that are looked in have such a file';

/**
 * Where `#include` leads: the directory of the file for what is in quotes, then the directories of the build, as a
 * compile database or else the build files name them, then those that are customary; else the only file of that name.
 */
export const modules: ModuleRules = {
  open(world) {
    const database = openCompileDatabase(world);
    const builds = openBuildFiles(world);

    /** Files whose path ends like that, with the directory that it is looked for in. */
    const ending = remembered((path) =>
      world.named(path.slice(path.lastIndexOf('/') + 1)).flatMap((found) => {
        if (found === path) return [{ path: found, directory: '' }];
        return found.endsWith(`/${path}`) ? [{ path: found, directory: found.slice(0, -path.length - 1) }] : [];
      }),
    );
    /** What the build files in a directory and around it name, innermost first. */
    const namedAround = remembered((directory) => {
      const all = directoriesAround(directory).flatMap((around) => builds.namedIn(around));
      const always = all.filter(({ isConditional }) => !isConditional).map((one) => one.directory);
      return { all: [...new Set(all.map((one) => one.directory))], always: [...new Set(always)] };
    });

    function byDatabase(from: string, path: string): ModuleTarget | undefined {
      for (const directory of database.directoriesOf(from) ?? []) {
        const found = joinPath(directory, path);
        if (found !== undefined && found !== from && world.has(found)) return internal(found);
      }
      return undefined;
    }

    /** Of what the path can mean in directories that are named, the first. */
    function among(named: readonly IncludeDirectory[], candidates: readonly Candidate[]): ModuleTarget | undefined {
      const found = named.flatMap((one) => candidates.filter(({ directory }) => isNamed(directory, one)));
      return chosen(found);
    }

    function find(from: string, path: string, inBrackets: boolean): ModuleTarget {
      const own = directoryOf(from);
      const beside = joinPath(own, path);
      if (!inBrackets && beside !== undefined && world.has(beside)) return internal(beside);
      const known = byDatabase(from, path);
      if (known) return known;
      const around = namedAround(own);
      // What is looked for in the project on some systems is on others the system's.
      const named = inBrackets && isSystemHeader(path) ? around.always : around.all;
      if (/(?:^|\/)\.\.?\//.test(path)) {
        const joined = named.flatMap((directory) => {
          const found = directory.includes('*') ? undefined : joinPath(directory, path);
          return found !== undefined && world.has(found) ? [{ path: found, directory }] : [];
        });
        return chosen(joined) ?? MISSING;
      }
      const candidates = ending(path).filter((candidate) => candidate.path !== from);
      const configured = among(named, nearestFirst(candidates, from));
      if (configured) return configured;
      if (inBrackets && isSystemHeader(path)) {
        // A system has its own in a directory that is customary.
        const own = path.includes('/') && candidates.find(({ directory }) => isCustomary(directory, directoryOf(from)));
        return own ? internal(own.path, SYSTEM) : { status: 'external', name: path };
      }
      const elsewhere = candidates.filter(({ directory }) =>
        namedAround(directory).all.some((one) => isNamed(directory, one)),
      );
      const customary = candidates.filter(({ directory }) => isCustomary(directory, own));
      return (
        chosen(nearestFirst(elsewhere, from)) ??
        chosen(nearestFirst(customary, from)) ??
        onlyOne(candidates, from) ??
        (inBrackets ? { status: 'external', name: path } : MISSING)
      );
    }

    return (from, { specifier, kind }) => {
      // `using` names no file.
      if (kind !== 'include') return [];
      const inBrackets = specifier.startsWith('<');
      const path = specifier.replace(/^<|>$/g, '').trim().replaceAll('\\', '/');
      if (path === '') return [];
      if (path.startsWith('/')) return [unresolved('it is outside of the project')];
      const found = find(from, path, inBrackets);
      const isMacro = found === MISSING && /^[A-Za-z_]\w*(?:\(.*\))?$/.test(path);
      return [isMacro ? unresolved('what the macro stands for is not known') : found];
    };
  },
};

interface Candidate {
  path: string;
  directory: string;
}

const internal = (path: string, assumed = ''): ModuleTarget => ({ status: 'internal', path, assumed });

/** The first, which is assumed where there are others. */
function chosen(found: readonly Candidate[]): ModuleTarget | undefined {
  const [first] = found;
  return first && internal(first.path, found.some(({ path }) => path !== first.path) ? SEVERAL : '');
}

/** The only file of the project that can be meant, where both are below one directory of it. */
function onlyOne(candidates: readonly Candidate[], from: string): ModuleTarget | undefined {
  const [only] = candidates;
  const isNear = only?.path.startsWith(from.slice(0, from.indexOf('/') + 1) || '\0');
  return candidates.length === 1 && isNear ? internal(only!.path) : undefined;
}

/** Those first that have most of the path in common with a file. */
function nearestFirst(candidates: readonly Candidate[], from: string): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  const around = directoriesAround(directoryOf(from));
  const distance = ({ path }: Candidate): number =>
    around.findIndex((directory) => directory === '' || path.startsWith(`${directory}/`));
  return [...candidates].sort((a, b) => distance(a) - distance(b));
}
