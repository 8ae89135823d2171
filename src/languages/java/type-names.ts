import type { ModuleWorld, WorldDefinition } from '../modules.ts';
import { spaceOfKind } from './name-spaces.ts';

/** Languages whose definitions share their names: package, types around it, name. */
const LANGUAGES = new Set(['java', 'kotlin', 'scala']);

type World = Pick<ModuleWorld, 'definitions'>;

const NONE: readonly WorldDefinition[] = [];
/** By name, then by whole name: common names have hundreds of definitions. */
const known = new WeakMap<World, Map<string, ReadonlyMap<string, readonly WorldDefinition[]>>>();

/** The definitions that have a whole name, by path and place; several where modules or source sets have the same. */
export function definitionsOf(whole: string, world: World): readonly WorldDefinition[] {
  let byName = known.get(world);
  if (!byName) {
    byName = new Map();
    known.set(world, byName);
  }
  const name = whole.slice(whole.lastIndexOf('.') + 1);
  let byWhole = byName.get(name);
  if (!byWhole) {
    byWhole = byWholeName(world.definitions(name), name);
    byName.set(name, byWhole);
  }
  return byWhole.get(whole) ?? NONE;
}

function byWholeName(all: readonly WorldDefinition[], name: string): ReadonlyMap<string, readonly WorldDefinition[]> {
  const found = new Map<string, WorldDefinition[]>();
  for (const one of all) {
    const { file, facts, symbol, package: of, around } = one;
    const { kind } = facts.symbols[symbol]!;
    if (!LANGUAGES.has(file.language) || spaceOfKind(kind) === undefined) continue;
    // A companion of Kotlin has a name where it is written without one.
    const named = around.map((each) => (each === 'companion' && file.language === 'kotlin' ? 'Companion' : each));
    const whole = [...(of === '' ? [] : [of]), ...named, name].join('.');
    const others = found.get(whole);
    if (others) others.push(one);
    else found.set(whole, [one]);
  }
  return found;
}
