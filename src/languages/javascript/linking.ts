import type { BindingKind, SymbolKind } from '../../model/index.ts';
import type { LinkRules, LinkWorld, NameUse } from '../link-rules.ts';
import type { Meaning } from '../meaning.ts';
import { objectKey } from './object-keys.ts';
import { memberOfWhole, requiredValue, requiredWhole } from './whole-module.ts';

const ONLY_TYPES: ReadonlySet<SymbolKind | BindingKind> = new Set(['interface', 'type', 'type-parameter']);
const TYPES: ReadonlySet<SymbolKind | BindingKind> = new Set([
  ...ONLY_TYPES,
  ...(['class', 'enum', 'namespace', 'module', 'import'] as const),
]);

/** What stands at file level of a script, and what is declared for all files, is seen everywhere. */
function unbound({ name, role, view }: NameUse, links: LinkWorld): Meaning | undefined {
  const all = links.definitions(name, view).filter(({ view: on, symbol }) => {
    const one = on.facts.symbols[symbol]!;
    return one.parent < 0 && (role !== 'type' || TYPES.has(one.kind)) && isScript(on.facts.imports, on.facts.symbols);
  });
  if (all.length === 0) return undefined;
  const isOne = new Set(all.map(({ view: on }) => on.file.id)).size === 1;
  // Whether both run in one program is not known.
  return isOne
    ? { is: 'definitions', all, certainty: 'inferred', rule: 'global' }
    : { is: 'unknown', rule: 'global', candidates: all };
}

const isScript = (imports: readonly unknown[], symbols: readonly { flags: number; parent: number }[]): boolean =>
  imports.length === 0 && symbols.every(({ flags, parent }) => parent >= 0 || (flags & 1) === 0);

/** How names of JavaScript and TypeScript are bound: values and types have names of their own. */
export const linking: LinkRules = {
  merges: true,
  hidesMembers: true,
  fitsByRole: true,
  fits: (kind, role) =>
    role === 'type' ? TYPES.has(kind) : !ONLY_TYPES.has(kind) || role === 'import' || role === 'export',
  unbound,
  whole: requiredWhole,
  besideExports: memberOfWhole,
  calls: requiredValue,
  key: objectKey,
  keysAreMembers: true,
  elements: { Array: 0, ReadonlyArray: 0, Set: 0, ReadonlySet: 0, Iterable: 0, AsyncIterable: 0, Generator: 0 },
  awaited: { Promise: 0, PromiseLike: 0 },
  same: {
    ...{ Readonly: 0, Partial: 0, Required: 0, NonNullable: 0, Omit: 0, Pick: 0, Awaited: 0, NoInfer: 0 },
    ...{ ReturnType: -1, InstanceType: -1, Parameters: -1, ConstructorParameters: -1, Extract: -1, Exclude: -1 },
    ...{ Record: -1, ThisType: -1 },
  },
  lessens: new Set(['Omit', 'Pick']),
  results: ['ReturnType'],
  given: {
    Map: { get: 1 },
    ReadonlyMap: { get: 1 },
    WeakMap: { get: 1 },
    '[]': {
      pop: 0,
      shift: 0,
      at: 0,
      find: 0,
      filter: 'self',
      slice: 'self',
      concat: 'self',
      reverse: 'self',
      sort: 'self',
    },
  },
  hands: {
    '[]': {
      ...{ map: 0, forEach: 0, filter: 0, find: 0, findLast: 0, findIndex: 0, some: 0, every: 0, flatMap: 0, sort: 0 },
    },
    Set: { forEach: 0 },
    Map: { forEach: 1 },
    // biome-ignore lint/suspicious/noThenProperty: a table of names, of which nothing is awaited.
    Promise: { then: 0 },
  },
};
