import { directoriesAround, directoryOf, joinPath, remembered } from '../module-paths.ts';
import type { ModuleRules, ModuleTarget, ModuleWorld } from '../modules.ts';

const internal = (path: string, assumed = ''): ModuleTarget => ({ status: 'internal', path, assumed });

/** Modules of the language, and of LuaJIT and OpenResty. */
const BUILT_IN =
  /^(?:bit|bit32|coroutine|debug|ffi|io|jit(?:\..+)?|math|os|package|string|table(?:\.(?:new|clear|nkeys|isarray|isempty|clone))?|utf8|ngx\..+|thread\..+)$/;

/** Directories that modules are below by custom. */
const ROOTS = ['', 'lua', 'src', 'lib'];
const TESTS = ['spec', 'test', 'tests'];
const NESTED = 'the program is run in a directory below the root';

/** The files that rockspecs have for modules, by name: `modules = { ["a.b"] = "src/a/b.lua" }`. */
function rockModules(world: ModuleWorld): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of world.ending('.rockspec')) {
    const text = world.text(path) ?? '';
    const start = text.search(/\bmodules\s*=\s*\{/);
    if (start < 0) continue;
    for (const [, quoted, bare, file = ''] of text
      .slice(start)
      .matchAll(/(?:\[\s*["']([\w.-]+)["']\s*\]|\b(\w+))\s*=\s*["']([^"']+\.lua)["']/g)) {
      const name = quoted ?? bare ?? '';
      // A rockspec speaks of the root of the project, wherever it is itself.
      for (const directory of directoriesAround(directoryOf(path))) {
        const target = joinPath(directory, file);
        if (target === undefined || !world.has(target)) continue;
        const known = found.get(name);
        if (!known) found.set(name, [target]);
        else if (!known.includes(target)) known.push(target);
        break;
      }
    }
  }
  return found;
}

/** How Lua finds modules: by the rockspecs, else below the directories that are roots by custom. */
export const modules: ModuleRules = {
  open(world) {
    let rocks: ReadonlyMap<string, readonly string[]> | undefined;
    const fileBelow = remembered((key): string | undefined => {
      const [directory = '', path = ''] = key.split('\n');
      return [`${path}.lua`, `${path}/init.lua`]
        .flatMap((one) => joinPath(directory, one) ?? [])
        .find((one) => world.has(one));
    });

    return (from, { specifier, kind }) => {
      if (kind === 'package') return [];
      if (kind === 'dynamic' && /\.lua$/.test(specifier)) {
        const places = [directoryOf(from), ''].flatMap((directory) => joinPath(directory, specifier) ?? []);
        const path = places.find((one) => world.has(one));
        return [path === undefined ? { status: 'unresolved', reason: 'no such file' } : internal(path)];
      }
      rocks ??= rockModules(world);
      const [rock, ...others] = rocks.get(specifier) ?? [];
      if (rock !== undefined && others.length === 0) return [internal(rock)];
      const path = specifier.replaceAll('.', '/');
      // The path may also be written with slashes.
      for (const root of directoriesAround(directoryOf(from)).reverse()) {
        const isTest = /(?:^|\/)(?:spec|tests?)\//.test(from);
        const found = [...ROOTS, ...(isTest ? TESTS : [])].flatMap((name) => {
          const directory = joinPath(root, name);
          const isThere = directory !== undefined && (name === '' || world.hasDirectory(directory));
          return isThere ? (fileBelow(`${directory}\n${path}`) ?? []) : [];
        });
        const [first, ...more] = new Set(found);
        if (first === undefined) continue;
        if (more.length > 0) return [{ status: 'unresolved', reason: 'several roots have it' }];
        return [
          internal(first, root === '' || world.filesIn(root).some((name) => name.endsWith('.rockspec')) ? '' : NESTED),
        ];
      }
      return [{ status: BUILT_IN.test(specifier) ? 'builtin' : 'external', name: specifier }];
    };
  },
};
