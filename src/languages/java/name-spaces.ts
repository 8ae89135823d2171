import { type BindingKind, LINK_TARGETS, type Role, type SymbolKind } from '../../model/index.ts';
import type { NameUse } from '../link-rules.ts';

/** What a name can mean where it stands: types, methods and values have names of their own; `any` is each of them. */
export type NameSpace = 'type' | 'method' | 'value' | 'any';

const TYPES: ReadonlySet<SymbolKind | BindingKind> = new Set([
  ...(['class', 'interface', 'enum', 'object', 'type', 'trait', 'type-parameter'] as const),
]);
const METHODS: ReadonlySet<SymbolKind | BindingKind> = new Set(['method', 'function']);
const NOTHING: ReadonlySet<SymbolKind | BindingKind> = new Set([
  'constructor',
  'label',
  'module',
  'package',
  'namespace',
]);

/** The space that something of a kind has its name in; undefined for what no name means. */
export function spaceOfKind(kind: SymbolKind | BindingKind): Exclude<NameSpace, 'any'> | undefined {
  if (NOTHING.has(kind)) return undefined;
  if (TYPES.has(kind)) return 'type';
  return METHODS.has(kind) ? 'method' : 'value';
}

/** The space that a name is looked up in; of a name that is read, `value`, and types where there is none. */
export function spaceOfUse(role: Role, use: NameUse | undefined): NameSpace {
  if (role === 'type') return 'type';
  if (role === 'import' || role === 'export') return 'any';
  const said = use && use.occurrence >= 0 ? use.view.linksOf(use.occurrence) : [];
  if (said.some(({ kind, target }) => kind === 'value' && target === LINK_TARGETS.type)) return 'type';
  if (said.some(({ kind, target }) => kind === 'value' && target === LINK_TARGETS.function)) return 'method';
  return role === 'call' || role === 'key' ? 'method' : 'value';
}

/** True when a name in this space can mean something of this kind. */
export function fitsSpace(kind: SymbolKind | BindingKind, space: NameSpace): boolean {
  const own = spaceOfKind(kind);
  return own !== undefined && (space === 'any' || own === space);
}
