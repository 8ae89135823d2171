import { parse } from 'jsonc-parser';
import { directoryOf, joinPath, remembered } from '../module-paths.ts';
import type { ModuleWorld } from '../modules.ts';

/** What the composer.json files of a project say of where classes are. */
export interface Composer {
  /** The files in which a class has to be by its name, `A\B\C`. */
  filesOf(name: string): readonly string[];
}

/** A prefix of class names and the directory for them; `flat` keeps the prefix in the path and parts names at `_` (PSR-0). */
interface Prefix {
  prefix: string;
  directory: string;
  flat: boolean;
}

const opened = new WeakMap<ModuleWorld, Composer>();

/** Reads all composer.json files of the index, once. */
export function openComposer(world: ModuleWorld): Composer {
  let composer = opened.get(world);
  if (!composer) {
    composer = readComposer(world);
    opened.set(world, composer);
  }
  return composer;
}

function readComposer(world: ModuleWorld): Composer {
  const prefixes = world.named('composer.json').flatMap((path) => prefixesIn(world, path));
  return {
    filesOf: remembered((name) => [
      ...new Set(
        prefixes
          .filter(({ prefix }) => name.toLowerCase().startsWith(prefix.toLowerCase()))
          .flatMap((one) => {
            const path = joinPath(one.directory, `${pathOf(name, one)}.php`);
            return path !== undefined && world.has(path) ? [path] : [];
          }),
      ),
    ]),
  };
}

function pathOf(name: string, { prefix, flat }: Prefix): string {
  if (!flat) return name.slice(prefix.length).replaceAll('\\', '/');
  const cut = name.lastIndexOf('\\') + 1;
  return `${name.slice(0, cut).replaceAll('\\', '/')}${name.slice(cut).replaceAll('_', '/')}`;
}

function prefixesIn(world: ModuleWorld, path: string): Prefix[] {
  const json = objectOf(parse(world.text(path) ?? ''));
  return ['autoload', 'autoload-dev'].flatMap((section) => {
    const rules = objectOf(json[section]);
    return (['psr-4', 'psr-0'] as const).flatMap((kind) =>
      Object.entries(objectOf(rules[kind])).flatMap(([prefix, directories]) =>
        (Array.isArray(directories) ? directories : [directories]).flatMap((directory): Prefix[] => {
          const at = typeof directory === 'string' ? joinPath(directoryOf(path), directory) : undefined;
          return at === undefined ? [] : [{ prefix, directory: at, flat: kind === 'psr-0' }];
        }),
      ),
    );
  });
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
