import type { BindingKind, SymbolKind } from '../../model/index.ts';

/** Kinds of what is only a type. */
export const ONLY_TYPES: ReadonlySet<SymbolKind | BindingKind> = new Set(['interface', 'type', 'type-parameter']);
/** Kinds of what a name can mean where a type is expected. */
export const TYPES: ReadonlySet<SymbolKind | BindingKind> = new Set([
  ...ONLY_TYPES,
  ...(['class', 'enum', 'namespace', 'module', 'import'] as const),
]);
