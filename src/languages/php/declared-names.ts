import type { SymbolKind } from '../../model/index.ts';
import type { ModuleWorld, WorldDefinition } from '../modules.ts';
import type { Composer } from './composer-files.ts';

/** The kinds of names that PHP keeps apart: types, functions and constants. */
export type Nature = 'type' | 'function' | 'constant';

const NATURES: ReadonlyMap<SymbolKind, Nature> = new Map([
  ...(['class', 'interface', 'trait', 'enum'] as const).map((kind) => [kind, 'type'] as const),
  ['function', 'function'],
  ['constant', 'constant'],
]);

/** What a definition is by its name in a namespace; undefined for members and namespaces. */
export function natureOf({ facts, symbol }: Pick<WorldDefinition, 'facts' | 'symbol'>): Nature | undefined {
  const one = facts.symbols[symbol];
  const nature = one && NATURES.get(one.kind);
  if (nature !== 'constant') return nature;
  const around = facts.symbols[one!.parent];
  return around && NATURES.get(around.kind) === 'type' ? undefined : nature;
}

/** The namespace that a definition stands in; '' is the global one. */
export function namespaceOf({ facts, symbol }: Pick<WorldDefinition, 'facts' | 'symbol'>): string {
  for (let at = facts.symbols[symbol]?.parent ?? -1; at >= 0; at = facts.symbols[at]!.parent) {
    if (facts.symbols[at]!.kind === 'namespace') return facts.symbols[at]!.name;
  }
  return '';
}

/**
 * Definitions of a name in a namespace ('' the global one), by path and place. Case matters in constants alone. Several
 * files may declare a type of one name: then it is that of the file where composer.json leads, if there is just one.
 */
export function declared(
  world: ModuleWorld,
  composer: Composer,
  { namespace, name, nature }: { namespace: string; name: string; nature: Nature },
): readonly WorldDefinition[] {
  const within = namespace.toLowerCase();
  const found = world.definitionsInAnyCase(name).filter((one) => {
    if (one.file.language !== 'php' || natureOf(one) !== nature) return false;
    if (nature === 'constant' && one.facts.symbols[one.symbol]!.name !== name) return false;
    return namespaceOf(one).toLowerCase() === within;
  });
  if (nature === 'constant' && namespace !== '') {
    // `define('A\B', …)`
    found.push(
      ...world
        .definitionsInAnyCase(`${namespace}\\${name}`)
        .filter((one) => one.file.language === 'php' && natureOf(one) === nature),
    );
  }
  const files = new Set(found.map(({ file }) => file.path));
  if (files.size < 2 || nature !== 'type') return found;
  // By the name as it is declared: paths do know case.
  const expected = found.filter((one) => {
    const own = [namespaceOf(one), one.facts.symbols[one.symbol]!.name].filter((part) => part !== '');
    return composer.filesOf(own.join('\\')).includes(one.file.path);
  });
  return new Set(expected.map(({ file }) => file.path)).size === 1 ? expected : found;
}
