import { comparePlaces, type StoredFacts } from '../../model/index.ts';
import type { ModuleWorld } from '../modules.ts';
import { wholeOf } from './types.ts';

/** Paths of the files that define the type with a whole name, as a file sees it. */
export function typesOfPath(path: string, from: string, world: ModuleWorld): string[] {
  const { projects } = wholeOf(world);
  const name = path.slice(path.lastIndexOf('.') + 1);
  const found = world.definitions(name).filter(({ file, facts, symbol }) => {
    if (file.language !== 'csharp' || !TYPES.has(facts.symbols[symbol]!.kind)) return false;
    let whole = '';
    for (let at = symbol; at >= 0; at = facts.symbols[at]!.parent) {
      const { name: own, owner, kind } = facts.symbols[at]!;
      const part = kind === 'namespace' && owner !== '' ? `${owner.replace(/\s+/g, '')}.${own}` : own;
      whole = whole === '' ? part : `${part}.${whole}`;
    }
    return whole === path && projects.sees(from, file.path);
  });
  const plain = found.filter(({ facts, symbol }) => !isGeneric(facts, symbol));
  const wanted = plain.length > 0 ? plain : found;
  const own = wanted.filter(({ file }) => projects.of(file.path) === projects.of(from));
  return [...new Set((own.length > 0 ? own : wanted).map(({ file }) => file.path))];
}

/** True for a type that has type parameters. */
function isGeneric({ symbols, bindings }: StoredFacts, symbol: number): boolean {
  const { nameLine, nameColumn, signatureEndLine: line, signatureEndColumn: column } = symbols[symbol]!;
  return bindings.some(
    (one) =>
      one.kind === 'type-parameter' &&
      comparePlaces(one, { line: nameLine, column: nameColumn }) > 0 &&
      comparePlaces(one, { line, column }) < 0,
  );
}

const TYPES: ReadonlySet<string> = new Set(['class', 'struct', 'interface', 'enum', 'type']);
