import { directoriesAround, directoryOf, joinPath, remembered } from '../module-paths.ts';
import type { ModuleRules, ModuleTarget } from '../modules.ts';
import { openCompileDatabase } from './compile-database.ts';
import {
  type IncludeDirectory,
  isCustomary,
  isHinted,
  isNamed,
  isOfOtherSystem,
  isOfOthers,
  openBuildFiles,
} from './include-directories.ts';
import { isSystemHeader } from './system-headers.ts';

const unresolved = (reason: string): ModuleTarget => ({ status: 'unresolved', reason });
const MISSING = unresolved('there is no such file');
const SYSTEM = 'the project has a header of this name itself';
const COPY = 'the system may have it, of which this is a copy';
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
      const isLikely = ({ directory }: Candidate): boolean => named.some((one) => isHinted(directory, one));
      const found =
        nearest(elsewhere, from, isLikely) ?? nearest(customary, from, isLikely) ?? onlyOne(candidates, from);
      if (!found) return inBrackets ? { status: 'external', name: path } : MISSING;
      // A copy of what others made is often there for systems without it.
      const isCopy = inBrackets && found.status === 'internal' && found.assumed === '' && isOfOthers(found.path, from);
      return isCopy ? { ...found, assumed: COPY } : found;
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

/** The one that has most of the path in common with a file; of several such the one that the build makes likely. */
function nearest(
  all: readonly Candidate[],
  from: string,
  isLikely: (candidate: Candidate) => boolean,
): ModuleTarget | undefined {
  const sorted = nearestFirst(forSystemOf(all, from), from);
  const near = sorted.filter((one) => distanceFrom(from, one) === distanceFrom(from, sorted[0]!));
  const likely = near.length > 1 ? near.filter(isLikely) : near;
  if (likely.length === 1) return internal(likely[0]!.path, all.length > 1 ? SEVERAL : '');
  return near.length > 0 ? unresolved(SEVERAL) : undefined;
}

/** Those that are not for another system than a file is; all where none is left. */
function forSystemOf(candidates: readonly Candidate[], from: string): readonly Candidate[] {
  const own = isOfOtherSystem(from) ? candidates : candidates.filter(({ path }) => !isOfOtherSystem(path));
  return own.length > 0 ? own : candidates;
}

/** The only file of the project that can be meant, where both are below one directory of it. */
function onlyOne(all: readonly Candidate[], from: string): ModuleTarget | undefined {
  const [only, ...others] = forSystemOf(all, from);
  const isNear = only?.path.startsWith(from.slice(0, from.indexOf('/') + 1) || '\0');
  return others.length === 0 && isNear ? internal(only!.path, all.length > 1 ? SEVERAL : '') : undefined;
}

/** How many directories up from a file one is that has both. */
const distanceFrom = (from: string, { path }: Candidate): number =>
  directoriesAround(directoryOf(from)).findIndex((one) => one === '' || path.startsWith(`${one}/`));

/** Those first that have most of the path in common with a file. */
function nearestFirst(candidates: readonly Candidate[], from: string): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  return [...candidates].sort((a, b) => distanceFrom(from, a) - distanceFrom(from, b));
}
