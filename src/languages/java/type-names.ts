import type { ModuleWorld, WorldDefinition } from '../modules.ts';
import { spaceOfKind } from './name-spaces.ts';

/** Languages whose definitions share their names: package, types around it, name. */
const LANGUAGES = new Set(['java', 'kotlin', 'scala']);

/** The definitions that have a whole name, by path and place; several where modules or source sets have the same. */
export function definitionsOf(whole: string, world: Pick<ModuleWorld, 'definitions'>): readonly WorldDefinition[] {
  const name = whole.slice(whole.lastIndexOf('.') + 1);
  return world.definitions(name).filter(({ file, facts, symbol, package: of, around }) => {
    const { kind } = facts.symbols[symbol]!;
    if (!LANGUAGES.has(file.language) || spaceOfKind(kind) === undefined) return false;
    // A companion of Kotlin has a name where it is written without one.
    const named = around.map((one) => (one === 'companion' && file.language === 'kotlin' ? 'Companion' : one));
    return [...(of === '' ? [] : [of]), ...named, name].join('.') === whole;
  });
}
