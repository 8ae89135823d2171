import type { ModuleWorld, WorldDefinition } from '../modules.ts';

/** Finds definitions by their whole name: package, types around it, name. */
export interface TypeNames {
  /** Paths of the files that define it, in order; several where modules or source sets have the same. */
  pathsOf(whole: string): readonly string[];
}

/** Languages whose definitions share these names. */
const LANGUAGES = new Set(['java', 'kotlin', 'scala']);

/** Opens the names that the files of the index define. */
export function createTypeNames(world: Pick<ModuleWorld, 'definitions' | 'named'>): TypeNames {
  return {
    pathsOf: (whole) => {
      const name = whole.slice(whole.lastIndexOf('.') + 1);
      return world.definitions(name).flatMap((one) => (wholeName(one, name) === whole ? [one.file.path] : []));
    },
  };
}

function wholeName({ file: { language }, package: of, around }: WorldDefinition, name: string): string | undefined {
  return LANGUAGES.has(language) ? [...(of === '' ? [] : [of]), ...around, name].join('.') : undefined;
}
