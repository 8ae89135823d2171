import { directoriesAround, directoryOf } from '../module-paths.ts';
import type { ModuleRules, ModuleWorld } from '../modules.ts';
import { lastPart, modulesNamed } from './whole-names.ts';

/** First parts of the names of modules that Elixir itself has. */
const STANDARD = new Set(
  `Access Agent Application Atom Base Behaviour Bitwise Calendar Code Collectable Config Date DateTime Duration
  DynamicSupervisor EEx Enum Enumerable ExUnit Exception File Float Function GenEvent GenServer HashDict HashSet IEx IO
  Inspect Integer JSON Kernel Keyword List Logger Macro Map MapSet Mix Module NaiveDateTime Node OptionParser
  PartitionSupervisor Path Port Process Protocol Range Record Regex Registry Set Stream String StringIO Supervisor
  System Task Time Tuple URI Version`.split(/\s+/),
);

/** True for a file of tests, which no other code uses. */
const isTest = (path: string): boolean => /(?:^|\/)test\//.test(path);

/** The directory of the nearest `mix.exs` around a file; '' when there is none. */
function projectOf(path: string, world: Pick<ModuleWorld, 'has'>): string {
  const around = directoriesAround(directoryOf(path));
  return around.find((directory) => world.has(directory === '' ? 'mix.exs' : `${directory}/mix.exs`)) ?? '';
}

/**
 * Of definitions of one module those that a file means: its own, else those that are no tests (unless it is one itself),
 * else those of its own project.
 */
export function nearest<T>(
  from: string,
  all: readonly T[],
  pathOf: (one: T) => string,
  world: Pick<ModuleWorld, 'has'>,
): readonly T[] {
  let left = all;
  for (const isNear of [
    (path: string) => path === from,
    (path: string) => isTest(from) || !isTest(path),
    (path: string) => projectOf(path, world) === projectOf(from, world),
  ]) {
    if (new Set(left.map(pathOf)).size < 2) break;
    const near = left.filter((one) => isNear(pathOf(one)));
    if (near.length > 0) left = near;
  }
  return left;
}

/** How modules of Elixir lead to files: by the names that files define, wherever they are. */
export const modules: ModuleRules = {
  open:
    (world) =>
    (from, { specifier, kind }) => {
      if (specifier.startsWith(':')) return [{ status: 'external', name: specifier }];
      const all = modulesNamed(specifier, world.definitions(lastPart(specifier)));
      const paths = [...new Set(nearest(from, all, ({ file }) => file.path, world).map(({ file }) => file.path))];
      const [path] = paths;
      const isMentioned = kind === 'autoload';
      if (path === undefined) {
        if (isMentioned) return [];
        return [{ status: STANDARD.has(specifier.split('.')[0]!) ? 'builtin' : 'external', name: specifier }];
      }
      if (isMentioned && (paths.length > 1 || path === from)) return [];
      if (paths.length > 1) return [{ status: 'unresolved', reason: 'several files define it' }];
      return [{ status: 'internal', path, assumed: '' }];
    },
};
